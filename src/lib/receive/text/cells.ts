/**
 * Tables that were saved as text a cell a line: a label, its numbers, the next label. Where the heads are as many as the
 * cells of a row they are a table; else (merged heads, empty cells) nobody can tell which number stands below which head.
 */

const LONGEST_CELL = 16;
const NUMBER = /^\s*(?:[-+]?[\d０-９][\d０-９.,，．]*\s*[%％‰]?|[—－-]+|\/|无)\s*$/u;
const FEWEST_ROWS = 2;
const [FEWEST_COLUMNS, MOST_COLUMNS] = [3, 12];

function isNumber(line: string | undefined): boolean {
  return NUMBER.test(line ?? '');
}

function isLabel(line: string | undefined): boolean {
  const text = line?.trim() ?? '';
  return text !== '' && [...text].length <= LONGEST_CELL && !isNumber(text) && !/[。，；：！？、,;:|\t]/u.test(text);
}

/**
 * What begins at the first line (a head of scattered cells may stand in the line before it): a table of so many columns and rows (heads included), or cells that are no grid.
 */
export type Cells =
  | { kind: 'table'; columns: number; rows: number }
  | { kind: 'scattered'; lines: number; before: 0 | 1 };

/**
 * @param lines from the line in question on
 * @param before the line above it
 */
export function findCells(lines: readonly string[], before: string | undefined): Cells | undefined {
  if (!isLabel(lines[0])) return undefined;
  for (let columns = FEWEST_COLUMNS; columns <= MOST_COLUMNS; columns++) {
    const heads = lines.slice(0, columns);
    const rows = countRows(lines, columns, columns);
    if (rows < FEWEST_ROWS || !heads.every(isLabel)) continue;
    // One more short line above may be a head as well.
    return isLabel(before)
      ? { kind: 'scattered', lines: columns * (rows + 1), before: 1 }
      : { kind: 'table', columns, rows: rows + 1 };
  }
  for (let columns = FEWEST_COLUMNS; columns <= MOST_COLUMNS; columns++) {
    const rows = countRows(lines, 0, columns);
    if (rows >= FEWEST_ROWS) return { kind: 'scattered', lines: columns * rows, before: isLabel(before) ? 1 : 0 };
  }
  return undefined;
}

/** How many rows of a label and numbers follow each other from an offset on. */
function countRows(lines: readonly string[], start: number, columns: number): number {
  let rows = 0;
  for (let at = start; at + columns <= lines.length; at += columns, rows++) {
    const [label, ...numbers] = lines.slice(at, at + columns);
    if (!isLabel(label) || !numbers.every(isNumber)) break;
  }
  return rows;
}
