import { joinChunks, toChunks } from './chunk.ts';
import { type Line, median } from './line.ts';

/** Tables without lines: cells that stand below each other over several rows. */

export interface AlignedCell {
  row: number;
  column: number;
  across: number;
  lines: Line[];
}

export interface Aligned {
  lines: Line[];
  cells: AlignedCell[];
  rows: number;
  columns: number;
  edges: number[];
  unclear: boolean;
}

/** Fewer rows or gutters are chance; text in columns has lines that fill them. */
const FEWEST_ROWS = 3;
const FEWEST_GUTTERS = 2;
/** In sizes of the type. */
const NARROWEST = 0.5;
const PROSE = 9;
const FULL = 0.85;

type Gap = readonly [from: number, to: number];

/** @param lines whole lines of the page, from the top, without those of drawn tables */
export function findAligned(lines: readonly Line[]): Aligned[] {
  const rows = lines.map((line) => toChunks(line));
  const found: Aligned[] = [];
  for (let i = 0; i < rows.length; ) {
    const end = (rows[i]?.length ?? 0) > FEWEST_GUTTERS ? extend(rows, i) : i;
    const table = end - i >= FEWEST_ROWS ? toAligned(lines, rows, headOf(rows, i, end, found), i, end) : undefined;
    if (table) found.push(table);
    // What was looked at once is not looked at again, whatever it was.
    i = Math.max(i + 1, end);
  }
  return found;
}

/** The first row that does not belong to the table beginning at `from`. */
function extend(rows: readonly Line[][], from: number): number {
  let gaps = gapsOf(rows[from] ?? []);
  let end = from + 1;
  let wide = 1;
  for (; end < rows.length; end++) {
    const row = rows[end] ?? [];
    const [first] = row;
    const before = rows[end - 1]?.[0];
    if (!first || !before || first.y - before.y > first.size * 4) break;
    const next = intersect(gaps, row, first.size * NARROWEST);
    if (next.length < FEWEST_GUTTERS) break;
    if (row.length === 1 && !isRest(rows, end)) break;
    gaps = next;
    if (row.length > 1) wide++;
  }
  return wide >= FEWEST_ROWS ? end : from;
}

/** A line with one cell: the rest of a cell if it stands closer than rows do, or between rows. */
function isRest(rows: readonly Line[][], at: number): boolean {
  const [line, before, after] = [rows[at]?.[0], rows[at - 1]?.[0], rows[at + 1]];
  if (!line || !before) return false;
  const distance = line.y - before.y;
  const isBetween = (after?.length ?? 0) > 1 && (after?.[0]?.y ?? Infinity) - line.y < line.size * 1.6;
  return distance < line.size * 1.45 || (isBetween && distance < line.size * 1.6);
}

function gapsOf(row: readonly Line[]): Gap[] {
  return row.slice(1).map((chunk, i) => [row[i]?.right ?? 0, chunk.left] as const);
}

/** What of the gaps a row leaves free; outside of the row everything is free. */
function intersect(gaps: readonly Gap[], row: readonly Line[], narrowest: number): Gap[] {
  let free: Gap[] = [...gaps];
  for (const { left, right } of row)
    free = free.flatMap(([from, to]): Gap[] => {
      if (right <= from || left >= to) return [[from, to]];
      return (
        [
          [from, Math.min(to, left)],
          [Math.max(from, right), to],
        ] as Gap[]
      ).filter(([a, b]) => b - a >= narrowest);
    });
  return free;
}

/** Rows of heads above, whose cells may reach over several columns. */
function headOf(rows: readonly Line[][], from: number, end: number, found: readonly Aligned[]): number {
  const pitch = median(rows.slice(from + 1, end).map((row, i) => (row[0]?.y ?? 0) - (rows[from + i]?.[0]?.y ?? 0)));
  const [left, right] = [
    Math.min(...rows.slice(from, end).flatMap((row) => row.map((chunk) => chunk.left))),
    Math.max(...rows.slice(from, end).flatMap((row) => row.map((chunk) => chunk.right))),
  ];
  let head = from;
  while (head > 0 && from - head < 2) {
    const row = rows[head - 1] ?? [];
    const distance = (rows[head]?.[0]?.y ?? 0) - (row[0]?.y ?? -Infinity);
    const isInside = row.every((chunk) => chunk.left > left - chunk.size && chunk.right < right + chunk.size);
    const isTaken = found.some(({ lines }) => lines.some(({ number }) => number === row[0]?.number));
    if (row.length < 2 || distance > pitch * 1.25 || !isInside || isTaken) break;
    head--;
  }
  return head;
}

function toAligned(
  lines: readonly Line[],
  rows: readonly Line[][],
  head: number,
  from: number,
  end: number,
): Aligned | undefined {
  const body = rows.slice(from, end);
  let gaps = gapsOf(body[0] ?? []);
  for (const row of body) gaps = intersect(gaps, row, (row[0]?.size ?? 10) * NARROWEST);
  gaps = gaps.toSorted((a, b) => a[0] - b[0]);
  const all = rows.slice(head, end).flat();
  const [left, right] = [Math.min(...all.map((c) => c.left)), Math.max(...all.map((c) => c.right))];
  const edges = [left, ...gaps.map(([a, b]) => (a + b) / 2), right];
  if (isProse(body.flat(), edges)) return undefined;
  const columns = edges.length - 1;
  const spanOf = (chunk: Line): [number, number] => {
    const first = edges.findLastIndex((edge) => edge <= chunk.left + 0.5);
    const last = edges.findIndex((edge) => edge >= chunk.right - 0.5);
    return [Math.max(0, first), Math.max(1, last === -1 ? columns : last)];
  };
  const { groups, unclear } = groupRows(rows.slice(head, end), columns);
  const cells: AlignedCell[] = groups.flatMap((group, row) => {
    const byColumn = new Map<number, { to: number; chunks: Line[] }>();
    for (const chunk of group.flat()) {
      const [first, to] = spanOf(chunk);
      const entry = byColumn.get(first);
      if (entry) {
        entry.chunks.push(chunk);
        entry.to = Math.max(entry.to, to);
      } else byColumn.set(first, { to, chunks: [chunk] });
    }
    const made: AlignedCell[] = [];
    for (let column = 0; column < columns; ) {
      const entry = byColumn.get(column);
      const across = entry ? Math.max(1, entry.to - column) : 1;
      made.push({ row, column, across, lines: entry ? toCellLines(entry.chunks) : [] });
      column += across;
    }
    return made;
  });
  return { lines: lines.slice(head, end), cells, rows: groups.length, columns, edges, unclear };
}

function toCellLines(chunks: readonly Line[]): Line[] {
  const byNumber = new Map<number, Line[]>();
  for (const chunk of chunks) byNumber.set(chunk.number, [...(byNumber.get(chunk.number) ?? []), chunk]);
  return [...byNumber.values()].map(joinChunks);
}

/** Lines that stand closer than rows do are one row: cells of several lines. */
function groupRows(rows: readonly Line[][], columns: number): { groups: Line[][][]; unclear: boolean } {
  const y = (row: readonly Line[] | undefined) => row?.[0]?.y ?? 0;
  const full = rows.filter((row) => row.length >= columns);
  const steps = full.slice(1).map((row, i) => y(row) - y(full[i]));
  const pitch = steps.length > 0 ? Math.min(...steps) : 0;
  const groups: Line[][][] = [];
  let unclear = false;
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    const partial = row.length < columns || (before?.length ?? columns) < columns;
    const distance = y(row) - y(before);
    const group = groups.at(-1);
    if (group && before && partial && pitch > 0 && distance < pitch * 0.8) group.push(row);
    else {
      // As far apart as rows, but with cells left empty at the beginning: perhaps the rest of the row above.
      if (group && row.length < columns && row.length === 1) unclear = true;
      groups.push([row]);
    }
  }
  return { groups, unclear };
}

/** Columns of a text: wide, and most of their lines reach their end. */
function isProse(chunks: readonly Line[], edges: readonly number[]): boolean {
  let columns = 0;
  for (let column = 0; column + 1 < edges.length; column++) {
    const [from = 0, to = 0] = [edges[column], edges[column + 1]];
    const own = chunks.filter(({ left, right }) => left >= from - 1 && right <= to + 1);
    const width = Math.max(...own.map(({ right }) => right)) - Math.min(...own.map(({ left }) => left));
    const filled = own.filter(({ left, right }) => right - left > width * FULL).length;
    if (width > PROSE * median(own.map(({ size }) => size)) && filled * 2 > own.length) columns++;
  }
  return columns * 2 >= edges.length - 1;
}
