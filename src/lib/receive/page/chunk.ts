import type { Box, Glyph } from './glyph.ts';
import { isBlank, rightOf } from './glyph.ts';
import { type Line, toLine } from './line.ts';

/** In sizes of the type: a gap that parts columns or cells, not words. */
const GUTTER = 1.2;

/** Something that stands in its place and is not parted: what of a line stands together, a table, a picture. */
export interface Element<T> extends Box {
  line?: Line;
  item?: T;
}

/** A line in the stretches that wide gaps part. */
export function toChunks(line: Line, gutter = GUTTER): Line[] {
  const chunks: Glyph[][] = [];
  let right = -Infinity;
  for (const glyph of line.glyphs) {
    const chunk = chunks.at(-1);
    // Blanks reach nowhere: they have no ink.
    if (isBlank(glyph.text)) chunk?.push(glyph);
    else {
      if (chunk && glyph.x - right <= glyph.size * gutter) chunk.push(glyph);
      else chunks.push([glyph]);
      right = Math.max(right, rightOf(glyph));
    }
  }
  return chunks.length < 2 ? [line] : chunks.map((glyphs) => toLine(glyphs, line.page, line.number));
}

/** A gap as narrow as this parts columns where so many lines have it at one place. */
const NARROW_GUTTER = 0.7;
const FEWEST_LINES = 4;

/** All lines of a page in stretches; where many lines have a narrow gap at one place, they are parted there too. */
export function partLines(lines: readonly Line[]): Line[] {
  const narrow = lines.map((line) => toChunks(line, NARROW_GUTTER));
  const lefts = narrow.flatMap((chunks) => chunks.slice(1).map(({ left }) => left));
  const isShared = ({ left, size }: Line) =>
    lefts.filter((other) => Math.abs(other - left) < size / 2).length >= FEWEST_LINES;
  return lines.flatMap((line, i) => (narrow[i]?.slice(1).some(isShared) ? (narrow[i] ?? []) : toChunks(line)));
}

/** Chunks that stand side by side in one line again, from left to right. */
export function joinChunks(chunks: readonly Line[]): Line {
  const [first] = chunks as [Line];
  if (chunks.length === 1) return first;
  const sorted = chunks.toSorted((a, b) => a.left - b.left);
  return toLine(
    sorted.flatMap(({ glyphs }) => glyphs),
    first.page,
    first.number,
  );
}
