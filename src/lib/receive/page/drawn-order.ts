import { toChunks } from './chunk.ts';
import type { Part } from './layout.ts';
import type { Line } from './line.ts';
import type { Report } from './report.ts';

/** In sizes of the type: the stretches of a line that another reader may take for lines. */
const GAP = 0.7;

/**
 * Declares the lines of a page that the file draws at another turn than that in which they are read, and that stand in no
 * table, column or box: a text box of a masthead is drawn behind the text.
 */
export function declareDrawn(parts: readonly Part[], report: Report): void {
  const chunks = parts.flatMap((part) =>
    part.kind === 'text' && !part.box && !part.column ? part.lines.flatMap((line) => toChunks(line, GAP)) : [],
  );
  const orders = chunks.map(({ glyphs }) => glyphs.reduce((least, { order }) => Math.min(least, order), Infinity));
  const ascending = longestAscending(orders);
  for (const [i, chunk] of chunks.entries())
    if (!ascending.has(i)) report.changes.arrange('page-order', placeOf(chunk), chunk);
}

/** Places of the longest ascending sequence: what is left over was moved. */
function longestAscending(values: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [i, value] of values.entries()) {
    let at = ends.findIndex((end) => (values[end] as number) >= value);
    if (at < 0) at = ends.length;
    before[i] = ends[at - 1];
    ends[at] = i;
  }
  const chosen = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = before[i]) chosen.add(i);
  return chosen;
}

function placeOf({ number, page }: Line) {
  return { line: number, page };
}
