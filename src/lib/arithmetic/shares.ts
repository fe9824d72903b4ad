import type { Relation } from './finding.ts';
import { add, type Interval, isNarrow, meets, percentOf } from './interval.ts';
import { gapOf, type Item, isAdditive, isExact, isPercent } from './item.ts';
import { namedWhole, type Pool } from './pool.ts';
import { BRACKET, DISTRIBUTED_SHARE, IS_RATE, LIST_GAP, RATE, SHARE, TOTAL_BASE } from './words.ts';

/** A percentage with the number that the words say it is the share of. */
interface Stated {
  share: Item;
  part: Item;
  /** `share`: 占41%. `rate`: 办结128件，办结率98%. `list`: right behind it, without a word for either. */
  says: 'share' | 'rate' | 'beside';
  /** 占143件的89.5%: the whole stands between. */
  whole?: Item;
  /** False where it is a share of something that the text may not count: 占全省的. */
  isOfWhole: boolean;
}

/** Numbers before a percentage among which its part and its whole are sought: pairs and sums of two are tried. */
const PAIRED = 24;
/** Sentences before a percentage in which they stand. */
const REACH = 2;

/** Printed percentages against part / whole, in printed order. */
export function readShares(items: readonly Item[], pool: Pool): Relation[] {
  const stated = items.flatMap((item, i) => (isShare(item) ? [statedShare(item, i, items)] : []));
  const known = stated.filter((each) => each !== undefined);
  const siblings = Map.groupBy(
    known.filter(({ says }) => says === 'share'),
    ({ part }) => `${part.passage} ${part.unit}`,
  );
  const anchors = anchorsOf(known, pool);
  const byShare = new Map(known.map((each) => [each.share, each]));
  return items.flatMap((item, i) => {
    if (!isShare(item)) return [];
    const own = byShare.get(item);
    const found = own && (statedRelation(own, pool, anchors) ?? ofAll(own, siblings));
    return found ?? inferred(item, i, items, own) ?? (own && accused(own, pool, anchors)) ?? [];
  });
}

const isShare = (item: Item) => isPercent(item) && isExact(item) && item.value > 0;

/** What the words right before a percentage say that it is the share of. */
function statedShare(share: Item, i: number, items: readonly Item[]): Stated | undefined {
  const distributed = distributedPart(share, i, items);
  if (distributed) return { share, part: distributed, says: 'share', isOfWhole: true };
  const [before, last] = [items[i - 2], items[i - 1]];
  const gap = last && gapOf(last, share);
  if (!last || gap === undefined || !isAdditive(last)) return bracketBehind(share, items[i + 1]);
  if (before && isAdditive(before) && before.unit === last.unit && /占\p{Script=Han}{0,10}$/u.test(last.before))
    if (/^\p{Script=Han}{0,6}的$/u.test(gap))
      return { share, part: before, says: 'share', whole: last, isOfWhole: true };
  const said = SHARE.exec(gap);
  if (said) return { share, part: last, says: 'share', isOfWhole: TOTAL_BASE.test(said.groups?.base ?? '') };
  if (BRACKET.test(gap) && share.after.startsWith('）')) return { share, part: last, says: 'share', isOfWhole: true };
  const rate = RATE.exec(gap);
  if (!rate) return bracketBehind(share, items[i + 1]);
  const stem = rate.groups?.stem ?? '';
  // 办结128件，办结率: the deed of the rate is that of the number.
  return {
    share,
    part: last,
    says: [...stem].every((sign) => last.before.slice(-12).includes(sign)) ? 'rate' : 'beside',
    isOfWhole: stem.length > 1,
  };
}

/** 41.2%（155件）. */
function bracketBehind(share: Item, next: Item | undefined): Stated | undefined {
  const isIn = next && isAdditive(next) && gapOf(share, next) === '（' && next.after.startsWith('）');
  return isIn && /占\p{Script=Han}{0,4}$/u.test(share.before)
    ? { share, part: next, says: 'share', isOfWhole: false }
    : undefined;
}

/** A类、B类、C类分别为155件、208件、13件，分别占41.2%、55.3%、3.5%: the third share is of the third number. */
function distributedPart(share: Item, i: number, items: readonly Item[]): Item | undefined {
  let first = i;
  while (first > 0 && i - first < PAIRED && isListed(items[first - 1], items[first], isPercent)) first--;
  let last = i;
  while (last - first < PAIRED && isListed(items[last], items[last + 1], isPercent)) last++;
  const head = items[first];
  const count = last - first + 1;
  if (!head || count < 2 || !DISTRIBUTED_SHARE.test(head.before)) return undefined;
  const parts = items.slice(Math.max(0, first - count), first);
  const isList = parts.every((part, k) => isAdditive(part) && (k === 0 || isListed(parts[k - 1], part, isAdditive)));
  return parts.length === count && isList && parts[0]?.passage === share.passage ? parts[i - first] : undefined;
}

function isListed(a: Item | undefined, b: Item | undefined, is: (item: Item) => boolean): boolean {
  const gap = a && b && is(a) && is(b) && a.unit === b.unit ? gapOf(a, b) : undefined;
  return (
    gap !== undefined &&
    /^[、，；和与及]/u.test(gap) &&
    (LIST_GAP.test(gap) || /^[、，；]\P{L}*\p{Script=Han}{0,3}[A-Z]类$/u.test(gap))
  );
}

/** The wholes that shares of one passage agree on: where one of them is right of a whole, the others are of it. */
type Anchors = ReadonlyMap<number, { whole: Item; count: number }>;

function anchorsOf(stated: readonly Stated[], pool: Pool): Anchors {
  const anchors = new Map<number, { whole: Item; count: number }>();
  for (const [passage, group] of Map.groupBy(
    stated.filter(({ says }) => says === 'share'),
    ({ share }) => share.passage,
  )) {
    const counts = new Map<Item, number>();
    for (const { share, part } of group.slice(0, PAIRED))
      for (const whole of pool.wholesOf(part))
        if (isRight(part, whole, share)) counts.set(whole, (counts.get(whole) ?? 0) + 1);
    const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
    if (best) anchors.set(passage, { whole: best[0], count: best[1] });
  }
  return anchors;
}

function isRight(part: Item, whole: Item, share: Item): boolean {
  // 办结200件 of 200件 is a share only where it is the whole.
  if (whole === part || (whole.value <= part.value && !(whole.value === part.value && share.value === 100)))
    return false;
  return meets(percentOf(part.interval, whole.interval), share.interval);
}

/** The relation that words state, with the whole that makes it true. */
function statedRelation(stated: Stated, pool: Pool, anchors: Anchors): Relation[] | undefined {
  const { share, part, says, whole } = stated;
  if (whole) return [relationOf([part], whole, share)];
  const anchor = anchors.get(share.passage)?.whole;
  const fitting = pool.wholesOf(part).filter((each) => isRight(part, each, share));
  const isWord = says !== 'beside';
  const best = anchor && fitting.includes(anchor) && isFar(fitting[0], share) ? anchor : fitting[0];
  if (best && (isWord || !isFar(best, share)) && tells([part], best, share)) return [relationOf([part], best, share)];
  return best ? [] : undefined;
}

const isFar = (whole: Item | undefined, share: Item) => whole !== undefined && whole.passage !== share.passage;

/** True where numbers are so exact that an agreement is no accident of wide intervals. */
function tells(parts: readonly Item[], whole: Item, share: Item): boolean {
  const isSaid = [...parts, whole].every((item) => isExact(item)) && isExact(share);
  return isSaid || isNarrow(percentOf(add(parts.map(({ interval }) => interval)), whole.interval));
}

/** A类87件（41%）、B类96件（45.3%）、C类29件（13.7%）: the whole is not printed, but the parts are. */
function ofAll(
  { share, part, says }: Stated,
  siblings: ReadonlyMap<string, readonly Stated[]>,
): Relation[] | undefined {
  const all = (siblings.get(`${part.passage} ${part.unit}`) ?? []).slice(0, PAIRED).map((each) => each.part);
  if (says !== 'share' || all.length < 2 || !all.includes(part) || !all.every(isExact)) return undefined;
  const whole = add(all.map(({ interval }) => interval));
  if (!meets(percentOf(part.interval, whole), share.interval)) return undefined;
  const sum = all.reduce((total, { value }) => total + value, 0);
  return [
    {
      kind: 'share',
      expression: `${part.value} / (${all.map(({ value }) => value).join(' + ')})`,
      printed: share,
      computed: (100 * part.value) / sum,
      interval: percentOf(part.interval, whole),
      operands: [part, ...all.filter((each) => each !== part)],
    },
  ];
}

/** A rate whose numbers stand somewhere before it: any pair, or two parts of one whole, that give it to its decimal. */
function inferred(share: Item, i: number, items: readonly Item[], own: Stated | undefined): Relation[] | undefined {
  if (!IS_RATE.test(share.before) || own?.says === 'share') return undefined;
  if (!/[.．]/u.test(share.figure.text)) return undefined;
  const near = items
    .slice(Math.max(0, i - PAIRED), i)
    .filter(
      (item) =>
        isAdditive(item) && isExact(item) && item.passage === share.passage && share.sentence - item.sentence <= REACH,
    );
  for (const part of near.toReversed()) {
    const whole = near.find((each) => each.unit === part.unit && isRight(part, each, share));
    if (whole) return [relationOf([part], whole, share)];
  }
  for (const [k, a] of near.entries())
    for (const b of near.slice(k + 1)) {
      const both = add([a.interval, b.interval]);
      const whole = near.find(
        (each) =>
          each !== a &&
          each !== b &&
          each.unit === a.unit &&
          a.unit === b.unit &&
          each.value > a.value + b.value &&
          meets(percentOf(both, each.interval), share.interval),
      );
      if (whole) return [relationOf([a, b], whole, share)];
    }
  return undefined;
}

/** A share that the words state and that no whole of the article makes true. */
function accused(stated: Stated, pool: Pool, anchors: Anchors): Relation[] | undefined {
  const { share, part, says, isOfWhole } = stated;
  if (!isOfWhole || says === 'beside' || !isExact(part)) return undefined;
  // 100% is often said of what was due.
  if (says === 'rate' && share.value === 100) return undefined;
  if (pool.isExcused(part, share.interval)) return undefined;
  const anchor = anchors.get(share.passage);
  const isAnchored = anchor && says === 'share' && anchor.whole.unit === part.unit && anchor.whole.value >= part.value;
  const whole = isAnchored ? anchor.whole : namedWhole(part, pool, says === 'rate');
  return whole && whole !== part ? [relationOf([part], whole, share)] : undefined;
}

function relationOf(parts: readonly Item[], whole: Item, share: Item): Relation {
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const numerator = parts.map(({ value }) => value).join(' + ');
  const interval: Interval = percentOf(add(parts.map((part) => part.interval)), whole.interval);
  return {
    kind: 'share',
    expression: `${parts.length > 1 ? `(${numerator})` : numerator} / ${whole.value}`,
    printed: share,
    computed: (100 * sum) / whole.value,
    interval,
    operands: [...parts, whole],
  };
}
