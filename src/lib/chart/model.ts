import { APPROXIMATIONS } from '../quantity/kinds.ts';

/** The closed vocabularies of charts: no schema here, so that the browser can have them without its library. */

export const CHART_TYPES = ['bar', 'line', 'parts', 'card'] as const;
/**
 * `bar`: values side by side; `line`: values in time; `parts`: a whole and what it is made of, each part
 * beginning where the one before it ends; `card`: single values that nothing can be compared with.
 */
export type ChartType = (typeof CHART_TYPES)[number];

export const QUALITIES = [...APPROXIMATIONS, 'range', 'computed'] as const;
/** What is to be known of a value beside its size: how the text qualifies it, or that it is our arithmetic. */
export type Quality = (typeof QUALITIES)[number];
