import { hasErrors } from '../../diagnostic.ts';
import type { Block } from '../../document/model.ts';
import type { Reading } from '../../document/reading.ts';
import { declareDrawn } from './drawn-order.ts';
import { findFurniture } from './furniture.ts';
import type { Page } from './glyph.ts';
import { toHabits } from './habits.ts';
import { layOut, type Part, sortLines } from './layout.ts';
import type { Line } from './line.ts';
import { type Draft, type Habits, toDrafts, toParagraph } from './paragraphs.ts';
import { type PreparedPage, prepare } from './prepare.ts';
import { Report } from './report.ts';
import { findRuled, type Rule, toRules } from './ruled.ts';
import { joinTables, type PageTable, toTable } from './tables.ts';
import { warn } from './warnings.ts';

/** Printed pages → the document: what stands where, and what each thing is as far as its place tells. */
export function readPages(pages: readonly Page[]): Reading & { prepared: PreparedPage[] } {
  const report = new Report();
  const prepared: PreparedPage[] = [];
  let counted = 0;
  for (const page of pages) {
    const ready = prepare(page, counted, report);
    counted += ready.lines.length;
    prepared.push(ready);
  }
  const grids = pages.map(({ shapes }) => findRuled(shapes));
  const sorted = prepared.map((page, i) => sortLines(page, grids[i] ?? []));
  const inTables = sorted.map(({ tables, frames }) => {
    const lines = [
      ...tables.flatMap(({ cells }) => [...cells.values()].flat()),
      ...frames.flatMap((frame) => frame.lines),
    ];
    return new Set(lines.map(({ number }) => number));
  });
  const furniture = findFurniture(
    prepared.map(({ page, lines }, i) => ({
      ...page,
      lines,
      isTable: ({ number }: Line) => inTables[i]?.has(number) ?? false,
    })),
  );
  const around = new Set(furniture.map(({ line }) => line.number));
  for (const { line, rule } of furniture) report.changes.remove(rule, placeOf(line), line.text);
  for (const page of sorted) page.lines = page.lines.filter(({ number }) => !around.has(number));
  const habits = toHabits(prepared.map(({ page }, i) => ({ ...page, lines: sorted[i]?.lines ?? [] })));
  const flow: Entry[] = [];
  for (const [i, page] of prepared.entries()) {
    const parts = layOut(page, sorted[i] as (typeof sorted)[number], habits, report);
    declareDrawn(parts, report);
    addPage(flow, parts, toRules(page.page.shapes).level, habits, report, page.page.number);
  }
  const blocks = flow.map((entry, i) => toBlock(entry, flow[i - 1], habits));
  warn(report, blocks);
  const { changes, decisions, diagnostics } = report;
  const document = { form: 'pdf' as const, blocks, pages: pages.length };
  return {
    ...(!hasErrors(diagnostics) && { document }),
    removals: changes.removals,
    substitutions: changes.substitutions,
    arrangements: changes.arrangements,
    decisions,
    diagnostics,
    prepared,
  };
}

type Entry = { page: number } & (
  | { kind: 'draft'; draft: Draft }
  | { kind: 'table'; table: PageTable }
  | { kind: 'picture'; line: number }
);

function addPage(
  flow: Entry[],
  parts: readonly Part[],
  level: readonly Rule[],
  habits: Habits,
  report: Report,
  page: number,
): void {
  const ruled = (above: Line, below: Line) =>
    level.some(
      ({ at, from, to }) => at > above.y + above.size * 0.4 && at < below.y - below.size * 0.9 && to - from > 60,
    );
  let picture: { bottom: number } | undefined;
  let isFirst = true;
  for (const part of parts) {
    if (part.kind === 'picture') {
      const line = lineNear(flow, parts, part.box.top);
      flow.push({ kind: 'picture', page, line });
      picture = part.box;
      isFirst = false;
      continue;
    }
    if (part.kind === 'table') {
      const before = flow.at(-1);
      const goesOn = isFirst && before?.kind === 'table' && before.page < page;
      if (!(goesOn && joinTables(before.table, part.table, report)))
        flow.push({ kind: 'table', page, table: part.table });
      isFirst = false;
      continue;
    }
    const before = flow.at(-1);
    const carried = before?.kind === 'draft' && !part.box && !before.draft.box && !picture ? before.draft : undefined;
    const drafts = toDrafts(part, habits, ruled, carried);
    const [first] = drafts;
    if (first && picture && isCaption(first, picture, habits)) first.caption = true;
    picture = undefined;
    for (const draft of drafts) flow.push({ kind: 'draft', page, draft });
    isFirst = false;
  }
}

/** The printed line that stands where a picture begins. */
function lineNear(flow: readonly Entry[], parts: readonly Part[], top: number): number {
  const lines = parts.flatMap((part) => (part.kind === 'text' ? part.lines : []));
  const above = lines.filter(({ y }) => y <= top).map(({ number }) => number);
  if (above.length > 0) return Math.max(...above);
  const below = lines.map(({ number }) => number);
  if (below.length > 0) return Math.min(...below);
  const last = flow.at(-1);
  return last?.kind === 'draft' ? (last.draft.lines.at(-1)?.number ?? 1) : 1;
}

/** Short, centred, right below the picture, not larger than the text. */
function isCaption({ lines, align }: Draft, { bottom }: { bottom: number }, { size }: Habits): boolean {
  const [first] = lines as [Line];
  return (
    align === 'center' && first.text.length <= 40 && first.size <= size * 1.05 && first.y - bottom < first.size * 3
  );
}

function toBlock(entry: Entry, before: Entry | undefined, habits: Habits): Block {
  const isNewPage = before !== undefined && entry.page !== before.page;
  if (entry.kind === 'table') return toTable(entry.table, true);
  if (entry.kind === 'picture') return { kind: 'picture', place: { line: entry.line, page: entry.page } };
  const paragraph = toParagraph(entry.draft, habits);
  if (isNewPage || (before && before.kind !== 'draft')) paragraph.gap = true;
  // Where the paragraph before ended on this page, the page has begun inside of it.
  const ended = before?.kind === 'draft' ? before.draft.lines.at(-1)?.page : before?.page;
  if (ended !== undefined && ended < entry.page) paragraph.startsPage = true;
  return paragraph;
}

function placeOf({ number, page }: Line) {
  return { line: number, page };
}
