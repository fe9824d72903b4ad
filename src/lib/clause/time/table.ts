import type { Passage } from '../../bulletin/schema.ts';
import type { CellReading } from '../reading.ts';
import { boundsOf } from './calendar.ts';
import type { Standpoint } from './resolve.ts';
import { type Frame, readPassage, type Said } from './said.ts';

/** The time of a cell: of the head of its column, of its row, of the line above the table, else of the text before. */

type From = Omit<Standpoint, 'frame'>;

export function cellFrame(cell: CellReading, above: Frame | undefined, from: From): Frame | undefined {
  const caption = cell.caption ? (headFrame(cell.caption, above, from) ?? above) : above;
  const row = nearest(cell.rowHeads, caption, from);
  const column = nearest(cell.columnHeads, row ?? caption, from);
  // 2023年 above, 一季度 at the left: the one is a part of the other.
  if (row && column && isPart(row) && isYear(column)) {
    return nearest(cell.rowHeads, column, from) ?? column;
  }
  return column ?? row ?? caption;
}

function nearest(heads: readonly Passage[], outer: Frame | undefined, from: From): Frame | undefined {
  for (const head of heads.toReversed()) {
    const frame = headFrame(head, outer, from);
    if (frame) return frame;
  }
  return undefined;
}

/** What a head says of the time below or beside it; a bare 2023 is a year. */
function headFrame(head: Passage, outer: Frame | undefined, from: From): Frame | undefined {
  const [bare, year] = /^\s*((?:19|20)\d{2})\s*$/u.exec(head.text) ?? [];
  if (bare && year) {
    const start = head.text.indexOf(year);
    const at = { passage: head.id, start, end: start + year.length };
    return { stated: year, span: boundsOf({ year: Number(year) }), from: [at] };
  }
  const { bySentence, opened } = readPassage(head, outer, from);
  const isTime = ({ word }: Said) => word.reach !== 'none' && word.kind !== 'frequency';
  return opened.at(-1)?.frame ?? [...bySentence.values()].flat().findLast(isTime)?.frame;
}

function isPart({ stated }: Frame): boolean {
  return /(?:季度|月|半年)$/u.test(stated) && !/\d{4}/u.test(stated);
}

function isYear({ stated }: Frame): boolean {
  return /^(?:19|20)\d{2}年?度?$/u.test(stated);
}
