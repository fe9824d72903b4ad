import { z } from 'zod';
import { pointsOf } from '../chart/points.ts';
import type { ChartSpec } from '../chart/schema.ts';

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

/** `content/published/changes.yaml`. */
export const ChangeFileSchema = z.strictObject({ changes: z.array(ChangeSchema) });

/** A value as it is published: chart, point, what readers see. */
export interface PublishedValue {
  chart: string;
  point: string;
  display: string;
}

/** Every value of every chart. */
export function valuesOf(specs: readonly ChartSpec[]): PublishedValue[] {
  return specs.flatMap((spec) => pointsOf(spec).map(({ id, display }) => ({ chart: spec.id, point: id, display })));
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
