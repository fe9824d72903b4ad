import { type Relation, tidy } from './finding.ts';
import { add, isNarrow, meets } from './interval.ts';
import type { Item } from './item.ts';
import type { Check } from './schema.ts';
import { areHalves, classOf } from './words.ts';

/** A whole with its parts: a relation to judge, or a remainder to show. */
export type SumFound = { relation: Relation } | { remainder: Check };

/** True where parts come to their whole, so exactly that it says something. */
export function agrees(whole: Item, parts: readonly Item[]): boolean {
  const sum = add(parts.map(({ interval }) => interval));
  return meets(sum, whole.interval) && isNarrow(sum);
}

/** True where parts are more than their whole, however they were rounded. */
export function isMore(parts: readonly Item[], whole: Item): boolean {
  return add(parts.map(({ interval }) => interval)).low > whole.interval.high;
}

/** Those that are classes of one kind, each named once. */
export function classesOf(parts: readonly Item[]): Item[] {
  const named = parts.flatMap((part) => {
    const own = classOf(part.before, part.after);
    return own ? [{ part, ...own }] : [];
  });
  const same = named.filter(({ set }) => set === named[0]?.set);
  return new Set(same.map(({ member }) => member)).size === same.length ? same.map(({ part }) => part) : [];
}

/** 上半年121处，下半年63处: two that are all there is. */
export function areHalvesOf(parts: readonly Item[]): boolean {
  return areHalves(parts.flatMap((part) => classOf(part.before, part.after)?.member ?? []));
}

/** The relation of a whole and the numbers that are said to make it. */
export function sumOf(whole: Item, parts: readonly Item[]): Relation {
  return {
    kind: 'sum',
    expression: parts.map(({ value }) => value).join(' + '),
    printed: whole,
    computed: tidy(parts.reduce((total, { value }) => total + value, 0)),
    interval: add(parts.map(({ interval }) => interval)),
    operands: parts,
  };
}
