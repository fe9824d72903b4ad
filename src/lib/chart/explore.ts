import { isResult } from '../indicator/group.ts';
import type { FigureGroup } from '../indicator/groups.ts';
import type { Indicator, Observation } from '../indicator/schema.ts';
import { BULLETIN } from '../indicator/self.ts';
import type { ChartData } from './point.ts';
import type { ChartDescription, ChartSpec } from './schema.ts';
import { toSpec } from './spec.ts';

/** What the explorer loads for a link that names no present indicator. */
export interface ExploreIndex {
  /** Former ids of indicators and their present ones. */
  renamed: Record<string, string>;
}

/** What it loads of an indicator: its chart; null where nothing is observed. */
export type ExploreFile = ChartSpec | null;

/** True for the id of a group of figures that have no indicator. */
export function isGroup(id: string): boolean {
  return /^m[0-9a-z]{14}$/u.test(id);
}

/** The indicator that a link means: itself, or under its present id; undefined where none bears either. */
export function indicatorMeant(
  wanted: string,
  known: readonly string[],
  renamed: Readonly<Record<string, string>>,
): string | undefined {
  const present = Object.hasOwn(renamed, wanted) ? renamed[wanted] : wanted;
  return known.find((id) => id === wanted) ?? known.find((id) => id === present);
}

/** The chart of one indicator, described by rule instead of by a file; undefined where nothing is observed. */
export function exploreIndicator(id: string, data: ChartData): ChartSpec | undefined {
  const indicator = data.indicators.find((each) => each.id === id);
  const observed = data.observations.filter((each) => each.indicator === id);
  if (!indicator || observed.length === 0) return undefined;
  return toSpec(describeIndicator(indicator, observed), data);
}

/**
 * The chart of figures that measure one thing and have no indicator; undefined where none of them is a result.
 * @param own the observations of the group
 */
export function exploreGroup(
  { id, name, unit }: Pick<FigureGroup, 'id' | 'name' | 'unit'>,
  own: readonly Observation[],
  data: ChartData,
): ChartSpec | undefined {
  const indicator: Indicator = {
    id,
    name,
    short: name.slice(0, LONGEST_NAME),
    unit,
    definition: '按所计的事物和单位自动归在一起的数。',
    caveats: ['没有人写过定义，口径各有不同；目标、增减、占比不画在图上。'],
    units: [],
    match: [],
  };
  return exploreIndicator(id, { ...data, indicators: [indicator], observations: own.filter(isResult) });
}

const LONGEST_NAME = 20;

function describeIndicator(indicator: Indicator, observed: ChartData['observations']): ChartDescription {
  // Values of the bulletin itself are told apart by their date.
  const isOfBulletin = observed.every(({ entity }) => entity.id === BULLETIN);
  const isByYear = observed.every(({ period }) => period?.end && !/^\d{4}-\d{2}-\d{2}$/u.test(period.stated));
  // Parts of one body go by their own name: both together are too long for a phone.
  const isOneBody = new Set(observed.map(({ entity }) => entity.id ?? entity.name)).size === 1;
  const isInParts = isOneBody && observed.every(({ breakdown }) => breakdown);
  const label = isOfBulletin ? (isByYear ? 'year' : 'date') : isInParts ? 'breakdown' : 'entity';
  const isShare = indicator.unit === '%';
  return {
    id: 'explore',
    title: indicator.name,
    order: 0,
    finding: (indicator.definition ?? indicator.name).replace(/[{}]/gu, ''),
    type: observed.length === 1 ? 'card' : 'bar',
    unit: indicator.unit,
    axis: isShare ? { min: 0, max: 100 } : { min: 0 },
    panels: [{ indicators: [indicator.id], label, detail: ratioOf(indicator), sort: 'given' }],
    notes: indicator.caveats,
    views: [],
    renamed: {},
    labels: {},
    scales: [],
  };
}

function ratioOf({ ratio }: Indicator): string[] {
  return ratio ? [ratio.part, ...[ratio.whole].flat()] : [];
}
