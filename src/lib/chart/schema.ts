import { z } from 'zod';
import { APPROXIMATIONS } from '../quantity/schema.ts';

/** A file in `content/charts/`; its name is the id. A new chart is a new file. */
export const ChartFileSchema = z.strictObject({
  title: z.string().min(1),
  /** Place among the charts, smallest first. */
  order: z.number().default(100),
  /** What the chart shows, in one sentence; `{max.value}` and the like are filled in from the data. */
  finding: z.string().min(1),
  type: z.enum(['bar', 'line']),
  unit: z.string().min(1),
  axis: z.strictObject({ min: z.number(), max: z.number().optional() }).optional(),
  panels: z
    .array(
      z.strictObject({
        title: z.string().optional(),
        indicators: z.array(z.string()).min(1),
        /** Only these; all that have an observation if absent. */
        entities: z.array(z.string()).optional(),
        /** What tells the points apart. */
        label: z.enum(['entity', 'indicator', 'date']),
        /** Indicators whose printed figures stand behind a label: 111件 / 143件. */
        detail: z.array(z.string()).default([]),
        sort: z.enum(['given', 'value']).default('given'),
      }),
    )
    .min(1),
  notes: z.array(z.string().min(1)).default([]),
});
export type ChartDescription = z.infer<typeof ChartFileSchema> & { id: string };

const SourceSchema = z.strictObject({
  /** Address of the sentence on this site: `/issues/679/#a2p4s5q3`. */
  href: z.string(),
  serial: z.number(),
  quote: z.string(),
  printed: z.string(),
});
export type Source = z.infer<typeof SourceSchema>;

export const PointSchema = z.strictObject({
  label: z.string(),
  /** The figures behind it, as printed. */
  detail: z.string(),
  value: z.number(),
  /** The value as people read it, with its unit and its word of approximation. */
  display: z.string(),
  status: z.enum(['printed', 'computed']),
  /** What our arithmetic gives where the text prints a percentage. */
  computed: z.string().optional(),
  approximation: z.enum(APPROXIMATIONS),
  period: z.string(),
  /** Position on a time axis, ISO date. */
  date: z.string().optional(),
  sources: z.array(SourceSchema).min(1),
});
export type Point = z.infer<typeof PointSchema>;

export const PanelSchema = z.strictObject({
  title: z.string(),
  min: z.number(),
  max: z.number(),
  ticks: z.array(z.number()),
  points: z.array(PointSchema).min(1),
});
export type Panel = z.infer<typeof PanelSchema>;

/** Everything that a chart shows; SVG, table and Chart.js configuration are made from it alone. */
export const ChartSpecSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  finding: z.string(),
  type: z.enum(['bar', 'line']),
  unit: z.string(),
  panels: z.array(PanelSchema).min(1),
  notes: z.array(z.string()),
});
export type ChartSpec = z.infer<typeof ChartSpecSchema>;

/** What a page carries for the browser: the chart, and the height in pixels of each of its panels. */
export interface ChartBlock {
  spec: ChartSpec;
  heights: number[];
}
