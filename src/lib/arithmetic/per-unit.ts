import { type Relation, tidy } from './finding.ts';
import { halfUnitOf, type Interval, isNarrow, meets } from './interval.ts';
import { type Item, isExact, unitKey } from './item.ts';
import { isCalledWhole } from './pool.ts';
import { yearsSaid } from './years.ts';

/** Numbers around an amount for each among which its total and its count are looked for. */
const AROUND = 12;
/** Numbers before it among which a count of the whole article is looked for. */
const FAR = 60;

/** 每名代表, 每个村级联络站配备电脑, 平均每件建议: what the amount is for each of. */
const EACH = /每(?<each>[^，。；：、\d]{1,14})$/u;
/** 人均走访, 户均: likewise. */
const MEAN = /(?<each>[人户村亩])均[^，。；：、\d]{0,8}$/u;
const IS_MEAN = /平均每|均[^，。；：、\d每]{0,8}$/u;
/** Each of what is also counted in time, so that the total is of more factors. */
const TIMES = /^[月天日周季]|每[月天日周季次]/u;
/** 共发放, 合计, 总投资: words before the product. */
const IS_TOTAL = /(?:合计|共计|总计|总|共)\p{Script=Han}{0,4}$/u;
const PER_YEAR = /年均(?!增)\p{Script=Han}{0,6}$/u;

/** Amounts for each against their totals and counts: 84万元，组织12次，平均每次7万元; 1260户，每户300元，共37.8万元. */
export function readPerUnit(items: readonly Item[]): Relation[] {
  return items.flatMap((each, i) => {
    if (each.figure.change || each.figure.kind === 'percent' || each.figure.kind === 'points') return [];
    if (PER_YEAR.test(each.before)) return ofYears(each, items.slice(Math.max(0, i - 3), i));
    const words = (EACH.exec(each.before) ?? MEAN.exec(each.before))?.groups?.each;
    if (!words || TIMES.test(words)) return [];
    const mean = rounded(each);
    const around = items
      .slice(Math.max(0, i - AROUND), i + AROUND)
      .filter((item) => item !== each && item.passage === each.passage && !item.figure.change);
    const all = around.filter((item) => isCountOf(item, words) && !EACH.test(item.before));
    const named = all.filter((item) => isNamed(item, words));
    const counts = named.length > 0 ? named : all;
    const totals = around.filter(
      (item) => item.unit === each.unit && item.value > each.value && !EACH.test(item.before),
    );
    const nearest = (a: Item, b: Item) => Math.abs(a.rank - each.rank) - Math.abs(b.rank - each.rank);
    const triples = totals
      .toSorted(nearest)
      .flatMap((total) =>
        counts.toSorted(nearest).flatMap((count) => (count === total ? [] : [{ total, count, each: mean }])),
      );
    const right = triples.find((triple) => isRight(triple));
    if (right) return [relationOf(right)];
    const far = ofArticle(mean, items.slice(0, i), words);
    if (far) return [relationOf(far)];
    const before = triples.filter(({ total, count }) => Math.max(total.rank, count.rank) < each.rank);
    return [alone(triples), alone(before)]
      .flatMap((some) => some.filter(isStated))
      .slice(0, 1)
      .map(relationOf);
  });
}

/** A mean is rounded, even one of what is counted one by one. */
function rounded(mean: Item): Item {
  const half = isExact(mean) ? halfUnitOf(mean.figure.text, mean.value, 'money') : 0;
  return half > 0 ? { ...mean, interval: { low: mean.value - half, high: mean.value + half } } : mean;
}

interface Triple {
  total: Item;
  count: Item;
  each: Item;
}

/** 发现问题企业31家 of 平均每家问题企业. */
function isNamed({ before }: Pick<Item, 'before'>, words: string): boolean {
  const name = /\p{Script=Han}{3,6}$/u.exec(before)?.[0];
  return name !== undefined && words.includes(name.slice(-4));
}

/** 47个 of 每个, 209名 of 人均, 8个基层检察院 of 每院. */
function isCountOf({ figure, unit, before, after }: Item, words: string): boolean {
  if (figure.kind === 'percent' || figure.kind === 'money') return false;
  if (isNamed({ before }, words)) return true;
  const [sign = ''] = words;
  return (
    words.startsWith(figure.unit) ||
    unit === unitKey(sign) ||
    (figure.kind === 'count' && new RegExp(`^\\p{Script=Han}{1,8}${sign}`, 'u').test(after))
  );
}

function quotientOf({ total, count }: Triple): Interval {
  return {
    low: total.interval.low / count.interval.high,
    high: total.interval.high / Math.max(count.interval.low, 1e-9),
  };
}

function isRight(triple: Triple): boolean {
  const { each, total, count } = triple;
  const quotient = quotientOf(triple);
  const half = isExact(each) ? (each.interval.high - each.interval.low) / 2 : 0;
  const isClose = Math.abs(total.value / count.value - each.value) <= half + 1e-9;
  if (isProduct(triple)) return meets(productOf(each, count), total.interval);
  return count.value > 1 && meets(quotient, each.interval) && (isClose || isNarrow(quotient));
}

/** 平均每件18.6万元, with its total right before it, and its count somewhere before it where words call it a whole. */
function ofArticle(each: Item, before: readonly Item[], words: string): Triple | undefined {
  const total = before.at(-1);
  if (!total || total.unit !== each.unit || total.sentence !== each.sentence || !/[.．]/u.test(each.figure.text))
    return undefined;
  const counts = before.slice(-FAR).filter((item) => isCountOf(item, words) && item.unit !== total.unit);
  const most = Math.max(...counts.map(({ value }) => value));
  return counts
    .filter((count) => isCalledWhole(count) || count.value === most)
    .map((count) => ({ total, count, each }))
    .findLast(isRight);
}

/** The only total and count of the sentence. */
function alone(triples: readonly Triple[]): Triple[] {
  const own = triples.filter(({ total, count, each }) =>
    [total, count].every(({ sentence }) => sentence === each.sentence),
  );
  // 184公里，其中乡道62公里、村道122公里: the count is that of all.
  const all = own.filter(({ total, count }) => {
    const others = own.filter((other) => other.total === total && other.count !== count);
    return others.length > 1 && others.reduce((sum, other) => sum + other.count.value, 0) === count.value;
  });
  return own.length === 1 ? own : all.length === 1 ? all : [];
}

/** True where the words say that one number comes from the others. */
function isStated(triple: Triple): boolean {
  const { total, count, each } = triple;
  if (![total, count, each].every(isExact)) return false;
  const isQuotient = each.rank === Math.max(total.rank, count.rank, each.rank) && IS_MEAN.test(each.before);
  return (isProduct(triple) && total.rank > count.rank) || isQuotient;
}

/** 每户300元，共发放37.8万元: the total is what is computed. */
function isProduct({ total, each }: Triple): boolean {
  return each.rank < total.rank && IS_TOTAL.test(total.before);
}

function relationOf({ total, count, each }: Triple): Relation {
  if (isProduct({ total, count, each }))
    return {
      kind: 'product',
      expression: `${each.value} × ${count.value}`,
      printed: total,
      computed: tidy(each.value * count.value),
      interval: productOf(each, count),
      operands: [each, count],
    };
  return {
    kind: 'ratio',
    expression: `${total.value} / ${count.value}`,
    printed: each,
    computed: tidy(total.value / count.value),
    interval: quotientOf({ total, count, each }),
    operands: [total, count],
  };
}

/** 每人补贴1万元 is a standard, and not rounded; a mean is. */
function productOf(each: Item, count: Item): Interval {
  const { low, high } = IS_MEAN.test(each.before) ? each.interval : { low: each.value, high: each.value };
  return { low: low * count.interval.low, high: high * count.interval.high };
}

/** 这五年，民生支出累计158.4亿元，年均31.7亿元. */
function ofYears(each: Item, before: readonly Item[]): Relation[] {
  const total = before.findLast(
    (item) => item.unit === each.unit && item.passage === each.passage && !item.figure.change,
  );
  if (!total) return [];
  const [count = 0] = yearsSaid(each.text.slice(0, each.figure.start));
  if (count < 2) return [];
  const interval = { low: total.interval.low / count, high: total.interval.high / count };
  const mean = rounded(each);
  if (!meets(interval, mean.interval)) return [];
  return [
    {
      kind: 'ratio',
      expression: `${total.value} / ${count}`,
      printed: mean,
      computed: tidy(total.value / count),
      interval,
      operands: [total],
    },
  ];
}
