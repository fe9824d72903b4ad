import { type Relation, remainderOf, tidy } from './finding.ts';
import { add, isNarrow, meets } from './interval.ts';
import { gapOf, type Item, isAdditive, isExact, isPercent } from './item.ts';
import type { Check } from './schema.ts';
import { ANNOUNCES, classOf, WHOLE } from './words.ts';

/** Characters behind a whole within which the first of its parts stands. */
const REACH = 120;
/** Numbers behind a whole that may be its parts: more than the districts of any province. */
const LISTED = 200;
/** Passages behind a whole in which its parts may be listed. */
const PASSAGES = 3;

/** A whole with its parts: a relation to judge, or a remainder to show. */
export type SumFound = { relation: Relation } | { remainder: Check };

/**
 * 376件 … A类155件 … B类208件 … C类13件: the numbers of one unit that follow a whole, when they add up to it. Where words
 * announce parts that do not, that is reported: what they leave over, or that they are more than the whole.
 */
export function readSums(items: readonly Item[]): SumFound[] {
  const lists = listsOf(items);
  return items.flatMap((whole, i) => {
    if (!isAdditive(whole) || !isExact(whole)) return [];
    const found = sumInPassage(whole, i, items) ?? sumOfList(whole, lists);
    return found ? [found] : [];
  });
}

function sumInPassage(whole: Item, i: number, items: readonly Item[]): SumFound | undefined {
  const near = items
    .slice(i + 1, i + 1 + LISTED)
    .filter(
      (item) => isPart(item, whole) && item.passage === whole.passage && item.figure.start - whole.figure.end < REACH,
    );
  const smaller = near.filter(({ value }) => value < whole.value);
  const announced = announcedParts(whole, near);
  for (let count = 2, sum = smaller[0]?.value ?? 0; count <= smaller.length; count++) {
    sum += smaller[count - 1]?.value ?? 0;
    if (sum > whole.interval.high * 1.01) break;
    const chosen = smaller.slice(0, count);
    if (agrees(whole, chosen) && (isCounted([whole, ...chosen]) || announced.length >= 2))
      return { relation: sumOf(whole, chosen) };
  }
  const classes = classesOf(announced.length > 0 ? announced : directParts(whole, near));
  // A, B and C are all there is, and none of them is another.
  if (classes.length >= 2)
    return isMore(classes, whole) ? { relation: sumOf(whole, classes) } : { remainder: remainderOf(whole, classes) };
  const listed = listedOf(announced);
  if (listed.length < 2 || !isMore(listed, whole)) return undefined;
  return { remainder: remainderOf(whole, listed, '各部分相加比总数多：部分之间可能有重叠，也可能印错') };
}

const isPart = (item: Item, whole: Item) => isAdditive(item) && isExact(item) && item.unit === whole.unit;
/** Counted one by one, so that an agreement is none of rounding. */
const isCounted = (items: readonly Item[]) =>
  items.every(({ interval, figure }) => figure.kind === 'count' && interval.low === interval.high);

function agrees(whole: Item, parts: readonly Item[]): boolean {
  const sum = add(parts.map(({ interval }) => interval));
  return meets(sum, whole.interval) && isNarrow(sum);
}

function isMore(parts: readonly Item[], whole: Item): boolean {
  return add(parts.map(({ interval }) => interval)).low > whole.interval.high;
}

/** The numbers behind 其中, up to the end of the sentence or to what begins anew. */
function announcedParts(whole: Item, near: readonly Item[]): Item[] {
  const [first] = near;
  if (!first || !ANNOUNCES.test(gapOf(whole, first) ?? '')) return [];
  const isClass = (item: Item) => classOf(item.before, item.after) !== undefined;
  const end = near.findIndex((part, i) => {
    const last = near[i - 1];
    if (!last) return false;
    const gap = between(last, part);
    return gap.includes('。') || (gap.includes('；') && !(isClass(last) && isClass(part)));
  });
  return end < 0 ? [...near] : near.slice(0, end);
}

/** 共承办214件，主办128件、会办86件: parts right behind a whole without a word for it. */
function directParts(whole: Item, near: readonly Item[]): Item[] {
  const [first] = near;
  const gap = first && gapOf(whole, first);
  if (gap === undefined || !/^[^。；（]{0,14}$/u.test(gap) || !WHOLE.test(whole.before)) return [];
  const classes = near.filter(
    ({ before, after }) => classOf(before, after)?.set === (first && classOf(first.before, first.after)?.set),
  );
  return classes.every(({ sentence }) => sentence === whole.sentence) ? classes : [];
}

function between(a: Item, b: Item): string {
  return a.text.slice(a.figure.end, b.figure.start);
}

/** Those that are classes of one kind, each named once. */
function classesOf(parts: readonly Item[]): Item[] {
  const named = parts.flatMap((part) => {
    const own = classOf(part.before, part.after);
    return own ? [{ part, ...own }] : [];
  });
  const same = named.filter(({ set }) => set === named[0]?.set);
  return new Set(same.map(({ member }) => member)).size === same.length ? same.map(({ part }) => part) : [];
}

/** 省级30件、市级100件: joined without a comma, so that they are members of one list. */
function listedOf(parts: readonly Item[]): Item[] {
  const end = parts.findIndex((part, i) => {
    const last = parts[i - 1];
    return last !== undefined && between(last, part).includes('，');
  });
  return end < 0 ? [...parts] : parts.slice(0, end);
}

/** Numbers of one unit that stand close together, with a share or a class each: a list of parts whose whole may be far. */
interface List {
  parts: Item[];
  /** The printed shares of the parts come to a hundred: there are no other parts. */
  isComplete: boolean;
}

function listsOf(items: readonly Item[]): List[] {
  const lists: List[] = [];
  let parts: Item[] = [];
  let shares: Item[] = [];
  const close = () => {
    const total = add(shares.map(({ interval }) => interval));
    const isComplete = shares.length === parts.length && meets(total, { low: 100, high: 100 });
    const isList = shares.length === parts.length || classesOf(parts).length === parts.length;
    if (parts.length >= 2 && isList) lists.push({ parts, isComplete });
    [parts, shares] = [[], []];
  };
  for (const item of items) {
    const last = parts.at(-1);
    if (last && (item.passage !== last.passage || item.figure.start - last.figure.end > REACH)) close();
    if (isPercent(item) && parts.length > shares.length && /占|（$/u.test(item.before)) shares.push(item);
    else if (isAdditive(item) && isExact(item)) {
      const isNext = parts.at(-1)?.unit === item.unit;
      if (parts.length > 0 && !isNext) close();
      parts.push(item);
      // A whole before its first part has no share of its own.
      if (parts.length === 2 && shares.length === 0 && !classOf(parts[0]?.before ?? '', parts[0]?.after ?? ''))
        parts.shift();
    }
  }
  close();
  return lists;
}

/** A list of parts in the paragraph behind its whole, or too far behind it. */
function sumOfList(whole: Item, lists: readonly List[]): SumFound | undefined {
  const list = lists[firstBehind(lists, whole)];
  const [first] = list?.parts ?? [];
  if (!list || !first || first.unit !== whole.unit || first.passage - whole.passage > PASSAGES) return undefined;
  if (agrees(whole, list.parts)) return { relation: sumOf(whole, list.parts) };
  // Parts that are all there are must make their whole, where the words say that it is one and no other stands between.
  const isNearest = first.rank - whole.rank === 1 && first.passage - whole.passage <= 1;
  return list.isComplete && isNearest && WHOLE.test(whole.before) ? { relation: sumOf(whole, list.parts) } : undefined;
}

/** By halves: lists are in order. */
function firstBehind(lists: readonly List[], whole: Item): number {
  let [low, high] = [0, lists.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lists[middle]?.parts[0]?.rank ?? 0) > whole.rank) high = middle;
    else low = middle + 1;
  }
  return low;
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
