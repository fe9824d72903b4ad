import type { Point } from './schema.ts';

/** The value by which points are ordered and placed: of a range its upper bound. */
export function sizeOf(point: Pick<Point, 'value' | 'to'>): number {
  return point.value ?? point.to ?? 0;
}

/** Where the mark of a point begins and ends on the value axis: a bar begins at nought where the axis has one. */
export function stretchOf(point: Point, foot: number): readonly [from: number, to: number] {
  return point.from !== undefined && point.to !== undefined
    ? [point.from, point.to]
    : [Math.max(foot, 0), sizeOf(point)];
}
