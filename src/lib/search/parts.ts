/**
 * What the files are made of that search is answered from, as the build has written them. A part that arrives damaged, cut,
 * or from another release could make words seem to stand nowhere: no answer is believed before its parts have been compared.
 */

import type { IndexBits } from './positions/gram.ts';

/** By path on the site, without the first slash: `partOf` the bytes. */
export type Parts = Readonly<Record<string, string>>;

/** The list as it is sent: it vouches for itself. */
export interface PartsFile {
  format: number;
  /** Of the list. */
  check: string;
  parts: Parts;
  /** How many files the index of positions is cut into. */
  index: IndexBits;
}

/** Where the list lies. */
export const PARTS_PATH = 'search/parts.json';

/** Changes with the form of any part: a page of another form must be loaded anew. */
const FORMAT = 2;

/** What the list must name; the rest is compared where it does. */
const NAMED = /^search\/(?:directory\.json|index\/)/u;

/** Remainders of the polynomial of CRC-32 (ISO 3309) for each byte. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** A short check of bytes: CRC-32 in base 36. Browsers have stronger ones, but only on encrypted connections. */
export function checkOf(bytes: Uint8Array): string {
  let rest = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) rest = (rest >>> 8) ^ (TABLE[(rest ^ (bytes[i] as number)) & 0xff] as number);
  return ((rest ^ 0xffffffff) >>> 0).toString(36);
}

/** The check of what stands in a file, however it is written. */
export function checkOfValue(value: unknown): string {
  return checkOf(new TextEncoder().encode(JSON.stringify(value)));
}

/** What the list says of a file: its check and, in base 36, its length. */
export function partOf(bytes: Uint8Array): string {
  return `${checkOf(bytes)}-${bytes.length.toString(36)}`;
}

/** The bytes of a part; 0 for one that is not listed. */
export function sizeOf(parts: Parts, path: string): number {
  return Number.parseInt(parts[path]?.split('-')[1] ?? '0', 36);
}

export function toPartsFile(parts: Parts, index: IndexBits): PartsFile {
  return { format: FORMAT, check: checkOfValue({ parts, index }), parts, index };
}

/** The list that was sent; `old` if this program is too old for it, undefined if it is damaged. */
export function readPartsFile(text: string): PartsFile | 'old' | undefined {
  try {
    const { format, check, ...said } = JSON.parse(text) as PartsFile;
    if (check !== checkOfValue(said)) return undefined;
    return format === FORMAT ? { format, check, ...said } : 'old';
  } catch {
    return undefined;
  }
}

/** Whether bytes are those of the part. */
export function isPart(parts: Parts, path: string, bytes: Uint8Array): boolean {
  const part = parts[path];
  return part === undefined ? !NAMED.test(path) : part === partOf(bytes);
}
