import { writeIndexFile } from './file.ts';
import { fileOf, type GramKind, gramOf, type IndexBits, indexPath } from './gram.ts';
import { writeBlock } from './places.ts';
import type { Segment, SegmentPart } from './segment.ts';
import { NumberWriter } from './varint.ts';

/** Bytes of places that a file should have: a question loads a file for every two of its characters. */
const FILE_SIZE = 8192;
const MOST_BITS = 13;

/** How many files an index of these segments is cut into. */
export function bitsFor(segments: readonly Segment[]): IndexBits {
  const bitsOf = (kind: GramKind) => {
    const size = segments.reduce((sum, segment) => sum + segment[kind].bytes.length, 0);
    return Math.min(MOST_BITS, Math.round(Math.log2(Math.max(size / FILE_SIZE, 1))));
  };
  return { singles: bitsOf('singles'), pairs: bitsOf('pairs') };
}

/**
 * The files of an index: always the same for the same issues.
 * @param segments of all issues, the oldest first
 */
export function* mergeSegments(segments: readonly Segment[], bits: IndexBits): Generator<[path: string, Uint8Array]> {
  for (const kind of ['singles', 'pairs'] as const) {
    const cursors = segments.map((segment) => new Cursor(segment[kind]));
    for (let file = 0; file < 2 ** bits[kind]; file++) {
      const grams = new Map<number, { writer: NumberWriter; last: number }>();
      for (const [ordinal, cursor] of cursors.entries()) {
        for (; cursor.isIn(file, bits[kind]); cursor.next()) {
          const own = grams.get(cursor.key) ?? { writer: new NumberWriter(), last: -1 };
          writeBlock(own.writer, ordinal - own.last - 1, cursor.count, cursor.positions());
          own.last = ordinal;
          grams.set(cursor.key, own);
        }
      }
      const blocks = new Map(Array.from(grams, ([key, { writer }]) => [key, writer.bytes()]));
      yield [indexPath(kind, file), writeIndexFile(blocks)];
    }
  }
}

/** Goes through the grams of a segment. */
class Cursor {
  private at = 0;
  private readonly part: SegmentPart;

  constructor(part: SegmentPart) {
    this.part = part;
  }

  get key(): number {
    return this.part.keys[this.at] ?? 0;
  }

  get count(): number {
    return this.part.counts[this.at] ?? 0;
  }

  positions(): Uint8Array {
    return this.part.bytes.subarray(this.part.ends[this.at - 1] ?? 0, this.part.ends[this.at]);
  }

  /** Whether there is a gram left, and a file holds it. */
  isIn(file: number, bits: number): boolean {
    return this.at < this.part.keys.length && fileOf(gramOf(this.key), bits) === file;
  }

  next(): void {
    this.at++;
  }
}
