import { agrees, sumOf } from './agreement.ts';
import type { Relation } from './finding.ts';
import { add, meets, percentOf } from './interval.ts';
import { type Item, isAdditive, isExact, isPercent } from './item.ts';
import { relationOf } from './share.ts';
import { isMendedBy } from './slip.ts';

/** 优秀率, 满意率: what is before the word is the name of a member, or of the first signs of two. */
const RATE = /(?:^|[，、；。的])(?<stem>\p{Script=Han}{2,4}?)(?:率|占比?)(?:为|达到?|是)?$/u;
/** Most members of a list whose rates are looked for. */
const MEMBERS = 6;
/** Numbers behind a list among which its rates are. */
const BEHIND = 6;

/** Characters before a number that may name it. */
const CLAUSE = 24;

/** A rate with the members of a list that it names. */
interface Rate {
  share: Item;
  parts: Item[];
}

/**
 * 优秀的21个、良好的34个、合格的9个，优秀率32.8%，优良率85.9%: rates that the names of a list make, of the number before the list. Where
 * it is the sum of the list, or where another rate is of it, a rate that a slip would mend is misprinted; where two rates are of the
 * sum, the number is.
 */
export function readMemberRates(items: readonly Item[], lists: readonly (readonly Item[])[]): Relation[] {
  return lists.flatMap((parts) => {
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last || parts.length > MEMBERS) return [];
    const rates = items.slice(last.rank + 1, last.rank + 1 + BEHIND).flatMap((item) => rateOf(item, parts));
    const whole = items.slice(0, first.rank).findLast((item) => isAdditive(item) && item.unit === first.unit);
    if (!whole || rates.length === 0 || !isExact(whole) || whole.passage !== first.passage) return [];
    return ofWhole(whole, parts, rates);
  });
}

function rateOf(share: Item, parts: readonly Item[]): Rate[] {
  const stem = RATE.exec(share.before)?.groups?.stem;
  if (!stem || !isPercent(share) || !isExact(share) || share.passage !== parts[0]?.passage) return [];
  const named = parts.map((part) => ({ part, name: nameOf(part), clause: clauseOf(part) }));
  const own = [
    named.filter(({ name }) => name === stem),
    named.filter(({ clause }) => clause.includes(stem)),
    // 优良率 of 优秀 and 良好.
    stem.length === 2 ? named.filter(({ name }) => name !== '' && stem.includes(name[0] ?? '')) : [],
    // 到会率 of 实到.
    named.filter(({ name }) => name !== '' && stem.includes(name.at(-1) ?? '')),
  ].find(({ length }) => length > 0);
  const isOne = own?.length === 1 || (own?.length === 2 && stem === own.map(({ name }) => name[0]).join(''));
  return own && isOne ? [{ share, parts: own.map(({ part }) => part) }] : [];
}

/** 获评优秀的: the two signs before the number. */
function nameOf({ before }: Item): string {
  return /(?<name>\p{Script=Han}{2})(?:的|等次)?$/u.exec(before)?.groups?.name ?? '';
}

/** 线上培训7期780人次: the words from the last comma, whatever numbers are among them. */
function clauseOf({ text, figure }: Item): string {
  return text.slice(Math.max(0, figure.start - CLAUSE), figure.start).replace(/^.*[，。；、：]/u, '');
}

function ofWhole(whole: Item, parts: readonly Item[], rates: readonly Rate[]): Relation[] {
  const relations = rates.map(({ share, parts: own }) => relationOf(own, whole, share));
  const right = relations.filter(isRight);
  const sum = add(parts.map(({ interval }) => interval));
  const ofSum = rates.filter(({ share, parts: own }) =>
    meets(percentOf(add(own.map((p) => p.interval)), sum), share.interval),
  );
  if (ofSum.length === rates.length && rates.length > 1 && right.length < 2)
    return agrees(whole, parts) ? relations : [sumOf(whole, parts)].filter((each) => isMendedBy(each, 'slip'));
  const isSure = agrees(whole, parts) || right.length > 0;
  return relations.filter((each) => isRight(each) || (isSure && isMisprint(each, parts, whole)));
}

const isRight = ({ interval, printed }: Relation) => meets(interval, printed.interval);

/** The name may be of more than one member, 满意 and 基本满意 together. */
function isMisprint(relation: Relation, parts: readonly Item[], whole: Item): boolean {
  const isOfMore = parts.some((_, from) =>
    parts.slice(from + 1).some((_part, k) => {
      const run = add(parts.slice(from, from + k + 2).map(({ interval }) => interval));
      return meets(percentOf(run, whole.interval), relation.printed.interval);
    }),
  );
  return !isOfMore && (relation.operands.length > 2 || isMendedBy(relation, 'slip'));
}
