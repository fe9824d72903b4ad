import type { ChartSpec, Point } from './schema.ts';

/** The points of all panels, in the order of the drawing. */
export function pointsOf({ panels }: Pick<ChartSpec, 'panels'>): Point[] {
  return panels.flatMap((panel) => panel.points);
}
