/**
 * What a page shows, as the program that drew it left it: lengths in points, x from the left edge of the visible page,
 * y from its top; `order` counts what is painted, later things cover earlier ones.
 */

/** One drawn sign: mostly a character, for a ligature several. */
export interface Glyph {
  text: string;
  /** Left end of its box, and how far the next sign is moved. */
  x: number;
  width: number;
  /** Base line. */
  y: number;
  /** Size of the type, as printed. */
  size: number;
  /** Name that tells fonts of the document apart. */
  font: string;
  bold: boolean;
  order: number;
  /** Signs of one drawing instruction share it: their order is that of the instruction. */
  run: number;
  /** Red, green, blue from 0 to 255; absent where nothing is filled or outlined (an invisible rendering mode). */
  color?: Color | undefined;
  /** The base line is not level. */
  slanted?: true;
  /** Outside of what is clipped, or of the page. */
  outside?: true;
  /** Written with other characters than those of the page, which are kept here. */
  written?: { rule: 'raised' | 'fraction' | 'radical' | 'symbol'; from: string };
}

export type Color = readonly [number, number, number];

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A filled shape (its box), a ruled line, or the frame of a rectangle. */
export interface Shape extends Box {
  order: number;
  color: Color;
  /** Of one colour all over, so that it hides what is below. */
  opaque: boolean;
  /** Its box is what it fills; false for circles, letters drawn as curves. */
  rectangular: boolean;
  /** Outlined, not filled: only the edges are drawn. */
  outline?: true;
}

export interface Image extends Box {
  order: number;
  opaque: boolean;
}

export interface Page {
  /** From 1. */
  number: number;
  width: number;
  height: number;
  glyphs: Glyph[];
  shapes: Shape[];
  images: Image[];
  /** Names of the fonts, by what `font` of a sign says. */
  fontNames: ReadonlyMap<string, string>;
}

/** A sign without ink: it parts words. */
export function isBlank(text: string): boolean {
  return /^\s+$/u.test(text);
}

/** Where the ink stands: full-width brackets and marks fill only one half of their box. */
export function inkCentre({ text, x, width, size }: Glyph): number {
  if (width < size * 0.75) return x + width / 2;
  if (/^[（〔［｛《〈「『【〖“‘]$/u.test(text)) return x + width * 0.75;
  if (/^[）〕］｝》〉」』】〗”’，。、；：！？]$/u.test(text)) return x + width * 0.25;
  return x + width / 2;
}

export function rightOf({ x, width }: Pick<Glyph, 'x' | 'width'>): number {
  return x + width;
}
