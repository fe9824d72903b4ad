import type { Box, Color, Glyph, Page } from './glyph.ts';
import { Grid } from './grid.ts';

/** Type smaller than this, in points, is no print. */
const SMALLEST = 1;
/** Of 441, the distance of black from white: so little apart, ink is not told from its ground. */
const ALIKE = 24;
const PAPER: Color = [255, 255, 255];
/** A box is covered where its middle is, and so much of it to both sides. */
const COVERED = 0.6;

/**
 * Parts what a reader of the print sees from what nobody can see: signs without ink, in the colour of their ground,
 * painted over by something that was drawn later, outside of the visible page, or too small.
 */
export function partUnseen(page: Page): { seen: Glyph[]; unseen: Glyph[] } {
  const covers = new Grid(page, [
    ...page.shapes.filter((shape) => shape.opaque && shape.rectangular && !shape.outline),
    ...page.images.filter(({ opaque }) => opaque).map((image) => ({ ...image, color: undefined })),
  ]);
  const seen: Glyph[] = [];
  const unseen: Glyph[] = [];
  for (const glyph of page.glyphs) (isUnseen(glyph, covers) ? unseen : seen).push(glyph);
  return { seen, unseen };
}

type Cover = Box & { order: number; color?: Color | undefined };

function isUnseen(glyph: Glyph, covers: Grid<Cover>): boolean {
  const { color, order, x, y, width, size } = glyph;
  if (!color || glyph.outside || size < SMALLEST) return true;
  const [centre, middle] = [x + width / 2, y - size * 0.35];
  let ground: Cover | undefined;
  for (const cover of covers.at(centre, middle)) {
    if (cover.order > order) {
      const half = (width * COVERED) / 2;
      const hides = cover.left <= centre - half && cover.right >= centre + half;
      if (hides && cover.top <= y - size * 0.6 && cover.bottom >= y - size * 0.1) return true;
    } else if (!ground || cover.order > ground.order) ground = cover;
  }
  // Of a picture the colours are not known: what is printed on it is taken as seen.
  if (ground && !ground.color) return false;
  return distance(color, ground?.color ?? PAPER) < ALIKE;
}

function distance([r, g, b]: Color, [s, h, c]: Color): number {
  return Math.hypot(r - s, g - h, b - c);
}
