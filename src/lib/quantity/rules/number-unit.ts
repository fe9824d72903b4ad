import { foldWidth, readNumeral } from '../../text/numeral.ts';
import { findApproximation } from '../approximation.ts';
import type { Candidate, Rule } from '../candidate.ts';
import { MULTIPLIERS } from '../lexicon.ts';
import { DIGITS } from '../signs.ts';
import { readUnit } from '../unit.ts';

/** 1,234 · 1，234 · 1 286 · 4959.41 · 12. 5% (a blank that recognition put in) · 25万6千 */
const NUMBER =
  /(?<![\d.]|\d[,，]\s?|\d\s?\.\s?|\d )(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?![\d.])|\d+)(?:\.\d+|\. \d+(?=\s*%))?(?!\d)/gu;
/** 25万6千, 3亿5千万, 12亿8千3百万, 3万2千5百: groups of digits, each with its place, from high to low. */
const MIXED = /\d+(?:\.\d+)?(?:[十百千]?[万亿]|[千百十])(?:\d{1,8}(?:[十百千]?万|[千百十])?){1,4}(?=[^\d.]|$)/uy;

/** Multipliers and the 余, 多 around them, in every position: 780余万, 14万余, 6.5亿余. */
const TAIL = /\s*([余多来几])?\s*([十百千]?万亿|[十百千]?[万亿]|十|百(?!分)|千(?![瓦米克]))?\s*([余多来几])?\s*/uy;

/** 负 or a minus sign that is no dash between two numbers. */
const SIGN = /(?:负|零下|(?<![\d%\p{Script=Han}A-Za-z)）])[-－−]|(?<=[降长升跌增减幅为达是比率润至和])[-－−])\s*$/u;

export const numberUnit: Rule = {
  name: 'number-unit',
  finds: '阿拉伯数字（含全角、千分位、带“万、亿”的混合写法）及其后的单位',
  needs: [DIGITS],
  find: (text) => [...text.matchAll(NUMBER)].map((match) => readAt(text, match.index, match[0])),
};

function readAt(text: string, at: number, numeral: string): Candidate {
  const words = readMixed(text, at) ?? numeral;
  const sign = /[-－−负下\s]/u.test(text[at - 1] ?? '')
    ? (SIGN.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? '')
    : '';
  const start = at - sign.length;
  const numeralEnd = at + words.length;
  const amount = readNumeral(foldWidth(words).replace(/[\s]/gu, '').replaceAll('，', ',')) ?? Number.NaN;
  const bare = { rule: 'number-unit', start, numeralEnd, value: sign ? -amount : amount };
  // A unit that begins with a multiplier is a unit: 3千瓦, 5百分点.
  const direct = readUnit(text, skipBlanks(text, numeralEnd));
  const tail = direct ? noTail(numeralEnd) : readTail(text, numeralEnd);
  const found = direct ?? readUnit(text, tail.end);
  return finish(text, bare, tail, found);
}

/** 25万6千 is one numeral. */
function readMixed(text: string, at: number): string | undefined {
  MIXED.lastIndex = at;
  const mixed = MIXED.exec(text)?.[0];
  return mixed && readNumeral(mixed) !== undefined ? mixed : undefined;
}

interface Tail {
  end: number;
  factor: number;
  isOver: boolean;
  isAbout: boolean;
}

/** Nothing stands between a numeral and its unit. */
export function noTail(end: number): Tail {
  return { end, factor: 1, isOver: false, isAbout: false };
}

/** 余 and multiplier in any order behind a numeral. */
export function readTail(text: string, at: number): Tail {
  TAIL.lastIndex = at;
  const [whole = '', first, multiplier, second] = TAIL.exec(text) ?? [];
  const words = [first, second];
  const isOver = words.some((word) => word === '余' || word === '多' || word === '几');
  return { end: at + whole.length, factor: MULTIPLIERS[multiplier ?? ''] ?? 1, isOver, isAbout: words.includes('来') };
}

type Bare = Pick<Candidate, 'rule' | 'start' | 'numeralEnd' | 'value'>;

/** Puts numeral, tail and unit together. */
export function finish(text: string, bare: Bare, tail: Tail, found: ReturnType<typeof readUnit>): Candidate {
  const { factor } = tail;
  if (!found) {
    const isScaled = factor > 1;
    const end = isScaled ? trimmedEnd(text, bare.start, tail.end) : bare.numeralEnd;
    const approximation = findApproximation(text, {
      start: bare.start,
      end,
      isOver: isScaled && tail.isOver,
      isAbout: false,
    });
    return { ...bare, end, factor, approximation };
  }
  // 3年余, 3年多来: what stands behind the unit belongs to the quantity.
  const behind =
    /^\s*[余多](?=[，。；、的,;）)]|来|时间|以来|$)/u.exec(text.slice(found.end, found.end + 6))?.[0] ?? '';
  const end = found.end + behind.length;
  const isOver = tail.isOver || behind !== '' || found.inside === '多';
  const isAbout = tail.isAbout || found.inside === '来';
  const value = found.inside === '半' ? bare.value + 0.5 : bare.value;
  const { name, kind } = found.unit;
  const approximation = findApproximation(text, { start: bare.start, end, isOver, isAbout, unit: name, kind });
  return { ...bare, value, end, factor, unit: found.unit, approximation };
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (/\s/u.test(text[end] ?? '')) end++;
  return end;
}

function trimmedEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
