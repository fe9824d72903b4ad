import { codePoint } from 'dingbat-to-unicode';

const FONTS = /^(?:symbol|webdings|wingdings(?: [23])?)$/iu;

/** Codes of Wingdings as they look, where the table of symbols names a form that is an emoji or that few fonts have. */
const PLAIN: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  117: '◆',
  168: '□',
  216: '➢',
  253: '☒',
  254: '☑',
};

/** Whether the letters of a font are pictures. */
export function isSymbolFont(font: string | undefined): font is string {
  return FONTS.test(font ?? '');
}

/**
 * The character whose glyph a symbol font has at a code.
 * @param code as the document gives it: 0x20–0xFF, or the same in the private use area, U+F020–U+F0FF (ECMA-376 part 1, section 17.3.3.30)
 * @returns undefined where the font or the code is not known
 */
export function symbolOf(font: string, code: number): string | undefined {
  if (!isSymbolFont(font)) return undefined;
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return (/^wingdings$/iu.test(font) ? PLAIN[own] : undefined) ?? codePoint(font, own)?.string;
}

/**
 * A `w:sym`, ECMA-376 part 1, section 17.3.3.30.
 * @returns the character, and what stands for it in the own text of the paragraph where that is another one
 */
export function readSymbol(font: string, code: number): { text: string; from?: string; isKnown: boolean } {
  if (!Number.isInteger(code) || code < 0 || code > 0x10ffff) return { text: '\ufffd', isKnown: false };
  const isCode = isSymbolFont(font) || code < 0x100 || (code >= 0xf000 && code <= 0xf0ff);
  if (!isCode) return { text: String.fromCodePoint(code), isKnown: true };
  const symbol = symbolOf(font, code);
  const from = String.fromCodePoint(code < 0x100 ? 0xf000 + code : code);
  return { text: symbol ?? '\ufffd', from, isKnown: symbol !== undefined };
}

/** What `lvlText` of a bullet prints; a picture of a font that is not known is a bullet all the same. */
export function bulletOf(text: string, font: string | undefined): string {
  const bullet = [...text].map((character) => {
    const code = character.charCodeAt(0);
    const isLetter = isSymbolFont(font) && code < 0x100;
    if (font && (isLetter || /\p{Co}/u.test(character))) return symbolOf(font, code) ?? '•';
    // Word's second bullet is the letter o of Courier New: a ring.
    if (character === 'o' && /^courier/iu.test(font ?? '')) return '◦';
    return /\p{Co}/u.test(character) ? '•' : character;
  });
  return bullet.join('').trim();
}
