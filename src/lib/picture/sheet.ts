import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { s } from 'hastscript';
import { OPENING } from './text.ts';

/** The light colours of `styles/tokens.css`: a picture has no style sheet and no dark page around it. */
export const INK = {
  paper: '#fffdf9',
  raised: '#f8f4ec',
  text: '#1f1c19',
  muted: '#645d54',
  line: '#e2dacd',
  grid: '#ddd4c6',
  series: '#a8201a',
} as const;

/** A rectangle of the picture, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Size of a text and the distance of its lines. */
export interface Face {
  size: number;
  leading: number;
}

/** The measures of a kind of picture. Read on a phone, a preview is a third of its size, so nothing is small. */
export interface Sheet {
  width: number;
  height: number;
  margin: number;
  name: Face;
  title: Face;
  finding: Face;
  /** Unit, legend, sources. */
  meta: Face;
  /** Height that the drawing wants: a long finding is cut for it. */
  drawing: number;
  /** Labels and values of the drawing, at least and at most. */
  label: readonly [least: number, most: number];
  detail: Face;
  /** Columns that panels may be set in, at most. */
  columns: number;
  /** Number cards, columns times rows. */
  cards: readonly [columns: number, rows: number];
  /**
   * Height of a row of bars, at least and at most; one column is enough from `single`; from `tall` on the label
   * stands over the bar.
   */
  row: { least: number; single: number; tall: number; most: number };
  /** Share of the width that labels beside bars may take. */
  labelShare: number;
}

export const PREVIEW: Sheet = {
  width: 1200,
  height: 630,
  margin: 56,
  name: { size: 24, leading: 40 },
  title: { size: 46, leading: 58 },
  finding: { size: 26, leading: 38 },
  meta: { size: 19, leading: 30 },
  drawing: 190,
  label: [19, 30],
  detail: { size: 19, leading: 26 },
  columns: 3,
  cards: [5, 2],
  row: { least: 29, single: 52, tall: 1000, most: 112 },
  labelShare: 0.45,
};

export const CARD: Sheet = {
  width: 1080,
  height: 1440,
  margin: 72,
  name: { size: 32, leading: 52 },
  title: { size: 60, leading: 78 },
  finding: { size: 35, leading: 53 },
  meta: { size: 25, leading: 40 },
  drawing: 480,
  label: [26, 40],
  detail: { size: 26, leading: 36 },
  columns: 1,
  cards: [2, 5],
  row: { least: 40, single: 0, tall: 104, most: 200 },
  labelShare: 0.45,
};

export interface TextStyle {
  size: number;
  bold?: boolean;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

/**
 * A line of text. It is placed on the sheet itself, never inside a moved group: `pictures/render.ts` draws text
 * by these attributes alone.
 */
export function text(x: number, y: number, words: string, style: TextStyle): Element {
  const { size, bold = false, fill = INK.text, anchor = 'start' } = style;
  const look = { fill, 'font-size': round(size), 'font-weight': bold ? 700 : 400, 'text-anchor': anchor };
  return s('text', { x: round(x), y: round(y), ...look }, words);
}

/** Several lines; `y` is the top of the first. An opening mark hangs: its blank half lies in the margin. */
export function lines(
  x: number,
  y: number,
  words: readonly string[],
  { size, leading }: Face,
  style: Partial<TextStyle>,
): Element[] {
  return words.map((line, i) => {
    const hang = OPENING.includes(line.charAt(0)) ? size * 0.45 : 0;
    return text(x - hang, y + i * leading + baseline(leading, size), line, { ...style, size });
  });
}

export function rect({ x, y, width, height }: Box, fill: string, more: Record<string, string | number> = {}): Element {
  return s('rect', { x: round(x), y: round(y), width: round(width), height: round(height), fill, ...more });
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width: number): Element {
  return s('line', { x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2), stroke, 'stroke-width': width });
}

/** Where a line of text stands in a strip so that it looks centred: Chinese characters reach 0.88 up, 0.12 down. */
export function baseline(height: number, size: number): number {
  return height / 2 + size * 0.37;
}

/** A whole picture. Browsers take the first Chinese face they have; `pictures/render.ts` has its own. */
export function toPicture({ width, height }: Sheet, children: readonly Element[]): string {
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, xmlns: 'http://www.w3.org/2000/svg' };
  const family = '"Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
  const ground = rect({ x: 0, y: 0, width, height }, INK.paper);
  return toHtml(s('svg', { ...size, 'font-family': family }, [ground, ...children]), { space: 'svg' });
}

/** Two decimals: the last bits of a logarithm differ between processors. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
