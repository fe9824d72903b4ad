import { type GramKind, gramOf, hashOf, keyOf, symbolsOf } from './gram.ts';
import { STRIDE, writePositions } from './places.ts';
import { NumberWriter } from './varint.ts';

/**
 * What one issue brings to the index, whatever the others are. Kept as bytes: thousands of them are in memory when they are
 * put together.
 */
export type Segment = Readonly<Record<GramKind, SegmentPart>>;

/** The grams of one kind, by ascending hash, so that those of one file stand side by side however many files there are. */
export interface SegmentPart {
  /** `keyOf` each gram. */
  keys: Float64Array;
  /** How often each stands in the issue. */
  counts: Uint32Array;
  /** Where in `bytes` its positions end. */
  ends: Uint32Array;
  bytes: Uint8Array;
}

/**
 * Passages lie one after the other with one empty position between them, so that nothing is found across two of them.
 * @returns where each begins, and last where the next one would
 */
export function startsOf(sizes: Iterable<number>): number[] {
  const starts = [0];
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size + 1);
  return starts;
}

/**
 * @param passages folded texts of an issue, in the order of its directory
 * @throws RangeError if the issue is longer than an index can hold
 */
export function segmentOf(passages: Iterable<string>): Segment {
  const singles = new Map<number, number[]>();
  const pairs = new Map<number, number[]>();
  let at = 0;
  for (const passage of passages) {
    const symbols = symbolsOf(passage);
    for (const [i, symbol] of symbols.entries()) {
      add(singles, keyOf(symbol), at + i);
      const next = symbols[i + 1];
      if (next !== undefined) add(pairs, keyOf(symbol, next), at + i);
    }
    at += symbols.length + 1;
  }
  if (at > STRIDE) throw new RangeError(`an issue of ${at} characters`);
  return { singles: partOf(singles), pairs: partOf(pairs) };
}

function add(known: Map<number, number[]>, key: number, position: number): void {
  const own = known.get(key);
  if (own) own.push(position);
  else known.set(key, [position]);
}

function partOf(known: ReadonlyMap<number, readonly number[]>): SegmentPart {
  const sorted = [...known]
    .map(([key, positions]) => ({ key, positions, hash: hashOf(gramOf(key)) }))
    .sort((a, b) => a.hash - b.hash || a.key - b.key);
  const writer = new NumberWriter();
  const ends = new Uint32Array(sorted.length);
  for (const [i, { positions }] of sorted.entries()) {
    writePositions(writer, positions);
    ends[i] = writer.length;
  }
  return {
    keys: Float64Array.from(sorted, ({ key }) => key),
    counts: Uint32Array.from(sorted, ({ positions }) => positions.length),
    ends,
    bytes: writer.bytes(),
  };
}
