const DIGIT: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACE: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const GROUP: Record<string, number> = { 万: 1e4, 亿: 1e8 };

/**
 * A numeral in Han characters → number: 七百五十五, 二十, 十五, 两千三百, 一亿二千万, 二〇二六.
 * Undefined for anything that is not wholly a well-formed numeral, so that no guess gets through.
 */
export function readHanNumeral(numeral: string): number | undefined {
  if (!numeral) return undefined;
  const characters = [...numeral];
  if (characters.every((c) => c in DIGIT)) {
    // 二〇二六 is read digit by digit; a lone digit is itself.
    return characters.length === 1 || /[〇零]|^.{3,}$/u.test(numeral)
      ? Number(characters.map((c) => DIGIT[c]).join(''))
      : undefined;
  }
  let total = 0;
  let group = 0;
  let digit: number | undefined;
  let lastPlace = Number.POSITIVE_INFINITY;
  let lastGroup = Number.POSITIVE_INFINITY;
  for (const character of characters) {
    if (character in DIGIT) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = DIGIT[character];
    } else if (character in PLACE) {
      const place = PLACE[character] as number;
      if (place >= lastPlace) return undefined;
      group += (digit ?? (place === 10 ? 1 : Number.NaN)) * place;
      lastPlace = place;
      digit = undefined;
    } else if (character in GROUP) {
      const scale = GROUP[character] as number;
      if (scale >= lastGroup) return undefined;
      total += (group + (digit ?? 0)) * scale;
      group = 0;
      digit = undefined;
      lastPlace = Number.POSITIVE_INFINITY;
      lastGroup = scale;
    } else {
      return undefined;
    }
  }
  const value = total + group + (digit ?? 0);
  return Number.isNaN(value) ? undefined : value;
}
