import type { Element } from 'hast';
import { s } from 'hastscript';
import type { ChartSpec } from '../chart/schema.ts';
import { drawBars } from './bars.ts';
import { drawLines } from './line.ts';
import { hatching } from './mark.ts';
import { drawNumbers } from './numbers.ts';
import { type Box, baseline, CARD, INK, lines, PREVIEW, rect, type Sheet, text, toPicture } from './sheet.ts';
import { shorten, widthOf, wrap } from './text.ts';
import { drawHead, drawLegend, type Origin, plainAddress, rule, type Strip, sourceLine } from './words.ts';

/**
 * A chart as a picture of its own: the words of the page around a drawing made for its size. An SVG string with
 * real text in fixed pixels and colours, from which `pictures/render.ts` makes the PNG.
 */

/** What messengers and search engines show of a link: 1200 × 630. */
export function previewSvg(spec: ChartSpec, origin: Origin): string {
  const { width, height, margin, meta } = PREVIEW;
  const top = height - margin * 0.5 - meta.leading;
  const y = top + baseline(meta.leading, meta.size);
  const style = { size: meta.size, fill: INK.muted };
  const address = plainAddress(origin.url);
  const room = width - margin * 2 - widthOf(address, meta.size) - margin;
  return compose(spec, origin, PREVIEW, top - 10, [
    rule(top - 6, PREVIEW),
    text(margin, y, shorten(sourceLine(spec), meta.size, room), style),
    text(width - margin, y, address, { ...style, anchor: 'end' }),
  ]);
}

/** Modules of white around a QR code, so that cameras find it (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;
/** Least width of a QR code with its quiet zone. */
const QR_WIDTH = 280;

/** A card to be sent or printed, with the address as a QR code: 1080 × 1440. */
export function cardSvg(spec: ChartSpec, origin: Origin & { qr: readonly (readonly boolean[])[] }): string {
  const { width, height, margin, meta } = CARD;
  const module = Math.ceil(QR_WIDTH / (origin.qr.length + QUIET * 2));
  const side = module * (origin.qr.length + QUIET * 2);
  const padding = margin / 3;
  const top = height - side - padding * 2;
  const room = width - margin * 2 - side - padding;
  const call = { size: 36, leading: 56 };
  const source = wrap(sourceLine(spec), meta.size, room, 2);
  const address = wrap(plainAddress(origin.url), meta.size, room, 3);
  const words = [...source, ...address];
  const wordsTop = top + padding + (side - call.leading - 8 - words.length * meta.leading) / 2;
  return compose(spec, origin, CARD, top - 18, [
    rect({ x: 0, y: top, width, height: height - top }, INK.raised),
    ...drawQr(origin.qr, { x: width - margin - side, y: top + padding, width: side, height: side }, module),
    ...lines(margin, wordsTop, ['扫码看每个数的原句'], call, { bold: true }),
    ...lines(margin, wordsTop + call.leading + 8, words, meta, { fill: INK.muted }),
  ]);
}

/** Head above, legend down to `bottom`, the drawing in what is left between, `foot` below. */
function compose(spec: ChartSpec, origin: Origin, sheet: Sheet, bottom: number, foot: readonly Element[]): string {
  const legend = drawLegend(spec, bottom, sheet);
  const gap = sheet.finding.leading * 0.5;
  const [head, box] = layOut(3);
  return toPicture(sheet, [hatching(), ...head.elements, ...drawChart(spec, box, sheet), ...legend.elements, ...foot]);

  /** Lines of the finding are given up until the drawing has room. */
  function layOut(lines: number): [Strip, Box] {
    const head = drawHead(spec, origin, sheet, lines);
    const y = head.edge + gap;
    const height = legend.edge - gap * 0.6 - y;
    if (height < sheet.drawing && lines > 1) return layOut(lines - 1);
    return [head, { x: sheet.margin, y, width: sheet.width - sheet.margin * 2, height }];
  }
}

function drawChart(spec: ChartSpec, box: Box, sheet: Sheet): Element[] {
  if (spec.type === 'line') return drawLines(spec, box, sheet);
  if (spec.type === 'card') return drawNumbers(spec, box, sheet);
  return drawBars(spec, box, sheet);
}

/** Dark modules as one path: a row of them is one rectangle. */
function drawQr(qr: readonly (readonly boolean[])[], box: Box, module: number): Element[] {
  const rows = qr.map((row, y) =>
    row.map((isDark, x) => {
      if (!isDark || row[x - 1]) return '';
      const length = row.slice(x).findIndex((next) => !next);
      const width = (length < 0 ? row.length - x : length) * module;
      return `M${box.x + (QUIET + x) * module} ${box.y + (QUIET + y) * module}h${width}v${module}h${-width}z`;
    }),
  );
  return [rect(box, '#ffffff'), s('path', { d: rows.flat().join(''), fill: INK.text })];
}
