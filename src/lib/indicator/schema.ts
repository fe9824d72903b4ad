import { z } from 'zod';
import { IssueKeySchema } from '../bulletin/schema.ts';
import { EntityRefSchema } from '../clause/read-figure.ts';
import { ROLES } from '../clause/reading.ts';
import { APPROXIMATIONS } from '../quantity/kinds.ts';
import { MatchSchema } from './features.ts';

/** A name that a heading can hold. */
const name = z.string().min(1).max(80, '名称不超过80个字，细节写进 definition');

/** What charts and computed values need to know of whatever has observations. */
const series = {
  name,
  /** A few characters for charts and tables. */
  short: name,
  unit: z.string().min(1),
  /** What must not be concluded or compared. */
  caveats: z.array(z.string().min(1)).default([]),
  /** Computed from two other indicators of the same entity in the same article, as a percentage. */
  ratio: z
    .strictObject({
      part: z.string(),
      /** Of several the first that the article gives. */
      whole: z.union([z.string(), z.array(z.string()).min(1)]),
    })
    .optional(),
  /** What is left of a whole when its parts are taken away, for the same entity in the same article. */
  difference: z.strictObject({ whole: z.string(), parts: z.array(z.string()).min(1) }).optional(),
  /** Another indicator that readers will hold against this one, and what to know about the difference. */
  against: z.strictObject({ indicator: z.string(), note: z.string().min(1) }).optional(),
};

/** A file in `content/indicators/`; its name is the id. */
export const IndicatorFileSchema = z.strictObject({
  ...series,
  /** Other units that are taken for the same: 位 and 人 of 名. */
  units: z.array(z.string().min(1)).default([]),
  definition: z.string().min(1),
  /** Which figures are observations of it: those that any of these holds for. */
  match: z.array(MatchSchema).default([]),
});

/** `content/measures.yaml`: by its id, what has a name and a page of its own, and the figures that pins give it. */
export const MeasureFileSchema = z.record(
  z.string(),
  z.strictObject({ ...series, definition: z.string().min(1).optional() }),
);

/** An indicator, or a measure that people have named. */
export type Indicator = Omit<z.infer<typeof IndicatorFileSchema>, 'definition'> & {
  id: string;
  definition?: string | undefined;
  /** Named in `content/measures.yaml`: nothing but a pin makes an observation of it. */
  isMeasure?: true;
};

/** Measures as the indicators that they are for charts, pages and data. */
export function toIndicators(file: z.infer<typeof MeasureFileSchema>): Indicator[] {
  return Object.entries(file).map(([id, measure]) => ({ ...measure, id, units: [], match: [], isMeasure: true }));
}

export const PeriodSchema = z.strictObject({
  /** The words of the text: 省十三届人大以来, 去年. */
  stated: z.string(),
  /** First and last day, ISO, where the words can be dated. */
  start: z.iso.date().optional(),
  end: z.iso.date().optional(),
});

/** Where an observation comes from: one figure of one bulletin, with its sentence. */
export const CitationSchema = z.strictObject({
  serial: IssueKeySchema,
  /** The figure, or the masthead. */
  target: z.string(),
  sentence: z.string(),
  quote: z.string(),
  /** The figure as printed. */
  printed: z.string(),
});
export type Citation = z.infer<typeof CitationSchema>;

/** Terms of SDMX: an observation has a value, a unit, a period, an area (here: entity) and a status. */
export const ObservationSchema = z.strictObject({
  /** Id of an indicator or a named measure; in a group without a name that of the group. */
  indicator: z.string(),
  entity: EntityRefSchema,
  /** What part of the indicator the value is of, where the text counts parts apart. */
  breakdown: z.string().optional(),
  /** In what role the number is said, where that is not a result of the indicator. */
  role: z.enum(ROLES).optional(),
  /** Null for a range, which has bounds instead. */
  value: z.number().nullable(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string(),
  approximation: z.enum(APPROXIMATIONS),
  /** `printed` stands in the text; `computed` is our arithmetic on printed figures. */
  status: z.enum(['printed', 'computed']),
  period: PeriodSchema.optional(),
  citations: z.array(CitationSchema).min(1),
});
export type Observation = z.infer<typeof ObservationSchema>;
