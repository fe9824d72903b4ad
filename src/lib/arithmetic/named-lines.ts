import { sumOf } from './agreement.ts';
import { type Relation, tidy } from './finding.ts';
import type { Grid, Line } from './grid.ts';
import { add, meets, percentOf, subtract } from './interval.ts';
import { type Item, isAdditive, isDifference, isExact, isPercent } from './item.ts';
import { isMeantBy, shareInTable } from './table-parts.ts';

/** Lines of a table, and numbers of the text beside it, that are tried. */
const LINES = 40;
const NUMBERS = 80;
/** Characters before a number that may name lines. */
const CLAUSE = 40;
/** What kind of thing a line is of: the text may leave it out, 河口、松林两镇. */
const KIND = /[类镇乡县区市村局]$/u;
const TOPMOST = /前(?<count>[两二三四五六七八九十])[位名家个]/u;
const NUMERALS = '〇一二三四五六七八九十';
/** 两类合计, 比…多: nothing but the named lines is meant. */
const COMPARES_ALL = /[两三四][类家项个镇乡县区市]|[比较]\p{Script=Han}+(?:多|少)$/u;
/** 共提出建议, 合计: the number is of all of them. */
const TOGETHER = /(?:合计|[共计])\p{Script=Han}{0,6}$/u;
/** All that stands in no line of its own. */
const REST = /^(?:其[他余它]|另)/u;

/**
 * Numbers of the text beside a table against the lines that their words name: 河口、松林两镇合计142.8公里; A、B两类合计占90.5%;
 * 承办件数居前四位的合计208件. A table may be of something else, so that mostly agreements are shown.
 */
export function readNamedLines({ rows, columns }: Grid, near: readonly Item[]): Relation[] {
  return near.slice(0, NUMBERS).flatMap((printed) => {
    if (!isExact(printed)) return [];
    const clause = isDifference(printed) ? printed.before : clauseOf(printed);
    const found =
      ofLines(printed, clause, rows, columns) ??
      ofLines(printed, clause, columns, rows) ??
      ofTopmost(printed, clause, { rows, columns }, near);
    if (!found) return [];
    const isSum = found.kind === 'sum' && meets(found.interval, printed.interval);
    return [found, ...(isSum ? shareInTable(found, { rows, columns }, near) : [])];
  });
}

/** Words of the sentence up to a number, from the last full stop or semicolon. */
function clauseOf({ text, figure }: Item): string {
  return text.slice(Math.max(0, figure.start - CLAUSE), figure.start).replace(/^.*[。；]|\s+/gu, '');
}

function isNamed({ heads: [head = ''] }: Line, clause: string): boolean {
  if (head.length < 2) return false;
  if (clause.includes(head)) return true;
  const name = head.replace(KIND, '');
  return (
    name !== head &&
    (name.length > 1 ? clause.includes(name) : new RegExp(`${name}(?:、|[两三四]类)`, 'u').test(clause))
  );
}

/** @param across the lines in the other direction, one of which the number is in */
function ofLines(printed: Item, clause: string, lines: readonly Line[], across: readonly Line[]): Relation | undefined {
  const named = lines.slice(0, LINES).filter((line) => !line.isSum && isNamed(line, clause));
  const [first, second] = named;
  if (!first) return undefined;
  const relations = across.slice(0, LINES).flatMap((_, at): Relation[] => {
    const cells = named.map(({ cells: all }) => all[at]);
    const numbers = cells.filter(
      (cell): cell is Item => cell !== undefined && typeof cell !== 'string' && isExact(cell),
    );
    if (numbers.length !== named.length) return [];
    const [a, b] = numbers;
    const totals = lines.filter(({ isSum }) => isSum);
    if (isPercent(printed) && (totals.length > 0 || across[at]?.isSum))
      return sharesOf(printed, numbers, totals.length > 0 ? totals : lines, at);
    if (!a || !b || !second || a.unit !== printed.unit) return [];
    if (!isDifference(printed)) return isAdditive(printed) ? [sumOf(printed, numbers)] : [];
    const [high, low] = a.value > b.value ? [a, b] : [b, a];
    return numbers.length > 2
      ? []
      : [
          {
            kind: 'difference',
            expression: `${high.value} − ${low.value}`,
            printed,
            computed: tidy(high.value - low.value),
            interval: subtract(high.interval, low.interval),
            operands: [high, low],
          },
        ];
  });
  const right = relations.find(({ interval }) => meets(interval, printed.interval));
  // The words name the lines, and the table has one number for each.
  const isStated =
    relations.length === 1 && named.length > 1 && (isDifference(printed) || TOGETHER.test(printed.before));
  return right ?? (isStated && COMPARES_ALL.test(clause) ? relations[0] : undefined);
}

/** Shares of the named parts of a row of sums in another number of it. */
function sharesOf(printed: Item, parts: readonly Item[], lines: readonly Line[], at: number): Relation[] {
  if (!parts.every((part) => isAdditive(part) && part.unit === parts[0]?.unit)) return [];
  const part = add(parts.map(({ interval }) => interval));
  const value = parts.reduce((sum, each) => sum + each.value, 0);
  const expression = parts.map((each) => each.value).join(' + ');
  return lines.slice(0, LINES).flatMap(({ cells }): Relation[] => {
    const whole = cells[at];
    if (!whole || typeof whole === 'string' || whole.unit !== parts[0]?.unit || whole.value <= value) return [];
    return [
      {
        kind: 'share',
        expression: `${parts.length > 1 ? `(${expression})` : expression} / ${whole.value}`,
        printed,
        computed: (100 * value) / whole.value,
        interval: percentOf(part, whole.interval),
        operands: [...parts, whole],
      },
    ];
  });
}

function ofTopmost(printed: Item, clause: string, grid: Grid, near: readonly Item[]): Relation | undefined {
  const { rows } = grid;
  const count = TOPMOST.exec(clause)?.groups?.count;
  if (!count || !isAdditive(printed)) return undefined;
  const size = count === '两' ? 2 : NUMERALS.indexOf(count);
  const plain = rows.filter((row) => !row.isSum && !REST.test(row.heads[0] ?? ''));
  const relations = (rows[0]?.cells ?? []).flatMap((_, at) => {
    const numbers = plain.flatMap(({ cells }) => {
      const cell = cells[at];
      return cell && typeof cell !== 'string' && cell.unit === printed.unit && isExact(cell) ? [cell] : [];
    });
    const topmost = numbers.toSorted((a, b) => b.value - a.value).slice(0, size);
    return topmost.length === size ? [sumOf(printed, topmost)] : [];
  });
  return relations.find((each) => meets(each.interval, printed.interval) || isMeantBy(each, grid, near));
}
