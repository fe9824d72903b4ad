import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box, Color, Glyph, Page } from '../../src/lib/receive/page/glyph.ts';

/**
 * Runs the drawing instructions of a page as far as the place of what is drawn needs: signs with their boxes, filled
 * shapes and lines, pictures. The text of PDF.js alone does not do: its pieces span holes in which others stand, and
 * it tells neither colours nor what is painted over.
 */

type Matrix = readonly number[];

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

interface State {
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
const GREY: Color = [128, 128, 128];
/** Signs and shapes of a page, beyond which it is no page of text. */
const MOST_DRAWN = 400_000;
const { hypot, abs, min, max } = Math;

export class TooManySigns extends Error {}

export async function drawPage(
  page: PDFPageProxy,
  number: number,
  isShown: (layer: unknown) => boolean,
): Promise<Drawn> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const viewport = page.getViewport({ scale: 1 });
  const drawn: Drawn = {
    number,
    width: viewport.width,
    height: viewport.height,
    glyphs: [],
    shapes: [],
    images: [],
    fontNames: new Map(),
    vertical: [],
    notes: '',
    fonts: new Map(),
    codes: new Map(),
    strokes: 0,
  };
  const pen = new Pen(drawn, viewport.transform, (name) => page.commonObjs.get(name) as Font, isShown);
  for (const [i, operator] of fnArray.entries()) pen.run(operator, argsArray[i] ?? []);
  return drawn;
}

class Pen {
  private readonly drawn: Drawn;
  private readonly fontOf: (name: string) => Font;
  private readonly isShown: (layer: unknown) => boolean;
  private state: State;
  private readonly saved: State[] = [];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private line: Matrix = [1, 0, 0, 1, 0, 0];
  private order = 0;
  private notes = 0;
  /** The open marks of content: true for a layer that is switched off. */
  private readonly marks: boolean[] = [];
  private willClip = false;

  constructor(drawn: Drawn, base: Matrix, fontOf: (name: string) => Font, isShown: (layer: unknown) => boolean) {
    this.drawn = drawn;
    this.isShown = isShown;
    this.fontOf = fontOf;
    this.state = {
      ctm: base,
      clip: { left: 0, right: drawn.width, top: 0, bottom: drawn.height },
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

  run(operator: number, args: unknown[]): void {
    const { state } = this;
    const numbers = args as number[];
    switch (operator) {
      case OPS.save:
        this.save();
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.restore();
        break;
      case OPS.transform:
        state.ctm = multiply(state.ctm, numbers);
        break;
      case OPS.paintFormXObjectBegin:
        this.save();
        if (args[0]) this.state.ctm = multiply(this.state.ctm, args[0] as Matrix);
        if (args[1]) this.clip(args[1] as Matrix);
        break;
      case OPS.beginGroup:
        this.save();
        break;
      case OPS.endGroup:
        this.restore();
        break;
      case OPS.beginAnnotation:
        this.notes++;
        this.save();
        this.beginAnnotation(args);
        break;
      case OPS.endAnnotation:
        this.notes--;
        this.restore();
        break;
      case OPS.setLineWidth:
        state.lineWidth = numbers[0] ?? 1;
        break;
      case OPS.setGState:
        this.setGraphics(args[0] as [string, unknown][]);
        break;
      case OPS.setFillRGBColor:
        state.fill = toColor(args);
        break;
      case OPS.setStrokeRGBColor:
        state.stroke = toColor(args);
        break;
      case OPS.setFillColorN:
        // A pattern: what it looks like is not known, so that it hides nothing and is not white.
        state.fill = GREY;
        break;
      case OPS.setStrokeColorN:
        state.stroke = GREY;
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        this.marks.push(args[0] === 'OC' && !this.isShown(args[1]));
        break;
      case OPS.endMarkedContent:
        this.marks.pop();
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.willClip = true;
        break;
      case OPS.constructPath:
        this.path(args);
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
        this.image(true);
        break;
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        this.image(operator === OPS.paintSolidColorImageMask);
        break;
      case OPS.paintInlineImageXObjectGroup:
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintImageMaskXObjectRepeat:
        this.image(false);
        break;
      default:
        this.runText(operator, args, numbers);
    }
  }

  private runText(operator: number, args: unknown[], numbers: number[]): void {
    const { state } = this;
    switch (operator) {
      case OPS.beginText:
        this.text = [1, 0, 0, 1, 0, 0];
        this.line = this.text;
        break;
      case OPS.setTextMatrix:
        this.text = Array.from((Array.isArray(args[0]) || ArrayBuffer.isView(args[0]) ? args[0] : args) as number[]);
        this.line = this.text;
        break;
      case OPS.moveText:
        this.move(numbers[0] ?? 0, numbers[1] ?? 0);
        break;
      case OPS.setLeadingMoveText:
        state.leading = numbers[1] ?? 0;
        this.move(numbers[0] ?? 0, numbers[1] ?? 0);
        break;
      case OPS.setLeading:
        state.leading = -(numbers[0] ?? 0);
        break;
      case OPS.nextLine:
        this.move(0, state.leading);
        break;
      case OPS.setFont:
        state.font = String(args[0]);
        state.size = numbers[1] ?? 0;
        break;
      case OPS.setCharSpacing:
        state.charSpacing = numbers[0] ?? 0;
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = numbers[0] ?? 0;
        break;
      case OPS.setHScale:
        state.scale = (numbers[0] ?? 100) / 100;
        break;
      case OPS.setTextRise:
        state.rise = numbers[0] ?? 0;
        break;
      case OPS.setTextRenderingMode:
        state.mode = numbers[0] ?? 0;
        break;
      case OPS.showText:
        this.show(args[0] as (Sign | number)[]);
        break;
    }
  }

  private save(): void {
    this.saved.push({ ...this.state });
  }

  private restore(): void {
    const state = this.saved.pop();
    if (state) this.state = state;
  }

  private move(x: number, y: number): void {
    this.line = multiply(this.line, [1, 0, 0, 1, x, y]);
    this.text = this.line;
  }

  private beginAnnotation(args: unknown[]): void {
    const [, rect, transform, matrix] = args as [string, Matrix | undefined, Matrix | undefined, Matrix | undefined];
    if (!rect || !transform || !matrix) return;
    this.state.ctm = multiply(multiply(this.state.ctm, transform), matrix);
  }

  private setGraphics(pairs: readonly [string, unknown][]): void {
    for (const [key, value] of pairs) {
      if (key === 'ca') this.state.fillAlpha = Number(value);
      else if (key === 'CA') this.state.strokeAlpha = Number(value);
      else if (key === 'LW') this.state.lineWidth = Number(value);
      else if (key === 'SMask') this.state.isPlain = !value;
      else if (key === 'BM') this.state.isPlain = value === 'source-over';
      else if (key === 'Font') [this.state.font, this.state.size] = value as [string, number];
    }
  }

  private clip(bounds: Matrix): void {
    const box = toBox(this.state.ctm, bounds);
    const { clip } = this.state;
    this.state.clip = {
      left: max(clip.left, box.left),
      right: min(clip.right, box.right),
      top: max(clip.top, box.top),
      bottom: min(clip.bottom, box.bottom),
    };
  }

  private path(args: unknown[]): void {
    const [operator, [data] = [], bounds] = args as [number?, [Float32Array?]?, Matrix?];
    const clips = this.willClip;
    this.willClip = false;
    if (!bounds) {
      // An empty path clips everything away.
      if (clips) this.state.clip = { left: 0, right: 0, top: 0, bottom: 0 };
      return;
    }
    const fills = FILLS.has(operator ?? 0);
    const strokes = STROKES.has(operator ?? 0);
    if (data && (fills || strokes) && this.notes === 0 && !this.marks.includes(true)) {
      this.drawn.strokes++;
      for (const part of toParts(data)) this.shape(part, fills, strokes);
    }
    if (clips) this.clip(bounds);
  }

  private shape(part: Part, fills: boolean, strokes: boolean): void {
    const { state, drawn } = this;
    const clip = state.clip;
    const raw = toBox(state.ctm, part.bounds);
    const half = strokes ? (state.lineWidth * scaleOf(state.ctm)) / 2 : 0;
    const isLine = raw.right - raw.left < 0.01 || raw.bottom - raw.top < 0.01;
    const box = {
      left: max(raw.left - (isLine ? half : 0), clip.left),
      right: min(raw.right + (isLine ? half : 0), clip.right),
      top: max(raw.top - (isLine ? half : 0), clip.top),
      bottom: min(raw.bottom + (isLine ? half : 0), clip.bottom),
    };
    if (box.left > box.right || box.top > box.bottom) return;
    this.count();
    const isTurned = abs(state.ctm[1] ?? 0) > 1e-6 && abs(state.ctm[0] ?? 0) > 1e-6;
    const alpha = fills ? state.fillAlpha : state.strokeAlpha;
    drawn.shapes.push({
      ...box,
      order: this.order,
      color: fills ? state.fill : state.stroke,
      opaque: alpha > 0.95 && state.isPlain && (!fills || state.fill !== GREY),
      rectangular: part.rectangular && !isTurned,
      ...(!fills && !isLine && { outline: true as const }),
    });
  }

  private image(isOpaque: boolean): void {
    const { state, drawn } = this;
    if (this.notes > 0 || this.marks.includes(true)) return;
    const box = toBox(state.ctm, [0, 0, 1, 1]);
    const { clip } = state;
    const seen = {
      left: max(box.left, clip.left),
      right: min(box.right, clip.right),
      top: max(box.top, clip.top),
      bottom: min(box.bottom, clip.bottom),
    };
    if (seen.left >= seen.right || seen.top >= seen.bottom) return;
    this.count();
    drawn.images.push({ ...seen, order: this.order, opaque: isOpaque && state.isPlain && state.fillAlpha > 0.95 });
  }

  private count(): void {
    if (++this.order > MOST_DRAWN) throw new TooManySigns();
  }

  private show(signs: readonly (Sign | number)[]): void {
    const { state, drawn } = this;
    let font = drawn.fonts.get(state.font);
    if (!font) {
      font = this.fontOf(state.font);
      drawn.fonts.set(state.font, font);
      drawn.fontNames.set(state.font, font.name ?? '');
      drawn.codes.set(state.font, new Map());
    }
    const codes = drawn.codes.get(state.font);
    const unit = font.isType3Font ? (font.fontMatrix?.[0] ?? 0.001) : 0.001;
    const height = heightOf(font);
    const run = this.order;
    for (const sign of signs) {
      if (typeof sign === 'number') {
        this.advance(font, (-sign * state.size) / 1000);
        continue;
      }
      if (sign.originalCharCode !== undefined) codes?.set(sign.originalCharCode, sign);
      this.sign(sign, font, unit * state.size * sign.width, state.size * height, run);
      const spacing = (sign.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      this.advance(font, unit * state.size * sign.width + spacing);
    }
  }

  private advance(font: Font, by: number): void {
    const shift = font.vertical ? [1, 0, 0, 1, 0, -by] : [1, 0, 0, 1, by * this.state.scale, 0];
    this.text = multiply(this.text, shift);
  }

  private sign(sign: Sign, font: Font, width: number, size: number, run: number): void {
    const { state, drawn } = this;
    if (this.notes > 0) {
      drawn.notes += sign.unicode;
      return;
    }
    this.count();
    const matrix = multiply(state.ctm, multiply(this.text, [state.scale, 0, 0, 1, 0, state.rise]));
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = matrix;
    const length = hypot(a, b);
    const glyph: Glyph = {
      text: sign.unicode,
      x,
      y,
      width: length * width,
      // Of slanted type the height counts, not the length of its slanted side.
      size: length === 0 ? 0 : (abs(a * d - b * c) / length) * abs(size),
      font: state.font,
      bold: Boolean(font.bold || font.black) || BOLD.test(font.name ?? ''),
      order: this.order,
      run,
      color: this.inkColor(),
    };
    if (font.vertical || (abs(a) < 0.01 * abs(b) && abs(b) > 0)) drawn.vertical.push(glyph);
    if (abs(b) > 0.01 * abs(a) || a < 0) glyph.slanted = true;
    const [middle, centre] = [x + (a * width) / 2, y - glyph.size * 0.35];
    const { clip } = state;
    if (
      middle < clip.left ||
      middle > clip.right ||
      centre < clip.top ||
      centre > clip.bottom ||
      this.marks.includes(true)
    )
      glyph.outside = true;
    drawn.glyphs.push(glyph);
  }

  private inkColor(): Color | undefined {
    const { mode, fill, stroke, fillAlpha, strokeAlpha } = this.state;
    const painted = mode & 3;
    if (painted === 3) return undefined;
    const alpha = painted === 1 ? strokeAlpha : fillAlpha;
    if (alpha < 0.02) return undefined;
    return painted === 1 ? stroke : fill;
  }
}

const BOLD = /bold|heavy|black|semibold|黑体|SimHei|FZHei|小标宋|FZXBS/iu;
const FILLS = new Set<number>([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const STROKES = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** A font drawn by instructions may count in other units than a thousandth of its size. */
function heightOf(font: Font): number {
  if (!font.isType3Font) return 1;
  const unit = abs(font.fontMatrix?.[3] ?? 0.001);
  if (unit > 0.0002 && unit < 0.005) return unit * 1000;
  const [, bottom = 0, , top = 0] = font.bbox ?? [];
  return top > bottom ? (top - bottom) * unit : 1;
}

interface Part {
  bounds: [number, number, number, number];
  rectangular: boolean;
}

/** The closed figures and lines of a path; a figure of four level sides is a rectangle, anything else is its box. */
function toParts(data: Float32Array): Part[] {
  const parts: Part[] = [];
  let points: number[] = [];
  let curved = false;
  const finish = () => {
    if (points.length >= 4) parts.push(toPart(points, curved));
    points = [];
    curved = false;
  };
  for (let i = 0; i < data.length; ) {
    const operator = data[i++];
    const count = operator === 2 ? 6 : operator === 3 ? 4 : operator === 4 ? 0 : 2;
    if (operator === 0) finish();
    if (count > 2) curved = true;
    for (let j = 0; j < count; j++) points.push(data[i + j] ?? 0);
    i += count;
  }
  finish();
  return parts;
}

function toPart(points: readonly number[], curved: boolean): Part {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]];
    [x0, x1, y0, y1] = [min(x0, x), max(x1, x), min(y0, y), max(y1, y)];
  }
  let rectangular = !curved && points.length <= 12;
  for (let i = 2; rectangular && i < points.length; i += 2) {
    const [dx, dy] = [abs((points[i] ?? 0) - (points[i - 2] ?? 0)), abs((points[i + 1] ?? 0) - (points[i - 1] ?? 0))];
    rectangular = min(dx, dy) < 0.01;
  }
  return { bounds: [x0, y0, x1, y1], rectangular };
}

function toColor(args: readonly unknown[]): Color {
  const [first] = args;
  if (typeof first === 'string' && /^#[0-9a-f]{6}$/iu.test(first)) {
    const value = Number.parseInt(first.slice(1), 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  return [Number(args[0] ?? 0), Number(args[1] ?? 0), Number(args[2] ?? 0)];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function scaleOf([a = 1, b = 0]: Matrix): number {
  return hypot(a, b);
}

function toBox([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, bounds: Matrix): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = bounds;
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1].map((x) => x + e);
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1].map((y) => y + f);
  return { left: min(...xs), right: max(...xs), top: min(...ys), bottom: max(...ys) };
}
