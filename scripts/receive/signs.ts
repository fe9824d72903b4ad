import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Color, Glyph } from '../../src/lib/receive/page/glyph.ts';
import { type Drawn, type Font, heightOf, isBold, type Sign } from './drawn.ts';
import { type Matrix, multiply } from './geometry.ts';
import type { Order, State } from './state.ts';

const { abs, hypot } = Math;

/** Runs the instructions for text: where each sign stands, and whether it has ink. */
export class SignPen {
  private readonly drawn: Drawn;
  private readonly fontOf: (name: string) => Font;
  private readonly order: Order;
  private state: State;
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private line: Matrix = [1, 0, 0, 1, 0, 0];
  private isNote = false;
  private isHidden = false;

  constructor(drawn: Drawn, state: State, fontOf: (name: string) => Font, order: Order) {
    this.drawn = drawn;
    this.state = state;
    this.fontOf = fontOf;
    this.order = order;
  }

  /** @param isNote whether the words are those of a note on the page @param isHidden whether their layer is off */
  run(state: State, operator: number, args: unknown[], isNote: boolean, isHidden: boolean): void {
    this.state = state;
    this.isNote = isNote;
    this.isHidden = isHidden;
    const numbers = args as number[];
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

  private move(x: number, y: number): void {
    this.line = multiply(this.line, [1, 0, 0, 1, x, y]);
    this.text = this.line;
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
    const run = this.order.at;
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
    if (this.isNote) {
      drawn.notes += sign.unicode;
      return;
    }
    const order = this.order.next();
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
      bold: isBold(font),
      order,
      run,
      color: this.inkColor(),
    };
    if (font.vertical || (abs(a) < 0.01 * abs(b) && abs(b) > 0)) drawn.vertical.push(glyph);
    if (abs(b) > 0.01 * abs(a) || a < 0) glyph.slanted = true;
    const [middle, centre] = [x + (a * width) / 2, y - glyph.size * 0.35];
    const { clip } = state;
    if (middle < clip.left || middle > clip.right || centre < clip.top || centre > clip.bottom || this.isHidden)
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
