import type { Box, Color } from '../../src/lib/receive/page/glyph.ts';
import type { Matrix } from './geometry.ts';

/** The state of drawing that a page keeps and gives back. */
export interface State {
  ctm: Matrix;
  clip: Box;
  fill: Color;
  stroke: Color;
  fillAlpha: number;
  strokeAlpha: number;
  isPlain: boolean;
  lineWidth: number;
  font: string;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

const BLACK: Color = [0, 0, 0];
/** A pattern: what it looks like is not known. */
export const GREY: Color = [128, 128, 128];
export function newState(base: Matrix, page: { width: number; height: number }): State {
  return {
    ctm: base,
    clip: { left: 0, right: page.width, top: 0, bottom: page.height },
    fill: BLACK,
    stroke: BLACK,
    fillAlpha: 1,
    strokeAlpha: 1,
    isPlain: true,
    lineWidth: 1,
    font: '',
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
}

export function setGraphics(state: State, pairs: readonly [string, unknown][]): void {
  for (const [key, value] of pairs) {
    if (key === 'ca') state.fillAlpha = Number(value);
    else if (key === 'CA') state.strokeAlpha = Number(value);
    else if (key === 'LW') state.lineWidth = Number(value);
    else if (key === 'SMask') state.isPlain = !value;
    else if (key === 'BM') state.isPlain = value === 'source-over';
    else if (key === 'Font') [state.font, state.size] = value as [string, number];
  }
}

/** Signs and shapes of a page, beyond which it is no page of text. */
const MOST_DRAWN = 400_000;
export class TooManySigns extends Error {}

/** What is painted later covers what was painted before. */
export class Order {
  at = 0;

  next(): number {
    if (++this.at > MOST_DRAWN) throw new TooManySigns();
    return this.at;
  }
}
