import { z } from 'zod';
import { IssueKeySchema } from '../bulletin/schema.ts';
import { CHART_TYPES, QUALITIES } from './model.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/u, '只用小写拉丁字母、数字和连字符');

/** A file in `content/charts/`; its name is the id. A new chart is a new file. */
export const ChartFileSchema = z.strictObject({
  title: z.string().min(1),
  /** Place among the charts, smallest first. */
  order: z.number().default(100),
  /** What the chart shows, in one sentence; `{max.value}` and the like are filled in from the data. */
  finding: z.string().min(1),
  type: z.enum(CHART_TYPES),
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
        label: z.enum(['entity', 'indicator', 'breakdown', 'date', 'issue', 'year']),
        /** Indicators whose printed figures stand behind a label: 111件 / 143件. */
        detail: z.array(z.string()).default([]),
        sort: z.enum(['given', 'value']).default('given'),
        /** Only these of the points, by their ids, where one indicator belongs into two panels. */
        only: z.array(z.string()).optional(),
        /** Unit of this panel, where the panels of a chart have different ones. */
        unit: z.string().optional(),
      }),
    )
    .min(1),
  notes: z.array(z.string().min(1)).default([]),
  /** What a line may be read as beside its values; only quantities that grow have an index. */
  scales: z.array(z.enum(['index', 'log'])).default([]),
  /** Other names for points, by their ids, where that of the indicator says too little. */
  labels: z.record(z.string(), z.string()).default({}),
  /** Former ids of points and what they are called now: old links go on meaning the same. */
  renamed: z.record(z.string(), z.string()).default({}),
  /** Views with an address, a picture and a card of their own, beside the default and the table. */
  views: z
    .array(
      z.strictObject({
        id: slug.refine((id) => id !== 'table' && id !== 'embed' && id !== 'card', '这个名字已经有了别的用处'),
        title: z.string().min(1),
        /** The state of the view as a query, in the grammar of `state.ts`: `s=transport.water`. */
        query: z.string().min(1),
      }),
    )
    .default([]),
});
export type ChartDescription = z.infer<typeof ChartFileSchema> & { id: string };

const SourceSchema = z.strictObject({
  /** Path of the sentence on this site, to be joined to the address of its home page: `/issues/679/#a2p4s5q3`. */
  href: z.string(),
  serial: IssueKeySchema,
  quote: z.string(),
  printed: z.string(),
});
export type Source = z.infer<typeof SourceSchema>;

export const PointSchema = z.strictObject({
  /** Short ASCII name inside the chart, for its address: `transport`, `a-class-share`, `755`. */
  id: z.string(),
  label: z.string(),
  /** The figures behind it, as printed. */
  detail: z.string(),
  /** What stands under it in a drawing: its time where the points differ in it, the figures behind it. */
  note: z.string(),
  /** The unit of its own observation. */
  unit: z.string(),
  /** Null for a range. */
  value: z.number().nullable(),
  /** Bounds of a range, or the stretch that a part fills of its whole. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** The value as people read it, with its unit and its word of approximation. */
  display: z.string(),
  quality: z.enum(QUALITIES),
  /** What our arithmetic gives where the text prints a percentage. */
  computed: z.string().optional(),
  period: z.string(),
  /** Position on a time axis, ISO date. */
  date: z.string().optional(),
  sources: z.array(SourceSchema).min(1),
});
export type Point = z.infer<typeof PointSchema>;

export const PanelSchema = z.strictObject({
  title: z.string(),
  unit: z.string(),
  min: z.number(),
  max: z.number(),
  ticks: z.array(z.number()),
  /** Logarithmic value axis. */
  log: z.boolean().optional(),
  points: z.array(PointSchema).min(1),
});
export type Panel = z.infer<typeof PanelSchema>;

/** Everything that a chart shows; SVG, table, pictures and Chart.js configuration are made from it alone. */
export const ChartSpecSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  finding: z.string(),
  type: z.enum(CHART_TYPES),
  unit: z.string(),
  panels: z.array(PanelSchema).min(1),
  notes: z.array(z.string()),
  scales: z.array(z.enum(['index', 'log'])).optional(),
  /** Former ids of points and their present ones. */
  renamed: z.record(z.string(), z.string()).optional(),
  /** The time that all points share; else each says its own. */
  period: z.string().optional(),
  /** What the reader has chosen, in words, for captions and pictures; absent in the default view. */
  choice: z.string().optional(),
});
export type ChartSpec = z.infer<typeof ChartSpecSchema>;
