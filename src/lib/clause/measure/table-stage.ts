import type { CellReading } from '../reading.ts';
import type { Draft } from './draft.ts';
import type { Terms } from './terms.ts';

/** A cell with what was read of one of its figures. */
export interface CellDraft {
  cell: CellReading;
  draft: Draft;
}

/** Numbers below it stand in too many places to tell two of them for the same. */
const LEAST = 10;

/**
 * Gives the cells of a line of totals the stage that the text said one of its numbers at: 共承办137件 above a table whose
 * column 总数 adds up to 137.
 * @param said figures before the table, in order
 */
export function stageByTotal(cells: readonly CellDraft[], said: readonly Draft[], terms: Terms): void {
  const open = cells.filter(({ draft }) => draft.head && !draft.stage && !draft.part && draft.role === 'stated');
  for (const lineOf of [columnOf, rowOf]) {
    for (const line of Map.groupBy(open, lineOf).values()) {
      const source = said.find((draft) => draft.stage && line.some(({ draft: other }) => isSame(draft, other, terms)));
      if (source) for (const { draft } of line) draft.stage ??= source.stage;
    }
  }
}

const columnOf = ({ cell, draft }: CellDraft) => [draft.figure.unit, ...cell.columnHeads.map(({ id }) => id)].join(' ');
const rowOf = ({ cell, draft }: CellDraft) => [draft.figure.unit, ...cell.rowHeads.map(({ id }) => id)].join(' ');

function isSame(a: Draft, b: Draft, terms: Terms): boolean {
  return (
    a.role === 'stated' &&
    a.figure.value === b.figure.value &&
    a.figure.unit === b.figure.unit &&
    (a.figure.value ?? 0) >= LEAST &&
    terms.canonical(a.head?.text ?? '') === terms.canonical(b.head?.text ?? '')
  );
}
