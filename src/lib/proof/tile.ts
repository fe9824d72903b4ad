import { foldForComparison } from '../text/width.ts';
import type { PlainLine } from './lines.ts';
import { toRanges } from './order.ts';
import type { Change, Entry } from './record.ts';

/** A line of the original at its place in the edition, and the changes that make it so. */
export interface Tile {
  line: number;
  uses: { column: number; change: Change }[];
}

/** Places that are tried before an arrangement is given up: lines of one text are exchangeable, others hardly ever fit. */
const MOST_TRIED = 20_000;

/**
 * Lays the lines of a document, whatever their order in the file, into its edition so that they fill it: columns, tables and
 * boxes stand in a file as they were drawn. The line that follows in the file is tried first.
 * @param printed the edition in the form for comparison
 * @returns as many lines as fit, in the order of the edition; all of them where the edition is whole
 */
export function tile(
  lines: readonly PlainLine[],
  removed: readonly Entry[],
  substitutions: readonly Change[],
  printed: string,
): Tile[] {
  const removedIn = Map.groupBy(removed, ({ line }) => line);
  const left = lines.filter((each) => fold(each, removedIn) !== '');
  const used = new Set<number>();
  const tiles: (Tile & { end: number; tried: number[] })[] = [];
  const end = () => tiles.at(-1)?.end ?? 0;
  const fits = (index: number, tried: readonly number[]) => {
    const line = left[index];
    if (!line || used.has(index) || tried.includes(index)) return undefined;
    return followLine(line, removedIn.get(line.line) ?? [], substitutions, printed, end());
  };
  let tried: number[] = [];
  let best: Tile[] = [];
  for (let count = 0; count < MOST_TRIED + left.length && end() < printed.length; count++) {
    const last = tiles.at(-1);
    const next = last ? left.findIndex(({ line }) => line === last.line) + 1 : 0;
    const expected = fits(next, tried);
    const found = expected ? { index: next, ...expected } : longest(left, fits, tried, next);
    if (found) {
      used.add(found.index);
      tiles.push({
        line: (left[found.index] as PlainLine).line,
        uses: found.uses,
        end: found.end,
        tried: [...tried, found.index],
      });
      tried = [];
      if (tiles.length > best.length) best = [...tiles];
      continue;
    }
    const undone = tiles.pop();
    if (!undone) break;
    used.delete(left.findIndex(({ line }) => line === undone.line));
    tried = undone.tried;
  }
  return (end() === printed.length ? tiles : best).map(({ line, uses }) => ({ line, uses }));
}

/** Of all lines that fit, the longest one; of equal ones the nearest. */
function longest<Fit extends { end: number }>(
  lines: readonly PlainLine[],
  fits: (index: number, tried: readonly number[]) => Fit | undefined,
  tried: readonly number[],
  near: number,
): (Fit & { index: number }) | undefined {
  return lines
    .flatMap((_, index) => {
      const found = fits(index, tried);
      return found ? [{ ...found, index }] : [];
    })
    .sort((a, b) => b.end - a.end || Math.abs(a.index - near) - Math.abs(b.index - near))[0];
}

function fold({ line, text }: PlainLine, removedIn: ReadonlyMap<number, readonly Entry[]>): string {
  let kept = '';
  let at = 0;
  for (const { column, from } of (removedIn.get(line) ?? []).toSorted((a, b) => a.column - b.column)) {
    kept += text.slice(at, column);
    at = column + from.length;
  }
  return foldForComparison(kept + text.slice(at));
}

/** Follows a line through the edition from a place on; undefined where it does not stand there. */
function followLine(
  { text, page }: PlainLine,
  removed: readonly Entry[],
  substitutions: readonly Change[],
  printed: string,
  from: number,
): { end: number; uses: Tile['uses'] } | undefined {
  const uses: Tile['uses'] = [];
  let end = from;
  for (let at = 0; at < text.length; ) {
    const gone = removed.find(({ column }) => column === at);
    if (gone) {
      at += gone.from.length;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const folded = foldForComparison(character);
    if (printed.startsWith(folded, end)) {
      at += character.length;
      end += folded.length;
      continue;
    }
    const change = substitutions.find(
      (each) =>
        each.place.page === page &&
        text.startsWith(each.from, at) &&
        printed.startsWith(foldForComparison(each.to), end),
    );
    if (!change) return undefined;
    uses.push({ column: at, change });
    at += change.from.length;
    end += foldForComparison(change.to).length;
  }
  return { end, uses };
}

/** The order of the lines as ranges, those that stand nowhere behind the line before them; nothing where it is that of the file. */
export function orderOf(lines: readonly number[], placed: readonly number[]): string | undefined {
  const isPlaced = new Set(placed);
  const order: number[] = [];
  const waiting = Map.groupBy(
    lines.filter((line) => !isPlaced.has(line)),
    (line) => lines.findLast((other) => other < line && isPlaced.has(other)) ?? 0,
  );
  for (const line of [0, ...placed]) order.push(...(line ? [line] : []), ...(waiting.get(line) ?? []));
  if (order.every((line, i) => i === 0 || line > (order[i - 1] as number))) return undefined;
  return toRanges(order);
}
