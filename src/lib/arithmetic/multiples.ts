import { type Relation, tidy } from './finding.ts';
import { type Interval, isNarrow, meets } from './interval.ts';
import { gapOf, type Item, isExact } from './item.ts';
import { labelYears } from './years.ts';

/** Numbers around a multiple among which its two ends are looked for. */
const AROUND = 10;

/** 63.4万元，是2022年18.6万元的3.4倍: one number over another. */
export function readMultiples(items: readonly Item[]): Relation[] {
  const years = labelYears(items);
  return items.flatMap((multiple, i) => {
    if (multiple.figure.kind !== 'multiple' || multiple.figure.change || !isExact(multiple)) return [];
    const near = items
      .slice(Math.max(0, i - AROUND), i + AROUND)
      .filter((item) => item.passage === multiple.passage && !item.figure.change && isExact(item) && item.value > 0);
    const stated = statedEnds(multiple, near) ?? endsOfYears(multiple, near, years);
    if (stated) return [relationOf(stated, multiple)];
    const pairs = near
      .toSorted((a, b) => Math.abs(a.rank - multiple.rank) - Math.abs(b.rank - multiple.rank))
      .flatMap((is, k, all) => all.flatMap((was) => (was !== is && was.unit === is.unit ? [{ is, was, k }] : [])));
    const right = pairs
      .map((ends) => relationOf(ends, multiple))
      .find(({ interval }) => isNarrow(interval) && meets(interval, multiple.interval));
    return right && multiple.figure.text.includes('.') ? [right] : [];
  });
}

interface Ends {
  is: Item;
  was: Item;
}

/** The base stands right before it, and what is compared before that. */
function statedEnds(multiple: Item, near: readonly Item[]): Ends | undefined {
  const was = near.findLast(({ rank }) => rank < multiple.rank);
  if (!was || gapOf(was, multiple) !== '的') return undefined;
  const is = near.findLast((item) => item.rank < was.rank && item.unit === was.unit);
  return is && is.sentence === was.sentence ? { is, was } : undefined;
}

/** 318.6公里，是2023年的2.3倍, where the number of 2023 is printed once. */
function endsOfYears(multiple: Item, near: readonly Item[], years: ReadonlyMap<Item, number>): Ends | undefined {
  const year = Number(/[是为](?<year>(?:19|20)\d{2})年的?$/u.exec(multiple.before)?.groups?.year);
  const is = near.findLast(({ rank }) => rank < multiple.rank);
  if (!year || is?.rank !== multiple.rank - 1 || is.sentence !== multiple.sentence) return undefined;
  const [was, ...others] = near.filter((item) => item.unit === is.unit && years.get(item) === year && item !== is);
  return was && others.length === 0 ? { is, was } : undefined;
}

function relationOf({ is, was }: Ends, multiple: Item): Relation {
  const interval: Interval = {
    low: is.interval.low / was.interval.high,
    high: is.interval.high / Math.max(was.interval.low, 1e-9),
  };
  return {
    kind: 'ratio',
    expression: `${is.value} / ${was.value}`,
    printed: multiple,
    computed: tidy(is.value / was.value),
    interval,
    operands: [is, was],
  };
}
