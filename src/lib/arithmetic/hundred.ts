import type { Relation } from './finding.ts';
import { add, meets } from './interval.ts';
import { type Item, isExact, isPercent } from './item.ts';
import { areAllClasses, classOf } from './words.ts';

const HUNDRED = { low: 100, high: 100 };
/** Points by which shares of all classes may miss a hundred and still be meant as all of it. */
const NEAR = 8;
/** There is one more, with a share that is not printed. */
const OTHERS = /[DE]类(?![\p{Script=Han}\d件，]{0,14}%)|弃权|不了解|未(?:评价|表态)|其余|其他/u;

/** A hundred as the printed number: no text prints it. */
export interface Hundred extends Omit<Relation, 'printed'> {
  first: Item;
}

/** Shares listed in one sentence that add up to a hundred, within their rounding; shares of all classes must. */
export function readHundreds(items: readonly Item[]): Hundred[] {
  const shares = items.filter((item) => isPercent(item) && isExact(item));
  return [...Map.groupBy(shares, ({ sentence }) => sentence).values()].flatMap((listed) => {
    // 办结率100%，满意率98.9%，基本满意率1.1%: what is all of something has no other part.
    const parts = [listed, listed.filter(({ value }) => value < 100)].find((some) =>
      meets(add(some.map(({ interval }) => interval)), HUNDRED),
    );
    const own = parts ?? wholeOf(listed, items);
    const [first] = own;
    if (!first || own.length < 2) return [];
    const interval = add(own.map((share) => share.interval));
    const computed = own.reduce((total, { value }) => total + value, 0);
    return [
      {
        kind: 'hundred',
        expression: own.map(({ value }) => value).join(' + '),
        computed,
        interval,
        operands: own,
        first,
      },
    ];
  });
}

/** The shares of one sentence that are of all classes of a kind, near a hundred. */
function wholeOf(listed: readonly Item[], items: readonly Item[]): Item[] {
  const named = listed.flatMap((share) => {
    // A类155件，占41.2%: the class stands before the number before.
    const last = items[share.rank - 1];
    const isBeside = last && last.sentence === share.sentence && !isPercent(last) && /占/u.test(share.before);
    const words = (isBeside ? last : share).before.replace(/[占比率为达的]+$/u, '');
    const own = classOf(words, '');
    return own ? [{ share, member: own.member }] : [];
  });
  const members = named.map(({ member }) => member);
  if (!areAllClasses(members) || OTHERS.test(listed[0]?.text ?? '')) return [];
  const sum = named.reduce((total, { share }) => total + share.value, 0);
  return Math.abs(sum - 100) <= NEAR ? named.map(({ share }) => share) : [];
}
