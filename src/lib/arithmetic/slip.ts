import { foldWidth } from '../text/numeral.ts';
import type { Relation } from './finding.ts';
import { add, type Interval, meets, percentOf, subtract } from './interval.ts';
import type { Item } from './item.ts';
import { decimalsOf } from './precision.ts';

/**
 * How a number is mistyped: two neighbouring digits change places (`swap`), or else a digit is another one, is lost or doubled, or the
 * point moves (`slip`). Few numbers are a slip away from the right one, so that a relation that one slip would mend is misprinted
 * rather than none, where the words leave little else to think of; fewer still are a swap away.
 */
export type Slip = 'swap' | 'slip';

/** True where another printing of one of its numbers, and nothing else, makes a relation true. */
export function isMendedBy(relation: Relation, slip: Slip): boolean {
  return [...wanted(relation)].some(([item, interval]) =>
    misprintsOf(item, slip).some((other) => meets(other, interval)),
  );
}

/** The same of the printed result alone, where the others stand far from it. */
export function isResultMended({ printed, interval }: Relation): boolean {
  return misprintsOf(printed, 'slip').some((other) => meets(other, interval));
}

/** What each number would have to be, if the others are right. */
function wanted({ kind, printed, operands, interval }: Relation): Map<Item, Interval> {
  const others = (item: Item) => add(operands.filter((other) => other !== item).map((other) => other.interval));
  const all = new Map<Item, Interval>([[printed, interval]]);
  if (kind === 'sum') for (const item of operands) all.set(item, subtract(printed.interval, others(item)));
  const [whole, ...parts] = operands.toReversed();
  const [part] = parts;
  if (kind === 'share' && whole && part && parts.length === 1) {
    const { low, high } = printed.interval;
    all.set(whole, percentOf(part.interval, printed.interval));
    all.set(part, { low: (whole.interval.low * low) / 100, high: (whole.interval.high * high) / 100 });
  }
  return all;
}

/** The numbers that a number may be the misprint of, as they would be rounded. */
function misprintsOf({ figure, value, interval }: Item, slip: Slip): Interval[] {
  const printed = /\d+(?:\.\d+)?/u.exec(foldWidth(figure.text).replace(/(?<=\d)[,，](?=\d{3})/gu, ''))?.[0];
  if (!printed || Number(printed) === 0) return [];
  const factor = value / Number(printed);
  const half = (interval.high - interval.low) / 2;
  const numerals =
    slip === 'swap' ? swapped(printed) : [...swapped(printed), ...replaced(printed), ...resized(printed)];
  return numerals
    .filter((numeral) => numeral !== printed && !/^0\d/u.test(numeral))
    .map((numeral) => {
      const scale = 10 ** (decimalsOf(printed) - decimalsOf(numeral));
      return { low: Number(numeral) * factor - half * scale, high: Number(numeral) * factor + half * scale };
    });
}

/** 301 for 310, and 8.34 for 3.84: across the point as well. */
function swapped(printed: string): string[] {
  const places = [...printed].flatMap((sign, i) => (sign === '.' ? [] : [i]));
  return places.slice(1).map((at, i) => {
    const signs = [...printed];
    const before = places[i] ?? 0;
    [signs[before], signs[at]] = [signs[at] ?? '', signs[before] ?? ''];
    return signs.join('');
  });
}

function replaced(printed: string): string[] {
  return [...printed].flatMap((sign, i) =>
    sign === '.' ? [] : [...'0123456789'].map((digit) => printed.slice(0, i) + digit + printed.slice(i + 1)),
  );
}

/** A digit more or less, and the point one place off. */
function resized(printed: string): string[] {
  const places = [...printed].keys().toArray();
  const longer = [...places, printed.length].flatMap((i) =>
    [...'0123456789'].map((digit) => printed.slice(0, i) + digit + printed.slice(i)),
  );
  const shorter = places.map((i) => printed.slice(0, i) + printed.slice(i + 1));
  const moved = [Number(printed) * 10, Number(printed) / 10].map((number) => String(Number(number.toPrecision(12))));
  return [...longer, ...shorter, ...moved].filter((numeral) => /^\d+(?:\.\d+)?$/u.test(numeral));
}
