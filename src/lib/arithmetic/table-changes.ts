import { ofSameEnds, settle } from './changes.ts';
import type { Relation } from './finding.ts';
import type { Grid, Line } from './grid.ts';
import { type Item, isExact } from './item.ts';

/** Lines of a table that are looked at for a change in the text. */
const LINES = 60;

/**
 * 2025年交办建议比上年增加17件, beside a table with the years as heads: the change against the numbers of the line that the words
 * name. It is shown where it agrees; a table may be of something else, so that nobody is accused.
 */
export function changesAgainst({ rows, columns }: Grid, near: readonly Item[]): Relation[] {
  const lines = [
    ...rows.slice(0, LINES).map((line) => ({ line, years: columns.map(yearOf) })),
    ...columns.slice(0, LINES).map((line) => ({ line, years: rows.map(yearOf) })),
  ].filter(({ years }) => years.filter((year) => year !== undefined).length > 1);
  let last: Relation | undefined;
  return near.flatMap((change) => {
    if (!change.figure.change || !isExact(change)) return [];
    const found = ofSameEnds(change, last) ?? ofLines(change, lines, near);
    last = found;
    return found ? [found] : [];
  });
}

function yearOf({ heads }: Line): number | undefined {
  const year = heads.map((head) => /^(?<year>(?:19|20)\d{2})年?度?$/u.exec(head)?.groups?.year).find(Boolean);
  return year ? Number(year) : undefined;
}

interface YearLine {
  line: Line;
  years: (number | undefined)[];
}

/** 246件，比上年增加15件: the number before the change stands in the line. */
function isNumberOf({ cells }: Line, change: Item, near: readonly Item[]): boolean {
  const before = near[near.indexOf(change) - 1];
  const isBefore = before && before.sentence === change.sentence && !before.figure.change;
  return (
    isBefore === true &&
    cells.some((cell) => typeof cell !== 'string' && cell.unit === before.unit && cell.value === before.value)
  );
}

function ofLines(change: Item, lines: readonly YearLine[], near: readonly Item[]): Relation | undefined {
  const named = [...change.before.matchAll(/(?<!\d)((?:19|20)\d{2})年/gu)].map(([, year]) => Number(year));
  for (const { line, years } of lines) {
    const [head = ''] = line.heads;
    const name = head.replace(/(?:件数|数量|总数)$/u, '');
    const isNamed = line.isSum || (name.length > 1 && change.before.includes(name));
    if (!isNamed && !isNumberOf(line, change, near)) continue;
    const is = named[0] ?? Math.max(...years.map((year) => year ?? 0));
    const was = named[1] ?? is - 1;
    const [end, start] = [is, was].map((year) => line.cells[years.indexOf(year)]);
    if (!end || !start || typeof end === 'string' || typeof start === 'string' || end.unit !== start.unit) continue;
    const found = settle({ was: start, is: end, isStated: false }, change);
    if (found) return found;
  }
  return undefined;
}
