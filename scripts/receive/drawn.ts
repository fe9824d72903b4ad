import type { Glyph, Page } from '../../src/lib/receive/page/glyph.ts';
import type { Matrix } from './geometry.ts';

/** A sign as PDF.js hands it over; with `fontExtraProperties` it keeps the code of the file. */
export interface Sign {
  unicode: string;
  originalCharCode?: number;
  width: number;
  isSpace: boolean;
}

export interface Font {
  name?: string;
  isType3Font: boolean;
  vertical: boolean;
  fontMatrix?: Matrix;
  bold?: boolean;
  black?: boolean;
  bbox?: Matrix;
  composite?: boolean;
  differences?: ReadonlyMap<number, string> | readonly (string | undefined)[];
}

export interface Drawn extends Page {
  fontNames: Map<string, string>;
  /** Turned by a quarter, or of a font for columns of signs. */
  vertical: Glyph[];
  /** Words of notes that stand on the page but are not printed text. */
  notes: string;
  fonts: Map<string, Font>;
  /** Font → code of the file → text, for checks of the fonts. */
  codes: Map<string, Map<number, Sign>>;
  /** Number of instructions that draw lines and curves. */
  strokes: number;
}

const BOLD = /bold|heavy|black|semibold|黑体|SimHei|FZHei|小标宋|FZXBS/iu;

export function isBold({ bold, black, name }: Font): boolean {
  return Boolean(bold || black) || BOLD.test(name ?? '');
}

/** A font drawn by instructions may count in other units than a thousandth of its size. */
export function heightOf(font: Font): number {
  if (!font.isType3Font) return 1;
  const unit = Math.abs(font.fontMatrix?.[3] ?? 0.001);
  if (unit > 0.0002 && unit < 0.005) return unit * 1000;
  const [, bottom = 0, , top = 0] = font.bbox ?? [];
  return top > bottom ? (top - bottom) * unit : 1;
}
