import type { Panel } from './schema.ts';

/** Room on both sides of the first and the last point, as a share of their distance. */
const MARGIN = 0.1;

/** Ends of a time axis, and what is written under it: each first of January, in milliseconds. */
export interface TimeAxis {
  min: number;
  max: number;
  ticks: number[];
}

export function timeAxis(panel: Panel): TimeAxis {
  const times = panel.points.map(timeOf);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const margin = (last - first || 1) * MARGIN;
  const [min, max] = [first - margin, last + margin];
  const years = Array.from({ length: yearOf(max) - yearOf(min) + 1 }, (_, i) => Date.UTC(yearOf(min) + i, 0, 1));
  const ticks = years.filter((time) => time >= min && time <= max);
  // Within one year no first of January is left: the first point says which year it is.
  return { min, max, ticks: ticks.length > 0 ? ticks : [first] };
}

export function timeOf(point: Panel['points'][number]): number {
  return Date.parse(point.date ?? '');
}

export function yearOf(time: number): number {
  return new Date(time).getUTCFullYear();
}

/**
 * Where the label of a point stands: two points of one month lie close together, and a rising line runs
 * from lower left to upper right, so labels go to the lower right and the upper left in turn. The first
 * and the last turn inwards.
 */
export function labelPlace(index: number, count: number): { dx: number; dy: number; align: 'end' | 'start' } {
  const isLowerRight = index === 0 || (index % 2 === 0 && index !== count - 1);
  return isLowerRight ? { dx: 8, dy: 18, align: 'start' } : { dx: -6, dy: -10, align: 'end' };
}
