import { findAligned } from './aligned.ts';
import { type Element, joinChunks, partLines } from './chunk.ts';
import { toRegions } from './columns.ts';
import type { Box, Glyph } from './glyph.ts';
import { isBlank } from './glyph.ts';
import { type Line, toLine } from './line.ts';
import type { Habits } from './paragraphs.ts';
import type { PreparedPage } from './prepare.ts';
import type { Report } from './report.ts';
import { type Ruled, type RuledCell, toFinder } from './ruled.ts';
import { fromAligned, fromRuled, type PageTable } from './tables.ts';

/** What stands on a page, in the order in which it is read. */
export type Part =
  | { kind: 'text'; lines: Line[]; edges: { left: number; right: number }; column: boolean; box?: true }
  | { kind: 'table'; table: PageTable; top: number; bottom: number }
  | { kind: 'picture'; box: Box };

type Item = Exclude<Part, { kind: 'text' }> | Extract<Part, { kind: 'text' }>;

/** Points: a picture smaller than this is an ornament. */
const SMALLEST_PICTURE = 24;
/** Of the signs of a page: a frame around more of them is a border, a picture below more of them a background. */
const MOST_FRAMED = 0.7;

/** What of the lines lies in drawn tables and frames, and what is left. */
export interface Sorted {
  lines: Line[];
  tables: { ruled: Ruled; cells: Map<RuledCell, Line[]> }[];
  frames: { box: Box; lines: Line[] }[];
}

export function sortLines({ lines }: PreparedPage, grids: readonly Ruled[]): Sorted {
  const all = lines.reduce((sum, { glyphs }) => sum + glyphs.length, 0);
  const finders = grids.map((ruled) => ({
    ruled,
    find: toFinder(ruled),
    cells: new Map<RuledCell, Line[]>(),
    count: 0,
  }));
  // The innermost one is what a sign stands in; frames may hold tables.
  finders.sort((a, b) => area(a.ruled) - area(b.ruled));
  const owners = new Map<Glyph, { owner: (typeof finders)[number]; cell: RuledCell }>();
  for (const { glyphs } of lines)
    for (const glyph of glyphs) {
      const [x, y] = [glyph.x + glyph.width / 2, glyph.y - glyph.size * 0.3];
      for (const finder of finders) {
        const cell = finder.find(x, y);
        if (!cell) continue;
        owners.set(glyph, { owner: finder, cell });
        if (!isBlank(glyph.text)) finder.count++;
        break;
      }
    }
  const isBorder = (finder: (typeof finders)[number]) =>
    finder.ruled.cells.length === 1 && finder.count > all * MOST_FRAMED;
  const rest: Line[] = [];
  for (const line of lines) {
    const left: Glyph[] = [];
    const byCell = new Map<RuledCell, { owner: (typeof finders)[number]; glyphs: Glyph[] }>();
    for (const glyph of line.glyphs) {
      const found = owners.get(glyph);
      if (!found || isBorder(found.owner)) left.push(glyph);
      else {
        const entry = byCell.get(found.cell) ?? { owner: found.owner, glyphs: [] };
        entry.glyphs.push(glyph);
        byCell.set(found.cell, entry);
      }
    }
    if (byCell.size === 0) rest.push(line);
    else if (left.some(({ text }) => !isBlank(text))) rest.push(toLine(left, line.page, line.number));
    for (const [cell, { owner, glyphs }] of byCell) {
      if (glyphs.every(({ text }) => isBlank(text))) continue;
      owner.cells.set(cell, [...(owner.cells.get(cell) ?? []), toLine(glyphs, line.page, line.number)]);
    }
  }
  const used = finders.filter((finder) => finder.cells.size > 0);
  const isTable = ({ ruled }: (typeof finders)[number]) => ruled.columns > 1 && ruled.cells.length > 1;
  return {
    lines: rest,
    tables: used.filter(isTable).map(({ ruled, cells }) => ({ ruled, cells })),
    frames: used
      .filter((finder) => !isTable(finder))
      .flatMap(({ cells }) => [...cells].map(([cell, own]) => ({ box: cell, lines: own }))),
  };
}

function area({ left, right, top, bottom }: Box): number {
  return (right - left) * (bottom - top);
}

export function layOut(prepared: PreparedPage, sorted: Sorted, habits: Habits, report: Report): Part[] {
  const { page } = prepared;
  const items: Element<Item>[] = [];
  for (const { ruled, cells } of sorted.tables) {
    const table = fromRuled(ruled, cells, habits);
    report.changes.arrange('table', { line: table.line, page: page.number }, ruled);
    if (ruled.unclear)
      report.doubt(
        'table',
        { line: table.line, page: page.number },
        quoteOf([...cells.values()][0]),
        '表格线围成的格不全是矩形',
      );
    items.push({ ...boxOf(ruled), item: { kind: 'table', table, top: ruled.top, bottom: ruled.bottom } });
  }
  for (const { box, lines } of sorted.frames) {
    report.changes.arrange('box', { line: lines[0]?.number ?? 1, page: page.number }, box);
    items.push({ ...boxOf(box), item: { kind: 'text', lines, edges: box, column: false, box: true } });
  }
  const aligned = findAligned(sorted.lines);
  for (const found of aligned) {
    const { lines } = found;
    const box = around(lines);
    const table = fromAligned(found, habits);
    report.changes.arrange('table', { line: table.line, page: page.number }, box);
    report.decisions.push({
      kind: 'table',
      place: { line: table.line, page: page.number },
      quote: lines[0]?.text ?? '',
      reason: '没有线的表：各行的字上下对齐成栏',
      certainty: found.unclear ? 'low' : 'medium',
    });
    items.push({ ...box, item: { kind: 'table', table, top: box.top, bottom: box.bottom } });
  }
  const inTable = new Set(aligned.flatMap(({ lines }) => lines));
  const text = sorted.lines.filter((line) => !inTable.has(line));
  for (const image of pictures(prepared, text)) items.push({ ...boxOf(image), item: { kind: 'picture', box: image } });
  const chunks = partLines(text).map((chunk) => ({ ...boxOf(chunk), line: chunk }));
  const regions = toRegions<Item>([...chunks, ...items]);
  const parts: Part[] = [];
  for (const { elements, edges, unclear } of regions) {
    const whole = edges ? { left: edges.left, right: edges.right } : pageEdges(text, habits);
    const first = elements.find(({ line }) => line)?.line;
    if (edges) report.changes.arrange('columns', { line: first?.number ?? 1, page: page.number }, around(elements));
    if (unclear) {
      const quote = first?.text ?? '';
      if (first)
        report.doubt('columns', { line: first.number, page: page.number }, quote, '并排的短行，当作两栏读，先左后右');
    }
    for (const part of inOrder(elements, whole, edges !== undefined)) parts.push(part);
  }
  return parts;
}

/** Lines in their order, parted where a table or a picture stands. */
function inOrder(elements: readonly Element<Item>[], edges: { left: number; right: number }, column: boolean): Part[] {
  const parts: Part[] = [];
  const byNumber = new Map<number, Line[]>();
  for (const { line } of elements) if (line) byNumber.set(line.number, [...(byNumber.get(line.number) ?? []), line]);
  const lines = [...byNumber.values()].map((chunks) => joinChunks(chunks));
  const entries = [
    ...lines.map((line) => ({ y: (line.top + line.bottom) / 2, line, item: undefined })),
    ...elements.flatMap(({ item, top }) => (item ? [{ y: top, item, line: undefined }] : [])),
  ].toSorted((a, b) => a.y - b.y);
  for (const { line, item } of entries) {
    const last = parts.at(-1);
    if (item) parts.push(item);
    else if (line && last?.kind === 'text' && !last.box) last.lines.push(line);
    else if (line) parts.push({ kind: 'text', lines: [line], edges, column });
  }
  return parts;
}

/** Edges of the block of text of a page: its own where enough lines show them, else those of the document. */
export function pageEdges(lines: readonly Line[], habits: Habits): { left: number; right: number } {
  const body = lines.filter(({ size }) => Math.abs(size - habits.size) < 1);
  if (body.length < 6) return { left: habits.left, right: habits.right };
  const left = Math.min(...body.map((line) => line.left));
  const right = Math.max(...body.map((line) => line.right));
  const full = body.filter((line) => right - line.right < habits.size * 1.5).length;
  return full >= 3 ? { left, right } : { left: Math.min(left, habits.left), right: Math.max(right, habits.right) };
}

function pictures({ page }: PreparedPage, lines: readonly Line[]): Box[] {
  const glyphs = lines.flatMap((line) => line.glyphs);
  const found: Box[] = [];
  for (const image of page.images) {
    const [width, height] = [image.right - image.left, image.bottom - image.top];
    if (Math.min(width, height) < SMALLEST_PICTURE) continue;
    if (found.some((other) => contains(other, image))) continue;
    const inside = glyphs.filter(({ x, y }) => x > image.left && x < image.right && y > image.top && y < image.bottom);
    if (inside.length > Math.max(40, glyphs.length * 0.3)) continue;
    found.push(boxOf(image));
    if (found.length > 200) break;
  }
  return found;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left + 1 &&
    outer.right >= inner.right - 1 &&
    outer.top <= inner.top + 1 &&
    outer.bottom >= inner.bottom - 1
  );
}

function boxOf({ left, right, top, bottom }: Box): Box {
  return { left, right, top, bottom };
}

/** The smallest box that holds all of them. */
function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function quoteOf(lines: readonly Line[] | undefined): string {
  return (lines ?? []).map(({ text }) => text).join('');
}
