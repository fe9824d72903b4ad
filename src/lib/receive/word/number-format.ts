/** Numbers of lists in the formats of ECMA-376 part 1, section 17.18.59 (ST_NumberFormat), as Word sets them. */

const DIGITS = [...'零一二三四五六七八九'];
const LEGAL = [...'零壹贰叁肆伍陆柒捌玖'];
const LEGAL_TRADITIONAL = [...'零壹貳參肆伍陸柒捌玖'];

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => within(value, '⒈', 20),
  decimalEnclosedParen: (value) => within(value, '⑴', 20),
  ideographEnclosedCircle: (value) => within(value, '㊀', 10),
  numberInDash: (value) => `- ${value} -`,
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letter(value, 26, 65),
  lowerLetter: (value) => letter(value, 26, 97),
  chineseCounting: (value) => counted(value, DIGITS, '十百千'),
  chineseCountingThousand: (value) => counted(value, DIGITS, '十百千'),
  taiwaneseCounting: (value) => counted(value, DIGITS, '十百千'),
  taiwaneseCountingThousand: (value) => counted(value, DIGITS, '十百千'),
  japaneseCounting: (value) => counted(value, DIGITS, '十百千').replace(/一(?=[十百千])/gu, ''),
  chineseLegalSimplified: (value) => counted(value, LEGAL, '拾佰仟', true),
  ideographLegalTraditional: (value) => counted(value, LEGAL_TRADITIONAL, '拾佰仟', true),
  ideographDigital: digits,
  taiwaneseDigital: digits,
  japaneseDigitalTenThousand: digits,
  ideographTraditional: (value) => [...'甲乙丙丁戊己庚辛壬癸'][value - 1] ?? String(value),
  ideographZodiac: (value) => [...'子丑寅卯辰巳午未申酉戌亥'][value - 1] ?? String(value),
  ideographZodiacTraditional: (value) =>
    value < 1
      ? String(value)
      : `${[...'甲乙丙丁戊己庚辛壬癸'][(value - 1) % 10]}${[...'子丑寅卯辰巳午未申酉戌亥'][(value - 1) % 12]}`,
  none: () => '',
};

/**
 * @param value 0 to 32767; what a format has no sign for is set in digits, as Word does
 * @returns undefined where the format is none of those that bulletins have
 */
export function formatNumber(value: number, format: string): string | undefined {
  return FORMATS[format]?.(value);
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

function within(value: number, first: string, most: number): string {
  return value >= 1 && value <= most ? String.fromCharCode(first.charCodeAt(0) + value - 1) : String(value);
}

function circled(value: number): string {
  if (value === 0) return '⓪';
  if (value > 35) return value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : String(value);
  return value > 20 ? String.fromCharCode(0x3251 + value - 21) : within(value, '①', 20);
}

function ordinalEnding(value: number): string {
  if (Math.floor(value / 10) % 10 === 1) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
  ] as const),
  ...([
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const),
];

function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [unit, sign] of ROMAN) for (; left >= unit; left -= unit) text += sign;
  return text || String(value);
}

/** A … Z, AA, BB …: behind the last letter they come twice. */
function letter(value: number, size: number, first: number): string {
  if (value < 1 || value > size * 30) return String(value);
  return String.fromCharCode(first + ((value - 1) % size)).repeat(Math.ceil(value / size));
}

function digits(value: number): string {
  return String(value).replace(/\d/gu, (digit) => (digit === '0' ? '〇' : (DIGITS[Number(digit)] ?? digit)));
}

/** 一 … 十 十一 … 二十 … 一百 一百零一 … 九千九百九十九; 壹拾壹 in the legal form. */
function counted(value: number, signs: readonly string[], units: string, isLegal = false): string {
  if (value === 0) return signs[0] ?? '';
  if (value > 9999) return String(value);
  const figures = [...String(value)].map(Number);
  let text = '';
  let isGap = false;
  for (const [at, figure] of figures.entries()) {
    const place = figures.length - 1 - at;
    if (figure === 0) {
      isGap = true;
      continue;
    }
    text += (isGap ? signs[0] : '') + (signs[figure] ?? '') + (place > 0 ? units[place - 1] : '');
    isGap = false;
  }
  return isLegal ? text : text.replace(/^一十/u, '十');
}
