import type { PlainLine, Rectangle } from './lines.ts';
import type { Arrangement, Entry } from './record.ts';
import { ARRANGEMENTS, type ArrangementRule } from './rules.ts';

/** Points that boxes of one line may differ by in two readers. */
const SLACK = 2;

/** A line that stands before another one in the edition though it is drawn behind it, and why it may not. */
export interface OrderFault {
  line: number;
  quote: string;
  why: string;
}

/** Entries for the arrangements of those pages on which the order of the edition is not that of the file. */
export function arrange(
  lines: readonly PlainLine[],
  placed: readonly number[],
  arrangements: readonly Arrangement[],
): Entry[] {
  const byLine = new Map(lines.map((line) => [line.line, line]));
  const pages = new Set(
    placed.flatMap((line, i) => {
      const before = placed[i - 1] ?? 0;
      return line < before ? [byLine.get(line)?.page, byLine.get(before)?.page] : [];
    }),
  );
  return arrangements.flatMap(({ rule, place, box }): Entry[] => {
    if (!pages.has(place.page)) return [];
    const own = lines.filter(({ page, at }) => page === place.page && at && isInside(at, box)).map(({ line }) => line);
    return own.length === 0 ? [] : [{ line: Math.min(...own), column: 0, rule, from: '', to: toRanges(own) }];
  });
}

interface Group {
  rule: ArrangementRule;
  lines: ReadonlySet<number>;
}

/**
 * Where the order of the edition is not that of the file, and nothing declares it, or the page itself shows it to be false:
 * a column is read in one piece, and nobody reads upwards but at the head of the next column or cell.
 * @param kept lines that have words in the edition, in its order
 */
export function findOrderFaults(kept: readonly PlainLine[], entries: readonly Entry[]): OrderFault[] {
  const groups = entries.flatMap(({ rule, to }): Group[] =>
    rule in ARRANGEMENTS ? [{ rule: rule as ArrangementRule, lines: new Set(fromRanges(to)) }] : [],
  );
  const done = new Set<Group>();
  let last = 0;
  let left: Group[] = [];
  for (const [i, line] of kept.entries()) {
    const own = groups.filter(({ lines }) => lines.has(line.line));
    const before = kept[i - 1];
    const isReversed = before !== undefined && before.line > line.line;
    const fault = (why: string) => [{ line: line.line, quote: line.text, why }];
    if ((own.length === 0 && line.line < last) || (isReversed && own.length + left.length === 0))
      return fault('这一行在原件里在前，这里排到了后面，没有说为什么');
    if (own.length === 0) last = line.line;
    for (const group of left) if (group.rule !== 'page-order' && !own.includes(group)) done.add(group);
    if (own.some((group) => done.has(group))) return fault('这一栏、这一表的行没有排在一起');
    // What stands beside a box may go on higher up.
    const leavesBox = left.some((group) => group.rule === 'box' && !own.includes(group));
    // Only columns and cells begin anew higher up.
    const isStrict = own.length > 0 && own.every((group) => group.rule === 'page-order');
    const isTable = own.some((group) => group.rule === 'table' && left.includes(group));
    const isJudged = isReversed || own.length + left.length > 0;
    if (before && isJudged && !leavesBox && goesBack(before, line, isTable, isStrict))
      return fault('这一行在版面上在前一行之上，这里排到了它后面');
    left = own;
  }
  return [];
}

function goesBack(before: PlainLine, line: PlainLine, isTable: boolean, isStrict: boolean): boolean {
  if ((line.page ?? 0) !== (before.page ?? 0)) return (line.page ?? 0) < (before.page ?? 0);
  const [a, b] = [before.at, line.at];
  if (!a || !b) return false;
  const height = Math.min(a.bottom - a.top, b.bottom - b.top);
  if (b.bottom > a.bottom - height / 2) {
    // On one height: from left to right.
    return b.bottom < a.bottom + height / 2 && b.right < a.left + SLACK && !isTable;
  }
  if (isStrict) return true;
  if (b.left >= a.right - SLACK || b.left > (a.left + a.right) / 2) return false;
  return !isTable || b.right > a.left + SLACK;
}

function isInside(at: Rectangle, box: Rectangle): boolean {
  const [x, y] = [(at.left + at.right) / 2, (at.top + at.bottom) / 2];
  return x > box.left - SLACK && x < box.right + SLACK && y > box.top - SLACK && y < box.bottom + SLACK;
}

/** 1-8 12-14 9 */
export function toRanges(lines: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === line) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(' ');
}

export function fromRanges(ranges: string): number[] {
  return ranges.split(' ').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
}
