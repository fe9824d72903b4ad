import { addressOf } from '../quantity/figure.ts';
import { type Interval, isOpen, meets, toleranceBetween } from './interval.ts';
import { type Item, idOf } from './item.ts';
import { publish } from './precision.ts';
import type { Check } from './schema.ts';

/** A relation that was read, before it is judged. */
export interface Relation {
  /** What is checked, and how: `share`, `sum`; the last part of the id. */
  kind: Check['kind'];
  /** Where the id needs another last part than its kind: two sums of one cell. */
  as?: string;
  /** With the printed numbers. */
  expression: string;
  /** The printed result. */
  printed: Item;
  /** What the others come to, as one number and as an interval, in the unit of the result. */
  computed: number;
  interval: Interval;
  /** The others, in the order of the expression. */
  operands: readonly Item[];
  note?: string;
  /** What both sides may differ by besides: the last digit of a share that was made to fit a hundred. */
  leeway?: number;
}

/** True of a relation that says something: to lie above a bound says nothing, to lie below it does. */
export function isTelling({ printed, interval }: Relation): boolean {
  return !(isOpen(printed.interval) && meets(printed.interval, interval));
}

/** Judges a relation: it holds where the intervals meet, and fails where they cannot. */
export function judge(relation: Relation): Check {
  const { kind, as, expression, printed, computed, operands, note, leeway = 0 } = relation;
  const interval = { low: relation.interval.low - leeway, high: relation.interval.high + leeway };
  const { figure } = printed;
  return {
    id: idOf(figure, as ?? kind),
    serial: figure.serial,
    kind,
    expression,
    printed: printed.value,
    computed: figure.kind === 'percent' || figure.kind === 'points' ? publish(computed, figure.text) : tidy(computed),
    unit: figure.unit,
    tolerance: toleranceBetween(printed.interval, interval),
    result: meets(printed.interval, interval) ? 'holds' : 'fails',
    figures: [...operands, printed].map(({ figure: f }) => addressOf(f)),
    quote: figure.quote,
    ...(note && { note }),
  };
}

/** What is left of a whole, where the text prints nothing to compare it with. */
export function remainderOf(whole: Item, parts: readonly Item[], note?: string): Check {
  const left = tidy(whole.value - parts.reduce((total, { value }) => total + value, 0));
  return {
    id: idOf(whole.figure, 'remainder'),
    serial: whole.figure.serial,
    kind: 'remainder',
    expression: [whole, ...parts].map(({ value }) => value).join(' − '),
    printed: null,
    computed: left,
    unit: whole.figure.unit,
    tolerance: 0,
    result: 'remainder',
    remainder: left,
    figures: [...parts, whole].map(({ figure }) => addressOf(figure)),
    quote: whole.figure.quote,
    ...(note && { note }),
  };
}

/** Without binary noise. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
