/**
 * Numerals of Chinese text → number: Arabic, full-width, Han and mixed script. A closed grammar: what is
 * not wholly a well-formed numeral is undefined, so that no guess gets through.
 *
 *     1,234 · 4959.41 · ８９．５ · 七百五十五 · 两千三百 · 二〇二六 · 十五点七 · 3.16万 · 25万6千 · 二十万亿 · 负0.2 · 五分之一
 */

const DIGIT: Readonly<Record<string, number>> = {
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
const PLACE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** Groups, the higher first: what stands before 亿 may itself hold 万, and 亿 (万亿). */
const GROUPS = [
  ['亿', 1e8],
  ['万', 1e4],
] as const;

/** Longer runs are no numeral that anybody writes; the limit keeps reading linear on hostile input. */
const LONGEST = 60;

/** Full-width digits, letters and signs to ASCII, one character for one, so that offsets do not move. */
export function foldWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ％．＋－／～]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** Value of a numeral; white space must be gone. Undefined for anything else. */
export function readNumeral(numeral: string): number | undefined {
  // Nine of ten are plain digits.
  if (/^\d{1,15}(?:\.\d{1,15})?$/u.test(numeral)) return Number(numeral);
  const folded = foldWidth(numeral);
  if (!folded || folded.length > LONGEST) return undefined;
  const [, sign, unsigned = ''] = /^([负+-])?(.*)$/su.exec(folded) ?? [];
  const value = readUnsigned(unsigned);
  if (value === undefined) return undefined;
  return sign === '负' || sign === '-' ? -value : value;
}

function readUnsigned(text: string): number | undefined {
  const [denominator, numerator, ...others] = text.split('分之');
  if (numerator !== undefined && others.length === 0) {
    const [below, above] = [readGroups(denominator ?? ''), readGroups(numerator)];
    return below && above !== undefined ? above / below : undefined;
  }
  return readGroups(text);
}

/** A numeral with its groups 亿 and 万: the last 亿 splits first. */
function readGroups(text: string): number | undefined {
  for (const [word, scale] of GROUPS) {
    const at = text.lastIndexOf(word);
    if (at < 0) continue;
    // 1万1万 are two numbers.
    if (text.indexOf(word) < at) return undefined;
    const high = readGroups(text.slice(0, at));
    const rest = text.slice(at + 1);
    const low = rest === '' ? 0 : readRest(rest, scale);
    return high === undefined || low === undefined ? undefined : times(high, scale) + low;
  }
  return /^[\d,.]+$/u.test(text) ? readArabic(text) : (readMixedThousand(text) ?? readHan(text));
}

/** What follows a group: smaller than it; in Han digits with a leading 零 unless the next place is filled (一万五千). */
function readRest(text: string, group: number): number | undefined {
  const rest = text.replace(/^[零〇]/u, '');
  const value = rest ? readGroups(rest) : undefined;
  if (value === undefined || value >= group) return undefined;
  const isPlain = rest !== text || value >= group / 10 || /\d/u.test(rest);
  return isPlain ? value : undefined;
}

function readArabic(text: string): number | undefined {
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u.test(text)) return undefined;
  return Number(text.replaceAll(',', ''));
}

/** 6千, 3百, 8十, 2千5百, 8千3百20: Arabic numerals with places that fall. */
function readMixedThousand(text: string): number | undefined {
  if (!/^[\d.]+[十百千](?:\d[十百千])*\d{0,2}$/u.test(text)) return undefined;
  let [value, last] = [0, Number.POSITIVE_INFINITY];
  for (const [, digits = '', place = ''] of text.matchAll(/([\d.]+)([十百千]?)/gu)) {
    const [amount, scale] = [readArabic(digits), PLACE[place] ?? 1];
    if (amount === undefined || scale >= last || amount * scale >= last) return undefined;
    value += times(amount, scale);
    last = scale;
  }
  return value;
}

/** Han digits below 万: by places, digit by digit (二〇二六), or with a decimal point (十五点七). */
function readHan(text: string): number | undefined {
  const [whole = '', fraction, ...others] = text.split('点');
  if (others.length > 0) return undefined;
  const value = readHanWhole(whole);
  if (fraction === undefined || value === undefined) return value;
  const digits = readDigits(fraction);
  return digits === undefined ? undefined : Number(`${value}.${digits}`);
}

function readHanWhole(text: string): number | undefined {
  if ([...text].every((c) => c in DIGIT)) {
    // A lone digit is itself; a row of digits is a number only if it is long enough to be meant as one.
    const isRow = text.length >= 3 || (text.length === 2 && /^[〇零]|[〇零]$/u.test(text));
    return text.length === 1 ? DIGIT[text] : isRow ? Number(readDigits(text)) : undefined;
  }
  return readPlaces(text);
}

function readDigits(text: string): string | undefined {
  if (/^\d+$/u.test(text)) return text;
  return text && [...text].every((c) => c in DIGIT) ? [...text].map((c) => DIGIT[c]).join('') : undefined;
}

/** 七百五十五, 一千零五, 十五: places fall, each with its digit; 十 may stand without one at the beginning. */
function readPlaces(text: string): number | undefined {
  let value = 0;
  let digit: number | undefined;
  let last = Number.POSITIVE_INFINITY;
  let isZero = false;
  for (const character of text) {
    const place = PLACE[character];
    if (character === '零' || character === '〇') {
      if (isZero || digit !== undefined || value === 0) return undefined;
      isZero = true;
    } else if (character in DIGIT) {
      if (digit !== undefined) return undefined;
      digit = DIGIT[character];
    } else if (place !== undefined) {
      if (place >= last || (digit === undefined && !(place === 10 && value === 0))) return undefined;
      value += (digit ?? 1) * place;
      last = place;
      digit = undefined;
      isZero = false;
    } else {
      return undefined;
    }
  }
  // 六千八 may be 6008 or 6800 and is neither: the last digit needs its place unless it follows 十 or a 零.
  if (digit !== undefined && last > 10 && !isZero) return undefined;
  return isZero && digit === undefined ? undefined : value + (digit ?? 0);
}

/** Multiplies without binary noise: 6.5 × 1e8 is 650000000. */
export function times(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}
