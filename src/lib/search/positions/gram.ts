/**
 * What the index has places of: every character of a folded text, and every two neighbours. A character is a code point.
 */

/** The places are kept in files by what they are of: `pairs` of two characters, `singles` of one. */
export type GramKind = 'singles' | 'pairs';

/** How many files there are of each kind, as powers of two. */
export type IndexBits = Readonly<Record<GramKind, number>>;

/** Code points of one character, or of two that stand side by side. */
export type Gram = readonly [first: number, second?: number];

/** The characters of a folded text as code points: what positions are counted in. */
export function symbolsOf(folded: string): number[] {
  return Array.from(folded, (character) => character.codePointAt(0) as number);
}

/** A number for each gram, and another for every other: a single character has no second one. */
export function keyOf(first: number, second = 0): number {
  return first * CODE_POINTS + second;
}

export function gramOf(key: number): Gram {
  const second = key % CODE_POINTS;
  const first = (key - second) / CODE_POINTS;
  return second === 0 ? [first] : [first, second];
}

/** More than any code point. */
const CODE_POINTS = 0x110000;

/** Spreads grams evenly over 32 bits: two rounds of multiply and shift, as the finalizer of MurmurHash3 does it. */
export function hashOf([first, second = 0]: Gram): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Which of the files of its kind holds a gram. @param bits of the hash; there are 2^bits files */
export function fileOf(gram: Gram, bits: number): number {
  return bits === 0 ? 0 : hashOf(gram) >>> (32 - bits);
}

/** The path of a file on the site, without the first slash. */
export function indexPath(kind: GramKind, file: number): string {
  return `search/index/${kind}-${file.toString(36)}.bin`;
}
