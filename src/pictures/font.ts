import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** The font of the pictures: one typeface in 101 files, and which characters each of them holds. */

export const FONT_PACKAGE = '@fontsource-variable/noto-sans-sc';

/** Files of the font, in a fixed order: the first that has a character draws it. */
export function fontFiles(): string[] {
  const folder = join(packageFolder(), 'files');
  const files = readdirSync(folder).filter((name) => name.endsWith('-wght-normal.woff2'));
  if (files.length === 0) throw new Error(`${folder} 里没有字体文件；先运行 npm ci。`);
  return files.sort().map((name) => join(folder, name));
}

/** The characters of a text that no file of the font holds, each once. */
export function missingCharacters(text: string): string[] {
  return [...new Set(text)].filter((char) => !isHeld(char.codePointAt(0) ?? 0));
}

function isHeld(code: number): boolean {
  const declaring = readRanges().filter(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
  // The package declares some 2,000 characters that its files lack, emoji and Hangul among them: look into the file.
  return declaring.some(({ file }) => readCharacters(file).has(code));
}

interface Subset {
  file: string;
  ranges: (readonly [from: number, to: number])[];
}

/** Read once a build. */
let subsets: Subset[] | undefined;
const characters = new Map<string, ReadonlySet<number>>();

/** What `unicode.json` says of each file: `"[21]": "U+9f83,U+9f85-9f8d"`. */
function readRanges(): Subset[] {
  if (subsets) return subsets;
  const folder = packageFolder();
  const declared = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  subsets = Object.entries(declared).map(([name, list]) => ({
    file: join(folder, 'files', `noto-sans-sc-${name.replace(/[[\]]/gu, '')}-wght-normal.woff2`),
    ranges: list.split(',').map((range) => {
      const [from = '', to = from] = range.replace(/^U\+/iu, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  }));
  return subsets;
}

function readCharacters(file: string): ReadonlySet<number> {
  const known = characters.get(file);
  if (known) return known;
  const read = new Set(readCmap(readFileSync(file), file));
  characters.set(file, read);
  return read;
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/package.json`));
}

/** Numbers of the known tables in the directory of WOFF2 (W3C, WOFF File Format 2.0, 4.1). */
const TABLE = { cmap: 0, glyf: 10, loca: 11, unknown: 63 };

/** Code points of a WOFF2 file, from the table that maps them to glyphs. */
function readCmap(woff2: Buffer, file: string): number[] {
  let at = 48;
  const readBase128 = (): number => {
    let value = 0;
    for (;;) {
      const byte = woff2[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let before = 0;
  let start = -1;
  for (let tables = woff2.readUInt16BE(12); tables > 0; tables--) {
    const flags = woff2[at++] ?? 0;
    const table = flags & 63;
    if (table === TABLE.unknown) at += 4;
    const length = readBase128();
    const isOutline = table === TABLE.glyf || table === TABLE.loca;
    const isTransformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = isTransformed ? readBase128() : length;
    if (table === TABLE.cmap) start = before;
    before += stored;
  }
  if (start < 0) throw new Error(`${file} 不是可用的 WOFF2 字体：没有 cmap 表。`);
  return codePoints(brotliDecompressSync(woff2.subarray(at, at + woff2.readUInt32BE(20))).subarray(start));
}

/** Formats 4 and 12 of the `cmap` table (OpenType 1.9). */
function codePoints(cmap: Buffer): number[] {
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => cmap.readUInt32BE(8 + i * 8));
  return [...new Set(offsets)].flatMap((offset) => {
    const table = cmap.subarray(offset);
    const format = table.readUInt16BE(0);
    return format === 12 ? groups(table) : format === 4 ? segments(table) : [];
  });
}

function groups(table: Buffer): number[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, i) => 16 + i * 12).flatMap((at) =>
    span(table.readUInt32BE(at), table.readUInt32BE(at + 4)),
  );
}

function segments(table: Buffer): number[] {
  const size = table.readUInt16BE(6);
  return Array.from({ length: size / 2 }, (_, i) => 14 + i * 2).flatMap((at) => {
    const starts = at + size + 2;
    const [end, start] = [table.readUInt16BE(at), table.readUInt16BE(starts)];
    const [delta, shift] = [table.readUInt16BE(starts + size), table.readUInt16BE(starts + size * 2)];
    const glyph = (code: number): number =>
      shift === 0 ? (code + delta) & 0xffff : table.readUInt16BE(starts + size * 2 + shift + (code - start) * 2);
    return span(start, Math.min(end, 0xfffe)).filter((code) => glyph(code) !== 0);
  });
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, i) => from + i);
}
