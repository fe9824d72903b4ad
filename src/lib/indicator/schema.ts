import { z } from 'zod';
import { IssueKeySchema } from '../bulletin/schema.ts';
import { APPROXIMATIONS } from '../quantity/kinds.ts';
import { readPattern } from './pattern.ts';

const pattern = z
  .string()
  .min(1)
  .transform((source, context) => {
    try {
      return readPattern(source);
    } catch (error) {
      const message = `“${source}”不能用作正则表达式（RE2 语法，没有环视 (?=…)、(?<=…) 和反向引用 \\1）：${(error as Error).message}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });

/** A name that a heading can hold. */
const name = z.string().min(1).max(80, '名称不超过80个字，细节写进 definition');

/** Where a figure of an indicator stands. All conditions that are given must hold. */
export const RuleSchema = z.strictObject({
  /** The words right before the figure, in its sentence. */
  before: pattern.optional(),
  /** The words right behind it. */
  after: pattern.optional(),
  /** Words anywhere in its sentence. */
  within: pattern.optional(),
  /** Words anywhere in the sentence before. */
  previous: pattern.optional(),
  /** Whose figure it is, where the sentence speaks of somebody other than the unit of the article. */
  entity: z.string().optional(),
  /** The part of the indicator that this rule reads, where the text counts parts apart: 县级, 乡镇; 锰, 氨氮. */
  breakdown: z.string().min(1).optional(),
});

/** A file in `content/indicators/`; its name is the id. */
export const IndicatorFileSchema = z.strictObject({
  name,
  /** A few characters for charts and tables. */
  short: name,
  unit: z.string().min(1),
  definition: z.string().min(1),
  /** What must not be concluded or compared. */
  caveats: z.array(z.string().min(1)).default([]),
  /** How quantities become observations of this indicator: the first rule that holds. */
  rules: z.array(RuleSchema).default([]),
  /** Computed from two other indicators of the same entity in the same article, as a percentage. */
  ratio: z.strictObject({ part: z.string(), whole: z.string() }).optional(),
  /** What is left of a whole when its parts are taken away, for the same entity in the same article. */
  difference: z.strictObject({ whole: z.string(), parts: z.array(z.string()).min(1) }).optional(),
  /** Another indicator that readers will hold against this one, and what to know about the difference. */
  against: z.strictObject({ indicator: z.string(), note: z.string().min(1) }).optional(),
});
export type Indicator = z.infer<typeof IndicatorFileSchema> & { id: string };

/** A file in `content/entities/`; its name is the id. */
export const EntityFileSchema = z.strictObject({
  name,
  /** Other names in use for the same body, former names among them. */
  aliases: z.array(z.string().min(1)).default([]),
});
export type Entity = z.infer<typeof EntityFileSchema> & { id: string };

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
  indicator: z.string(),
  /** Id of a file in `content/entities/`; the name itself where there is none. */
  entity: z.string(),
  /** What part of the indicator the value is of, where the text counts parts apart. */
  breakdown: z.string().optional(),
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
