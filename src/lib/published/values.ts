import { z } from 'zod';
import type { ChartDescription, ChartSpec, Point } from '../chart/schema.ts';
import { UNPROMISED } from '../indicator/self.ts';
import { type Group, GroupSchema } from './promises.ts';

/** A value of a chart that was published and has changed since, told to readers. */
export const ChangeSchema = z.strictObject({
  /** YAML readers differ in whether an unquoted day is a text. */
  date: z.union([z.iso.date(), z.date().transform((day) => day.toISOString().slice(0, 10))]),
  chart: z.string(),
  /** Id of the point. */
  point: z.string(),
  was: z.string(),
  /** Absent where the value was withdrawn. */
  is: z.string().optional(),
  reason: z.string().min(4),
});
export type Change = z.infer<typeof ChangeSchema>;

/** `content/changes.yaml`. */
export const ChangeFileSchema = z.strictObject({ changes: z.array(z.union([ChangeSchema, GroupSchema])) });
export type ChangeFile = z.infer<typeof ChangeFileSchema>;

/** Changes of values in charts, apart from those of whatever else was told. */
export function splitChanges({ changes }: ChangeFile): { charts: Change[]; groups: Group[] } {
  const isGroup = (change: Change | Group): change is Group => 'values' in change;
  return {
    charts: changes.filter((change): change is Change => !isGroup(change)),
    groups: changes.filter(isGroup),
  };
}

/** A value as it is published: chart, point, what readers see. */
export interface PublishedValue {
  chart: string;
  point: string;
  display: string;
}

/** The ledger of values: a line for each, its parts apart by tabs. */
export function readValues(text: string): PublishedValue[] {
  return text
    .split(/\r?\n/u)
    .filter(Boolean)
    .map((line) => {
      const [chart = '', point = '', display = ''] = line.split('\t');
      return { chart, point, display };
    });
}

/** Stands for a point where the words of a chart are kept, `{max.value}` and all: new issues fill in others, people alone change them. */
const FINDING = 'finding';

/** A chart as drawn, and as described. */
export interface DrawnChart {
  spec: ChartSpec;
  description: ChartDescription;
}

/** Every value of every chart that is promised to stay, and the words of its finding. */
export function valuesOf(charts: readonly DrawnChart[]): PublishedValue[] {
  return charts.flatMap(({ spec, description }) => [
    { chart: spec.id, point: FINDING, display: description.finding.replace(/\s+/gu, ' ').trim() },
    ...promisedPoints({ spec, description }).map(({ id, display }) => ({ chart: spec.id, point: id, display })),
  ]);
}

function promisedPoints({ spec, description }: DrawnChart): Point[] {
  const isCounted = (panel: number) =>
    description.panels[panel]?.indicators.every((indicator) => UNPROMISED.includes(indicator)) ?? false;
  return spec.panels.flatMap(({ points }, i) => (isCounted(i) ? [] : points));
}

/** A change that nobody has explained to readers yet. */
export type SilentChange = Pick<Change, 'chart' | 'point' | 'was' | 'is'>;

/**
 * Published values that are others now, or gone, and of which no change tells: figures never change silently.
 * @param renamed by chart: former ids of points and their present ones
 */
export function findSilentChanges(
  published: readonly PublishedValue[],
  current: readonly PublishedValue[],
  changes: readonly Change[],
  renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): SilentChange[] {
  const now = new Map(current.map(({ chart, point, display }) => [`${chart} ${point}`, display]));
  return published.flatMap(({ chart, point, display: was }): SilentChange[] => {
    const is = now.get(`${chart} ${point}`) ?? now.get(`${chart} ${renamed[chart]?.[point] ?? ''}`);
    if (is === was) return [];
    const isTold = changes.some((c) => c.chart === chart && c.point === point && c.was === was && c.is === is);
    return isTold ? [] : [{ chart, point, was, ...(is !== undefined && { is }) }];
  });
}
