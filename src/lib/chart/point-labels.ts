import type { PanelLayout, Place } from './layout.ts';
import { emsOf, ROOM, TYPE } from './measure.ts';
import { labelPlace } from './time.ts';

/** Where the value of a point is written, pixels from the point at the usual size of type. */
export type LabelPlace = ReturnType<typeof labelPlace>;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** From the baseline of a label to its top and its foot, as parts of its size of type. */
const ASCENT = 0.8;
const DESCENT = 0.15;

/**
 * What is written beside the points of a line, and where: every value while none lies on another, else every second, third
 * and so on. The last is always written; what is left out stands in the table.
 * @param room squares of a label's type that go into the width
 */
export function pointLabels(layout: PanelLayout, room = ROOM): (LabelPlace | undefined)[] {
  const { length } = layout.places;
  for (let step = 1; step < length; step++) {
    const labelled = stepsTo(length, step);
    const placed = labelled.map((_, rank) => labelPlace(rank, labelled.length));
    const boxes = labelled.map((index, rank) =>
      boxOf(layout, layout.places[index] as Place, placed[rank] as LabelPlace, room),
    );
    if (boxes.some((box, i) => boxes.slice(i + 1).some((other) => overlap(box, other)))) continue;
    return layout.places.map((_, index) => placed[labelled.indexOf(index)]);
  }
  return layout.places.map((_, index) => (index === length - 1 ? labelPlace(0, 1) : undefined));
}

/** The value as it is written: its unit stands above the drawing. */
export function pointText({ panel }: Pick<PanelLayout, 'panel'>, { point }: Pick<Place, 'point'>): string {
  return point.display.replace(panel.unit, '');
}

/** How large the shapes of a line are drawn, as a part of the usual: those that lie close are smaller. */
export function dotScale({ places }: Pick<PanelLayout, 'places'>, room = ROOM): number {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last || first === last) return 1;
  const gap = ((last.to - first.to) * room * TYPE.label) / (places.length - 1);
  return Math.min(1, Math.max(SMALLEST_DOT, gap / DOT));
}

/** Width of a dot, and the least that its shape can be told at. */
const DOT = 10;
const SMALLEST_DOT = 0.6;

/** Every so many, and the last in the place of one that is nearer to it than that. */
function stepsTo(length: number, step: number): number[] {
  const steps = Array.from({ length: Math.ceil((length - 1) / step) }, (_, i) => i * step);
  const isClose = steps.length > 1 && length - 1 - (steps.at(-1) ?? 0) < step;
  return [...(isClose ? steps.slice(0, -1) : steps), length - 1];
}

function boxOf(layout: PanelLayout, place: Place, { dx, dy, align }: LabelPlace, room: number): Box {
  const width = emsOf(pointText(layout, place)) * TYPE.label;
  const x = place.to * room * TYPE.label + dx;
  const left = align === 'start' ? x : x - width;
  const baseline = place.y + dy;
  return { left, right: left + width, top: baseline - ASCENT * TYPE.label, bottom: baseline + DESCENT * TYPE.label };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
