import { add, type Interval, meets, percentOf, subtract } from './interval.ts';
import { gapOf, type Item, isAdditive } from './item.ts';
import { ANNOUNCES, RESTRICTS, WHOLE } from './words.ts';

/** Numbers of a unit that may be the whole of another one. */
const WHOLES = 60;
/** Of these so many nearest ones are also tried in twos. */
const IN_TWOS = 10;
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
    return [...before, ...behind].filter((whole) => whole.interval.high >= part.interval.low);
  }

  /** True where sums or differences of two numbers make a share true: all but 7 of 186. */
  isExcused(part: Item, share: Interval): boolean {
    const near = this.wholesOf(part).slice(0, IN_TWOS);
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
    .filter((whole) => whole.passage === part.passage && part.sentence - whole.sentence <= 1 && whole.rank < part.rank);
  const own = near.filter((whole) => whole.sentence === part.sentence);
  const [whole, ...others] = own.length > 0 ? own : near;
  if (!whole || others.length > 0 || whole.value <= part.value) return undefined;
  const gap = gapOf(whole, part) ?? '';
  if (isRestricted(whole, part)) return undefined;
  const isNext = own.length > 0 && whole.rank === part.rank - 1 && /^\p{Script=Han}{0,8}，[^，。；]{0,14}$/u.test(gap);
  const isAnnounced =
    isNext || (isRate && own.length > 0 && gap.length <= 20) || ANNOUNCES.test(gap) || isCalledWhole(whole);
  return isAnnounced ? whole : undefined;
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
