import { type Gram, gramOf, keyOf } from './gram.ts';
import { NOWHERE, type Places, readBlocks } from './places.ts';
import { NumberReader, NumberWriter } from './varint.ts';

/**
 * One file of the index: how many grams it has; for each of them its code points and how many bytes its places take, by
 * ascending code points; then the places in the same order. A second code point of 0 means that there is none.
 * @param grams the blocks of each gram, by `keyOf`
 */
export function writeIndexFile(grams: ReadonlyMap<number, Uint8Array>): Uint8Array<ArrayBuffer> {
  const sorted = [...grams].sort(([a], [b]) => a - b);
  const writer = new NumberWriter();
  writer.write(sorted.length);
  let last = 0;
  for (const [key, blocks] of sorted) {
    const [first, second = 0] = gramOf(key);
    writer.write(first - last);
    writer.write(second);
    writer.write(blocks.length);
    last = first;
  }
  for (const [, blocks] of sorted) writer.append(blocks);
  return writer.bytes();
}

/** A file as it was read: where the places of each gram lie in its bytes. */
export interface IndexFile {
  bytes: Uint8Array;
  /** By `keyOf`: begin and end. */
  ranges: ReadonlyMap<number, readonly [begin: number, end: number]>;
}

/** @throws RangeError if the file is cut */
export function readIndexFile(bytes: Uint8Array): IndexFile {
  const reader = new NumberReader(bytes);
  const sizes: [key: number, size: number][] = [];
  let first = 0;
  for (let count = reader.read(); count > 0; count--) {
    first += reader.read();
    sizes.push([keyOf(first, reader.read()), reader.read()]);
  }
  let begin = reader.at;
  const ranges = new Map(
    sizes.map(([key, size]) => {
      const range = [begin, begin + size] as const;
      begin += size;
      return [key, range] as const;
    }),
  );
  if (begin !== bytes.length) throw new RangeError('the file ends elsewhere than its grams');
  return { bytes, ranges };
}

/** Where a gram stands: nowhere if the file that would hold it does not. */
export function placesOf({ bytes, ranges }: IndexFile, gram: Gram): Places {
  const range = ranges.get(keyOf(...gram));
  return range ? readBlocks(bytes.subarray(...range)) : NOWHERE;
}
