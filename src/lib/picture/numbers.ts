import type { Element } from 'hast';
import type { ChartSpec, Panel, Point } from '../chart/schema.ts';
import { fitPanels, rowsOf, type ShownPanel } from './rows.ts';
import { type Box, baseline, type Face, INK, lines, rect, type Sheet, text } from './sheet.ts';
import { widthOf, wrap, wrapEvenly } from './text.ts';

const GAP = 20;
/** Room inside a card, at its sides and above and below. */
const PADDING = { x: 24, y: 14 };

interface Cell {
  panel: Panel;
  /** None for the card that tells how many are left out. */
  point?: Point;
  hidden: number;
}

/** What all cards have in common, so that numbers stand on one line and in one size. */
interface Look {
  sheet: Sheet;
  label: Face;
  labelLines: number;
  number: Face;
  detailLines: number;
}

/** Single values, each on a card of its own, in a grid. */
export function drawNumbers({ panels }: ChartSpec, box: Box, sheet: Sheet): Element[] {
  const [most, rows] = sheet.cards;
  const shown = fitPanels(panels, (tried) => tried.reduce((sum, panel) => sum + rowsOf(panel), 0) <= most * rows);
  const cells = shown.flatMap(toCells);
  const columns = columnsFor(cells.length, sheet);
  const down = Math.ceil(cells.length / columns);
  const width = (box.width - GAP * (columns - 1)) / columns;
  const height = Math.min((box.height - GAP * (down - 1)) / down, width * 0.75, sheet.label[1] * 9);
  const top = box.y + (box.height - down * height - (down - 1) * GAP) * 0.4;
  const look = lookOf(cells, width - PADDING.x * 2, height - PADDING.y * 2, sheet);
  return cells.flatMap((cell, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return drawCell(cell, { x: box.x + column * (width + GAP), y: top + row * (height + GAP), width, height }, look);
  });
}

function toCells({ panel, first, hidden, last }: ShownPanel): Cell[] {
  const cell = (point: Point): Cell => ({ panel, point, hidden: 0 });
  return [...first.map(cell), ...(hidden > 0 ? [{ panel, hidden }] : []), ...last.map(cell)];
}

/** Rows of about one length: four cards stand two by two. */
function columnsFor(count: number, { cards: [most] }: Sheet): number {
  if (count <= 3) return most > 2 ? count : 1;
  return Math.min(Math.ceil(count / 2), most);
}

/** The time and the figures behind a number come before its size. */
function lookOf(cells: readonly Cell[], width: number, height: number, sheet: Sheet): Look {
  const { detail } = sheet;
  const size = Math.max(Math.min(height * 0.16, width / 12, sheet.label[1]), detail.size);
  const label = { size, leading: size * 1.3 };
  const points = cells.flatMap(({ panel, point }) => (point ? [{ panel, point }] : []));
  const labelLines = Math.max(...points.map((cell) => wrapEvenly(nameOf(cell), size, width, 2).length));
  const widest = Math.max(...points.map(({ point }) => widthOf(point.display, 1)));
  const numberFor = (detailLines: number) => {
    const room = height - labelLines * label.leading - detailLines * detail.leading;
    return Math.min(room / 1.3, width / widest, size * 3.2);
  };
  // A date that is cut would be a wrong one: rather none.
  const needed = Math.max(...points.map(({ point }) => wrap(aboutOf(point), detail.size, width, Infinity).length));
  const detailLines = numberFor(needed) >= Math.min(size * 1.4, numberFor(0)) ? needed : 0;
  const number = numberFor(detailLines);
  return { sheet, label, labelLines, number: { size: number, leading: number * 1.3 }, detailLines };
}

function nameOf({ panel, point }: { panel: Panel; point: Point }): string {
  return panel.title ? `${panel.title}：${point.label}` : point.label;
}

function aboutOf(point: Point): string {
  return point.note;
}

function drawCell({ panel, point, hidden }: Cell, box: Box, look: Look): Element[] {
  const { sheet, label, labelLines, number, detailLines } = look;
  const x = box.x + PADDING.x;
  const width = box.width - PADDING.x * 2;
  const ground = rect(box, INK.raised);
  if (!point) {
    const style = { size: label.size, fill: INK.muted };
    return [ground, text(x, box.y + baseline(box.height, style.size), `……另有 ${hidden} 项`, style)];
  }
  const height = labelLines * label.leading + number.leading + detailLines * sheet.detail.leading;
  const top = box.y + (box.height - height) / 2;
  const numberTop = top + labelLines * label.leading;
  const about = detailLines > 0 ? wrap(aboutOf(point), sheet.detail.size, width, detailLines) : [];
  return [
    ground,
    rect({ ...box, width: 6 }, INK.series),
    ...lines(x, top, wrapEvenly(nameOf({ panel, point }), label.size, width, 2), label, {}),
    ...lines(x, numberTop, [point.display], number, { bold: true, fill: INK.series }),
    ...lines(x, numberTop + number.leading, about, sheet.detail, { fill: INK.muted }),
  ];
}
