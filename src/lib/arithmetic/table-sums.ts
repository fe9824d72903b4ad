import { agrees, sumOf } from './agreement.ts';
import { type Relation, tidy } from './finding.ts';
import type { Grid, Line } from './grid.ts';
import { add, meets } from './interval.ts';
import { type Item, isAdditive, isExact, isPercent } from './item.ts';
import { isMendedBy } from './slip.ts';
import { classOf, LOOSE_TOTAL } from './words.ts';

/** Lines beside a total that may be its parts. */
const PARTS = 200;
/** A lone sum that its rows miss by more is of more than the table shows: 全市合计 below the first five. */
const MOST = 0.85;
/** What is an average cannot be added up, whatever its unit. */
const AVERAGE = /均|率|占比|比重|得分|排名|名次|增长|增幅|增减|每/u;

/** Shares of all its rows make a hundred. */
const SHARE = /占|比重|百分比/u;

/** Totals of a table against what they add up: down its columns and along its rows. */
export function sumsOfTable({ columns, rows }: Grid): Relation[] {
  return [...downward(rows, columns), ...along(columns)];
}

/** A row of sums against the rows that it adds up, column by column. */
function downward(rows: readonly Line[], columns: readonly Line[]): Relation[] {
  return rows.flatMap((total, t) => {
    if (!total.isSum) return [];
    const hasIncluded = rows.some((row) => row.isIncluded);
    const parts = partsOf(rows, t);
    if (parts.length < 2) return [];
    const found = columns.flatMap(({ heads }, c) => {
      const own = total.cells[c];
      if (typeof own === 'string' || !own) return [];
      const isAll = isPercent(own) && own.value === 100 && heads.some((head) => SHARE.test(head));
      if (!isAll && (!isAdditive(own) || heads.some((head) => AVERAGE.test(head)))) return [];
      const relation = totalOf(own, parts, c, 'column-sum');
      return relation ? [{ relation, isRight: isRight(relation) }] : [];
    });
    // A sum that is of more than the table shows agrees nowhere.
    const [lone] = found.length === 1 && !hasIncluded ? found : [];
    const isOfThese =
      found.some((each) => each.isRight) || (lone && lone.relation.computed >= MOST * lone.relation.printed.value);
    return isOfThese ? found.filter((each) => each.isRight || !hasIncluded).map(({ relation }) => relation) : [];
  });
}

/** The rows that a row of sums adds up. */
function partsOf(rows: readonly Line[], t: number): Line[] {
  const total = rows[t];
  const isPlain = (row: Line) => !row.isSum && !row.isIncluded;
  if (!total?.isSubtotal) {
    const plain = rows.filter(isPlain);
    return (plain.length > 1 ? plain : rows.filter((row) => row.isSubtotal)).slice(0, PARTS);
  }
  const from = rows.slice(0, t).findLastIndex((row) => row.isSum) + 1;
  const above = rows.slice(from, t).filter(isPlain);
  if (above.length > 1) return above;
  const to = rows.findIndex((row, i) => i > t && row.isSum);
  return rows.slice(t + 1, to < 0 ? rows.length : to).filter(isPlain);
}

/** A column of totals against the columns beside it. */
function along(columns: readonly Line[]): Relation[] {
  return columns.flatMap((total, t) => {
    if (total.heads.some((head) => AVERAGE.test(head))) return [];
    const judged = runsBeside(columns, t).map((run) => {
      const relations = total.cells.flatMap((own, r) =>
        typeof own === 'string' || !isAdditive(own) ? [] : (totalOf(own, run, r, 'row-sum') ?? []),
      );
      const right = relations.filter(isRight).length;
      const isAll = run.every(({ heads }) => classOf(heads[0] ?? '', '') !== undefined);
      return { relations, right, wrong: relations.length - right, isAll };
    });
    const best = judged.toSorted((a, b) => b.right - a.right)[0];
    if (!best) return [];
    const { relations, right, wrong, isAll } = best;
    const isStated = total.isSum ? right >= wrong && right > 0 : right >= 2 && right >= 2 * wrong;
    const isLone = total.isSum && isAll && relations.length === 1;
    return isStated || isLone ? relations : [];
  });
}

/** Runs of two columns or more right behind a column, or right before it, of its unit; those of its group alone where it has one. */
function runsBeside(columns: readonly Line[], t: number): Line[][] {
  const total = columns[t];
  const unit = total && unitOf(total);
  if (!total || !unit) return [];
  const isPart = (line: Line | undefined): line is Line =>
    line !== undefined && !line.isSum && unitOf(line) === unit && !AVERAGE.test(line.heads[0] ?? '');
  const walk = (step: 1 | -1): Line[] => {
    const run: Line[] = [];
    for (let i = t + step; isPart(columns[i]); i += step) run.push(columns[i] as Line);
    return step > 0 ? run : run.toReversed();
  };
  const [behind, before] = [walk(1), walk(-1)];
  const group = total.heads[1];
  const isOfGroup = (line: Line) => line.heads[1] === group;
  const classes = (run: readonly Line[]) => {
    const end = run.findIndex(
      ({ heads }) => classOf(heads[0] ?? '', '')?.set !== classOf(run[0]?.heads[0] ?? '', '')?.set,
    );
    return end < 0 ? [] : run.slice(0, end);
  };
  const runs = [
    behind,
    before,
    ...(group ? [behind.filter(isOfGroup), before.filter(isOfGroup)] : []),
    classes(behind),
  ];
  // A group of its own behind the total: 总数｜办理结果（A类 B类 C类）｜见面.
  const first = behind[0]?.heads[1];
  if (first && first !== group) runs.push(behind.filter(({ heads }) => heads[1] === first));
  return runs.filter((run) => run.length >= 2);
}

function unitOf({ cells }: Line): string | undefined {
  return cells.find((cell): cell is Item => typeof cell !== 'string' && isAdditive(cell))?.unit;
}

/** A total with the numbers of its parts at one place; undefined where one of them is not known and would be needed. */
function totalOf(total: Item, parts: readonly Line[], at: number, as: string): Relation | undefined {
  const cells = parts.map((part) => part.cells[at] ?? 'empty');
  const numbers = cells.filter((cell): cell is Item => typeof cell !== 'string');
  if (numbers.length < 2 || !isExact(total) || numbers.some((item) => item.unit !== total.unit || !isExact(item)))
    return undefined;
  const interval = add(numbers.map((item) => item.interval));
  if (cells.includes('empty') && !meets(interval, total.interval)) return undefined;
  return {
    kind: 'sum',
    as,
    expression: numbers.map(({ value }) => value).join(' + '),
    printed: total,
    computed: tidy(numbers.reduce((sum, { value }) => sum + value, 0)),
    interval,
    operands: numbers,
  };
}

const isRight = ({ interval, printed }: Relation) => meets(interval, printed.interval);

/** A column without a row of sums whose numbers make one that the text beside the table prints. */
export function sumsInText({ columns, rows }: Grid, near: readonly Item[]): Relation[] {
  if (rows.some(({ isSum }) => isSum)) return sumsOfTotals({ columns, rows }, near);
  const plain = rows.filter(({ isIncluded }) => !isIncluded).slice(0, PARTS);
  const sums = columns.flatMap((column, c) => {
    if (column.heads.some((head) => AVERAGE.test(head)) || column.cells.includes('empty')) return [];
    const all = near.flatMap((total) => {
      const relation = isAdditive(total) && plain.length > 2 ? totalOf(total, plain, c, 'sum') : undefined;
      return relation ? [{ relation, column }] : [];
    });
    const right = all.filter(({ relation }) => isRight(relation)).slice(-1);
    return right.length > 0 ? right : all.filter((each) => isNamesake(each.relation.printed, column));
  });
  const right = sums.map(({ relation }) => relation).filter(isRight);
  // 收到120件，办结119件: the second is of the table, so that the first is.
  const isBeside = ({ printed }: Relation) => right.some((each) => each.printed.sentence === printed.sentence);
  return sums
    .map(({ relation }) => relation)
    .filter((each) => isRight(each) || (isBeside(each) && isMendedBy(each, 'slip')));
}

/** 共收到 and the column 收到. */
const isNamesake = ({ before }: Item, { heads: [head = ''] }: Line) => head.length > 1 && before.endsWith(head);

/** 三年累计2.23亿元: the numbers of a row of sums, together. */
function sumsOfTotals({ columns, rows }: Grid, near: readonly Item[]): Relation[] {
  const totals = near.filter((total) => isAdditive(total) && LOOSE_TOTAL.test(total.before));
  return rows
    .filter(({ isSum, isSubtotal }) => isSum && !isSubtotal)
    .flatMap((row) => {
      const plain = row.cells.filter((_, c) => !columns[c]?.isSum);
      const parts = plain.filter((cell): cell is Item => typeof cell !== 'string' && isExact(cell));
      if (parts.length < 2 || parts.length < plain.length || new Set(parts.map(({ unit }) => unit)).size > 1) return [];
      return totals
        .filter((total) => total.unit === parts[0]?.unit && agrees(total, parts))
        .map((total) => sumOf(total, parts));
    });
}
