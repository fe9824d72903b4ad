import { shareOf } from './axis.ts';
import {
  BAR,
  BAR_FOOT,
  emsOf,
  headOf,
  LABEL_LINE,
  LINE_FOOT,
  LINE_HEAD,
  linesOf,
  noteLinesOf,
  PANEL_GAP,
  ROOM,
} from './measure.ts';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { sizeOf, stretchOf } from './size.ts';
import { timeAxis, timeOf } from './time.ts';

/**
 * Where everything of a chart stands: shares of the width, pixels of the height at the usual size of type. Drawing, canvas and the
 * targets for finger and keyboard are placed from here, so that nothing moves when one takes another's place.
 */
export interface Place {
  point: Point;
  /** Shares of the width where the mark begins and ends. */
  from: number;
  to: number;
  /** Middle of the mark, pixels from the top of the panel. */
  y: number;
  /** The stretch that answers a pointer, pixels from the top of the panel. */
  top: number;
  height: number;
}

export interface PanelLayout {
  panel: Panel;
  /** Pixels from the top of the chart. */
  top: number;
  height: number;
  places: Place[];
}

const ROW = 54;
/** With a line of detail under the bar. */
const DETAILED_ROW = 74;
/** Height of the plot of a line. */
export const PLOT = 220;
/** A single value as a card: label, number, time. */
const CARD = 84;

/**
 * The layout of every panel, top to bottom.
 * @param room squares of a label's type that go into the width
 */
export function layoutOf(spec: ChartSpec, room = ROOM): PanelLayout[] {
  let top = 0;
  return spec.panels.map((panel) => {
    const laid =
      spec.type === 'line' ? layLine(panel, room) : spec.type === 'card' ? layCards(panel, room) : layBars(panel, room);
    const layout = { panel, top, ...laid };
    top += laid.height;
    return layout;
  });
}

/** Pixels from top to bottom. */
export function heightOf(layouts: readonly PanelLayout[]): number {
  return layouts.reduce((sum, { height }) => sum + height, 0);
}

/** Where a part begins at the end of the one before: share of the width, and from bar to bar in pixels. */
export function jointsOf(places: readonly Place[]): { x: number; from: number; to: number }[] {
  return places.slice(1).flatMap((place, i) => {
    const before = places[i];
    if (!before || place.point.from === undefined || place.from !== before.to) return [];
    return [{ x: place.from, from: before.y + BAR.height / 2, to: place.y - BAR.height / 2 }];
  });
}

export function rowHeight(panel: Panel, room = ROOM): number {
  const lines = Math.max(
    ...panel.points.map(({ label, display }) => linesOf(label, display, room).length),
    ...panel.points.map(({ note }) => noteLinesOf(note, room).length),
  );
  // All rows are alike and their bars in the middle: so Chart.js places them.
  return (panel.points.some(({ note }) => note) ? DETAILED_ROW : ROW) + 2 * (lines - 1) * LABEL_LINE;
}

function layBars(panel: Panel, room: number): Omit<PanelLayout, 'panel' | 'top'> {
  const head = headOf(panel, room);
  const row = rowHeight(panel, room);
  const places = panel.points.map((point, i): Place => {
    const [from, to] = stretchOf(point, panel.min).map((value) => shareOf(value, panel)) as [number, number];
    const top = head + i * row;
    return { point, from, to, y: top + row / 2, top, height: row };
  });
  const foot = BAR_FOOT + (panel.title ? PANEL_GAP : 0);
  return { height: head + panel.points.length * row + foot, places };
}

function layLine(panel: Panel, room: number): Omit<PanelLayout, 'panel' | 'top'> {
  const head = headOf(panel, room) + LINE_HEAD;
  const axis = timeAxis(panel);
  const places = panel.points.map((point): Place => {
    const x = shareOf(timeOf(point), axis);
    const y = head + PLOT * (1 - shareOf(sizeOf(point), panel));
    return { point, from: x, to: x, y, top: y - BAR.height, height: BAR.height * 2 };
  });
  return { height: head + PLOT + LINE_FOOT, places };
}

/** Size of the number of a card, in squares of its label. */
const NUMBER = 2;

/** Two beside each other: a number and its words need no more than half of a phone. */
function layCards(panel: Panel, room: number): Omit<PanelLayout, 'panel' | 'top'> {
  const head = headOf(panel, room);
  const half = room / 2;
  const hasRoom = (number: string) => room >= ROOM || emsOf(number) * NUMBER < half;
  const isSmall = panel.points.every(
    ({ label, note, display }) => label.length <= half && note.length <= half && hasRoom(display),
  );
  const columns = isSmall ? 2 : 1;
  const labelLines = Math.max(...panel.points.map(({ label }) => linesOf(label, '', room).length));
  const noteLines = Math.max(1, ...panel.points.map(({ note }) => noteLinesOf(note, room).length));
  const card = CARD + (labelLines + noteLines - 2) * LABEL_LINE;
  const places = panel.points.map((point, i): Place => {
    const top = head + Math.floor(i / columns) * card;
    const from = (i % columns) / columns;
    return { point, from, to: from + 1 / columns, y: top + card / 2, top, height: card };
  });
  const rows = Math.ceil(panel.points.length / columns);
  return { height: head + rows * card + (panel.title ? PANEL_GAP : 0), places };
}
