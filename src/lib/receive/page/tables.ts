import type { Cell, Paragraph, Table } from '../../document/model.ts';
import type { Aligned } from './aligned.ts';
import type { Line } from './line.ts';
import type { Habits } from './paragraphs.ts';
import { toParagraph } from './paragraphs.ts';
import type { Report } from './report.ts';
import type { Ruled, RuledCell } from './ruled.ts';

/** A table of a page, before those that go on over pages are joined. */
export interface PageTable {
  page: number;
  line: number;
  edges: number[];
  rows: Cell[][];
  columns: number;
  ruled: boolean;
}

export function fromRuled(ruled: Ruled, lines: ReadonlyMap<RuledCell, Line[]>, habits: Habits): PageTable {
  const rows: Cell[][] = Array.from({ length: ruled.rows }, () => []);
  for (const cell of ruled.cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    const own = lines.get(cell) ?? [];
    const paragraphs = toParagraphs(own, cell, habits);
    rows[cell.row]?.push({ paragraphs, across: cell.across, down: cell.down });
  }
  const all = [...lines.values()].flat();
  const first = all.reduce((least, line) => (line.number < least.number ? line : least), all[0] as Line);
  const { edges, columns } = ruled;
  return {
    page: first.page,
    line: first.number,
    edges,
    columns,
    ruled: true,
    rows: rows.filter((row) => row.length > 0),
  };
}

export function fromAligned(aligned: Aligned, habits: Habits): PageTable {
  const rows: Cell[][] = Array.from({ length: aligned.rows }, () => []);
  for (const { row, column, across, lines } of aligned.cells) {
    const edges = { left: aligned.edges[column] ?? 0, right: aligned.edges[column + across] ?? 0 };
    rows[row]?.push({ paragraphs: toParagraphs(lines, edges, habits), across, down: 1 });
  }
  const [first] = aligned.lines as [Line];
  const { edges, columns } = aligned;
  return { page: first.page, line: first.number, edges, columns, ruled: false, rows };
}

/** Wrapped lines are one paragraph; one begins only behind a line that ends well before the edge of the cell. */
function toParagraphs(lines: readonly Line[], edges: { left: number; right: number }, habits: Habits): Paragraph[] {
  if (lines.length === 0) return [];
  const groups: Line[][] = [];
  for (const line of lines) {
    const before = groups.at(-1)?.at(-1);
    const room = before ? edges.right - before.right + Math.max(0, before.left - edges.left) : 0;
    const width = line.right - line.left;
    const isShort = before && room > Math.min(width, line.size * 4) + line.size * 2.5;
    if (before && !isShort) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const draft = { lines: group, whole: true, gap: false, align: 'left' as const, edges };
    const { indent, align, ...paragraph } = toParagraph(draft, habits);
    return paragraph;
  });
}

/** Tables that go on over pages become one; the head that is printed again is taken out. */
export function joinTables(before: PageTable, after: PageTable, report: Report): boolean {
  const tolerance = before.ruled && after.ruled ? 6 : 24;
  const isAlike =
    before.columns === after.columns &&
    before.edges.every((edge, i) => Math.abs(edge - (after.edges[i] ?? Infinity)) < tolerance);
  if (!isAlike) return false;
  const most = Math.min(3, before.rows.length, after.rows.length);
  let same = 0;
  while (same < most && rowText(before.rows[same]) === rowText(after.rows[same]) && rowText(before.rows[same])) same++;
  const [repeated, rest] = [after.rows.slice(0, same), after.rows.slice(same)];
  for (const cell of repeated.flat())
    for (const paragraph of cell.paragraphs) report.changes.remove('running-head', paragraph.place, textOf(paragraph));
  const [first] = rest;
  if (first && first[0]?.paragraphs.length === 0 && first.some(({ paragraphs }) => paragraphs.length > 0)) {
    const place = first.flatMap(({ paragraphs }) => paragraphs)[0]?.place ?? { line: after.line, page: after.page };
    report.doubt('table', place, rowText(first), '换页后的第一行没有行首，也许接上页的最后一行');
  }
  before.rows.push(...rest);
  return true;
}

export function toTable(table: PageTable, gap: boolean): Table {
  const { page, line, rows } = table;
  return { kind: 'table', place: { line, page }, rows, heads: headsOf(rows), gap };
}

/** Rows of heads: what spans in the first row tells, else words above columns of numbers. */
function headsOf(rows: readonly Cell[][]): number {
  const [first = []] = rows;
  if (rows.length < 2) return 0;
  const deepest = Math.max(...first.map(({ down }) => down));
  if (deepest > 1 && deepest < rows.length) return deepest;
  const spans = first.some(({ across }) => across > 1) && first.length > 1;
  const words = (row: readonly Cell[]) => row.every((cell) => !isNumeric(cellText(cell)));
  if (spans && words(rows[1] ?? [])) return Math.min(2, rows.length - 1);
  const below = rows.slice(1).flat();
  const isBold = (cell: Cell) => cell.paragraphs.every(({ runs }) => runs.every(({ bold }) => bold));
  const filled = (cell: Cell) => cell.paragraphs.length > 0;
  if (words(first) && below.some((cell) => isNumeric(cellText(cell)))) return 1;
  return first.filter(filled).every(isBold) && !below.filter(filled).every(isBold) ? 1 : 0;
}

function isNumeric(text: string): boolean {
  return /^[+\-−]?[\d.,，％%]+$/u.test(text.trim()) && /\d/u.test(text);
}

export function cellText({ paragraphs }: Cell): string {
  return paragraphs.map(textOf).join('');
}

function rowText(row: readonly Cell[] | undefined): string {
  return (row ?? []).map(cellText).join('|').replace(/^\|+$/u, '');
}

function textOf({ runs }: Paragraph): string {
  return runs.map(({ text }) => text).join('');
}
