import type { Relation } from './finding.ts';
import { type Interval, meets } from './interval.ts';
import { type Item, isAdditive, isExact } from './item.ts';
import { labelYears, yearsSaid } from './years.ts';

/** 年均增长: a rate for each year, and no change between two numbers. */
export const IS_ANNUAL = /(?:年均|年平均|年复合|复合)\p{Script=Han}{0,6}$/u;
/** Numbers before it among which its two ends are looked for. */
const BEFORE = 12;
/** Years of a plan, the longest time that is averaged. */
const LONGEST = 15;

/** 由152.6亿元增至218.3亿元，年均增长7.4%: the rate that leads from the first end to the second one in the years that the text names. */
export function readAnnualGrowth(items: readonly Item[]): Relation[] {
  const years = labelYears(items);
  return items.flatMap((rate, i) => {
    if (rate.figure.kind !== 'percent' || !IS_ANNUAL.test(rate.before) || !isExact(rate)) return [];
    const near = items
      .slice(Math.max(0, i - BEFORE), i)
      .filter((item) => item.sentence === rate.sentence && isAdditive(item) && isExact(item));
    const is = near.at(-1);
    const was = is && near.find((item) => item !== is && item.unit === is.unit);
    if (!is || !was) return [];
    const [from, to] = [years.get(was), years.get(is)];
    const labelled = from !== undefined && to !== undefined && to > from ? to - from : undefined;
    const spans = labelled ? [labelled] : yearsSaid(rate.text.slice(0, rate.figure.start));
    const relations = spans
      .filter((span) => span > 1 && span <= LONGEST)
      .map((span) => relationOf(was, is, rate, span));
    const right = relations.find(({ interval }) => meets(interval, rate.interval));
    return right ? [right] : labelled && near.length <= labelled + 1 ? relations : [];
  });
}

function relationOf(was: Item, is: Item, rate: Item, years: number): Relation {
  const ratio = (a: number, b: number) => Math.abs(100 * ((a / b) ** (1 / years) - 1));
  const ends = [ratio(is.interval.low, was.interval.high), ratio(is.interval.high, was.interval.low)];
  const interval: Interval = { low: Math.min(...ends), high: Math.max(...ends) };
  return {
    kind: 'growth',
    as: 'annual-growth',
    expression: `(${is.value} / ${was.value})^(1/${years}) − 1`,
    printed: rate,
    computed: ratio(is.value, was.value),
    interval,
    operands: [is, was],
  };
}
