import type { Figure } from '../quantity/figure.ts';
import { foldWidth } from '../text/numeral.ts';
import { decimalsOf } from './precision.ts';

/**
 * A printed number is an interval (XBRL Calculations 1.1): what is rounded, and what 约 余 近 超 leave open, lies within it.
 * Two statements agree where their intervals meet, and differ only where they cannot.
 */
export interface Interval {
  low: number;
  /** `Infinity` where the text gives no upper bound. */
  high: number;
}

/** How far 约 may be off, as a part of the number: wide, because it is used to excuse. */
const ABOUT = 0.1;
/** An agreement says something only where the interval of what was computed is a small part of the number. */
const NARROW = 0.04;
/** Binary noise. */
const NOISE = 1e-9;

/** The interval of a figure in its unit, undefined for a range. */
export function intervalOf({ value, approximation, text, kind }: Figure): Interval | undefined {
  if (value === null) return undefined;
  const half = halfUnitOf(text, value, kind);
  switch (approximation) {
    case 'exact':
      return { low: value - half, high: value + half };
    case 'about':
      return { low: value * (1 - ABOUT), high: value * (1 + ABOUT) };
    case 'over':
      return { low: value, high: /[余多来]/u.test(text) ? value + lastPlaceOf(value) : Infinity };
    case 'atLeast':
      return { low: value, high: Infinity };
    default:
      return { low: 0, high: value };
  }
}

/**
 * Half a unit of the last printed digit, in the unit of the figure: 500 for 1.4万件, 0.05 for 41.2%. What is counted one by one
 * and printed in full is exact.
 */
export function halfUnitOf(text: string, value: number, kind: Figure['kind']): number {
  const folded = foldWidth(text).replace(/(?<=\d)[,，\s](?=\d{3})/gu, '');
  const numerals = folded.match(/\d+(?:\.\d+)?/gu) ?? [];
  const [first] = numerals;
  const isWhole = kind === 'count' || kind === 'duration';
  // Han numerals are written out.
  if (!first) return isWhole ? 0 : kind === 'percent' ? (text.includes('点') ? 0.05 : 0.5) : 0;
  // 3万5千: the last place that is not nought.
  if (numerals.length > 1 || Number(first) === 0) return numerals.length > 1 ? lastPlaceOf(value) / 2 : 0;
  const factor = value / Number(first);
  const decimals = decimalsOf(first);
  if (isWhole && decimals === 0 && Math.abs(factor - 1) < NOISE) return 0;
  return 0.5 * 10 ** -decimals * Math.abs(factor);
}

/** The value of one in the last digit that is not nought: 100 for 2600, 1 for 143. */
function lastPlaceOf(value: number): number {
  let place = 1;
  for (let rest = Math.abs(value); rest >= 10 && Math.abs(rest % 10) < NOISE && Number.isInteger(rest); rest /= 10)
    place *= 10;
  return place;
}

export function add(intervals: readonly Interval[]): Interval {
  return {
    low: intervals.reduce((total, { low }) => total + low, 0),
    high: intervals.reduce((total, { high }) => total + high, 0),
  };
}

export function subtract(from: Interval, what: Interval): Interval {
  return { low: from.low - what.high, high: from.high - what.low };
}

/** A part of a whole, in hundredths; both are positive. */
export function percentOf(part: Interval, whole: Interval): Interval {
  return { low: (100 * Math.max(0, part.low)) / whole.high, high: (100 * part.high) / Math.max(whole.low, NOISE) };
}

/** True where two statements can both be true. */
export function meets(a: Interval, b: Interval): boolean {
  const noise = NOISE * Math.max(1, Math.abs(a.low), Math.abs(b.low));
  return a.low <= b.high + noise && b.low <= a.high + noise;
}

/** True where an agreement with it says something. */
export function isNarrow({ low, high }: Interval): boolean {
  return high - low <= NARROW * Math.max(Math.abs(low), Math.abs(high));
}

/** By how much two statements may differ: the half widths of both. A bound (至少2道) is an end, not a width. */
export function toleranceBetween(a: Interval, b: Interval): number {
  return Number(((widthOf(a) + widthOf(b)) / 2).toPrecision(6));
}

const widthOf = ({ low, high }: Interval): number => (isOpen({ low, high }) ? 0 : high - low);

/** Without an upper end: nearly everything agrees with it. */
export function isOpen({ high }: Interval): boolean {
  return !Number.isFinite(high);
}
