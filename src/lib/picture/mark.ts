import type { Element } from 'hast';
import { s } from 'hastscript';
import { BAR_ENDS, DOTS, HALF, type Mark } from '../chart/mark.ts';
import type { Quality } from '../chart/model.ts';
import { type Box, INK, rect, round } from './sheet.ts';

/** Bars and dots of pictures: the same shapes as in the page, in any size. */

const HATCH = 'hatch';

/** The paint of computed values; once a picture. */
export function hatching(): Element {
  const place = { width: 9, height: 9, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  const stripe = { x: 0, y: 0, height: 9 };
  return s('defs', [
    s('pattern', { id: HATCH, ...place }, [
      rect({ ...stripe, width: 9 }, INK.paper),
      rect({ ...stripe, width: 3.6 }, INK.series),
    ]),
  ]);
}

/** A bar with the marks of its quality on its end, and on its beginning for a range. */
export function bar(box: Box, quality: Quality): Element[] {
  const scale = box.height / (2 * HALF);
  const end = BAR_ENDS[quality];
  const middle = box.y + box.height / 2;
  const outline = { stroke: INK.series, 'stroke-width': 2 };
  const body =
    quality === 'computed'
      ? rect(
          { ...box, x: box.x + 1, y: box.y + 1, width: Math.max(box.width - 2, 1), height: box.height - 2 },
          `url(#${HATCH})`,
          outline,
        )
      : rect(box, INK.series);
  if (!end) return [body];
  const ends = quality === 'range' ? [box.x, box.x + box.width] : [box.x + box.width];
  return [body, ...ends.map((x) => drawMark(end, x, middle, scale))];
}

/** How far the mark of a bar reaches beyond its end, for a bar of a height. */
export function overhang(height: number): number {
  return (9 / (2 * HALF)) * height;
}

/** True if the mark of a quality reaches beyond the end of its bar. */
export function isBeyond(quality: Quality): boolean {
  return quality === 'over' || quality === 'atLeast' || quality === 'about';
}

/** The point of a line. */
export function dot(x: number, y: number, scale: number, quality: Quality): Element {
  return drawMark(DOTS[quality], x, y, scale);
}

function drawMark({ path, fill }: Mark, x: number, y: number, scale: number): Element {
  return s('path', {
    d: path,
    transform: `translate(${round(x)} ${round(y)}) scale(${round(scale)})`,
    fill: { series: INK.series, paper: INK.paper, none: 'none' }[fill],
    stroke: INK.series,
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
  });
}
