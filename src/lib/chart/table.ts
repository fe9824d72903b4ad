import { QUALITIES, type Quality } from './model.ts';
import { pointsOf } from './points.ts';
import type { ChartSpec, Point, Source } from './schema.ts';

/** A row of the table that says the same as the chart. */
export interface TableRow {
  id: string;
  panel: string;
  label: string;
  display: string;
  detail: string;
  period: string;
  quality: Quality;
  /** Printed, computed, or printed and recomputed. */
  basis: string;
  /** Address of the figure itself. */
  href: string;
  /** The sentences behind the value, each once. */
  sentences: readonly Source[];
}

/** Every point of a chart as a row, in the order of the drawing. */
export function toTable(spec: ChartSpec): TableRow[] {
  return spec.panels.flatMap((panel) =>
    panel.points.map((point) => ({
      id: point.id,
      panel: panel.title,
      label: point.label,
      display: point.display,
      detail: point.detail,
      period: point.period,
      quality: point.quality,
      basis: basisOf(point),
      href: point.sources[0]?.href ?? '',
      sentences: point.sources.filter((source, i, all) => all.findIndex((s) => s.quote === source.quote) === i),
    })),
  );
}

/** How a value came about, in words. */
export function basisOf(point: Point): string {
  if (point.quality === 'computed') return '计算：由原文的数算出';
  return point.computed ? `原文印出；重算得${point.computed}` : '原文印出';
}

/** A point in one line: for a tooltip, for a screen reader, the text of its row in the table. */
export function spoken(point: Point): string {
  return [point.label, point.display, point.detail, point.period, basisOf(point)].filter(Boolean).join('，');
}

/** True if printed values and ours stand side by side, so that a reader may want the printed ones alone. */
export function isMixed(spec: ChartSpec): boolean {
  const qualities = new Set(pointsOf(spec).map(({ quality }) => quality));
  return qualities.has('computed') && qualities.size > 1;
}

/** The qualities that a legend has to explain: those in use, without what needs no word. */
export function qualitiesOf(spec: ChartSpec): Quality[] {
  const used = new Set(pointsOf(spec).map(({ quality }) => quality));
  return QUALITIES.filter((quality) => quality !== 'exact' && used.has(quality));
}
