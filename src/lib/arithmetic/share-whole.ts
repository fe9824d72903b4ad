import type { Relation } from './finding.ts';
import { add, isNarrow, meets, percentOf } from './interval.ts';
import { gapOf, type Item, isExact } from './item.ts';
import { isRestricted, namedWhole, type Pool } from './pool.ts';
import { isRight, PAIRED, relationOf, type Stated } from './share.ts';
import { ANNOUNCES } from './words.ts';

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
  const shares = stated.filter(({ says }) => says !== 'beside');
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
  const alike = isWord ? undefined : fitting.find((each) => isNamesake(part, each));
  if (alike && tells([part], alike, share)) return [relationOf([part], alike, share)];
  if (best && (isWord || !isFar(best, share)) && tells([part], best, share)) return [relationOf([part], best, share)];
  return best ? [] : undefined;
}

const isFar = (whole: Item | undefined, share: Item) => whole !== undefined && whole.passage !== share.passage;

/** 活动经费1786万元 and 代表活动经费2350万元: the same words right before both. */
function isNamesake(a: Item, b: Item): boolean {
  const [name, other] = [a, b].map(({ before }) => /\p{Script=Han}{3,}$/u.exec(before)?.[0] ?? '');
  return name !== undefined && name !== '' && (other ?? '').endsWith(name);
}

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
  const { share, part, says, isOfWhole, base = '' } = stated;
  const named = isOfWhole || base.length < BASE ? undefined : ofBase(stated, base, pool);
  if (named) return named;
  if (!isOfWhole || says === 'beside' || !isExact(part)) return undefined;
  // 100% is often said of what was due.
  if (says === 'rate' && share.value === 100) return undefined;
  if (stated.classes) return ofClasses(stated, stated.classes);
  const anchor = anchorOf(stated, anchors);
  const whole = anchor ? anchor.whole : namedWhole(part, pool, says === 'rate');
  const isNear = whole?.sentence === part.sentence && ANNOUNCES.test(gapOf(whole, part) ?? '');
  if (!(anchor && anchor.count > 1) && pool.isExcused(part, share.interval, isNear)) return undefined;
  if (whole) return whole === part ? undefined : [relationOf([part], whole, share)];
  return says === 'share' ? allButOne(stated, siblings) : undefined;
}

/** Characters of a name that is of one number: 占全省的 names none. */
const BASE = 4;

/** 林业总产值由86.4亿元增长到131.7亿元；油茶产值42.6亿元，占林业总产值的32.3%: of a number of the sentence or paragraph behind the name. */
function ofBase({ share, part }: Stated, base: string, pool: Pool): Relation[] | undefined {
  const wholes = pool
    .wholesOf(part)
    .filter((whole) => whole.passage === part.passage && whole.rank < part.rank && clauseBefore(whole).includes(base));
  return isExact(part) && wholes.length > 0
    ? wholes.slice(0, 1).map((whole) => relationOf([part], whole, share))
    : undefined;
}

/** The words of its sentence before a number, from the last semicolon. */
function clauseBefore({ text, figure }: Item): string {
  return text.slice(Math.max(0, figure.start - 60), figure.start).replace(/^.*[。；]/u, '');
}

/** A share of one class of several that are all there is; two of them together may be meant. */
function ofClasses({ share, part }: Stated, classes: readonly Item[]): Relation[] {
  const whole = add(classes.map(({ interval }) => interval));
  const isOfTwo = classes.some(
    (other) => other !== part && meets(percentOf(add([part.interval, other.interval]), whole), share.interval),
  );
  const sum = classes.reduce((total, { value }) => total + value, 0);
  if (isOfTwo || sum <= 0 || !classes.every(isExact)) return [];
  return [
    {
      kind: 'share',
      expression: `${part.value} / (${classes.map(({ value }) => value).join(' + ')})`,
      printed: share,
      computed: (100 * part.value) / sum,
      interval: percentOf(part.interval, whole),
      operands: [part, ...classes.filter((item) => item !== part)],
    },
  ];
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
