import { type PanelLayout, PLOT, type Place } from './layout.ts';
import { emsOf, headOf, LINE_HEAD, ROOM, TYPE } from './measure.ts';
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
 * What is written beside the points of a line, and where: every value while none lies on another; else the last, the highest,
 * the lowest and the first, as far as they leave each other room. What is left out stands in the table.
 * @param room squares of a label's type that go into the width
 */
export function pointLabels(layout: PanelLayout, room = ROOM): (LabelPlace | undefined)[] {
  const { places } = layout;
  const boxOf = (place: Place, label: LabelPlace) => boxAt(place, label, widthOf(layout, place), room);
  const all = places.map((place, i) => {
    const label = labelPlace(i, places.length);
    const isInPlot = boxOf(place, label).bottom <= plotEnd(layout, room);
    return isInPlot ? label : centred(layout, place, ABOVE, room);
  });
  const boxes = places.map((place, i) => boxOf(place, all[i] as LabelPlace));
  if (!boxes.some((box, i) => boxes.slice(i + 1).some((other) => overlap(box, other)))) return all;
  const written = new Map<Place, { label: LabelPlace; box: Box }>();
  for (const place of tellingOf(places)) {
    const isLowest = places.every(({ y }) => y <= place.y);
    const below = centred(layout, place, BELOW, room);
    const isBelow = isLowest && boxOf(place, below).bottom <= plotEnd(layout, room);
    const label = isBelow ? below : centred(layout, place, ABOVE, room);
    const box = boxOf(place, label);
    if ([...written.values()].every((other) => !overlap(box, other.box))) written.set(place, { label, box });
  }
  return places.map((place) => written.get(place)?.label);
}

/** From a point to the baseline of its value. */
const ABOVE = -11;
const BELOW = 21;

/** What is most worth knowing of a line, that first. */
function tellingOf(places: readonly Place[]): Place[] {
  const byHeight = [...places].sort((a, b) => a.y - b.y);
  return [places.at(-1), byHeight[0], byHeight.at(-1), places[0]].filter((place) => place !== undefined);
}

/** In the middle above or below its point, moved inwards at the ends of the drawing. */
function centred(layout: PanelLayout, place: Place, dy: number, room: number): LabelPlace {
  const width = widthOf(layout, place);
  const x = place.to * room * TYPE.label;
  const left = Math.max(0, Math.min(x - width / 2, room * TYPE.label - width));
  return { dx: left - x, dy, align: 'start' };
}

function plotEnd({ panel }: PanelLayout, room: number): number {
  return headOf(panel, room) + LINE_HEAD + PLOT;
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

function widthOf(layout: PanelLayout, place: Place): number {
  return emsOf(pointText(layout, place)) * TYPE.label;
}

function boxAt(place: Place, { dx, dy, align }: LabelPlace, width: number, room: number): Box {
  const x = place.to * room * TYPE.label + dx;
  const left = align === 'start' ? x : x - width;
  const baseline = place.y + dy;
  return { left, right: left + width, top: baseline - ASCENT * TYPE.label, bottom: baseline + DESCENT * TYPE.label };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
