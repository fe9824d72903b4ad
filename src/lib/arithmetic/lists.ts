import { agrees, classesOf, isMore, type SumFound, sumOf } from './agreement.ts';
import { remainderOf } from './finding.ts';
import { add, meets } from './interval.ts';
import { gapOf, type Item, isAdditive, isExact, isPercent } from './item.ts';
import { isCalledWhole, isRestricted } from './pool.ts';
import { isMendedBy } from './slip.ts';
import { DISTRIBUTED_SHARE, LED } from './words.ts';

/** Most members of a list. */
const MEMBERS = 40;
/** Passages behind a whole in which its parts may be listed, and how many lists are tried. */
const PASSAGES = 4;
const LISTS = 6;
/** A whole that its parts miss by less is mistyped; by more, they may be of another whole that is not printed. */
const NEAR = 0.05;

/** Numbers of one unit that stand close together: parts whose whole may be a paragraph away. */
export interface List {
  parts: Item[];
  /** The printed shares of the parts come to a hundred: there are no other parts. */
  isComplete: boolean;
  /** Each is of a class of its own, so that they cannot be more than their whole. */
  isOfClasses: boolean;
}

/** Lists in the order of their first members: with a share each, of classes, behind 其中 or 分别, or of three in one sentence. */
export function listsOf(items: readonly Item[]): List[] {
  const lists: List[] = [];
  for (let i = 0; i < items.length; i++) {
    const first = items[i] as Item;
    if (!isMember(first)) continue;
    const { parts, shares } = gather(i, items);
    const isShared = parts.length >= 2 && shares.length === parts.length;
    const isOfClasses = parts.length >= 2 && classesOf(parts).length === parts.length;
    const isLed = parts.length >= 2 && LED.test(first.before);
    if (!isShared && !isOfClasses && !isLed && parts.length < 3) continue;
    const all = isShared ? shares : distributedShares(parts, items);
    const isComplete = all.length > 1 && meets(add(all.map(({ interval }) => interval)), { low: 100, high: 100 });
    lists.push({ parts, isComplete, isOfClasses });
    i = (parts.at(-1) ?? first).rank;
  }
  return lists;
}

const isMember = (item: Item) => isAdditive(item) && isExact(item);

/** The members from one on, and their shares: 87件，占41%；96件，占45.3%. */
function gather(i: number, items: readonly Item[]): { parts: Item[]; shares: Item[] } {
  const first = items[i] as Item;
  const parts = [first];
  const shares: Item[] = [];
  for (let k = i + 1; k < items.length && parts.length < MEMBERS; k++) {
    const item = items[k] as Item;
    const gap = gapOf(items[k - 1] as Item, item);
    if (gap === undefined) break;
    if (isPercent(item) && shares.length === parts.length - 1 && /占|（$/u.test(gap)) {
      shares.push(item);
      continue;
    }
    if (!isMember(item) || item.unit !== first.unit || !isNext(gap, shares.length === parts.length)) break;
    // A whole before its first part has no share and no class: the list begins behind it.
    if (parts.length === 1 && shares.length === 0 && LED.test(gap) && !LED.test(first.before)) break;
    parts.push(item);
  }
  return { parts, shares };
}

/** 省级12个、市级96个，分别占11.1%、88.9%: one share for each member, behind the last one. */
function distributedShares(parts: readonly Item[], items: readonly Item[]): Item[] {
  const last = parts.at(-1);
  if (!last) return [];
  const shares = items.slice(last.rank + 1, last.rank + 1 + parts.length);
  const [first] = shares;
  const isAll =
    shares.length === parts.length && shares.every((item) => isPercent(item) && item.passage === last.passage);
  return first && isAll && DISTRIBUTED_SHARE.test(first.before) ? shares : [];
}

/** A member goes on with the sentence; behind a share, with the next one, too. */
function isNext(gap: string, isShared: boolean): boolean {
  return gap.includes('。') ? isShared && gap.length <= 40 : gap.length <= 30;
}

/** Lists behind a whole that make it, or that must make it and do not. */
export function sumsOfLists(whole: Item, lists: readonly List[], items: readonly Item[]): SumFound[] {
  const from = firstBehind(lists, whole);
  const near = lists
    .slice(from, from + LISTS)
    .filter(({ parts: [first] }) => first?.unit === whole.unit && first.passage - whole.passage <= PASSAGES);
  return near.flatMap((list): SumFound[] => {
    const relation = sumOf(whole, list.parts);
    if (agrees(whole, list.parts)) return [{ relation }];
    const isJudged = list.isComplete || (list.isOfClasses && isMore(list.parts, whole));
    if (!isJudged || !isNearestWhole(whole, list, items)) return [];
    // Parts that are all there are must make their whole, if no other number is it.
    if (isMore(list.parts, whole) || whole.value - relation.computed <= NEAR * whole.value) return [{ relation }];
    if (isMendedBy(relation, 'swap')) return [{ relation }];
    const note = '各部分的占比合计为100%，相加却比总数少：可能另有总数没有印出，也可能印错';
    return [{ remainder: remainderOf(whole, list.parts, note) }];
  });
}

/** Numbers around a list among which its own whole is looked for. */
const AROUND = 60;

/** True where the words call a number a whole, none nearer is called so, and no number nearby is what the list makes. */
function isNearestWhole(whole: Item, { parts }: List, items: readonly Item[]): boolean {
  const [first] = parts;
  if (!first || !isCalledWhole(whole) || first.passage - whole.passage > 2) return false;
  // Another year has another whole.
  if (isRestricted(whole, first) || /\d{4}年|[今去上]年/u.test(first.before)) return false;
  const isOther = (item: Item) => isMember(item) && item.unit === whole.unit && item !== whole;
  const between = items.slice(Math.max(whole.rank + 1, first.rank - AROUND), first.rank);
  const around = items.slice(Math.max(0, first.rank - AROUND), first.rank + AROUND);
  return (
    parts.every(({ value }) => value < whole.value) &&
    !between.some((item) => isOther(item) && isCalledWhole(item)) &&
    !around.some((item) => isOther(item) && agrees(item, parts))
  );
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
