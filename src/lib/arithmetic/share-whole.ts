import type { Relation } from './finding.ts';
import { add, isNarrow, meets, percentOf } from './interval.ts';
import { type Item, isExact } from './item.ts';
import { isRestricted, namedWhole, type Pool } from './pool.ts';
import { isRight, PAIRED, relationOf, type Stated } from './share.ts';

/** A whole that shares agree on, and how many of them. */
interface Anchor {
  whole: Item;
  count: number;
}

/** The wholes that the shares of a paragraph and of a sentence agree on: where some are right of a whole, the others are of it. */
export interface Anchors {
  passages: ReadonlyMap<number, Anchor>;
  sentences: ReadonlyMap<number, Anchor>;
}

/** Shares of parts of one unit in one paragraph. */
export type Siblings = ReadonlyMap<string, readonly Stated[]>;

const groupOf = (part: Item) => `${part.passage} ${part.unit}`;

export function siblingsOf(stated: readonly Stated[]): Siblings {
  return Map.groupBy(
    stated.filter(({ says }) => says === 'share'),
    ({ part }) => groupOf(part),
  );
}

export function anchorsOf(stated: readonly Stated[], pool: Pool): Anchors {
  const shares = stated.filter(({ says }) => says === 'share');
  return {
    passages: agreed(
      Map.groupBy(shares, ({ share }) => share.passage),
      pool,
    ),
    sentences: agreed(
      Map.groupBy(shares, ({ share }) => share.sentence),
      pool,
    ),
  };
}

function agreed(groups: ReadonlyMap<number, readonly Stated[]>, pool: Pool): Map<number, Anchor> {
  const anchors = new Map<number, Anchor>();
  for (const [place, group] of groups) {
    const counts = new Map<Item, number>();
    for (const { share, part } of group.slice(0, PAIRED))
      for (const whole of pool.wholesOf(part))
        if (isRight(part, whole, share)) counts.set(whole, (counts.get(whole) ?? 0) + 1);
    const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
    if (best) anchors.set(place, { whole: best[0], count: best[1] });
  }
  return anchors;
}

/** The relation that words state, with the whole that makes it true. */
export function statedRelation(stated: Stated, pool: Pool, anchors: Anchors): Relation[] | undefined {
  const { share, part, says, whole } = stated;
  if (whole) return [relationOf([part], whole, share)];
  const anchor = anchors.passages.get(share.passage)?.whole;
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
export function ofAll(stated: Stated, siblings: Siblings): Relation[] | undefined {
  const group = siblings.get(groupOf(stated.part)) ?? [];
  const relation = stated.says === 'share' && group.length <= PAIRED ? ofSum(stated, group) : undefined;
  return relation && meets(relation.interval, relation.printed.interval) ? [relation] : undefined;
}

function ofSum({ share, part }: Stated, group: readonly Stated[]): Relation | undefined {
  const all = group.map((each) => each.part);
  if (all.length < 2 || !all.includes(part) || !all.every(isExact)) return undefined;
  const sum = all.reduce((total, { value }) => total + value, 0);
  return {
    kind: 'share',
    expression: `${part.value} / (${all.map(({ value }) => value).join(' + ')})`,
    printed: share,
    computed: (100 * part.value) / sum,
    interval: percentOf(part.interval, add(all.map(({ interval }) => interval))),
    operands: [part, ...all.filter((each) => each !== part)],
  };
}

/** A share that the words state and that no whole of the article makes true. */
export function accused(stated: Stated, pool: Pool, anchors: Anchors, siblings: Siblings): Relation[] | undefined {
  const { share, part, says, isOfWhole } = stated;
  if (!isOfWhole || says === 'beside' || !isExact(part)) return undefined;
  // 100% is often said of what was due.
  if (says === 'rate' && share.value === 100) return undefined;
  const anchor = says === 'share' ? anchorOf(stated, anchors) : undefined;
  if (!(anchor && anchor.count > 1) && pool.isExcused(part, share.interval)) return undefined;
  const whole = anchor ? anchor.whole : namedWhole(part, pool, says === 'rate');
  if (whole) return whole === part ? undefined : [relationOf([part], whole, share)];
  return says === 'share' ? allButOne(stated, siblings) : undefined;
}

/** The whole of the other shares of a sentence, or of two others of its paragraph. */
function anchorOf({ share, part }: Stated, anchors: Anchors): Anchor | undefined {
  const inPassage = anchors.passages.get(share.passage);
  const anchor = anchors.sentences.get(share.sentence) ?? (inPassage && inPassage.count > 1 ? inPassage : undefined);
  if (!anchor || anchor.whole.unit !== part.unit || anchor.whole.value < part.value) return undefined;
  return isRestricted(anchor.whole, part) ? undefined : anchor;
}

/** Of shares of parts whose whole is not printed all are right of their sum but one. */
function allButOne(stated: Stated, siblings: Siblings): Relation[] | undefined {
  const group = siblings.get(groupOf(stated.part)) ?? [];
  if (group.length > PAIRED || !/[.．]/u.test(stated.share.figure.text)) return undefined;
  const relations = group.flatMap((each) => ofSum(each, group) ?? []);
  const right = relations.filter(({ interval, printed }) => meets(interval, printed.interval));
  if (relations.length < 2 || right.length !== relations.length - 1) return undefined;
  return relations.filter(({ printed }) => printed === stated.share);
}
