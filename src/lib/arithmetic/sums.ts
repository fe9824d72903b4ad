import { agrees, areHalvesOf, classesOf, isMore, type SumFound, sumOf } from './agreement.ts';
import { remainderOf } from './finding.ts';
import { gapOf, type Item, isAdditive, isExact } from './item.ts';
import { listsOf, sumsOfLists } from './lists.ts';
import { isCalledWhole } from './pool.ts';
import { ANNOUNCES, classOf } from './words.ts';

/** 分三批: how many parts there are. */
const COUNTED = /分(?<count>[三四五六七八九十])[批期类次]/u;
const NUMERALS = '〇一二三四五六七八九十';
/** Characters behind a whole within which the first of its parts stands. */
const REACH = 120;
/** Numbers behind a whole that may be its parts: more than the districts of any province. */
const LISTED = 200;

/**
 * 376件 … A类155件 … B类208件 … C类13件: the numbers of one unit that follow a whole, when they add up to it. Where words
 * announce parts that do not, that is reported: what they leave over, or that they are more than the whole.
 */
export function readSums(items: readonly Item[]): SumFound[] {
  const lists = listsOf(items);
  return items.flatMap((whole, i) => {
    if (!isAdditive(whole) || !isExact(whole)) return [];
    const own = sumInPassage(whole, i, items);
    const known = own && 'relation' in own ? own.relation.expression : undefined;
    const others = sumsOfLists(whole, lists, items).filter(
      (found) => !('relation' in found) || found.relation.expression !== known,
    );
    return [...(own ? [own] : []), ...others].map((found, k) =>
      // One whole may be the sum of several lists: by contents, by results.
      'relation' in found && k > 0 ? { relation: { ...found.relation, as: `sum${k + 1}` } } : found,
    );
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
    if (agrees(whole, chosen) && isSaid(whole, chosen, announced)) return { relation: sumOf(whole, chosen) };
  }
  const classes = classesOf(announced.length > 0 ? announced : directParts(whole, near));
  // A, B and C are all there is, and none of them is another.
  if (classes.length >= 2)
    return isMore(classes, whole) || areHalvesOf(classes)
      ? { relation: sumOf(whole, classes) }
      : { remainder: remainderOf(whole, classes) };
  // Money is spent once, and land is used once; who is counted may be counted twice.
  const isMeasured = announced.length > 1 && announced.every(({ figure }) => figure.kind !== 'count');
  const said = COUNTED.exec(gapOf(whole, announced[0] ?? whole) ?? '')?.groups?.count ?? '';
  // 分三批拨付 with three parts: there is no other.
  if (isMeasured && said && NUMERALS.indexOf(said) === announced.length) return { relation: sumOf(whole, announced) };
  const listed = listedOf(announced);
  if (listed.length < 2 || !isMore(listed, whole)) return undefined;
  if (isMeasured) return { relation: sumOf(whole, listed) };
  return { remainder: remainderOf(whole, listed, '各部分相加比总数多：部分之间可能有重叠，也可能印错') };
}

const isPart = (item: Item, whole: Item) => isAdditive(item) && isExact(item) && item.unit === whole.unit;
/** Counted one by one, so that an agreement is none of rounding. */
const isCounted = (items: readonly Item[]) =>
  items.every(({ interval, figure }) => figure.kind === 'count' && interval.low === interval.high);

/** True where it is no accident that they add up: announced, of one kind, or counted in one sentence with their whole. */
function isSaid(whole: Item, parts: readonly Item[], announced: readonly Item[]): boolean {
  const [first, ...rest] = parts;
  // 24件, of these 12件: 3件、2件、5件、2件. The last four make the first, not the whole.
  if (first && rest.length > 1 && rest.reduce((sum, { value }) => sum + value, 0) === first.value) return false;
  if (announced.length >= 2 || classesOf(parts).length === parts.length) return true;
  return isCounted([whole, ...parts]) && parts.every(({ sentence }) => sentence === whole.sentence);
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
  if (gap === undefined || !/^[^。；（]{0,14}$/u.test(gap) || !isCalledWhole(whole)) return [];
  const setOf = (item: Item | undefined) => item && classOf(item.before, item.after)?.set;
  const classes = near.filter((item) => setOf(item) === setOf(first));
  return classes.every(({ sentence }) => sentence === whole.sentence) ? classes : [];
}

function between(a: Item, b: Item): string {
  return a.text.slice(a.figure.end, b.figure.start);
}

/** 省级30件、市级100件: joined without a comma, so that they are members of one list. */
function listedOf(parts: readonly Item[]): Item[] {
  const end = parts.findIndex((part, i) => {
    const last = parts[i - 1];
    return last !== undefined && between(last, part).includes('，');
  });
  return end < 0 ? [...parts] : parts.slice(0, end);
}
