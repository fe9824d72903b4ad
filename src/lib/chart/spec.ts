import { permalink } from '../bulletin/id.ts';
import { formatDate, formatValue } from '../format.ts';
import type { Entity, Indicator, Observation } from '../indicator/schema.ts';
import { chooseAxis } from './axis.ts';
import type { ChartDescription, ChartSpec, Panel, Point, Source } from './schema.ts';

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
 * because an empty chart is always a fault of the description or of a rule.
 */
export function toSpec(description: ChartDescription, data: ChartData): ChartSpec {
  const panels = description.panels.map((panel) => toPanel(panel, description, data));
  const { id, title, type, unit, notes } = description;
  const points = panels.flatMap((panel) => panel.points);
  return { id, title, finding: fillIn(description.finding, points, id), type, unit, panels, notes };
}

function toPanel(panel: PanelDescription, description: ChartDescription, data: ChartData): Panel {
  const points = panel.indicators.flatMap((indicator) => toPoints(indicator, panel, data));
  if (points.length === 0) {
    throw new Error(emptyPanel(panel, description, data));
  }
  if (panel.sort === 'value') points.sort((a, b) => b.value - a.value);
  const values = points.map((point) => point.value);
  const { axis } = description;
  return { title: panel.title ?? '', ...chooseAxis(values, axis?.min, axis?.max), points };
}

/** Why a panel is empty, and what to do about it. */
function emptyPanel(panel: PanelDescription, { id }: ChartDescription, data: ChartData): string {
  const file = `content/charts/${id}.yaml`;
  const indicator = panel.indicators.find((name) => !data.indicators.some((i) => i.id === name));
  if (indicator) return `${file}：没有指标 ${indicator}；指标的编号是 content/indicators/ 里的文件名。`;
  const entity = panel.entities?.find((name) => !data.entities.some((e) => e.id === name));
  if (entity) return `${file}：没有主体 ${entity}；主体的编号是 content/entities/ 里的文件名。`;
  return `${file}：${panel.indicators.join('、')} 没有观测值；先运行 npm run extract，仍没有就检查指标文件的 unit 和 rules。`;
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
  const date = data.dates.get(serialOf(observation)) ?? '';
  const unit = observation.unit;
  return {
    label: labelOf(observation, panel, data, date),
    detail: details.map((o) => o.citations[0]?.printed ?? '').join(' / '),
    value: observation.value,
    display: formatValue(observation.value, unit, observation.approximation),
    status: observation.status,
    ...(computed && { computed: formatValue(computed.value, unit, computed.approximation) }),
    approximation: observation.approximation,
    period: panel.label === 'date' ? '' : periodText(observation),
    ...(panel.label === 'date' && { date }),
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

function labelOf(observation: Observation, panel: PanelDescription, data: ChartData, date: string): string {
  if (panel.label === 'date') return formatDate(date);
  if (panel.label === 'entity') return nameOf(observation.entity, data.entities);
  return data.indicators.find((indicator) => indicator.id === observation.indicator)?.short ?? observation.indicator;
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

const FIELDS = {
  value: (point: Point) => point.display.replace(/期$/u, ''),
  entity: (point: Point) => point.label,
  indicator: (point: Point) => point.label,
  date: (point: Point) => point.label,
} as const;

/** Fills `{max.entity}`, `{first.date}`, `{count}` … of a finding in; an unknown name throws. */
function fillIn(finding: string, points: readonly Point[], id: string): string {
  const byValue = points.toSorted((a, b) => a.value - b.value);
  const chosen: Record<string, Point | undefined> = {
    min: byValue[0],
    max: byValue.at(-1),
    first: points[0],
    last: points.at(-1),
  };
  return finding.replace(/\{(\w+)(?:\.(\w+))?\}/gu, (placeholder, which: string, field: string | undefined) => {
    if (which === 'count' && field === undefined) return String(points.length);
    const point = chosen[which];
    const read = FIELDS[field as keyof typeof FIELDS];
    if (point && read) return read(point);
    const known = `{count} 和 {min|max|first|last}.{${Object.keys(FIELDS).join('|')}}`;
    throw new Error(`content/charts/${id}.yaml：结论里有不认识的占位符 ${placeholder}；可用的是 ${known}。`);
  });
}
