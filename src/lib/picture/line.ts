import type { Element } from 'hast';
import { s } from 'hastscript';
import { shareOf } from '../chart/axis.ts';
import type { ChartSpec, Panel, Point } from '../chart/schema.ts';
import { sizeOf } from '../chart/size.ts';
import { type TimeAxis, tickAnchor, timeAxis, timeOf } from '../chart/time.ts';
import { formatNumber } from '../format.ts';
import { placeLabels, type Spot } from './label.ts';
import { dot } from './mark.ts';
import { type Box, INK, line, round, type Sheet, text } from './sheet.ts';
import { shorten, widthOf } from './text.ts';

const GAP = 40;
/** More values than this cannot all be written: then only the first, last, highest and lowest are. */
const MANY = 12;
/** Between the numbers of the scale and their grid lines. */
const TICK_GAP = 14;
/** Size of the text that points are drawn for as they are. */
const DOT = 12;

/** Values in time; several panels stand in a grid. */
export function drawLines(spec: ChartSpec, box: Box, sheet: Sheet): Element[] {
  const room = sheet.columns * Math.max(1, Math.floor(box.height / (sheet.label[0] * 8)));
  const shown = firstAndLast(spec.panels, room);
  const columns = Math.min(sheet.columns, shown.length);
  const rows = Math.ceil(shown.length / columns);
  const width = (box.width - GAP * (columns - 1)) / columns;
  const height = Math.min((box.height - GAP * (rows - 1)) / rows, width * 0.8);
  const top = box.y + (box.height - rows * height - (rows - 1) * GAP) * 0.4;
  return shown.flatMap((panel, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return drawPanel(panel, { x: box.x + column * (width + GAP), y: top + row * (height + GAP), width, height }, sheet);
  });
}

/** The last panel holds the last value; its title says how many are missing before it. */
function firstAndLast(panels: readonly Panel[], room: number): readonly Panel[] {
  const hidden = panels.length - room;
  const last = panels.at(-1);
  if (hidden <= 0 || !last) return panels;
  return [...panels.slice(0, room - 1), { ...last, title: `${last.title}（另有 ${hidden} 组）` }];
}

function drawPanel(panel: Panel, box: Box, sheet: Sheet): Element[] {
  const { size } = sheet.detail;
  const titleSize = size + 2;
  const plot = plotOf(panel, box, sheet);
  const axis = timeAxis(panel);
  const spots = panel.points.map((point) => spotOf(point, panel, axis, plot, size));
  const path = spots.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const stroke = { fill: 'none', stroke: INK.series, 'stroke-width': size / 8, 'stroke-dasharray': '9 9' };
  return [
    ...(panel.title
      ? [text(box.x, box.y + titleSize, shorten(panel.title, titleSize, box.width), { size: titleSize, bold: true })]
      : []),
    ...drawGrid(panel, plot, size),
    ...drawTimes(axis, plot, size),
    s('path', { d: path, ...stroke }),
    ...spots.map(({ x, y }, i) => dot(x, y, size / DOT, panel.points[i]?.quality ?? 'exact')),
    ...writeValues(panel, spots, plot, Math.min(sheet.label[1], size * 1.3)),
  ];
}

/** What is left of a panel beside its scale, under its title and a value over the highest grid line, over the years. */
function plotOf(panel: Panel, box: Box, { detail: { size, leading } }: Sheet): Box {
  const scale = Math.max(...panel.ticks.map((tick) => widthOf(formatNumber(tick), size))) + TICK_GAP;
  const y = box.y + (panel.title ? leading * 1.4 : 0) + size * 1.8;
  return { x: box.x + scale, y, width: box.width - scale, height: box.y + box.height - y - size * 2 };
}

function spotOf(point: Point, panel: Panel, axis: TimeAxis, plot: Box, size: number): Spot {
  return {
    x: plot.x + plot.width * shareOf(timeOf(point), axis),
    y: plot.y + plot.height * (1 - shareOf(sizeOf(point), panel)),
    words: point.display.replace(panel.unit, ''),
    reach: ((point.quality === 'range' ? 9.5 : 7) * size) / DOT,
  };
}

/** Grid lines with their numbers, thinned out where these would not fit one above the other. */
function drawGrid(panel: Panel, plot: Box, size: number): Element[] {
  const every = Math.ceil((panel.ticks.length * size * 1.2) / plot.height);
  return panel.ticks.flatMap((tick, i) => {
    if (i % every > 0) return [];
    const y = plot.y + plot.height * (1 - shareOf(tick, panel));
    return [
      line(plot.x, y, plot.x + plot.width, y, INK.grid, 1.5),
      text(plot.x - TICK_GAP, y + size * 0.37, formatNumber(tick), { size, fill: INK.muted, anchor: 'end' }),
    ];
  });
}

/** What the axis says of time, thinned out where words would touch: the last one stays, then the first. */
function drawTimes(axis: TimeAxis, plot: Box, size: number): Element[] {
  const y = plot.y + plot.height + size * 1.6;
  const all = axis.ticks.map((time, i) => {
    const share = shareOf(time, axis);
    const [words, anchor] = [axis.labels[i] ?? '', tickAnchor(share, axis)];
    const [x, width] = [plot.x + plot.width * share, widthOf(words, size)];
    const from = x - { start: 0, middle: width / 2, end: width }[anchor];
    return { words, anchor, x, from, to: from + width };
  });
  const kept: typeof all = [];
  for (const tick of [...all.slice(-1), ...all.slice(0, -1)])
    if (kept.every(({ from, to }) => tick.to + size / 2 < from || to + size / 2 < tick.from)) kept.push(tick);
  return kept.map(({ words, anchor, x }) => text(x, y, words, { size, fill: INK.muted, anchor }));
}

function writeValues(panel: Panel, spots: readonly Spot[], plot: Box, size: number): Element[] {
  const order = panel.points
    .map((_, i) => i)
    .sort((a, b) => sizeOf(panel.points[a] ?? EMPTY) - sizeOf(panel.points[b] ?? EMPTY));
  const chief = [spots.length - 1, 0, order.at(-1) ?? 0, order[0] ?? 0];
  const rest = spots.length > MANY ? [] : spots.map((_, i) => i);
  const placed = placeLabels(spots, [...new Set([...chief, ...rest])], plot, size);
  return placed.map(({ x, y, words }) => text(x, y, words, { size, bold: true, anchor: 'middle' }));
}

const EMPTY = { value: 0 };
