import { add, type Interval, meets, percentOf, subtract } from './interval.ts';
import { gapOf, type Item, isAdditive } from './item.ts';
import { ANNOUNCES, RESTRICTS, WHOLE } from './words.ts';

/** Numbers of a unit that may be the whole of another one. */
const WHOLES = 60;
/** Of these so many nearest ones are also tried in twos. */
const IN_TWOS = 10;
/** From a whole to a part right behind it. */
const NEXT = /^\p{Script=Han}{0,8}，[^，。；]{0,14}$/u;
/** Characters before a number that may call it a whole. */
const CLAUSE = 40;

/**
 * The numbers of an article by unit, for the question what a part is a part of. The whole is where it is: in the sentence, in
 * a paragraph before, seldom behind, now and then in a table.
 */
export class Pool {
  private readonly byUnit: ReadonlyMap<string, readonly Item[]>;
  private readonly places = new Map<Item, number>();

  /** @param items numbers of the running text, in order, then those of tables */
  constructor(items: readonly Item[]) {
    this.byUnit = Map.groupBy(items.filter(isAdditive), ({ unit }) => unit);
    for (const list of this.byUnit.values()) for (const [i, item] of list.entries()) this.places.set(item, i);
  }

  /** Numbers of the unit of a part that are not less: those before it, the nearest first, then those behind it. */
  wholesOf(part: Item): Item[] {
    const list = this.byUnit.get(part.unit) ?? [];
    const at = this.places.get(part) ?? list.length;
    const before = list.slice(Math.max(0, at - WHOLES), at).toReversed();
    const behind = list.slice(at + 1, at + 1 + WHOLES);
    // 收回问卷2286份，男性1198人: each answer on paper is one person's.
    const alike =
      part.unit === '人' || part.unit === '票' ? (this.byUnit.get(part.unit === '人' ? '票' : '人') ?? []) : [];
    const others = alike.filter(({ passage }) => part.passage - passage < 3 && passage <= part.passage).slice(-WHOLES);
    return [...before, ...behind, ...others.toReversed()].filter((whole) => whole.interval.high >= part.interval.low);
  }

  /**
   * True where sums or differences of two numbers make a share true: all but 7 of 186.
   * @param isNear words name a whole beside the part: numbers of other paragraphs excuse nothing
   */
  isExcused(part: Item, share: Interval, isNear: boolean): boolean {
    const near = this.wholesOf(part)
      .slice(0, IN_TWOS)
      .filter(({ passage }) => !isNear || passage === part.passage);
    // 新建412家，改造366家，占47%: of both together.
    if (near.some((a) => fits(part.interval, add([a.interval, part.interval]), share))) return true;
    return near.some((a, i) =>
      near.slice(i + 1).some((b) => {
        const [large, small] = a.value > b.value ? [a, b] : [b, a];
        return (
          fits(part.interval, add([a.interval, b.interval]), share) ||
          (large.value - small.value >= part.value &&
            fits(part.interval, subtract(large.interval, small.interval), share))
        );
      }),
    );
  }
}

function fits(part: Interval, whole: Interval, share: Interval): boolean {
  return whole.high > 0 && meets(percentOf(part, whole), share);
}

/**
 * The whole that the sentence of a part names, where the words leave no other: 共承办143件，转化128件. It is the only number of
 * its unit that is not less, in the sentence or in the one before it that announces parts.
 * @param isRate the deed of a rate is that of the part: 发放420份，收回399份，回收率95%
 */
export function namedWhole(part: Item, pool: Pool, isRate: boolean): Item | undefined {
  const near = pool
    .wholesOf(part)
    .filter(
      (whole) =>
        whole.unit === part.unit &&
        whole.passage === part.passage &&
        part.sentence - whole.sentence <= 1 &&
        whole.rank < part.rank,
    );
  const own = near.filter((whole) => whole.sentence === part.sentence);
  // 建制村216个、自然村1342个。建制村中已通客车的209个: the words name which.
  const called = near.filter((whole) => isNamedBy(part, whole));
  // 转交481条，已办结432条，办结率: a rate is of the number right before it.
  const right = isRate ? own.filter((item) => item.rank === part.rank - 1 && NEXT.test(gapOf(item, part) ?? '')) : [];
  const [whole, ...others] = [called, right, own, near].find(({ length }) => length > 0) ?? [];
  if (!whole || others.length > 0 || whole.value <= part.value) return undefined;
  const gap = gapOf(whole, part) ?? '';
  if (isRestricted(whole, part)) return undefined;
  const isNext = own.length > 0 && whole.rank === part.rank - 1 && NEXT.test(gap);
  const isAnnounced =
    called.length > 0 ||
    isNext ||
    (isRate && own.length > 0 && gap.length <= 20) ||
    ANNOUNCES.test(gap) ||
    isCalledWhole(whole);
  return isAnnounced ? whole : undefined;
}

/** 建制村中: the noun before the word is the last one before the whole. */
function isNamedBy({ before }: Item, whole: Item): boolean {
  const noun = /^[，。；]?(?<noun>\p{Script=Han}{2,8})[中里]/u.exec(before)?.groups?.noun;
  return noun !== undefined && whole.before.endsWith(noun);
}

/** 共收到议案18件、建议1326件: the words before a number call it a whole, be it the second of a list. */
export function isCalledWhole({ text, figure }: Item): boolean {
  const clause = text.slice(Math.max(0, figure.start - CLAUSE), figure.start).replace(/[\d.\s]+/gu, '');
  return WHOLE.test(clause);
}

/** 主办件中，…: of a part that has no number; 352件建议中 and 建议中 are of the whole. */
export function isRestricted(whole: Item, first: Item): boolean {
  if (!RESTRICTS.test(first.before) || /^\p{Script=Han}{0,10}[中里]，/u.test(gapOf(whole, first) ?? '')) return false;
  const noun = /(?<noun>\p{Script=Han}{2})[中里内]/u.exec(first.before)?.groups?.noun;
  return !noun || !`${whole.before.slice(-6)} ${whole.after.slice(0, 8)}`.includes(noun);
}
