import { type Box, type Glyph, inkCentre, isBlank, rightOf } from './glyph.ts';

/** A printed line, or what of it stands in one column or one cell. */
export interface Line extends Box {
  page: number;
  /** Printed line, counted over the document; lines on one base line share it. */
  number: number;
  /** Base line. */
  y: number;
  /** Size of most of its type. */
  size: number;
  /** Most of its type is bold. */
  bold: boolean;
  /** In the order in which they are read; blanks that were drawn are among them. */
  glyphs: Glyph[];
  text: string;
}

/** In sizes of the type: how far the base lines of one line may be apart. */
const LEVEL = 0.3;

/** Signs on one base line, from the top of the page to its foot. */
export function toBaselines(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1);
    if (line && glyph.y - line.y <= Math.min(line.size, glyph.size) * LEVEL) {
      line.glyphs.push(glyph);
      // Chains of small steps must not grow into one line: the line keeps the place where it began.
      line.size = Math.max(line.size, glyph.size);
    } else lines.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return lines.map((line) => line.glyphs);
}

/** Signs from left to right, by where their ink stands; signs of one instruction keep its order where they are close. */
export function sortGlyphs(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs
    .map((glyph) => ({ glyph, centre: inkCentre(glyph) }))
    .sort((a, b) =>
      a.glyph.run === b.glyph.run && Math.abs(a.centre - b.centre) < a.glyph.size * 0.2
        ? a.glyph.order - b.glyph.order
        : a.centre - b.centre,
    )
    .map(({ glyph }) => glyph);
}

/** Two neighbours of which nobody can say which one is first. */
export function findOverlap(glyphs: readonly Glyph[]): [Glyph, Glyph] | undefined {
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    if (isBlank(glyph.text) || glyph.width === 0) continue;
    if (before && before.run !== glyph.run) {
      const apart = Math.abs(inkCentre(glyph) - inkCentre(before));
      if (apart < Math.min(before.width, glyph.width, before.size) * 0.25) return [before, glyph];
    }
    before = glyph;
  }
  return undefined;
}

/** @param glyphs sorted, not only blanks */
export function toLine(glyphs: readonly Glyph[], page: number, number: number): Line {
  const ink = glyphs.filter(({ text }) => !isBlank(text));
  const sizes = new Map<number, number>();
  let bold = 0;
  for (const { size, text, bold: isBold } of ink) {
    sizes.set(round(size), (sizes.get(round(size)) ?? 0) + text.length);
    if (isBold) bold++;
  }
  const size = mostFrequent(sizes);
  const main = ink.filter((glyph) => round(glyph.size) === size);
  const y = main.length > 0 ? median(main.map((glyph) => glyph.y)) : 0;
  return {
    page,
    number,
    y,
    size,
    bold: bold * 2 > ink.length,
    left: ink.reduce((left, { x }) => Math.min(left, x), Infinity),
    right: ink.reduce((right, glyph) => Math.max(right, rightOf(glyph)), -Infinity),
    top: y - size * 0.88,
    bottom: y + size * 0.12,
    glyphs: [...glyphs],
    text: textOfLine(glyphs)
      .map(({ text }) => text)
      .join(''),
  };
}

export interface Piece {
  text: string;
  bold: boolean;
}

/** In sizes of the type: gaps that are a blank though none was drawn, between Latin words and around ideographs. */
const WORD_GAP = 0.25;
const WIDE_GAP = 0.8;
/** Of the usual gap of a spaced line: only a gap that is so much wider is a blank. */
const WIDER = 2;

/** The text of a line: its signs, and one blank wherever a blank or a wide gap parts them. */
export function textOfLine(glyphs: readonly Glyph[]): Piece[] {
  const usual = usualGap(glyphs);
  const pieces: Piece[] = [];
  let before: Glyph | undefined;
  let blank = false;
  for (const glyph of glyphs) {
    if (isBlank(glyph.text)) {
      // Where ideographs are spaced out with blanks, each of them is spacing only if all of them are.
      blank = true;
      continue;
    }
    if (before) {
      const gap = glyph.x - rightOf(before);
      const isLatin = LATIN_END.test(before.text) && LATIN_START.test(glyph.text);
      const widest = isLatin ? WORD_GAP : WIDE_GAP;
      if (!blank && gap > glyph.size * widest && gap > usual * WIDER) blank = true;
      if (blank && usual > 0 && gap < usual * 1.3 && HAN.test(before.text) && HAN.test(glyph.text)) blank = false;
      if (blank) pieces.push({ text: ' ', bold: glyph.bold });
    }
    blank = false;
    pieces.push({ text: glyph.text, bold: glyph.bold });
    before = glyph;
  }
  return pieces;
}

const HAN = /\p{Script=Han}$/u;
const LATIN_END = /[A-Za-z0-9.,;:!?)%]$/u;
const LATIN_START = /^[A-Za-z0-9(]/u;
/** So many neighbours tell whether a line is spaced out. */
const FEWEST_PAIRS = 4;

/** The gap between most of the ideographs of a line, where it is spaced out; else 0. */
function usualGap(glyphs: readonly Glyph[]): number {
  const gaps: number[] = [];
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    if (isBlank(glyph.text)) continue;
    if (before && HAN.test(before.text) && HAN.test(glyph.text)) gaps.push((glyph.x - rightOf(before)) / glyph.size);
    before = glyph;
  }
  if (gaps.length < FEWEST_PAIRS) return 0;
  gaps.sort((a, b) => a - b);
  const low = gaps[Math.floor(gaps.length * 0.4)] ?? 0;
  return low > 0.15 ? low * (before?.size ?? 0) : 0;
}

/** The key with the highest count; 0 of none. */
export function mostFrequent(counts: ReadonlyMap<number, number>): number {
  let [best, most] = [0, 0];
  for (const [key, count] of counts) if (count > most) [best, most] = [key, count];
  return best;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Sizes as printed differ by what the program rounds. */
export function round(size: number): number {
  return Math.round(size * 2) / 2;
}
