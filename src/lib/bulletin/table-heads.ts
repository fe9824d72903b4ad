/**
 * How a printed table is read. GFM, in which texts are kept, has one row of heads and no cells that span others: a word that stood
 * over several columns stands in the first of them, and the others are empty. What spanned what is read back from that.
 */

/** A cell as it is shown: its place in the grid, and how far it goes. */
export interface HeadCell {
  /** From 0. */
  column: number;
  across: number;
  down: number;
}

/**
 * Rows of heads. There are two where the first row leaves columns empty behind a head, and the second one fills exactly those and
 * leaves the others empty: 单位｜办理结果｜（空） over （空）｜A类｜B类.
 * @param grid texts of the cells, row by row
 */
export function headRows(grid: readonly (readonly string[])[]): 0 | 1 | 2 {
  const [first, second, third] = grid;
  if (!first) return 0;
  if (!second || !third) return 1;
  const isBlank = (text: string | undefined) => !text?.trim();
  const spans = spansOf(first);
  const grouped = new Set(
    spans.filter(({ across }) => across > 1).flatMap(({ column, across }) => range(column, column + across)),
  );
  if (grouped.size === 0) return 1;
  const fits = first.every((_, column) => grouped.has(column) !== isBlank(second[column]));
  // Numbers are no heads.
  return fits && second.every((text) => !/^[\s\d.,%％—－-]+$/u.test(text) || isBlank(text)) ? 2 : 1;
}

/** The heads with what each of them covers, row by row. */
export function headCells(grid: readonly (readonly string[])[]): HeadCell[][] {
  const rows = headRows(grid);
  const [first = [], second = []] = grid;
  if (rows < 2) return [first.map((_, column) => ({ column, across: 1, down: 1 }))];
  const top = spansOf(first).map(({ column, across }) => ({ column, across, down: across === 1 ? 2 : 1 }));
  const below = second.flatMap((text, column) => (text.trim() ? [{ column, across: 1, down: 1 }] : []));
  return [top, below];
}

/** Columns all of whose filled cells below the heads are numbers: set at the right, so that digits stand below each other. */
export function numberColumns(grid: readonly (readonly string[])[]): ReadonlySet<number> {
  const body = grid.slice(headRows(grid));
  const columns = grid[0]?.map((_, column) => column) ?? [];
  return new Set(
    columns.filter((column) => {
      const filled = body.map((row) => row[column]?.trim() ?? '').filter(Boolean);
      return (
        filled.length > 0 && filled.every((text) => /^[+−-]?[\d０-９][\d０-９,，.．\s]*\S{0,3}$|^[—－-]+$/u.test(text))
      );
    }),
  );
}

/** A row that adds up the others: 合计, 总计, 小计. */
export function isSumRow(row: readonly string[]): boolean {
  return /^(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*数|全\s*省\s*合\s*计)$/u.test(
    (row.find((text) => text.trim()) ?? '').trim(),
  );
}

/** Each head with the empty cells behind it. An empty first cell is a head of its own. */
function spansOf(row: readonly string[]): { column: number; across: number }[] {
  const spans: { column: number; across: number }[] = [];
  for (const [column, text] of row.entries()) {
    const last = spans.at(-1);
    if (text.trim() || !last) spans.push({ column, across: 1 });
    else last.across++;
  }
  return spans;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
