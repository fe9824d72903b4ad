import type { Element } from 'hast';
import { shareOf } from '../chart/axis.ts';
import type { ChartSpec, Panel, Point } from '../chart/schema.ts';
import { stretchOf } from '../chart/size.ts';
import { bar, isBeyond, overhang } from './mark.ts';
import { fitPanels, rowsOf, type ShownPanel, toColumns } from './rows.ts';
import { type Box, baseline, INK, line, lines, rect, type Sheet, text } from './sheet.ts';
import { apart, shorten, widthOf, wrap, wrapEvenly } from './text.ts';

/** The measures that all rows of a picture share. */
interface Rows {
  sheet: Sheet;
  height: number;
  /** The label stands over the bar, not beside it. */
  isTall: boolean;
  /** Sizes of labels and values. */
  size: number;
  valueSize: number;
  thickness: number;
  /** Room for marks that reach beyond the end of a bar. */
  reach: number;
  hasDetails: boolean;
}

const GAP = 24;

/** Bars of one or more panels, as high as the room allows. */
export function drawBars({ panels }: ChartSpec, box: Box, sheet: Sheet): Element[] {
  const set = setInColumns(panels, box, sheet);
  const width = (box.width - GAP * 2 * (set.length - 1)) / set.length;
  const rows = measure(set, Math.min(roomOf(set, box, sheet), sheet.row.most), width, sheet);
  const columns = set.map((column) => column.map((shown) => tellApart(shown, width, rows)));
  const heights = columns.map((column) => frame(column, sheet) + count(column) * rows.height);
  const top = box.y + (box.height - Math.max(...heights)) * 0.4;
  // Panels of one unit and one axis have one scale, whatever column they stand in.
  const scaled = isOneScale(panels) ? columns.flatMap(pointsOf) : undefined;
  return columns.flatMap((column, i) =>
    drawColumn(
      column,
      { x: box.x + i * (width + GAP * 2), y: top, width, height: 0 },
      rows,
      scaled ?? pointsOf(column),
    ),
  );
}

function isOneScale([first, ...others]: readonly Panel[]): boolean {
  return others.every(({ unit, min, max }) => unit === first?.unit && min === first.min && max === first.max);
}

/** As few columns as hold everything; only then are rows left out. */
function setInColumns(panels: readonly Panel[], box: Box, sheet: Sheet): ShownPanel[][] {
  const most = Math.min(sheet.columns, panels.length);
  const split = (shown: readonly ShownPanel[], columns: number) =>
    toColumns(shown, columns, (panel) => rowsOf(panel) + (panel.panel.title ? 1 : 0));
  const everything = fitPanels(panels, () => true);
  for (let columns = 1; columns < most; columns++) {
    const tried = split(everything, columns);
    const needed = columns === 1 ? sheet.row.single : sheet.row.least;
    if (roomOf(tried, box, sheet) >= needed) return tried;
  }
  const fits = (shown: readonly ShownPanel[]) => roomOf(split(shown, most), box, sheet) >= sheet.row.least;
  return split(fitPanels(panels, fits), most);
}

/** The height that rows may have. */
function roomOf(columns: readonly ShownPanel[][], box: Box, sheet: Sheet): number {
  return Math.min(...columns.map((column) => (box.height - frame(column, sheet)) / count(column)));
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

function pointsOf(column: readonly ShownPanel[]): Point[] {
  return column.flatMap(({ first, last }) => [...first, ...last]);
}

/** Width of the longest for each pixel of size. */
function widest(words: readonly string[]): number {
  return Math.max(...words.map((word) => widthOf(word, 1)));
}

function measure(columns: readonly ShownPanel[][], height: number, width: number, sheet: Sheet): Rows {
  const { label, row, detail } = sheet;
  const isTall = height >= row.tall;
  const points = columns.flatMap(pointsOf);
  const wanted = Math.min(Math.max(height * (isTall ? 0.27 : 0.55), label[0]), label[1]);
  const beside = width * sheet.labelShare - GAP;
  const over = width - widest(points.map((point) => point.display)) * wanted - GAP;
  const size = fitLabels(points, isTall ? over : beside, isTall ? 0 : height, [label[0], wanted]);
  const valueSize = Math.min(wanted, size * 1.25);
  const thickness = Math.min(Math.max(height * (isTall ? 0.24 : 0.46), 12), 44);
  const needed = thickness + detail.leading + (isTall ? size * 1.5 : 0) + 10;
  const hasDetails = height >= needed && points.some((point) => point.note);
  const reach = points.some(({ quality }) => isBeyond(quality)) ? overhang(thickness) : 0;
  return { sheet, height, isTall, size, valueSize, thickness, reach, hasDetails };
}

/** The largest size at which every label goes into its one or two lines; the smallest if there is none. */
function fitLabels(points: readonly Point[], width: number, height: number, [least, most]: readonly [number, number]) {
  const isWhole = (size: number) =>
    points.every(({ label }) => !wrap(label, size, width, labelLines(size, height)).join('').endsWith('…'));
  let size = most;
  while (size > least && !isWhole(size)) size = Math.max(size - 1, least);
  return size;
}

/** The points of a panel with labels that stay different when they are cut. */
function tellApart(shown: ShownPanel, width: number, { sheet, size, isTall, height }: Rows): ShownPanel {
  const points = pointsOf([shown]);
  const over = width - widest(points.map(({ display }) => display)) * size - GAP;
  const beside = width * sheet.labelShare - GAP;
  const labels = apart(
    points.map(({ label }) => label),
    (label) => (isTall ? [shorten(label, size, over)] : wrapEvenly(label, size, beside, labelLines(size, height))),
  );
  const named = points.map((point, i) => ({ ...point, label: labels[i] ?? point.label }));
  return { ...shown, first: named.slice(0, shown.first.length), last: named.slice(shown.first.length) };
}

/** Two lines only where half a line is left between them and the next label. */
function labelLines(size: number, height: number): number {
  return height >= size * (LABEL_LEADING * 2 + 0.5) ? 2 : 1;
}

const LABEL_LEADING = 1.15;

function drawColumn(column: readonly ShownPanel[], box: Box, rows: Rows, points: readonly Point[]): Element[] {
  const { size, valueSize, height, isTall, sheet, reach } = rows;
  const beside = box.width * sheet.labelShare - GAP;
  const words = points.flatMap(({ label }) => wrapEvenly(label, size, beside, labelLines(size, height)));
  const labels = isTall ? 0 : widest(words) * size + GAP;
  const values = isTall ? 0 : widest(points.map((point) => point.display)) * valueSize + GAP / 2;
  const zone = { x: box.x + labels, width: box.width - labels - values - reach };
  let top = box.y;
  return column.flatMap((shown, i) => {
    if (i > 0) top += GAP / 2;
    const elements = drawPanel(shown, { ...box, y: top }, zone, rows);
    top += (shown.panel.title ? titleHeight(sheet) : 0) + rowsOf(shown) * rows.height;
    return elements;
  });
}

type Zone = Pick<Box, 'x' | 'width'>;

function drawPanel(shown: ShownPanel, box: Box, zone: Zone, rows: Rows): Element[] {
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
    ...(rows.isTall ? [] : [line(zone.x, top, zone.x, bottom, INK.muted, 1.5)]),
  ];
}

function drawRow(point: Point, panel: Panel, box: Box, zone: Zone, rows: Rows): Element[] {
  const { size, thickness, isTall, sheet } = rows;
  const [from, to] = stretchOf(point, panel.min).map((value) => zone.x + zone.width * clamp(shareOf(value, panel)));
  const [start = 0, end = 0] = [from, to];
  const over = isTall ? size * 1.5 : 0;
  const parts = over + thickness + (rows.hasDetails ? sheet.detail.leading : 0);
  const barTop = box.y + (box.height - parts) / 2 + over;
  const body = { x: Math.min(start, end), y: barTop, width: Math.max(Math.abs(end - start), 3), height: thickness };
  const track = isShareOfWhole(panel) ? [rect({ ...body, x: zone.x, width: zone.width }, INK.raised)] : [];
  return [
    ...track,
    ...bar(body, point.quality),
    ...(isTall ? writeOver(point, box, barTop, rows) : writeBeside(point, box, body, zone, rows)),
    ...(rows.hasDetails && point.note ? [writeUnder(point.note, box, body, rows)] : []),
  ];
}

/** The figures behind a value, under the beginning of its bar. That it is computed is said by hatching and legend. */
function writeUnder(detail: string, box: Box, body: Box, { isTall, sheet }: Rows): Element {
  const { size, leading } = sheet.detail;
  const indent = isTall ? 0 : 10;
  const width = Math.min(widthOf(detail, size), box.width);
  const x = Math.min(body.x + indent, box.x + box.width - width);
  const y = body.y + body.height + baseline(leading, size) + 2;
  return text(x, y, shorten(detail, size, box.x + box.width - x), { size, fill: INK.muted });
}

/** Label on the left, value behind the bar. */
function writeBeside(point: Point, box: Box, body: Box, zone: Zone, { size, valueSize }: Rows): Element[] {
  const width = zone.x - box.x - GAP / 2;
  const leading = size * LABEL_LEADING;
  const words = wrapEvenly(point.label, size, width, labelLines(size, box.height));
  const middle = body.y + body.height / 2;
  const valueAt = body.x + body.width + (isBeyond(point.quality) ? overhang(body.height) : 0) + 10;
  return [
    ...lines(box.x, middle - (words.length * leading) / 2, words, { size, leading }, {}),
    text(valueAt, middle + valueSize * 0.37, point.display, { size: valueSize, bold: true }),
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
