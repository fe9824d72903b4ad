import { type PanelLayout, PLOT, type Place } from './layout.ts';
import { emsOf, headOf, LINE_HEAD, ROOM, TYPE } from './measure.ts';
import { labelPlace } from './time.ts';

/** Where the value of a point is written, pixels from the point at the usual size of type. */
export type LabelPlace = ReturnType<typeof labelPlace>;

/** From a point to the baseline of its value, above and below it; and the height of a line of type. */
const ABOVE = -11;
const BELOW = 21;
const LINE = TYPE.label;
/** More points than this lie close on a phone. */
const MANY = 24;
const SMALL_DOT = 0.6;

/**
 * What is written beside the points of a line, and where: every value while none lies on another; else the last, the highest,
 * the lowest and the first, as far as they leave each other room. What is left out stands in the table.
 * @param room squares of a label's type that go into the width
 */
export function pointLabels(layout: PanelLayout, room = ROOM): (LabelPlace | undefined)[] {
  const { places } = layout;
  const width = room * TYPE.label;
  const end = headOf(layout.panel, room) + LINE_HEAD + PLOT;
  const wideOf = (place: Place) => emsOf(pointText(layout, place)) * TYPE.label;
  // In the middle of its point, moved inwards at the ends of the drawing.
  const centred = (place: Place, dy: number): LabelPlace => {
    const x = place.to * width;
    return { dx: Math.max(0, Math.min(x - wideOf(place) / 2, width - wideOf(place))) - x, dy, align: 'start' };
  };
  const write = (order: readonly Place[], labelOf: (place: Place) => LabelPlace) => {
    const written = new Map<Place, { label: LabelPlace; left: number; right: number; foot: number }>();
    for (const place of order) {
      const wanted = labelOf(place);
      // None lies over the time axis.
      const label = place.y + wanted.dy < end ? wanted : centred(place, ABOVE);
      const wide = wideOf(place);
      const left = place.to * width + label.dx - (label.align === 'start' ? 0 : wide);
      const foot = place.y + label.dy;
      const isClear = [...written.values()].every(
        (other) => left >= other.right || other.left >= left + wide || Math.abs(foot - other.foot) >= LINE,
      );
      if (isClear) written.set(place, { label, left, right: left + wide, foot });
    }
    return written;
  };
  const all = write(places, (place) => labelPlace(places.indexOf(place), places.length));
  const heights = places.map(({ y }) => y);
  const [top, low] = [Math.min(...heights), Math.max(...heights)];
  const telling = [places.at(-1), places.find(({ y }) => y === top), places.find(({ y }) => y === low), places[0]];
  const labels =
    all.size === places.length
      ? all
      : write(
          telling.flatMap((place) => place ?? []),
          (place) => centred(place, place.y === low ? BELOW : ABOVE),
        );
  return places.map((place) => labels.get(place)?.label);
}

/** The value as it is written: its unit stands above the drawing. */
export function pointText({ panel }: Pick<PanelLayout, 'panel'>, { point }: Pick<Place, 'point'>): string {
  return point.display.replace(panel.unit, '');
}

/** How large the shapes of a line are drawn, as a part of the usual. */
export function dotScale({ places }: Pick<PanelLayout, 'places'>): number {
  return places.length > MANY ? SMALL_DOT : 1;
}
