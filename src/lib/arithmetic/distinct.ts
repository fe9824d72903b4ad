import type { Relation } from './finding.ts';
import { meets } from './interval.ts';
import { type Item, idOf } from './item.ts';

/**
 * Relations each once, with a name of its own for each of several that have one result: 246件 is the sum of two sessions, and of
 * three systems. What fails is no relation where its numbers make another one true.
 */
export function distinct(relations: readonly Relation[]): Relation[] {
  const byResult = new Map<string, Relation[]>();
  const kept: Relation[] = [];
  const held = Map.groupBy(relations.filter(isRight), ({ printed }) => nameOf(printed));
  const sums = new Set(relations.filter((each) => each.kind === 'sum' && isRight(each)).map(setOf));
  for (const relation of relations) {
    const { kind, as } = relation;
    const result = nameOf(relation.printed);
    const others = byResult.get(result) ?? [];
    if (others.some((other) => other.kind === kind && isSameSet(other, relation))) continue;
    const isReplaced = (held.get(result) ?? []).some((other) => other.kind === kind && isOverlapping(other, relation));
    const isOfAnother = kind === 'sum' && sums.has(setOf(relation));
    if (!isRight(relation) && (isReplaced || isOfAnother)) continue;
    const name = as ?? kind;
    const taken = new Set(others.map((other) => other.as ?? other.kind));
    const free = taken.has(name) ? `${kind}${others.length + 1}` : name;
    const own = free === kind ? relation : { ...relation, as: free };
    byResult.set(result, [...others, own]);
    kept.push(own);
  }
  return kept;
}

const isRight = ({ interval, printed, leeway = 0 }: Relation) =>
  meets({ low: interval.low - leeway, high: interval.high + leeway }, printed.interval);

/** A number may be held more than once, rounded or with a direction that words give it. */
const nameOf = ({ figure }: Item) => idOf(figure, '');
const setOf = ({ operands }: Relation) => operands.map(nameOf).toSorted().join(' ');

const isSameSet = (a: Relation, b: Relation) => setOf(a) === setOf(b);

function isOverlapping(a: Relation, b: Relation): boolean {
  const names = new Set(b.operands.map(nameOf));
  return a.operands.some((item) => names.has(nameOf(item)));
}
