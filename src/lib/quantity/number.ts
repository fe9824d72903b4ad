/** Arabic numerals in Chinese text. Han and mixed numerals are read by `text/han-numeral.ts`. */

/** Full-width digits, letters and signs to ASCII, one character for one, so that offsets do not move. */
export function foldWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％．＋－／～]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** A number in folded text: 1,234 (thousands), 1234, 4959.41. */
export const NUMBER = /(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d])/gu;

/** Value of a numeral matched by `NUMBER`. */
export function readNumber(numeral: string): number {
  return Number(numeral.replaceAll(',', ''));
}

/** Multiplies a decimal by a power of ten without binary noise: 6.5 × 1e8 is 650000000. */
export function scale(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}
