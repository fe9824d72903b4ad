import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Drawn, Font } from './drawn.ts';
import { type Matrix, multiply, type Part, scaleOf, toBox, toColor, toParts } from './geometry.ts';
import { SignPen } from './signs.ts';
import { GREY, newState, Order, type State, setGraphics } from './state.ts';

/**
 * Runs the drawing instructions of a page as far as the place of what is drawn needs: signs with their boxes, filled
 * shapes and lines, pictures. The text of PDF.js alone does not do: its pieces span holes in which others stand, and
 * it tells neither colours nor what is painted over.
 */

const { abs, min, max } = Math;

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
  private readonly isShown: (layer: unknown) => boolean;
  private state: State;
  private readonly saved: State[] = [];
  private readonly order = new Order();
  private readonly signs: SignPen;
  private notes = 0;
  /** The open marks of content: true for a layer that is switched off. */
  private readonly marks: boolean[] = [];
  private willClip = false;

  constructor(drawn: Drawn, base: Matrix, fontOf: (name: string) => Font, isShown: (layer: unknown) => boolean) {
    this.drawn = drawn;
    this.isShown = isShown;
    this.state = newState(base, drawn);
    this.signs = new SignPen(drawn, this.state, fontOf, this.order);
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
        setGraphics(state, args[0] as [string, unknown][]);
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
        this.signs.run(state, operator, args, this.notes > 0, this.marks.includes(true));
    }
  }

  private save(): void {
    this.saved.push({ ...this.state });
  }

  private restore(): void {
    const state = this.saved.pop();
    if (state) this.state = state;
  }

  private beginAnnotation(args: unknown[]): void {
    const [, rect, transform, matrix] = args as [string, Matrix | undefined, Matrix | undefined, Matrix | undefined];
    if (!rect || !transform || !matrix) return;
    this.state.ctm = multiply(multiply(this.state.ctm, transform), matrix);
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
    const isTurned = abs(state.ctm[1] ?? 0) > 1e-6 && abs(state.ctm[0] ?? 0) > 1e-6;
    const alpha = fills ? state.fillAlpha : state.strokeAlpha;
    drawn.shapes.push({
      ...box,
      order: this.order.next(),
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
    drawn.images.push({
      ...seen,
      order: this.order.next(),
      opaque: isOpaque && state.isPlain && state.fillAlpha > 0.95,
    });
  }
}

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
