import type { Passage } from '../bulletin/schema.ts';
import { findQuantities } from './find.ts';
import type { Quantity } from './schema.ts';
import { type CellUnit, unitsOfTable } from './table-units.ts';

/**
 * The quantities of a table, cell by cell, row by row: a cell that holds nothing but a number takes its unit from the heads of its
 * column or its row, from the line above or from a neighbour (`table-units.ts`).
 */
export function quantitiesOfTable(
  rows: readonly (readonly Passage[])[],
  above = '',
): { cell: Passage; quantities: Quantity[] }[][] {
  const grid = rows.map((row) => row.map(({ text }) => text));
  const units = unitsOfTable(grid, above);
  return rows.map((row, r) => row.map((cell, c) => ({ cell, quantities: ofCell(cell, units[r]?.[c]) })));
}

function ofCell(cell: Passage, unit: CellUnit | undefined): Quantity[] {
  if (!unit) return findQuantities(cell.text);
  // Read as if the unit stood in the cell; the text and the offsets stay those of the cell.
  const [found] = findQuantities(cell.text + unit.unit);
  if (!found) return [];
  const end = Math.min(found.end, cell.text.length);
  const text = cell.text.slice(found.start, end).replace(/\s/gu, '');
  return [{ ...found, text, end, rule: unit.source, inferred: ['unit'] }];
}
