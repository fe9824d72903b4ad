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

/** Characters of a name in a list. */
const NAME = 6;

/**
 * 县级、乡级; 来信、来访; 交市政府办理、交市检察院办理: names of one form are of things that exclude each other, as parts of one sum of
 * money in a list do. They cannot be more than their whole.
 */
export function areParallel(parts: readonly Item[]): boolean {
  if (areOfYears(parts)) return true;
  const names = parts.map(({ before }) => /\p{Script=Han}+$/u.exec(before.replace(/^.*其中/u, ''))?.[0] ?? '');
  const [first = ''] = names;
  if (new Set(names).size < names.length || names.some(({ length }) => length < 2)) return false;
  const isCommon = (from: number, to?: number) => names.every((name) => name.slice(from, to) === first.slice(from, to));
  const isShort = first.length <= NAME && names.every(({ length }) => length === first.length);
  return isShort ? isCommon(0, 1) || isCommon(-1) : isCommon(0, 1) && isCommon(-2);
}

/** 2023年14次，2024年16次，2025年17次: each of a year of its own. */
export function areOfYears(parts: readonly Item[]): boolean {
  const years = parts.flatMap(
    ({ before }) => /(?<year>(?:19|20)\d{2})年\p{Script=Han}{0,4}$/u.exec(before)?.groups?.year ?? [],
  );
  return years.length === parts.length && new Set(years).size === years.length;
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
