import { foldForComparison } from '../text/width.ts';
import { holdBeside } from './beside.ts';
import { compare, type Difference, endsOf } from './compare.ts';
import type { PlainLine } from './lines.ts';
import { arrange } from './order.ts';
import type { Arrangement, Change, Entry } from './record.ts';
import { applyRecord, streamOf } from './stream.ts';
import { orderOf, tile } from './tile.ts';

/**
 * Writes the record of an import: finds every named change in the lines of the plain reader, and names the lines that were
 * joined and divided. What no change names is a difference, so that nothing can be lost by an error of the importer.
 * @param arrangements parts of pages that the importer reads in an order of its own; no line may change its order elsewhere
 * @param isCounted the importer counts lines as the plain reader does (text, Word); otherwise (PDF) changes are sought on their page
 */
export function align(
  lines: readonly PlainLine[],
  changes: readonly Change[],
  blocks: readonly string[],
  isCounted: boolean,
  arrangements: readonly Arrangement[] = [],
): { entries: Entry[]; differences: Difference[] } {
  const entries = isCounted
    ? changes.flatMap(({ column, place, rule, from, to }) =>
        column === undefined ? [] : [{ line: place.line, column, rule, from, to }],
      )
    : locate(lines, changes, blocks, arrangements);
  if (isCounted) {
    const beside = holdBeside(lines, changes);
    if (beside.differences.length > 0) return { entries, differences: beside.differences };
    entries.push(...beside.entries);
  }
  const { stream, contradictions } = applyRecord(lines, entries);
  const printed = streamOf(blocks);
  if (contradictions.length > 0 || stream.text !== printed.text)
    return { entries, differences: compare(lines, entries, blocks) };
  for (const { rule, line, column } of endsOf(stream, printed)) entries.push({ rule, line, column, from: '', to: '' });
  entries.sort((a, b) => a.line - b.line || a.column - b.column);
  // The texts are equal, and every end that is in one of them alone has just been named.
  return { entries, differences: [] };
}

/** Changes of pages: what was taken out is sought among the lines of its page, the order of the rest in the edition. */
function locate(
  lines: readonly PlainLine[],
  changes: readonly Change[],
  blocks: readonly string[],
  arrangements: readonly Arrangement[],
): Entry[] {
  const entries: Entry[] = [];
  const taken = new Set<number>();
  for (const change of changes.filter(({ to }) => to === '')) {
    const own = lines.filter(({ page, line }) => page === change.place.page && !taken.has(line));
    const folded = foldForComparison(change.from);
    // Heads stand first on a page, its number last.
    const sought = change.rule === 'page-number' ? own.toReversed() : own;
    const whole = sought.find(({ text }) => foldForComparison(text) === folded);
    const gone = whole ? [whole] : runOf(own, folded);
    for (const { line, text } of gone) {
      taken.add(line);
      entries.push({ line, column: 0, rule: change.rule, from: text, to: '' });
    }
    if (gone.length === 0) entries.push(...partOf(own, change, entries));
  }
  const substitutions = changes.filter(({ to }) => to !== '');
  const tiles = tile(
    lines.filter(({ line }) => !taken.has(line)),
    entries,
    substitutions,
    foldForComparison(blocks.join('')),
  );
  for (const { line, uses } of tiles)
    for (const { column, change } of uses)
      entries.push({ line, column, rule: change.rule, from: change.from, to: change.to });
  const placed = tiles.map(({ line }) => line);
  const order = orderOf(
    lines.map(({ line }) => line),
    placed,
  );
  if (!order) return entries;
  return [
    ...entries,
    { line: 0, column: 0, rule: 'order', from: '', to: order },
    ...arrange(lines, placed, arrangements),
  ];
}

/** Lines that follow each other and are together what was taken out: a cell of a head that is printed in two lines. */
function runOf(lines: readonly PlainLine[], folded: string): readonly PlainLine[] {
  for (const start of lines.keys()) {
    let text = '';
    for (let end = start; end < lines.length && folded.startsWith(text) && text.length < folded.length; end++) {
      text += foldForComparison(lines[end]?.text ?? '');
      if (text === folded) return lines.slice(start, end + 1).filter((line) => line.text.trim() !== '');
    }
  }
  return [];
}

/** What was taken out of a line that goes on: a leader, a mark. */
function partOf(lines: readonly PlainLine[], { rule, from }: Change, entries: readonly Entry[]): Entry[] {
  const pattern = new RegExp(
    [...from.replace(/\s/gu, '')].map((c) => c.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&')).join('\\s*'),
    'gu',
  );
  for (const { line, text } of lines)
    for (const { 0: found, index: column } of text.matchAll(pattern))
      if (
        !entries.some(
          (each) =>
            each.line === line && each.column < column + found.length && column < each.column + each.from.length,
        )
      )
        return [{ line, column, rule, from: found, to: '' }];
  return [];
}
