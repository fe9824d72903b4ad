import { formatNumber } from '../format.ts';
import { chooseAxis, chooseLogAxis } from './axis.ts';
import type { ChartSpec, Panel, Point } from './schema.ts';
import { sizeOf } from './size.ts';
import type { ViewState } from './state.ts';
import { yearOf } from './time.ts';

/**
 * A chart as a reader has chosen to see it: a chart again, for the same outputs. What would leave nothing
 * to see leaves the chart as it is. Axes of bars stay, so that a choice never makes a difference look larger.
 */
export function applyState(spec: ChartSpec, state: ViewState): ChartSpec {
  const panels = spec.panels.flatMap((panel) => {
    const points = panel.points.filter((point) => isShown(point, state));
    return points.length > 0 ? [toView(panel, points, spec, state)] : [];
  });
  if (panels.length === 0) return spec;
  const choice = describeChoice(panels, state);
  const unit = state.index ? '指数' : spec.unit;
  return { ...spec, finding: findingOf(spec, panels), unit, panels, ...(choice && { choice }) };
}

function isShown(point: Point, { shown, printedOnly, years }: ViewState): boolean {
  if (shown && !shown.includes(point.id)) return false;
  if (printedOnly && point.quality === 'computed') return false;
  if (!years || !point.date) return true;
  const year = yearOf(Date.parse(point.date));
  return year >= years[0] && year <= years[1];
}

function toView(panel: Panel, points: readonly Point[], spec: ChartSpec, state: ViewState): Panel {
  const ordered = state.order === 'value' ? [...points].sort((a, b) => sizeOf(b) - sizeOf(a)) : [...points];
  const chosen = state.index ? toIndex(ordered) : ordered;
  if (spec.type !== 'line') return { ...panel, points: chosen };
  const values = chosen.map(sizeOf);
  const unit = state.index ? '' : panel.unit;
  if (state.log) return { ...panel, unit, ...chooseLogAxis(values), log: true, points: chosen };
  const isWhole = points.length === panel.points.length && !state.index;
  return { ...panel, unit, ...(isWhole ? {} : chooseAxis(values)), points: chosen };
}

/** The first value is 100 exactly; what is not the first is our arithmetic. */
function toIndex(points: readonly Point[]): Point[] {
  const base = sizeOf(points[0] as Point);
  return points.map((point, i) => {
    const value = i === 0 ? 100 : Number(((sizeOf(point) / base) * 100).toFixed(1));
    return {
      ...point,
      value,
      display: formatNumber(value),
      detail: point.display,
      note: point.display,
      quality: 'computed',
    };
  });
}

/** The finding speaks of the whole chart: a part of it says only that it is one. */
function findingOf(spec: ChartSpec, panels: readonly Panel[]): string {
  const [all, some] = [countOf(spec.panels), countOf(panels)];
  return some < all ? `这里只显示全部${all}项中的${some}项。` : spec.finding;
}

function countOf(panels: readonly Panel[]): number {
  return panels.reduce((sum, { points }) => sum + points.length, 0);
}

/** The choice in words: 只看3项 · 2022—2024年 · 2022年3月1日＝100. */
function describeChoice(panels: readonly Panel[], state: ViewState): string {
  const [first, last] = state.years ?? [];
  return [
    state.printedOnly ? '只看原文印出的' : '',
    first === undefined ? '' : first === last ? `${first}年` : `${first}—${last}年`,
    state.order === 'value' ? '从大到小' : '',
    state.index ? `${panels[0]?.points[0]?.label}＝100` : '',
    state.log ? '对数刻度' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
