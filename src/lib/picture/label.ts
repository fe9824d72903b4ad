import type { Box } from './sheet.ts';
import { widthOf } from './text.ts';

/** Finds room for the values of a line beside its points, so that none lies on another, on a point or on the line. */

/** A point with what is to be written beside it. */
export interface Spot {
  x: number;
  y: number;
  words: string;
  /** How far its mark reaches from its middle. */
  reach: number;
}

/** What it costs that a label lies on something, or that another point stands between it and its own. */
const COST = { outside: 1000, label: 100, dot: 60, between: 12, line: 8 };
/** A label dearer than this is left out, except the first, which must stand. */
const DEAREST = 20;

interface Label extends Spot {
  box: Box;
  cost: number;
}

/** Middle and baseline of the labels for which there is room, of those in `order`, the most important first. */
export function placeLabels(spots: readonly Spot[], order: readonly number[], plot: Box, size: number): Spot[] {
  const placed: Label[] = [];
  for (const [rank, i] of order.entries()) {
    const spot = spots[i];
    if (!spot) continue;
    const tried = candidates(spot, size).map((label) => ({
      ...label,
      cost: label.cost + costOf(label.box, spots, placed, plot) + (isCut(label, spot, spots) ? COST.between : 0),
    }));
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a));
    if (rank === 0 || best.cost <= DEAREST) placed.push(best);
  }
  return placed;
}

/** Above and below first, then the corners, then the sides. */
function candidates(spot: Spot, size: number): Label[] {
  const { x, y, words, reach } = spot;
  const width = widthOf(words, size);
  const height = size * 1.1;
  const aside = width / 2 + reach + 3;
  const up = -(height / 2 + reach + 3);
  const places = [
    [0, up],
    [0, -up],
    [-aside, up * 0.7],
    [aside, -up * 0.7],
    [aside, up * 0.7],
    [-aside, -up * 0.7],
    [aside + 4, 0],
    [-aside - 4, 0],
  ] as const;
  return places.map(([dx, dy], rank) => ({
    x: x + dx,
    y: y + dy + size * 0.37,
    words,
    reach,
    box: { x: x + dx - width / 2, y: y + dy - height / 2, width, height },
    cost: rank,
  }));
}

function costOf(box: Box, spots: readonly Spot[], placed: readonly Label[], plot: Box): number {
  const onLabels = placed.filter((label) => overlap(box, label.box)).length;
  const onDots = spots.filter((spot) => overlap(box, around(spot))).length;
  const onLine = spots.slice(1).some((spot, i) => crosses(spots[i] ?? spot, spot, box));
  const isOutside =
    box.x < plot.x ||
    box.x + box.width > plot.x + plot.width ||
    box.y + box.height > plot.y + plot.height ||
    box.y < plot.y - box.height * 1.6;
  return onLabels * COST.label + onDots * COST.dot + (onLine ? COST.line : 0) + (isOutside ? COST.outside : 0);
}

/** True if another point lies on the side of its point where the label stands: then it would seem to be its label. */
function isCut({ box }: Label, spot: Spot, spots: readonly Spot[]): boolean {
  const side = box.y + box.height / 2 - spot.y;
  return spots.some(
    (other) => other !== spot && Math.abs(other.x - spot.x) < box.width / 2 && (other.y - spot.y) * side > 0,
  );
}

function around({ x, y, reach }: Spot): Box {
  return { x: x - reach, y: y - reach, width: reach * 2, height: reach * 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** True if the segment goes through the box: cut it at the four edges and see whether something is left. */
function crosses(a: Pick<Spot, 'x' | 'y'>, b: Pick<Spot, 'x' | 'y'>, box: Box): boolean {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [
    [a.x, b.x - a.x, box.x, box.x + box.width],
    [a.y, b.y - a.y, box.y, box.y + box.height],
  ] as const) {
    if (step === 0 && (start < low || start > high)) return false;
    if (step === 0) continue;
    const ends = [(low - start) / step, (high - start) / step];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  return from < to;
}
