import { tellApart } from './apart.ts';
import { chooseAxis } from './axis.ts';
import { statedPeriod } from './caption.ts';
import { endOf, footOf } from './ends.ts';
import { fillIn } from './finding.ts';
import { liveDescription, speaksOfOthers, withoutValues } from './live.ts';
import { type ChartData, formerIds, type PanelDescription, type PointData, toPointData, toPoints } from './point.ts';
import { pointsOf } from './points.ts';
import type { ChartDescription, ChartSpec, Panel, Point } from './schema.ts';
import { sizeOf } from './size.ts';

/**
 * Description + data → what the chart shows. Groups of which the issues hold no value are left out; unknown ids are told by
 * `checkReferences` before.
 * @throws DiagnosticError for a chart without any value, which is a state, or for words that cannot be filled in
 */
export function toSpec(described: ChartDescription, data: ChartData): ChartSpec {
  const pointData = toPointData(data);
  const description = liveDescription(described, pointData);
  const { id, title, type, unit, notes, renamed, labels, scales } = description;
  // Ids before order: a new value must not rename those that links point to.
  const { named, former: unfiled } = withIds(
    description.panels.map((panel) => findPoints(panel, description, pointData)),
    new Map(description.panels.flatMap((panel) => [...formerIds(panel, pointData)])),
  );
  const period = sharedPeriod(named.flat());
  const found = annotate(named, labels, period);
  const groups = description.panels.map((panel, i) => toPanel(panel, found[i] ?? [], description));
  // What a group names by its points (`only`) may all be of issues that are not held.
  const panels = groups.filter((panel) => panel.points.length > 0);
  if (panels.length === 0) throw withoutValues(description);
  const points = pointsOf({ panels });
  // What is said of issues that are not held waits until they are.
  const fill = (text: string) => (speaksOfOthers(text, data) ? undefined : fillIn(text, points, id));
  const finding = fill(description.finding) ?? `收存的各期里现有${points.length}个数。`;
  const all = { ...unfiled, ...renamed };
  const former = Object.keys(all).length > 0 ? { renamed: all } : {};
  return {
    id,
    title,
    finding,
    type,
    unit,
    panels,
    notes: notes.flatMap((note) => fill(note) ?? []),
    ...former,
    ...(scales.length > 0 && { scales }),
    ...(period && { period }),
  };
}

function findPoints(panel: PanelDescription, { type }: ChartDescription, data: PointData): Point[] {
  const all = panel.indicators.flatMap((indicator) => toPoints(indicator, panel, data));
  return all.filter((point) => (!panel.only || panel.only.includes(point.id)) && (type !== 'line' || point.date));
}

function toPanel(panel: PanelDescription, found: readonly Point[], { type, unit, axis }: ChartDescription): Panel {
  const ordered = panel.sort === 'value' ? found.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : [...found];
  if (panel.label === 'date' || panel.label === 'issue' || panel.label === 'year')
    ordered.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  const points = type === 'parts' ? laidEndToEnd(ordered) : ordered;
  const values = points.flatMap((point) => [sizeOf(point), ...(point.from === undefined ? [] : [point.from])]);
  // An end that a new value goes beyond is none.
  const min = axis && values.every((value) => value >= axis.min) ? axis.min : footOf(type, values);
  const end = axis?.max;
  const max = end !== undefined && values.every((value) => value <= end) ? end : endOf(type, points, values);
  return {
    title: panel.title ?? '',
    unit: panel.unit ?? unit,
    ...chooseAxis(values, min, max),
    points,
  };
}

/** The first point is the whole; each part begins where the one before it ends. */
function laidEndToEnd([whole, ...parts]: readonly Point[]): Point[] {
  let end = 0;
  const laid = parts.map((part) => {
    const from = end;
    end += sizeOf(part);
    return { ...part, from, to: end };
  });
  return whole ? [whole, ...laid] : [];
}

/**
 * Two points of one name (two parts of an indicator, two bulletins) get a number behind it.
 * @param before former ids by present ones, without that number
 * @returns the points, and the present id of each former one
 */
function withIds(panels: readonly (readonly Point[])[], before: ReadonlyMap<string, readonly string[]>) {
  const seen = new Map<string, number>();
  const former: Record<string, string> = {};
  const named = panels.map((points) =>
    points.map((point) => {
      const count = (seen.get(point.id) ?? 0) + 1;
      seen.set(point.id, count);
      const number = count === 1 ? '' : `-${count}`;
      const id = `${point.id}${number}`;
      for (const was of before.get(point.id) ?? []) former[`${was}${number}`] = id;
      return { ...point, id };
    }),
  );
  return { named, former };
}

/** Names and notes of points: what all share is said once, beside the unit. */
function annotate(
  panels: readonly (readonly Point[])[],
  labels: Readonly<Record<string, string>>,
  period: string | undefined,
): Point[][] {
  const isAllComputed = panels.flat().every(({ quality }) => quality === 'computed');
  return panels.map((points) => {
    const names = tellApart(points.map((point) => ({ ...point, label: labels[point.id] ?? point.label })));
    return points.map((point, i) => {
      const label = names[i] ?? point.label;
      const stated = statedPeriod(point.period);
      // The name says it already: alone, or with other marks that tell it apart.
      const isSaid =
        point.period === point.label || [`（${stated}）`, `（${stated}，`].some((mark) => label.includes(mark));
      const own = period === undefined && !isSaid ? stated : '';
      const origin = isAllComputed ? '' : originOf(point);
      return {
        ...point,
        label,
        note: [own, [point.detail, origin].filter(Boolean).join('，')].filter(Boolean).join(' · '),
      };
    });
  });
}

function originOf({ quality }: Point): string {
  return quality === 'computed' ? '计算' : '';
}

/** The time that every point states alike. */
function sharedPeriod(points: readonly Point[]): string | undefined {
  const stated = new Set(points.map(({ period }) => statedPeriod(period)));
  const [only] = stated;
  return stated.size === 1 && points.length > 1 && only ? only : undefined;
}
