import type { ChartSpec, Point, Source } from './schema.ts';

/** A row of the table that says the same as the chart. */
export interface TableRow {
  panel: string;
  label: string;
  display: string;
  detail: string;
  period: string;
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
      panel: panel.title,
      label: point.label,
      display: point.display,
      detail: point.detail,
      period: point.period,
      basis: basisOf(point),
      href: point.sources[0]?.href ?? '',
      sentences: point.sources.filter((source, i, all) => all.findIndex((s) => s.quote === source.quote) === i),
    })),
  );
}

/** How a value came about, in words. */
export function basisOf(point: Point): string {
  if (point.status === 'computed') return '由原文的数算出';
  return point.computed ? `原文印出；重算得${point.computed}` : '原文印出';
}

/** The figures behind a value; a computed value says so in words, not only by its hatching. */
export function detailText(point: Point): string {
  return [point.detail, point.status === 'computed' ? '由此算出' : ''].filter(Boolean).join('，');
}
