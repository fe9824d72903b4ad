import { readNumeral } from '../../text/numeral.ts';
import { findApproximation } from '../approximation.ts';
import type { Candidate, Rule } from '../candidate.ts';
import { readUnit, unitNamed } from '../unit.ts';

const NUMERAL =
  '(?:\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|[零〇一二两三四五六七八九十百]+(?:点[零〇一二三四五六七八九]+)?)';
const PARTS: Readonly<Record<string, number>> = { 百: 1, 千: 0.1, 万: 0.01, 百万: 0.0001 };
const PER_HUNDRED = new RegExp(
  `(?<![\\d.零〇一二两三四五六七八九十百千万])(负)?\\s*(百万|[百千万])分之\\s*(${NUMERAL})\\s*([余多几])?(?:\\s*[至到—~～－-]{1,2}\\s*(${NUMERAL})(?![个\\p{Script=Han}]{0,2}分之|\\d))?`,
  'gu',
);
/** 成 stands in many words: 成立, 成果, 成效 … */
const TENTHS = new RegExp(
  `(?<![\\d.第])(${NUMERAL})\\s*([余多])?成(半|[一二三四五六七八九](?![个件名项家次大种类]))?([多余])?(?![立果员功效本为长熟就绩人都交分套不年品形份因败才语群片千百对倍])`,
  'gu',
);

/** 百分之八十九点五, 千分之三: parts of a hundred, a thousand, ten thousand, a million, given in per cent. */
export const perHundred: Rule = {
  name: 'per-hundred',
  finds: '百分之几、千分之几、万分之几',
  needs: ['分'],
  find: (text) =>
    [...text.matchAll(PER_HUNDRED)].flatMap((match) => {
      const [whole, minus, parts = '', numeral = '', over, second] = match;
      const amountOf = (words: string) => (words === '百' ? 100 : readNumeral(words));
      const percentOf = (amount: number | undefined) =>
        amount === undefined ? undefined : Number((amount * (PARTS[parts] ?? 1)).toPrecision(12));
      const value = percentOf(amountOf(numeral));
      const high = second && percentOf(amountOf(second));
      // 百分之二十至三十 is one range; 由百分之二十到三十个 are two things.
      const isRange =
        typeof high === 'number' && value !== undefined && high > value && !minus && !isCounted(text, match);
      const words =
        second && !isRange
          ? whole.slice(0, whole.lastIndexOf(second)).replace(/\s*[至到—~～－-]{1,2}\s*$/u, '')
          : whole;
      const found = percent(
        text,
        'per-hundred',
        match.index,
        words,
        minus && value !== undefined ? -value : value,
        over,
      );
      return isRange ? found.map((candidate) => ({ ...candidate, rule: 'range', min: value, max: high })) : found;
    }),
};

/** A measure word behind the second numeral counts something else. */
function isCounted(text: string, match: RegExpExecArray): boolean {
  return readUnit(text, match.index + match[0].length) !== undefined;
}

/** 九成, 八点五成, 三成半. */
export const tenths: Rule = {
  name: 'tenths',
  finds: '几成',
  needs: ['成'],
  find: (text) =>
    [...text.matchAll(TENTHS)].flatMap((match) => {
      const [whole, numeral = '', before, part, behind] = match;
      const over = before ?? behind;
      // 八成半 and 八成五 are 85 %.
      const tenth = part === '半' ? 5 : part ? (readNumeral(part) ?? 0) : 0;
      const amount = readNumeral(numeral);
      const value = amount === undefined || amount > 10 ? undefined : Number((amount * 10).toPrecision(12)) + tenth;
      return percent(text, 'tenths', match.index, whole, value, over);
    }),
};

function percent(
  text: string,
  rule: string,
  index: number,
  whole: string,
  value: number | undefined,
  over?: string,
): Candidate[] {
  const unit = unitNamed('%');
  if (value === undefined || !unit) return [];
  const start = index + (whole.length - whole.trimStart().length);
  const end = index + whole.trimEnd().length;
  const approximation = findApproximation(text, { start, end, isOver: over !== undefined, isAbout: false });
  return [{ rule, start, end, numeralEnd: end, value, factor: 1, unit, approximation }];
}
