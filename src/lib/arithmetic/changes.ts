import { IS_ANNUAL } from './annual.ts';
import type { Relation } from './finding.ts';
import { tidy } from './finding.ts';
import { type Interval, isNarrow, meets, subtract } from './interval.ts';
import { gapOf, type Item, isExact } from './item.ts';
import { labelYears, yearsSaid } from './years.ts';

/** Numbers before a change among which its two ends are sought. */
const PAIRED = 24;

/** 由46天, 从2020年的86.4%. */
const FROM = /[由从自]\p{Script=Han}{0,10}(?:\d{4}年)?\p{Script=Han}{0,6}$/u;
/** 缩短至, 提高到, 减至. */
const TO = /^[^，。；]{0,16}(?:至|到|为|成)了?(?:(?:19|20)\d{2}年[底末]?的?)?$/u;
/** From the second end to the change, with nothing else to compare it with: ，缩短了 */
const RIGHT_BEHIND = /^\p{Script=Han}{0,8}[，、（；]?(?:(?!同比|环比)[^，。；比较]){0,8}$/u;
/** From one end to the one that it is compared with: ，比上年的; ，上年同期为 */
const AGAINST =
  /^\p{Script=Han}{0,10}[，（]?(?:而?[比较]|同比|与)?(?:去年|上年|上届|前年|同期|上次|\d{4}年|改革前|改造前)\p{Script=Han}{0,8}$/u;
const IS_BASE = /[比较与](?:去年|上年|上届|前年|同期|上次|\d{4}年)[^，。；\d]{0,10}$/u;
/** From there to the change. */
const THEN = /^\p{Script=Han}{0,6}[，）]?\p{Script=Han}{0,8}$/u;

/** Two ends of a change: what was, and what is. */
interface Ends {
  was: Item;
  is: Item;
  /** The words say that these are its ends, so that it must be their difference. */
  isStated: boolean;
}

/** 由46天缩短至28天，缩短18天; 412件，比上年的375件增加37件; 增加54件，增长3.3%: changes against their ends, where both are printed. */
export function readChanges(items: readonly Item[]): Relation[] {
  const years = labelYears(items);
  /** The relation of the change right before: 增加33件，增长14.3% have the same ends. */
  let last: Relation | undefined;
  return items.flatMap((change, i) => {
    const { figure } = change;
    if (!figure.change || !isExact(change) || IS_ANNUAL.test(change.before)) {
      last = undefined;
      return [];
    }
    const before = items.slice(Math.max(0, i - PAIRED), i);
    const found =
      ofSameEnds(change, last) ??
      beside(change, before) ??
      fromAbsolute(change, before) ??
      byYear(change, before, years) ??
      acrossList(change, before);
    last = found;
    return found ? [found] : [];
  });
}

/** 比上年的231件增加33件，增长14.3%: the second change is between the ends of the first. */
export function ofSameEnds(change: Item, last: Relation | undefined): Relation | undefined {
  const [high, low] = last?.kind === 'difference' ? last.operands : [];
  if (!high || !low || last?.printed.sentence !== change.sentence || change.figure.kind === 'points') return undefined;
  const [was, is] = last.printed.figure.change === 'increase' ? [low, high] : [high, low];
  return settle({ was, is, isStated: (gapOf(last.printed, change)?.length ?? 99) <= 10 }, change);
}

/** The two numbers right before a change. */
function beside(change: Item, before: readonly Item[]): Relation | undefined {
  const b = before.at(-1);
  // 174名，占80.6%，比去年的162名: shares and other changes may stand between.
  const a =
    b && !b.figure.change && before.findLast((item) => item !== b && item.unit === b.unit && !item.figure.change);
  if (!a || !b || before.at(-1) !== b || a.unit !== b.unit || a.sentence !== b.sentence || b.passage !== change.passage)
    return undefined;
  const [between, then] = [gapOf(a, b), gapOf(b, change)];
  if (between === undefined || then === undefined || then.includes('。')) return undefined;
  const isFromTo = a.rank === b.rank - 1 && FROM.test(a.before) && TO.test(between);
  if (isFromTo) return settle({ was: a, is: b, isStated: RIGHT_BEHIND.test(then) }, change);
  const isBetweenShares = before.every(
    (item) => item.rank <= a.rank || item === b || item.figure.change || item.figure.kind === 'percent',
  );
  if (isBetweenShares && AGAINST.test(b.before) && THEN.test(then))
    return settle({ was: b, is: a, isStated: true }, change);
  return undefined;
}

/** The relation, where the ends and the change are of kinds that go together, and agree or must agree. */
export function settle(ends: Ends, change: Item): Relation | undefined {
  const { was, is, isStated } = ends;
  const { figure } = change;
  // A text that says the other direction is misread here rather than wrong.
  if ((figure.change === 'increase') !== is.value > was.value) return undefined;
  const [low, high] = figure.change === 'increase' ? [was, is] : [is, was];
  const isRate = was.figure.kind === 'percent';
  const relation =
    change.unit === was.unit && !isRate
      ? differenceOf(low, high, change)
      : figure.kind === 'points' && isRate
        ? differenceOf(low, high, change)
        : (figure.kind === 'percent' || figure.kind === 'multiple') && !isRate
          ? growthOf(was, is, change)
          : undefined;
  if (!relation) return undefined;
  const holds = meets(relation.interval, change.interval);
  // 增长2倍 is said of 2 and of 3 times as much.
  if (!holds) return isStated && figure.kind !== 'multiple' ? relation : undefined;
  return isNarrow(relation.interval) || [was, is].every(isExact) ? relation : undefined;
}

function differenceOf(low: Item, high: Item, change: Item): Relation {
  return {
    kind: 'difference',
    expression: `${high.value} − ${low.value}`,
    printed: change,
    computed: tidy(high.value - low.value),
    interval: subtract(high.interval, low.interval),
    operands: [high, low],
  };
}

function growthOf(was: Item, is: Item, change: Item): Relation | undefined {
  if (was.interval.low <= 0) return undefined;
  const scale = change.figure.kind === 'multiple' ? 1 : 100;
  const ratio = (a: number, b: number) => Math.abs(scale * (a / b - 1));
  const ends = [ratio(is.interval.low, was.interval.high), ratio(is.interval.high, was.interval.low)];
  return {
    kind: 'growth',
    expression: `(${is.value} − ${was.value}) / ${was.value}`.replace('- ', '− '),
    printed: change,
    computed: ratio(is.value, was.value),
    interval: { low: Math.min(...ends), high: Math.max(...ends) },
    operands: [is, was],
  };
}

/** 1682件，比上次会议增加54件，增长3.3%: 54 of what there was before. */
function fromAbsolute(change: Item, before: readonly Item[]): Relation | undefined {
  const absolute = before.at(-1);
  if (change.figure.kind !== 'percent' || !absolute?.figure.change || absolute.figure.change !== change.figure.change)
    return undefined;
  const gap = gapOf(absolute, change);
  if (gap === undefined || !/^[^。；]{0,10}$/u.test(gap) || ['points', 'percent'].includes(absolute.figure.kind))
    return undefined;
  const name = /(?<name>\p{Script=Han}{3,})(?:增加|减少|增长|下降)/u.exec(absolute.before)?.groups?.name;
  const levels = before
    .filter((item) => !item.figure.change && item.unit === absolute.unit)
    // 收集意见增加216条: of the number with that name, if it is of another paragraph.
    .filter((item) => item.passage === change.passage || (name && item.before.includes(name.slice(-4))))
    .toReversed();
  const relations = levels.flatMap((level) => shareOfBefore(level, absolute, change) ?? []);
  const right = relations.find(({ interval }) => meets(interval, change.interval));
  if (right) return right;
  const [nearest] = relations;
  const [, level] = nearest?.operands ?? [];
  // With no number between them, the change is that of the number before it.
  const isBeside = level?.rank === absolute.rank - 1 && level.sentence === change.sentence;
  const isOnly = relations.length === 1 && level !== undefined && level.passage !== change.passage;
  return isBeside || isOnly ? nearest : undefined;
}

function shareOfBefore(level: Item, by: Item, change: Item): Relation | undefined {
  // 与上年的306件相比，增加22件: the number before is what there was.
  const sign = IS_BASE.test(level.before) ? 0 : by.figure.change === 'increase' ? -1 : 1;
  const was: Interval =
    sign === 0
      ? level.interval
      : sign < 0
        ? subtract(level.interval, by.interval)
        : { low: level.interval.low + by.interval.low, high: level.interval.high + by.interval.high };
  if (was.low <= 0) return undefined;
  return {
    kind: 'growth',
    expression:
      sign === 0
        ? `${by.value} / ${level.value}`
        : `${by.value} / (${level.value} ${sign < 0 ? '−' : '+'} ${by.value})`,
    printed: change,
    computed: (100 * by.value) / (level.value + sign * by.value),
    interval: { low: (100 * by.interval.low) / was.high, high: (100 * by.interval.high) / was.low },
    operands: [by, level],
  };
}

/** 2023年较2021年增长18.5%, and 比上年增加37件 where the years of both ends are printed. */
function byYear(change: Item, before: readonly Item[], years: ReadonlyMap<Item, number>): Relation | undefined {
  const kinds = before.filter((item) => !item.figure.change && years.has(item));
  const named = /(\d{4})年\p{Script=Han}{0,8}[比较](\d{4})年/u.exec(change.before);
  if (named) {
    const ofYear = (year: string) =>
      kinds.filter((item) => years.get(item) === Number(year) && item.passage === change.passage);
    const [is, was] = [ofYear(named[1] ?? ''), ofYear(named[2] ?? '')];
    const pairs = is.toReversed().flatMap((b) => was.filter((a) => a.unit === b.unit).map((a) => ({ was: a, is: b })));
    const relations = pairs.flatMap((pair) => settle({ ...pair, isStated: pairs.length === 1 }, change) ?? []);
    return relations.find(({ interval }) => meets(interval, change.interval)) ?? relations[0];
  }
  const is = before.findLast((item) => !item.figure.change && item.passage === change.passage);
  const year = is && years.get(is);
  if (is && /今年|本年/u.test(is.before) && /[比较]?(?:去年|上年)|同比/u.test(change.before)) {
    // Nobody says which year this one is: the number of another year right before it is that of the last.
    const was = before.findLast(
      (item) => item.rank < is.rank && item.unit === is.unit && item.sentence === is.sentence,
    );
    return was && (years.has(was) || /去年|上年/u.test(was.before))
      ? settle({ was, is, isStated: false }, change)
      : undefined;
  }
  const base = /[比较](?:(\d{4})年|去年|上年|上一年|前一年)|同比/u.exec(change.before);
  if (!is || year === undefined || !base) return undefined;
  const wanted = base[1] ? Number(base[1]) : year - 1;
  const ends = kinds.filter((item) => item !== is && item.unit === is.unit && years.get(item) === wanted).toReversed();
  const relations = ends.flatMap((was) => {
    const isStated = ends.length === 1 && was.passage === is.passage && isSameThing(was, is);
    return settle({ was, is, isStated }, change) ?? [];
  });
  return relations.find(({ interval }) => meets(interval, change.interval)) ?? relations[0];
}

/** 收到建议375件 and 收到建议412件: the same words right before both numbers. */
function isSameThing(a: Item, b: Item): boolean {
  const words = (item: Item) => /\p{Script=Han}{2,}$/u.exec(item.before.replace(/\d{4}年度?/gu, '，'))?.[0].slice(-3);
  return words(a) !== undefined && words(a) === words(b);
}

/** 三年分别为96.2%、97.8%和99.3%，两年提高3.1个百分点: from the first to the last of a list; it must be where it is said of as many years. */
function acrossList(change: Item, before: readonly Item[]): Relation | undefined {
  const last = before.at(-1);
  if (!last || last.figure.change || last.sentence !== change.sentence) return undefined;
  let first = last;
  let steps = 0;
  for (const item of before.toReversed().slice(1)) {
    const gap = gapOf(item, first);
    if (item.unit !== last.unit || gap === undefined || !/^(?:[、和与及，]|以及)$/u.test(gap)) break;
    first = item;
    steps++;
  }
  const [years] = yearsSaid(change.before);
  return first === last ? undefined : settle({ was: first, is: last, isStated: years === steps }, change);
}
