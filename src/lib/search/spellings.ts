import { readNumeral } from '../text/numeral.ts';

/**
 * Other spellings of dates and numerals in a folded word, of which print has many: 2月20日 · 二月二十日 · 2023-02-28 ·
 * 二〇二三年 · 二零二三年.
 */

const HAN_DIGITS = '〇一二三四五六七八九';
const HAN = '[〇零一二三四五六七八九十廿卅元]';
const YEAR = '(?:(?:19|20)\\d{2}|[一二][〇零九][〇零一二三四五六七八九]{2})';
/** A day in figures alone: 2023-02-28, 2023/2/28, 2023.2.28, 2023-02, 20230228. */
const IN_FIGURES =
  /(?<![\d.])((?:19|20)\d{2})(?:([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|-(0[1-9]|1[0-2])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?![\d.]|-\d)/gu;
/** A day in words, wholly or in part: 2023年, 2月20日, 二月二十号. */
const IN_WORDS = new RegExp(
  `(?<![\\d〇零一二三四五六七八九十])(?:(${YEAR})年)?(?:(\\d{1,2}|${HAN}{1,3})月(?:份)?(?:(\\d{1,2}|${HAN}{1,3})[日号])?)?`,
  'gu',
);

interface Day {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
}

/** How a day may be printed; `undefined` where a form needs more of it than is known. */
const FORMS: readonly ((day: Day) => string | undefined)[] = [
  ({ year, month, day }) => words(year, month, day, String),
  ({ year, month, day }) => words(year, month, day, twoDigits),
  ({ year, month, day }) => words(year && hanYear(year), month && hanNumber(month), day && hanNumber(day), String),
  ({ year, month, day }) =>
    words(year && hanYear(year).replaceAll('〇', '零'), month && hanNumber(month), day && hanNumber(day), String),
  ...['-', '/', '.'].flatMap((sign) => [
    ({ year, month, day }: Day) => (year && month && day ? [year, month, day].join(sign) : undefined),
    ({ year, month, day }: Day) =>
      year && month && (day || sign === '-')
        ? [year, twoDigits(month), ...(day ? [twoDigits(day)] : [])].join(sign)
        : undefined,
  ]),
];

/** Folded words of a question in every other spelling of their dates and numerals; none if they hold nothing of the kind. */
export function respelt(asked: readonly string[]): string[][] {
  const forms = FORMS.map((form) => asked.map((word) => withDates(word, form)));
  const zeros = [
    asked.map((word) => word.replace(/(?<=[〇零一二三四五六七八九十百千万])〇|〇(?=[一二三四五六七八九])/gu, '零')),
    asked.map((word) => word.replace(/(?<=[〇零一二三四五六七八九十百千万])零|零(?=[〇一二三四五六七八九])/gu, '〇')),
  ];
  const seen = new Set([asked.join('\n')]);
  return [...forms, ...zeros].filter((words) => !seen.has(words.join('\n')) && seen.add(words.join('\n')));
}

function withDates(word: string, form: (day: Day) => string | undefined): string {
  const dated = word.replace(IN_FIGURES, (whole, year, _, month, day, onlyMonth, closeMonth, closeDay) => {
    const numbers = [year, month ?? onlyMonth ?? closeMonth, day ?? closeDay].map((part) => part && Number(part));
    return form({ year: numbers[0], month: numbers[1], day: numbers[2] }) ?? whole;
  });
  if (dated !== word) return dated;
  return word.replace(IN_WORDS, (whole, year, month, day) => {
    const own: Day = {
      year: year && readYear(year),
      month: month && readNumber(month, 12),
      day: day && readNumber(day, 31),
    };
    const isWhole = [year && !own.year, month && !own.month, day && !own.day].every((missing) => !missing);
    return whole && isWhole ? (form(own) ?? whole) : whole;
  });
}

function words<Part extends number | string>(
  year: Part | undefined | 0 | '',
  month: Part | undefined | 0 | '',
  day: Part | undefined | 0 | '',
  write: (part: Part) => string,
): string {
  return [year && `${year}年`, month && `${write(month)}月`, day && `${write(day)}日`].filter(Boolean).join('');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function readYear(year: string): number {
  return Number([...year].map((c) => (c === '零' ? '0' : HAN_DIGITS.includes(c) ? HAN_DIGITS.indexOf(c) : c)).join(''));
}

/** A month or a day; undefined if there is no such one. */
function readNumber(numeral: string, most: number): number | undefined {
  const plain = numeral.replace(/^元$/u, '一').replace('廿', '二十').replace('卅', '三十');
  const value = readNumeral(plain);
  return value && value <= most ? value : undefined;
}

function hanYear(year: number): string {
  return [...String(year)].map((digit) => HAN_DIGITS[Number(digit)]).join('');
}

/** 1 to 31 as dates have them: 二十日, 十五日. */
function hanNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : HAN_DIGITS[tens]}十`;
  return `${ten}${ones === 0 ? '' : HAN_DIGITS[ones]}`;
}
