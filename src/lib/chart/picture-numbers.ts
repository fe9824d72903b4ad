import type { Element } from 'hast';
import { fitPanels, rowsOf, type ShownPanel } from './picture-rows.ts';
import { type Box, baseline, INK, lines, rect, type Sheet, text } from './picture-sheet.ts';
import { widthOf, wrap } from './picture-text.ts';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { detailText } from './table.ts';

const GAP = 20;
const PADDING = 24;

interface Cell {
  panel: Panel;
  /** None for the card that tells how many are left out. */
  point?: Point;
  hidden: number;
}

/** Single values, each on a card of its own, in a grid. */
export function drawNumbers({ panels }: ChartSpec, box: Box, sheet: Sheet): Element[] {
  const [most, rows] = sheet.cards;
  const shown = fitPanels(panels, (tried) => tried.reduce((sum, panel) => sum + rowsOf(panel), 0) <= most * rows);
  const cells = shown.flatMap(toCells);
  const columns = columnsFor(cells.length, sheet);
  const down = Math.ceil(cells.length / columns);
  const width = (box.width - GAP * (columns - 1)) / columns;
  const height = Math.min((box.height - GAP * (down - 1)) / down, width * 0.6, sheet.label[1] * 11);
  const top = box.y + (box.height - down * height - (down - 1) * GAP) * 0.4;
  return cells.flatMap((cell, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return drawCell(cell, { x: box.x + column * (width + GAP), y: top + row * (height + GAP), width, height }, sheet);
  });
}

function toCells({ panel, first, hidden, last }: ShownPanel): Cell[] {
  const cell = (point: Point): Cell => ({ panel, point, hidden: 0 });
  return [...first.map(cell), ...(hidden > 0 ? [{ panel, hidden }] : []), ...last.map(cell)];
}

/** Rows of about one length: four cards stand two by two. */
function columnsFor(count: number, { cards: [most] }: Sheet): number {
  if (count < most) return most > 2 ? count : 1;
  return Math.min(Math.ceil(count / 2), most);
}

function drawCell({ panel, point, hidden }: Cell, box: Box, sheet: Sheet): Element[] {
  const inner = box.width - PADDING * 2;
  const x = box.x + PADDING;
  const ground = rect(box, INK.raised, { rx: 6 });
  if (!point) {
    const style = { size: sheet.label[1], fill: INK.muted };
    return [ground, text(x, box.y + baseline(box.height, style.size), `……另有 ${hidden} 项`, style)];
  }
  const size = Math.min(Math.max(box.height * 0.13, sheet.label[0]), sheet.label[1]);
  const face = { size, leading: size * 1.3 };
  const label = wrap(panel.title ? `${panel.title}：${point.label}` : point.label, size, inner, 2);
  const about = [point.period, detailText(point)].filter(Boolean).join('，');
  const room = box.height - PADDING * 2 - label.length * face.leading;
  const number = fitNumber(point.display, inner, Math.min(room * 0.72, size * 3.4));
  const detail = wrap(about, sheet.detail.size, inner, room - number * 1.25 > sheet.detail.leading * 2 ? 2 : 1);
  const isRoomy = about !== '' && room - number * 1.25 >= sheet.detail.leading;
  const height = label.length * face.leading + number * 1.25 + (isRoomy ? detail.length * sheet.detail.leading : 0);
  const top = box.y + (box.height - height) / 2;
  const numberTop = top + label.length * face.leading;
  return [
    ground,
    rect({ x: box.x, y: box.y, width: 6, height: box.height }, INK.series),
    ...lines(x, top, label, face, {}),
    text(x, numberTop + baseline(number * 1.25, number), point.display, { size: number, bold: true, fill: INK.series }),
    ...(isRoomy ? lines(x, numberTop + number * 1.25, detail, sheet.detail, { fill: INK.muted }) : []),
  ];
}

/** The largest size in which a number fits its card. */
function fitNumber(words: string, width: number, most: number): number {
  return Math.min(most, (most * width) / widthOf(words, most));
}
