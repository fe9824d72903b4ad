import type { Element } from 'hast';
import { shareOf } from './axis.ts';
import { bar, overhang } from './picture-mark.ts';
import { fitPanels, rowsOf, type ShownPanel, toColumns } from './picture-rows.ts';
import { type Box, baseline, INK, line, lines, rect, type Sheet, text } from './picture-sheet.ts';
import { shorten, widthOf, wrap } from './picture-text.ts';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { stretchOf } from './size.ts';
import { detailText } from './table.ts';

/** The measures that all rows of a picture share. */
interface Rows {
  sheet: Sheet;
  height: number;
  /** The label stands over the bar, not beside it. */
  isTall: boolean;
  size: number;
  thickness: number;
  hasDetails: boolean;
}

const GAP = 24;

/** Bars of one or more panels, as high as the room allows. */
export function drawBars({ panels, type }: ChartSpec, box: Box, sheet: Sheet): Element[] {
  const split = (shown: readonly ShownPanel[]) =>
    toColumns(shown, sheet.columns, (panel) => rowsOf(panel) + (panel.panel.title ? 1 : 0));
  const room = (columns: readonly ShownPanel[][]) =>
    Math.min(...columns.map((column) => (box.height - frame(column, sheet)) / count(column)));
  const columns = split(fitPanels(panels, (shown) => room(split(shown)) >= sheet.row.least));
  const rows = measure(columns, Math.min(room(columns), sheet.row.most), sheet);
  const heights = columns.map((column) => frame(column, sheet) + count(column) * rows.height);
  const top = box.y + (box.height - Math.max(...heights)) * 0.4;
  const width = (box.width - GAP * 2 * (columns.length - 1)) / columns.length;
  return columns.flatMap((column, i) =>
    drawColumn(column, { x: box.x + i * (width + GAP * 2), y: top, width, height: 0 }, rows, type === 'parts'),
  );
}

function count(column: readonly ShownPanel[]): number {
  return column.reduce((sum, panel) => sum + rowsOf(panel), 0);
}

/** What titles of panels and the room between panels take. */
function frame(column: readonly ShownPanel[], sheet: Sheet): number {
  const titles = column.filter(({ panel }) => panel.title).length;
  return titles * titleHeight(sheet) + (column.length - 1) * (GAP / 2);
}

function titleHeight({ detail }: Sheet): number {
  return detail.leading * 1.4;
}

function measure(columns: readonly ShownPanel[][], height: number, sheet: Sheet): Rows {
  const { label, row, detail } = sheet;
  const isTall = height >= row.tall;
  const size = Math.min(Math.max(height * (isTall ? 0.24 : 0.48), label[0]), label[1]);
  const points = columns.flat().flatMap(({ first, last }) => [...first, ...last]);
  const thickness = Math.min(Math.max(height * (isTall ? 0.22 : 0.46), 12), 40);
  const needed = thickness + detail.leading + (isTall ? size * 1.5 : 0) + 10;
  return { sheet, height, isTall, size, thickness, hasDetails: height >= needed && points.some(detailText) };
}

function drawColumn(column: readonly ShownPanel[], box: Box, rows: Rows, isStacked: boolean): Element[] {
  const { size, isTall, sheet, thickness } = rows;
  const points = column.flatMap(({ first, last }) => [...first, ...last]);
  const widest = (words: readonly string[]) => Math.max(...words.map((word) => widthOf(word, size)));
  const labels = isTall ? 0 : Math.min(widest(points.map((p) => p.label)) + GAP, box.width * sheet.labelShare);
  const values = isTall ? 0 : widest(points.map((p) => p.display)) + GAP / 2;
  const zone = { x: box.x + labels, width: box.width - labels - values - overhang(thickness) };
  let top = box.y;
  return column.flatMap((shown, i) => {
    if (i > 0) top += GAP / 2;
    const elements = drawPanel(shown, { ...box, y: top }, zone, rows, isStacked);
    top += (shown.panel.title ? titleHeight(sheet) : 0) + rowsOf(shown) * rows.height;
    return elements;
  });
}

type Zone = Pick<Box, 'x' | 'width'>;

function drawPanel(shown: ShownPanel, box: Box, zone: Zone, rows: Rows, isStacked: boolean): Element[] {
  const { panel, first, hidden, last } = shown;
  const { sheet, height } = rows;
  const size = sheet.detail.size + 2;
  const title = panel.title
    ? [text(box.x, box.y + size, shorten(panel.title, size, box.width), { size, bold: true })]
    : [];
  const top = box.y + (panel.title ? titleHeight(sheet) : 0);
  const at = (i: number): Box => ({ ...box, y: top + i * height, height });
  const more = `……另有 ${hidden} 项`;
  const bottom = top + rowsOf(shown) * height;
  return [
    ...title,
    ...first.flatMap((point, i) => drawRow(point, panel, at(i), zone, rows)),
    ...(hidden > 0
      ? [
          text(zone.x, at(first.length).y + baseline(height, rows.size), more, {
            size: rows.size * 0.9,
            fill: INK.muted,
          }),
        ]
      : []),
    ...last.flatMap((point) => drawRow(point, panel, at(first.length + 1), zone, rows)),
    ...(isStacked || !rows.isTall ? [line(zone.x, top, zone.x, bottom, INK.muted, 1.5)] : []),
  ];
}

function drawRow(point: Point, panel: Panel, box: Box, zone: Zone, rows: Rows): Element[] {
  const { size, thickness, isTall, sheet } = rows;
  const detail = rows.hasDetails ? detailText(point) : '';
  const [from, to] = stretchOf(point, panel.min).map((value) => zone.x + zone.width * clamp(shareOf(value, panel)));
  const [start = 0, end = 0] = [from, to];
  const parts = (isTall ? size * 1.5 : 0) + thickness + (rows.hasDetails ? sheet.detail.leading : 0);
  const barTop = box.y + (box.height - parts) / 2 + (isTall ? size * 1.5 : 0);
  const body = { x: start, y: barTop, width: Math.max(end - start, 3), height: thickness };
  const track = isShareOfWhole(panel) ? [rect({ ...body, x: zone.x, width: zone.width }, INK.raised)] : [];
  const under = barTop + thickness + baseline(sheet.detail.leading, sheet.detail.size) + 2;
  return [
    ...track,
    ...bar(body, point.quality),
    ...(isTall ? writeOver(point, box, barTop, rows) : writeBeside(point, box, body, zone, rows)),
    ...(detail
      ? [
          text(zone.x + (isTall ? 0 : 10), under, shorten(detail, sheet.detail.size, box.x + box.width - zone.x), {
            size: sheet.detail.size,
            fill: INK.muted,
          }),
        ]
      : []),
  ];
}

/** Label on the left, value behind the bar. */
function writeBeside(point: Point, box: Box, body: Box, zone: Zone, { size, sheet }: Rows): Element[] {
  const width = zone.x - box.x - GAP / 2;
  const leading = size * 1.2;
  const words = wrap(point.label, size, width, box.height >= leading * 2 ? 2 : 1);
  const middle = body.y + body.height / 2;
  const valueAt =
    body.x +
    body.width +
    overhang(body.height) * (point.quality === 'exact' || point.quality === 'computed' ? 0 : 1) +
    10;
  return [
    ...lines(box.x, middle - (words.length * leading) / 2, words, { size, leading }, {}),
    text(valueAt, middle + size * 0.37, point.display, { size: Math.min(size, sheet.label[1]), bold: true }),
  ];
}

/** Label over the beginning of the bar, value over its end. */
function writeOver(point: Point, box: Box, barTop: number, { size }: Rows): Element[] {
  const y = barTop - size * 0.45;
  const width = box.width - widthOf(point.display, size) - GAP;
  return [
    text(box.x, y, shorten(point.label, size, width), { size }),
    text(box.x + box.width, y, point.display, { size, bold: true, anchor: 'end' }),
  ];
}

/** Only where the end of the axis means all of something does the room behind a bar say something. */
function isShareOfWhole({ unit, min, max }: Panel): boolean {
  return unit === '%' && min === 0 && max === 100;
}

/** A reader's axis may end before a value. */
function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
