import { ROOM } from './measure.ts';
import type { Panel } from './schema.ts';

/** Room on both sides of the first and the last point, as a share of their distance. */
const MARGIN = 0.1;

/** Ends of a time axis, where it has ticks, in milliseconds, and what is written under each. */
export interface TimeAxis {
  min: number;
  max: number;
  ticks: number[];
  labels: string[];
}

/** Squares of the usual type that a year with the blank behind it needs, the first day with its year, another day. */
const YEAR = 3.6;
const FIRST_DAY = 8;
const DAY = 6;
/** More years than this are thinned out even where there is room: a phone has less. */
const MOST_YEARS = 8;

/**
 * Years where two begin within the axis, else the days of the points: one year alone says nothing of their order.
 * @param room squares of a label's type that go into the width
 */
export function timeAxis(panel: Panel, room = ROOM): TimeAxis {
  const times = panel.points.map(timeOf);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const margin = (last - first || 1) * MARGIN;
  const [min, max] = [first - margin, last + margin];
  const years = Array.from({ length: yearOf(max) - yearOf(min) + 1 }, (_, i) => Date.UTC(yearOf(min) + i, 0, 1));
  const begun = years.filter((time) => time >= min && time <= max);
  const isYearly = times.every((time) => time === Date.UTC(yearOf(time), 0, 1));
  if (begun.length > 1 || isYearly) {
    const most = room < ROOM ? Math.max(1, Math.floor(room / YEAR)) : MOST_YEARS;
    const ticks = begun.filter((_, i) => i % Math.ceil(begun.length / most) === 0);
    return { min, max, ticks, labels: ticks.map((time) => `${yearOf(time)}年`) };
  }
  const ticks = apart(
    [...new Set(times)].sort((a, b) => a - b),
    (max - min) / room,
  );
  return { min, max, ticks, labels: ticks.map((time, i) => dayOf(time, ticks[i - 1])) };
}

/**
 * The first and the last, and those between that leave room for what is written under each.
 * @param square the time that one square of type covers
 */
function apart(times: readonly number[], square: number): number[] {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || first === last) return times.slice(0, 1);
  const kept = [first];
  for (const time of times.slice(1, -1)) {
    const before = kept.at(-1) ?? first;
    const isClear = time - before >= square * (before === first ? FIRST_DAY : DAY);
    if (isClear && last - time >= square * DAY) kept.push(time);
  }
  return [...kept, last];
}

/** A day, with its year where that is not the one before. */
function dayOf(time: number, before?: number): string {
  const date = new Date(time);
  const day = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return before !== undefined && yearOf(before) === yearOf(time) ? day : `${yearOf(time)}年${day}`;
}

/** How the words of a tick stand to its place: those at an end of the axis turn inwards. */
export function tickAnchor(share: number, { ticks, labels }: TimeAxis): 'start' | 'middle' | 'end' {
  const areShort = labels.every((label) => label.endsWith('年'));
  if (areShort || ticks.length < 2) return 'middle';
  return share < 0.2 ? 'start' : share > 0.8 ? 'end' : 'middle';
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
