import { NumberReader, type NumberWriter } from './varint.ts';

/**
 * Where something stands in all issues, ascending. A place is the ordinal of its issue (the oldest is 0) times `STRIDE`, and
 * the position in that issue.
 */
export type Places = Float64Array<ArrayBuffer>;

/** More positions than an issue has: the longest of those that were printed has some 20,000. */
export const STRIDE = 2 ** 20;

export const NOWHERE: Places = new Float64Array(0);

/** Positions in one issue, ascending, as the distances between them. */
export function writePositions(writer: NumberWriter, positions: readonly number[]): void {
  let last = -1;
  for (const position of positions) {
    writer.write(position - last - 1);
    last = position;
  }
}

/**
 * Puts the positions of one gram in one issue into a file. Blocks of several issues one after the other are the places of the
 * gram: an issue is replaced by replacing its block, a newer one is appended.
 * @param gap issues without the gram between the issue of the block before and this one
 * @param count how many positions
 * @param positions as `writePositions` has written them
 */
export function writeBlock(writer: NumberWriter, gap: number, count: number, positions: Uint8Array): void {
  writer.write(gap * 2 + (count > 1 ? 1 : 0));
  if (count > 1) writer.write(count - 2);
  writer.append(positions);
}

/** All places of blocks that stand one after the other. @throws RangeError if the last block is cut */
export function readBlocks(bytes: Uint8Array): Places {
  const places: number[] = [];
  const reader = new NumberReader(bytes);
  let ordinal = -1;
  while (reader.at < bytes.length) {
    const head = reader.read();
    ordinal += (head >>> 1) + 1;
    const count = head & 1 ? reader.read() + 2 : 1;
    let position = -1;
    for (let i = 0; i < count; i++) {
      position += reader.read() + 1;
      places.push(ordinal * STRIDE + position);
    }
  }
  return Float64Array.from(places);
}

/** Those places of the first list that have one of the second `distance` behind them. */
export function followedBy(places: Places, next: Places, distance: number): Places {
  const kept = new Float64Array(Math.min(places.length, next.length));
  let length = 0;
  let at = 0;
  for (const place of places) {
    const wanted = place + distance;
    at = firstFrom(next, wanted, at);
    if (at === next.length) break;
    if (next[at] === wanted) kept[length++] = place;
  }
  return kept.slice(0, length);
}

/** The first index from `at` whose place is not before the wanted one, in ever longer steps and then by halves. */
function firstFrom(places: Places, wanted: number, at: number): number {
  if ((places[at] ?? Number.POSITIVE_INFINITY) >= wanted) return at;
  let low = at;
  let step = 1;
  while ((places[low + step] ?? Number.POSITIVE_INFINITY) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, places.length);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((places[middle] as number) < wanted) low = middle;
    else high = middle;
  }
  return high;
}
