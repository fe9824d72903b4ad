import type { Relation } from './finding.ts';
import type { Grid, Line } from './grid.ts';
import { meets, percentOf } from './interval.ts';
import { gapOf, type Item, isExact, isPercent } from './item.ts';
import { relationOf } from './share.ts';
import { SHARE, TOTAL_BASE } from './words.ts';

/** 占全县的, 占全部的: of the row of sums. */
const WHOLE_BASE = /^(?:全[省市州县区乡镇]|全部)?(?:总[数量额]?)?$/u;

/** A number of the text that adds up cells of a table, with their sum there and the share that is printed right behind it. */
interface Part {
  total: Item;
  share: Item;
}

function partOf({ printed, operands }: Relation, { rows, columns }: Grid, near: readonly Item[]): Part | undefined {
  const total = totalOf(operands, columns, rows) ?? totalOf(operands, rows, columns);
  const share = near[near.indexOf(printed) + 1];
  if (!total || !share || !isPercent(share) || !isExact(share) || total.value <= printed.value) return undefined;
  const base = SHARE.exec(gapOf(printed, share) ?? '')?.groups?.base?.replace(/的$/u, '');
  return base !== undefined && (WHOLE_BASE.test(base) || TOTAL_BASE.test(base)) ? { total, share } : undefined;
}

function totalOf(cells: readonly Item[], lines: readonly Line[], across: readonly Line[]): Item | undefined {
  const line = lines.find((each) => cells.every((cell) => each.cells.includes(cell)));
  const total = line?.cells[across.findIndex(({ isSum, isSubtotal }) => isSum && !isSubtotal)];
  return total && typeof total !== 'string' ? total : undefined;
}

/** 两镇合计142.8公里，占全县的44.8%: the share of what the named lines come to, in the sum of the table. */
export function shareInTable(sum: Relation, grid: Grid, near: readonly Item[]): Relation[] {
  const part = partOf(sum, grid, near);
  return part ? [relationOf([sum.printed], part.total, part.share)] : [];
}

/** True where the share behind a number is that of the lines, so that they are meant, whatever the number. */
export function isMeantBy(sum: Relation, grid: Grid, near: readonly Item[]): boolean {
  const part = partOf(sum, grid, near);
  return part !== undefined && meets(percentOf(sum.interval, part.total.interval), part.share.interval);
}
