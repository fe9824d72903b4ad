import { z } from 'zod';
import { APPROXIMATIONS, UNIT_KINDS } from './kinds.ts';

export const QuantitySchema = z.strictObject({
  /** Number and unit as printed, white space removed: 14万余名. */
  text: z.string().min(1),
  /** Multipliers applied: 140000. Null for a range. */
  value: z.number().nullable(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** The unit without its multiplier: 名, 元, %; empty where the text gives none. */
  unit: z.string(),
  approximation: z.enum(APPROXIMATIONS),
  kind: z.enum([...UNIT_KINDS, 'range']),
  /** Set for a change: the text says that something rose or fell by this much. */
  change: z.enum(['increase', 'decrease']).optional(),
  /** What the text does not state beside the number itself but elsewhere: a shared unit, a column head. */
  inferred: z.array(z.enum(['unit', 'multiplier'])).optional(),
  /** Offsets in UTF-16 code units into the text that was searched; `end` exclusive. */
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  /** Name of the rule that found it. */
  rule: z.string(),
});
/** A number with its unit in a text. */
export type Quantity = z.infer<typeof QuantitySchema>;
