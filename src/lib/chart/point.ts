import { permalink } from '../bulletin/id.ts';
import { type IssueKey, shortTitle } from '../bulletin/issue-key.ts';
import { formatDate, formatValue } from '../format.ts';
import { displayOf } from '../indicator/display.ts';
import { type Register, registerOf } from '../indicator/entity.ts';
import type { Entity } from '../indicator/entity-file.ts';
import type { Indicator, Observation } from '../indicator/schema.ts';
import type { ChartDescription, Point, Source } from './schema.ts';

/** What a chart is drawn from. */
export interface ChartData {
  observations: readonly Observation[];
  indicators: readonly Indicator[];
  entities: readonly Entity[];
  /** Date of each held bulletin by its serial, ISO. */
  dates: ReadonlyMap<IssueKey, string>;
}

/** The same, with its entities by whatever they are called. */
export type PointData = ChartData & { register: Register };

export function toPointData(data: ChartData): PointData {
  return { ...data, register: registerOf(data.entities) };
}

export type PanelDescription = ChartDescription['panels'][number] & {
  /** Only values of these units, where the panel was split by them. */
  ofUnits?: readonly string[];
};

/** One point an entity and bulletin: the printed observation if there is one, else the computed one. */
export function toPoints(indicator: string, panel: PanelDescription, data: PointData): Point[] {
  const own = data.observations.filter(
    (o) =>
      o.indicator === indicator &&
      (!panel.entities || panel.entities.includes(nameInFile(o))) &&
      (!panel.ofUnits || panel.ofUnits.includes(o.unit)),
  );
  // Looked up, not searched for: an indicator may have as many observations as there are bulletins.
  const byCase = Map.groupBy(own, caseOf);
  const details = panel.detail.map((id) =>
    Map.groupBy(
      data.observations.filter((o) => o.indicator === id),
      caseOf,
    ),
  );
  const printed = own.filter((o) => o.status === 'printed');
  const unprinted = own.filter(
    (o) => o.status === 'computed' && !byCase.get(caseOf(o))?.some(({ status }) => status === 'printed'),
  );
  return [...printed, ...unprinted].map((observation) => {
    const same = caseOf(observation);
    const beside = details.flatMap((each) => each.get(same) ?? []);
    return toPoint(observation, byCase.get(same) ?? [], beside, panel, data);
  });
}

/** @param same observations of the indicator in the same case; @param beside those of the indicators of detail */
function toPoint(
  observation: Observation,
  same: readonly Observation[],
  beside: readonly Observation[],
  panel: PanelDescription,
  data: PointData,
): Point {
  const computed = same.find((o) => o.status === 'computed' && o !== observation);
  const details = beside.filter(
    (o) => panel.label === 'entity' || isCountOf(o.indicator, observation.indicator, data.indicators),
  );
  const { unit, value, min, max, status, approximation } = observation;
  return {
    id: pointId(observation, panel, data),
    label: labelOf(observation, panel, data),
    detail: details.map((o) => o.citations[0]?.printed ?? '').join(' / '),
    note: '',
    unit,
    value,
    ...(value === null && min !== undefined && max !== undefined && { from: min, to: max }),
    display: displayOf(observation),
    quality: status === 'computed' ? 'computed' : value === null ? 'range' : approximation,
    ...(computed?.value != null && { computed: formatValue(computed.value, unit, computed.approximation) }),
    period: periodOf(observation, panel, data),
    ...dateOf(observation, panel, data),
    sources: sourcesOf([observation, ...details]),
  };
}

/** The time of a point: that of the bulletin where its name says which bulletin, none where its name is the day. */
function periodOf(observation: Observation, { label }: PanelDescription, { dates }: PointData): string {
  if (label === 'date') return '';
  return label === 'issue' ? formatDate(dates.get(serialOf(observation)) ?? '') : periodText(observation);
}

/** A point for a bulletin stands at its day. */
export function isByIssue(label: PanelDescription['label']): boolean {
  return label === 'date' || label === 'issue';
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

function dateOf(observation: Observation, { label }: PanelDescription, { dates }: PointData): { date?: string } {
  if (isByIssue(label)) return { date: dates.get(serialOf(observation)) ?? '' };
  // The first day, so that a year stands at its own mark on the axis.
  const start = observation.period?.start;
  return start ? { date: start } : {};
}

function labelOf(observation: Observation, panel: PanelDescription, data: PointData): string {
  const { label } = panel;
  if (label === 'issue') return shortTitle(serialOf(observation));
  if (label === 'date') return formatDate(data.dates.get(serialOf(observation)) ?? '');
  if (label === 'year') return observation.period?.stated ?? '';
  const { breakdown } = observation;
  if (label === 'entity') return `${observation.entity.name}${breakdown ? `（${breakdown}）` : ''}`;
  const name = data.indicators.find((indicator) => indicator.id === observation.indicator)?.short;
  return label === 'breakdown' && breakdown
    ? breakdown
    : `${name ?? observation.indicator}${breakdown ? `（${breakdown}）` : ''}`;
}

/** Short and ASCII: a Chinese character takes nine in an address. The same before and after its body is filed. */
function pointId(observation: Observation, { label }: PanelDescription, { register }: PointData): string {
  const { entity, indicator } = observation;
  const isByTime = label === 'date' || label === 'year' || label === 'issue';
  const serial = serialOf(observation);
  if (isByTime) return String(serial);
  // With the bulletin: an older one that comes later must not take the name of a point that links lead to.
  return `${label === 'entity' ? register.keyOf(entity) : indicator}-${serial}`;
}

/**
 * Ids that points of a panel had while other names of their body stood for a body of its own: what they were and what they
 * are now, without the number of equal ones.
 */
export function formerIds(panel: PanelDescription, { observations, register }: PointData): Map<string, string[]> {
  if (panel.label !== 'entity') return new Map();
  const own = observations.filter(({ indicator }) => panel.indicators.includes(indicator));
  return new Map(
    own.flatMap((observation): [string, string[]][] => {
      const former = register.formerKeysOf(observation.entity);
      const serial = serialOf(observation);
      return former.length === 0
        ? []
        : [[`${register.keyOf(observation.entity)}-${serial}`, former.map((key) => `${key}-${serial}`)]];
    }),
  );
}

/** What files of charts call its entity. */
export function nameInFile({ entity }: Observation): string {
  return entity.id ?? entity.name;
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

/** Whose, and in which bulletin: observations of one case belong together. */
function caseOf(observation: Observation): string {
  return `${serialOf(observation)} ${nameInFile(observation)}`;
}

function serialOf(observation: Observation): IssueKey {
  return observation.citations[0]?.serial ?? 0;
}
