import { permalink } from '../bulletin/id.ts';
import { formatDate, formatValue } from '../format.ts';
import { displayOf } from '../indicator/display.ts';
import type { Entity, Indicator, Observation } from '../indicator/schema.ts';
import { chooseAxis } from './axis.ts';
import { statedPeriod } from './caption.ts';
import { endOf, footOf } from './ends.ts';
import { fillIn } from './finding.ts';
import { pointsOf } from './points.ts';
import type { ChartDescription, ChartSpec, Panel, Point, Source } from './schema.ts';
import { sizeOf } from './size.ts';

/** What a chart is drawn from. */
export interface ChartData {
  observations: readonly Observation[];
  indicators: readonly Indicator[];
  entities: readonly Entity[];
  /** Date of each held bulletin by its serial, ISO. */
  dates: ReadonlyMap<number, string>;
}

type PanelDescription = ChartDescription['panels'][number];

/**
 * Description + data → what the chart shows. Throws with the id of the chart if a panel would be empty,
 * because an empty chart is always a fault of the description or of a rule; unknown ids are told by
 * `checkReferences` before.
 */
export function toSpec(description: ChartDescription, data: ChartData): ChartSpec {
  const { id, title, type, unit, notes, renamed, labels, scales } = description;
  // Ids before order: a new value must not rename those that links point to.
  const named = withIds(description.panels.map((panel) => findPoints(panel, description, data)));
  const period = sharedPeriod(named.flat());
  const found = annotate(named, labels, period);
  const panels = description.panels.map((panel, i) => toPanel(panel, found[i] ?? [], description));
  const points = pointsOf({ panels });
  const finding = fillIn(description.finding, points, id);
  const former = Object.keys(renamed).length > 0 ? { renamed } : {};
  return {
    id,
    title,
    finding,
    type,
    unit,
    panels,
    notes,
    ...former,
    ...(scales.length > 0 && { scales }),
    ...(period && { period }),
  };
}

function findPoints(panel: PanelDescription, { id }: ChartDescription, data: ChartData): Point[] {
  const all = panel.indicators.flatMap((indicator) => toPoints(indicator, panel, data));
  const found = all.filter((point) => !panel.only || panel.only.includes(point.id));
  if (found.length > 0) return found;
  const names = panel.indicators.join('、');
  throw new Error(
    `content/charts/${id}.yaml：${names} 没有观测值；先运行 npm run extract，仍没有就检查指标文件的 unit 和 rules。`,
  );
}

function toPanel(panel: PanelDescription, found: readonly Point[], { type, unit, axis }: ChartDescription): Panel {
  const ordered = panel.sort === 'value' ? found.toSorted((a, b) => sizeOf(b) - sizeOf(a)) : [...found];
  if (panel.label === 'date' || panel.label === 'year')
    ordered.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
  const points = type === 'parts' ? laidEndToEnd(ordered) : ordered;
  const values = points.flatMap((point) => [sizeOf(point), ...(point.from === undefined ? [] : [point.from])]);
  return {
    title: panel.title ?? '',
    unit: panel.unit ?? unit,
    ...chooseAxis(values, axis?.min ?? footOf(type, values), axis?.max ?? endOf(type, points, values)),
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

/** Two points of one name (two parts of an indicator, two bulletins) get a number behind it. */
function withIds(panels: readonly (readonly Point[])[]): Point[][] {
  const seen = new Map<string, number>();
  return panels.map((points) =>
    points.map((point) => {
      const count = (seen.get(point.id) ?? 0) + 1;
      seen.set(point.id, count);
      return count === 1 ? point : { ...point, id: `${point.id}-${count}` };
    }),
  );
}

/** Names and notes of points: what all share is said once, beside the unit. */
function annotate(
  panels: readonly (readonly Point[])[],
  labels: Readonly<Record<string, string>>,
  period: string | undefined,
): Point[][] {
  const isAllComputed = panels.flat().every(({ quality }) => quality === 'computed');
  return panels.map((points) =>
    points.map((point) => {
      const own = period === undefined && point.period !== point.label ? statedPeriod(point.period) : '';
      const origin = isAllComputed ? '' : originOf(point);
      return {
        ...point,
        label: labels[point.id] ?? point.label,
        note: [own, [point.detail, origin].filter(Boolean).join('，')].filter(Boolean).join(' · '),
      };
    }),
  );
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

/** One point an entity and bulletin: the printed observation if there is one, else the computed one. */
function toPoints(indicator: string, panel: PanelDescription, data: ChartData): Point[] {
  const own = data.observations.filter(
    (o) => o.indicator === indicator && (!panel.entities || panel.entities.includes(o.entity)),
  );
  const printed = own.filter((o) => o.status === 'printed');
  const unprinted = own.filter((o) => o.status === 'computed' && !printed.some((p) => isSameCase(p, o)));
  return [...printed, ...unprinted].map((observation) => toPoint(observation, own, panel, data));
}

function toPoint(
  observation: Observation,
  own: readonly Observation[],
  panel: PanelDescription,
  data: ChartData,
): Point {
  const computed = own.find((o) => o.status === 'computed' && o !== observation && isSameCase(o, observation));
  const details = panel.detail
    .flatMap((id) => data.observations.filter((o) => o.indicator === id && isSameCase(o, observation)))
    .filter((o) => panel.label === 'entity' || isCountOf(o.indicator, observation.indicator, data.indicators));
  const { unit, value, min, max, status, approximation } = observation;
  return {
    id: pointId(observation, panel),
    label: labelOf(observation, panel, data),
    detail: details.map((o) => o.citations[0]?.printed ?? '').join(' / '),
    note: '',
    unit,
    value,
    ...(value === null && min !== undefined && max !== undefined && { from: min, to: max }),
    display: displayOf(observation),
    quality: status === 'computed' ? 'computed' : value === null ? 'range' : approximation,
    ...(computed?.value != null && { computed: formatValue(computed.value, unit, computed.approximation) }),
    period: panel.label === 'date' ? '' : periodText(observation),
    ...dateOf(observation, panel, data),
    sources: sourcesOf([observation, ...details]),
  };
}

/** The time as stated; relative words with what they mean: 2023年（原文“去年”）. */
function periodText({ period }: Observation): string {
  if (!period) return '原文未说明时间';
  const { stated, start, end } = period;
  if (/\d{4}年|届/u.test(stated) || !end) return stated;
  const year = start?.slice(0, 4);
  const isWholeYear = start?.endsWith('-01-01') && end === `${year}-12-31`;
  return `${isWholeYear ? `${year}年` : `${start ? `${formatDate(start)}至` : '截至'}${formatDate(end)}`}（原文“${stated}”）`;
}

/** The count that a share is computed from: a-class-count of a-class-share. */
function isCountOf(count: string, share: string, indicators: readonly Indicator[]): boolean {
  return indicators.find((indicator) => indicator.id === share)?.ratio?.part === count;
}

function dateOf(observation: Observation, { label }: PanelDescription, { dates }: ChartData): { date?: string } {
  if (label === 'date') return { date: dates.get(serialOf(observation)) ?? '' };
  // The first day, so that a year stands at its own mark on the axis.
  const start = observation.period?.start;
  return start ? { date: start } : {};
}

function labelOf(observation: Observation, panel: PanelDescription, data: ChartData): string {
  const { label } = panel;
  if (label === 'date') return formatDate(data.dates.get(serialOf(observation)) ?? '');
  if (label === 'year') return observation.period?.stated ?? '';
  const { breakdown } = observation;
  if (label === 'entity') return `${nameOf(observation.entity, data.entities)}${breakdown ? `（${breakdown}）` : ''}`;
  const name = data.indicators.find((indicator) => indicator.id === observation.indicator)?.short;
  return label === 'breakdown' && breakdown
    ? breakdown
    : `${name ?? observation.indicator}${breakdown ? `（${breakdown}）` : ''}`;
}

/** Short and ASCII: a Chinese character takes nine in an address. Bodies without a file go by a checksum of their name. */
function pointId({ entity, indicator, citations }: Observation, { label }: PanelDescription): string {
  const isByTime = label === 'date' || label === 'year';
  const serial = citations[0]?.serial ?? 0;
  if (isByTime) return String(serial);
  const name = label === 'entity' ? entity : indicator;
  // With the bulletin: an older one that comes later must not take the name of a point that links lead to.
  return `${/^[a-z0-9-]+$/u.test(name) ? name : `u${checksum(name)}`}-${serial}`;
}

/** FNV-1a, 32 bits, in base 36: a name for a name, not a secret. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

function nameOf(id: string, entities: readonly Entity[]): string {
  return entities.find((entity) => entity.id === id)?.name ?? id;
}

/** The sentences behind a point, each once. */
function sourcesOf(observations: readonly Observation[]): Source[] {
  const sources = new Map<string, Source>();
  for (const { serial, target, quote, printed } of observations.flatMap((o) => o.citations)) {
    const href = permalink(serial, target);
    if (!sources.has(href)) sources.set(href, { href, serial, quote, printed });
  }
  return [...sources.values()];
}

function isSameCase(a: Observation, b: Observation): boolean {
  return a.entity === b.entity && serialOf(a) === serialOf(b);
}

function serialOf(observation: Observation): number {
  return observation.citations[0]?.serial ?? 0;
}
