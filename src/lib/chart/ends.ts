import type { ChartType } from './model.ts';
import type { Point } from './schema.ts';
import { sizeOf } from './size.ts';

/** Ends of the value axis that do not follow from the values alone; undefined where they do. */

/** Bars begin at nought, or their lengths would lie. */
export function footOf(type: ChartType, values: readonly number[]): number | undefined {
  return type === 'line' || values.some((value) => value < 0) ? undefined : 0;
}

/** The axis of a whole and its parts ends where the whole does, or parts that come to more, that of negative bars where they begin: at nought. */
export function endOf(type: ChartType, [whole]: readonly Point[], values: readonly number[]): number | undefined {
  if (type === 'parts' && whole) return Math.max(sizeOf(whole), ...values);
  return type !== 'line' && values.every((value) => value < 0) ? 0 : undefined;
}
