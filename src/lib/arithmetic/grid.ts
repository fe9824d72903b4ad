import type { Passage } from '../bulletin/schema.ts';
import { headRows } from '../bulletin/table-heads.ts';
import type { Figure } from '../quantity/figure.ts';
import { columnHeads, firstColumn } from '../quantity/table-units.ts';
import { type Item, itemsOf } from './item.ts';

/** A place of a line: its number, or why there is none. A dash is nought, an empty cell is not known. */
export type Cell = Item | 'none' | 'empty';

/** A row or a column of the body of a table, read along its numbers. */
export interface Line {
  /** From the nearest to the farthest, without units and blanks: A类, 办理结果. */
  heads: readonly string[];
  cells: readonly Cell[];
  /** It adds up others: 合计, 小计. */
  isSum: boolean;
  isSubtotal: boolean;
  /** 其中：省级 is counted in another line. */
  isIncluded: boolean;
}

/** A table as lines in both directions; `columns[c].cells[r]` is `rows[r].cells[c]`. */
export interface Grid {
  columns: Line[];
  rows: Line[];
}

const SUM =
  /^(?:全[省市州县区]|各[省市州县区]+)?(?:合计|总计|小计|共计|总数|总件数|总量|总额|总人数|合计数)(?:数|件数)?$/u;
const DASH = /^[—–―－\-/／]+$|^无$/u;

/** The body of a table, as lines. @param figures those of the table */
export function gridOf(rows: readonly (readonly Passage[])[], figures: readonly Figure[]): Grid {
  const texts = rows.map((row) => row.map(({ text }) => text));
  const heads = headRows(texts);
  const first = firstColumn(texts, heads);
  const own = Map.groupBy(figures, ({ passage }) => passage);
  const body = rows.slice(heads).map((row) => row.slice(first).map((cell) => cellOf(cell, own.get(cell.id) ?? [])));
  const columns = columnHeads(texts, heads)
    .slice(first)
    .map((words, c) =>
      line(
        words,
        body.map((row) => row[c] ?? 'empty'),
      ),
    );
  const names = texts.slice(heads).map((row) =>
    row
      .slice(0, first)
      .toReversed()
      .filter((text) => text.trim()),
  );
  return { columns, rows: body.map((cells, r) => line(names[r] ?? [], cells)) };
}

function cellOf(cell: Passage, figures: readonly Figure[]): Cell {
  const [item, ...others] = itemsOf([{ passage: cell, figures }]);
  // 12件，另有3件 is no number of its line.
  if (item && others.length === 0 && cell.text.replace(/\s/gu, '').length - item.figure.text.length <= 1) return item;
  return DASH.test(cell.text.trim()) ? 'none' : 'empty';
}

function line(words: readonly string[], cells: readonly Cell[]): Line {
  const heads = words.map((text) => text.replace(/\s/gu, '').replace(/[（(][^（）()]*[）)]$/u, ''));
  const [nearest = ''] = heads;
  return {
    heads,
    cells,
    isSum: heads.some((head) => SUM.test(head)),
    isSubtotal: /^小计/u.test(nearest),
    isIncluded: /^[#＃]|其中/u.test(nearest),
  };
}

/** The numbers of a line with their places. */
export function numbersOf({ cells }: Line): { item: Item; at: number }[] {
  return cells.flatMap((cell, at) => (typeof cell === 'string' ? [] : [{ item: cell, at }]));
}
