import type { Relation } from './finding.ts';
import { add, type Interval, meets, percentOf } from './interval.ts';
import { type Item, isAdditive, isExact } from './item.ts';
import { IS_RATE } from './words.ts';

/** A percentage with the number that the words say it is the share of. */
export interface Stated {
  share: Item;
  part: Item;
  /** `share`: 占41%. `rate`: 办结128件，办结率98%. `beside`: right behind it, of another deed. */
  says: 'share' | 'rate' | 'beside';
  /** 占143件的89.5%: the whole stands between. */
  whole?: Item;
  /** All the classes of a list, of one of which it is the share. */
  classes?: readonly Item[];
  /** What it is said to be a share of: 占林业总产值的. */
  base?: string;
  /** False where it is a share of something that the text may not count: 占全省的. */
  isOfWhole: boolean;
}

/** Numbers before a percentage among which its part and its whole are sought: pairs and sums of two are tried. */
export const PAIRED = 24;
/** From the first end of a change to the second. */
const RISES = /^\p{Script=Han}{0,4}[至到]$/u;
/** Sentences before a percentage in which they stand. */
const REACH = 3;

export function isRight(part: Item, whole: Item, share: Item): boolean {
  // 办结200件 of 200件 is a share only where it is the whole.
  if (whole === part || (whole.value <= part.value && !(whole.value === part.value && share.value === 100)))
    return false;
  return meets(percentOf(part.interval, whole.interval), share.interval);
}

/** A rate whose numbers stand somewhere before it: any pair, or two parts of one whole, that give it to its decimal. */
export function inferred(
  share: Item,
  i: number,
  items: readonly Item[],
  own: Stated | undefined,
): Relation[] | undefined {
  const last = items[i - 1];
  // 办结率由91.5%升至94.0%: the second end is a rate as the first is.
  const isEnd = last?.figure.kind === 'percent' && last.sentence === share.sentence && RISES.test(share.before);
  if (!(IS_RATE.test(share.before) || (isEnd && IS_RATE.test(last.before))) || own?.says === 'share') return undefined;
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

export function relationOf(parts: readonly Item[], whole: Item, share: Item): Relation {
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
