import { type Relation, tidy } from './finding.ts';
import { type Grid, type Line, numbersOf } from './grid.ts';
import { add, halfUnitOf, type Interval, meets, percentOf, subtract } from './interval.ts';
import { type Item, isAdditive, isExact, isPercent } from './item.ts';

/** Lines of a table that are tried with each other. */
const LINES = 24;
const GROWTH = /增长|增幅|同比|降幅|增减/u;
const DIFFERENCE = /^(?:同比|[比较]上年(?:同期)?)?(?:增减|增加|增长|减少|增量|净增|差)(?:数|量|件数|情况)?$/u;
const SHARE = /占比|比重|比例|百分比|^占/u;

/** A way in which a line may come from others, with what it gives at each place. */
interface Way {
  relations: Relation[];
  /** The heads say it: 办结率 beside 办结, 占比 behind its count. */
  isStated: boolean;
}

/** Percentages, growth and differences of a table against the numbers of its other lines, in both directions. */
export function ratesOfTable(grid: Grid): Relation[] {
  return [...ratesOf(grid.columns, grid.rows), ...ratesOf(grid.rows, grid.columns)];
}

/** @param across the lines in the other direction, which say which places are sums */
function ratesOf(lines: readonly Line[], across: readonly Line[]): Relation[] {
  if (lines.length > LINES) return [];
  const bases = lines.filter(
    (line) => numbersOf(line).filter(({ item }) => isAdditive(item)).length * 2 > line.cells.length,
  );
  return lines.flatMap((line, i) => {
    const ways = waysOf(line, i, lines, bases, across);
    const judged = ways.map((way) => ({ ...way, right: way.relations.filter(isRight).length }));
    const best = judged.toSorted((a, b) => b.right - a.right || Number(b.isStated) - Number(a.isStated))[0];
    if (!best) return [];
    const wrong = best.relations.length - best.right;
    const isFine = best.relations.every(({ printed }) => /[.．]/u.test(printed.figure.text));
    const isSure = best.isStated ? best.right > 0 && best.right >= wrong : best.right >= 3 && wrong <= best.right / 3;
    if (isSure && (best.isStated || isFine || wrong === 0)) return best.relations;
    // Two that agree to the decimal are shown; they accuse nobody.
    return best.isStated || (best.right >= 2 && isFine) ? best.relations.filter(isRight) : [];
  });
}

const isRight = ({ interval, printed }: Relation) => meets(interval, printed.interval);

function waysOf(line: Line, i: number, lines: readonly Line[], bases: readonly Line[], across: readonly Line[]): Way[] {
  const [head = ''] = line.heads;
  const numbers = numbersOf(line);
  const isOf = (is: (item: Item) => boolean) =>
    numbers.length > 0 && numbers.every(({ item }) => is(item) && isExact(item));
  const others = bases.filter((base) => base !== line);
  if (isOf(isAdditive) && DIFFERENCE.test(head))
    return [
      ...inPairs(others, true, (was, is) => differences(numbers, was, is)),
      ...others.map((base) => ({ relations: differences(numbers, movedByOne(base), base), isStated: true })),
    ];
  if (isOf(isExact) && line.heads.some((each) => /均/u.test(each)))
    return means(
      numbers,
      lines.filter((each) => each !== line),
    );
  if (!isOf(isPercent)) return [];
  if (line.heads.some((each) => GROWTH.test(each)))
    return [
      ...inPairs(others, true, (was, is) => growths(numbers, was, is)),
      ...others.map((base) => ({ relations: growths(numbers, movedByOne(base), base), isStated: true })),
    ];
  const before = lines.slice(0, i).findLast((each) => others.includes(each));
  const isShare = line.heads.some((each) => SHARE.test(each));
  const stem = /^(?<stem>\p{Script=Han}{2,6})率$/u.exec(head)?.groups?.stem;
  const ofPairs = others.flatMap((part) =>
    others
      .filter((whole) => whole !== part)
      .map((whole) => ({
        relations: quotients(numbers, part, whole),
        isStated:
          (isShare && part === before) || (stem !== undefined && part.heads.some((each) => each.includes(stem))),
      })),
  );
  const ofTotals = others.map((part) => ({
    relations: ofTotal(numbers, part, across),
    isStated: isShare && part === before,
  }));
  return [...ofPairs, ...ofTotals].filter(({ relations }) => relations.length > 0);
}

/** 校均学生 beside 学生数 and 学校数: one line over another. */
function means(numbers: Numbers, lines: readonly Line[]): Way[] {
  return lines.flatMap((total) =>
    lines.flatMap((count) => {
      const relations = numbers.flatMap(({ item, at }): Relation[] => {
        const [a, b] = [total.cells[at], count.cells[at]];
        if (!a || !b || a === b || typeof a === 'string' || typeof b === 'string' || b.value <= 1) return [];
        if (a.unit === b.unit || !isExact(a) || !isExact(b) || b.value > a.value) return [];
        return [meanOf(item, a, b)];
      });
      const right = relations.filter(isRight).length;
      return right > 1 ? [{ relations, isStated: true }] : [];
    }),
  );
}

function meanOf(mean: Item, total: Item, count: Item): Relation {
  const half = halfUnitOf(mean.figure.text, mean.value, 'money');
  return {
    kind: 'ratio',
    expression: `${total.value} / ${count.value}`,
    printed: { ...mean, interval: { low: mean.value - half, high: mean.value + half } },
    computed: tidy(total.value / count.value),
    interval: { low: total.interval.low / count.interval.high, high: total.interval.high / count.interval.low },
    operands: [total, count],
  };
}

/** A line moved by one place: what each number is compared with, where years stand below each other. */
function movedByOne(line: Line): Line {
  return { ...line, cells: ['empty', ...line.cells.slice(0, -1)] };
}

type Numbers = ReturnType<typeof numbersOf>;

function inPairs(lines: readonly Line[], isStated: boolean, relate: (was: Line, is: Line) => Relation[]): Way[] {
  return lines.flatMap((was) =>
    lines.filter((is) => is !== was).map((is) => ({ relations: relate(was, is), isStated })),
  );
}

/** The numbers of two lines at the places of a third one. */
function pairsAt(numbers: Numbers, a: Line, b: Line): { printed: Item; a: Item; b: Item }[] {
  return numbers.flatMap(({ item, at }) => {
    const [x, y] = [a.cells[at], b.cells[at]];
    const isPair =
      x && y && typeof x !== 'string' && typeof y !== 'string' && x.unit === y.unit && isExact(x) && isExact(y);
    return isPair ? [{ printed: item, a: x, b: y }] : [];
  });
}

function quotients(numbers: Numbers, part: Line, whole: Line): Relation[] {
  return pairsAt(numbers, part, whole).flatMap(({ printed, a, b }) =>
    b.value > 0 && a.value <= b.value ? [quotient(printed, a, b)] : [],
  );
}

function quotient(printed: Item, part: Item, whole: Item): Relation {
  return {
    kind: 'share',
    expression: `${part.value} / ${whole.value}`,
    printed,
    computed: (100 * part.value) / whole.value,
    interval: percentOf(part.interval, whole.interval),
    operands: [part, whole],
  };
}

/** The share of each number of a line in all of them: in its sum, or in what they come to. */
function ofTotal(numbers: Numbers, part: Line, across: readonly Line[]): Relation[] {
  const total = part.cells.find(
    (cell, at): cell is Item => typeof cell !== 'string' && across[at]?.isSum === true && !across[at]?.isSubtotal,
  );
  const own = numbersOf(part).filter(({ at }) => !across[at]?.isSum);
  const whole = total?.interval ?? add(own.map(({ item }) => item.interval));
  const value = total?.value ?? own.reduce((sum, { item }) => sum + item.value, 0);
  if (value <= 0 || own.length < 2) return [];
  return numbers.flatMap(({ item: printed, at }) => {
    const cell = part.cells[at];
    if (!cell || typeof cell === 'string' || across[at]?.isSum) return [];
    if (total) return cell.unit === total.unit ? [quotient(printed, cell, total)] : [];
    return [
      {
        ...quotient(printed, cell, cell),
        expression: `${cell.value} / (${own.map(({ item }) => item.value).join(' + ')})`,
        computed: (100 * cell.value) / value,
        interval: percentOf(cell.interval, whole),
        operands: [cell, ...own.map(({ item }) => item).filter((item) => item !== cell)],
      },
    ];
  });
}

function growths(numbers: Numbers, was: Line, is: Line): Relation[] {
  return pairsAt(numbers, was, is).flatMap(({ printed, a, b }) => {
    if (a.value <= 0) return [];
    const sign = printed.value < 0 || /^[-−－]/u.test(printed.figure.text) ? -1 : 1;
    const ratio = (x: number, y: number) => 100 * (x / y - 1);
    const ends: Interval = {
      low: ratio(b.interval.low, a.interval.high),
      high: ratio(b.interval.high, a.interval.low),
    };
    // Signs are kept in different ways: the size is compared.
    const interval =
      sign * printed.value < 0 || b.value < a.value ? { low: Math.abs(ends.high), high: Math.abs(ends.low) } : ends;
    const size = Math.abs(printed.value) === printed.value ? interval : { low: -interval.high, high: -interval.low };
    const computed = Math.abs(ratio(b.value, a.value)) * (size === interval ? 1 : -1);
    return [
      {
        kind: 'growth' as const,
        expression: `(${b.value} − ${a.value}) / ${a.value}`,
        printed,
        computed,
        interval: size,
        operands: [b, a],
      },
    ];
  });
}

function differences(numbers: Numbers, was: Line, is: Line): Relation[] {
  return pairsAt(numbers, was, is).flatMap(({ printed, a, b }) => {
    if (a.unit !== printed.unit) return [];
    const isLess = printed.value < 0;
    const [high, low] = isLess || b.value >= a.value ? [b, a] : [a, b];
    const expression = `${high.value} − ${low.value}`;
    return [
      {
        kind: 'difference' as const,
        expression,
        printed,
        computed: tidy(high.value - low.value),
        interval: subtract(high.interval, low.interval),
        operands: [high, low],
      },
    ];
  });
}
