import { z } from 'zod';
import { IssueKeySchema } from '../bulletin/schema.ts';

export const CheckSchema = z.strictObject({
  /** `679/a2p4s4q76:share`: the figure that is checked, and how. */
  id: z.string(),
  serial: IssueKeySchema,
  kind: z.enum([
    'share',
    'sum',
    'remainder',
    'difference',
    'growth',
    'ratio',
    'product',
    'hundred',
    'serial',
    'comparison',
    'conflict',
  ]),
  /** With the printed numbers: 111 / 143. */
  expression: z.string(),
  /** What the text prints; null where it prints nothing to compare with. */
  printed: z.number().nullable(),
  computed: z.number(),
  unit: z.string(),
  /** By how much both sides may differ: half a unit of the last printed digit, and what rounded operands leave open. */
  tolerance: z.number(),
  result: z.enum(['holds', 'fails', 'remainder']),
  /** What is left of a whole, or between two numbers that the text does not set against each other. */
  remainder: z.number().optional(),
  /** Figures in the order of the expression, the printed result last: `679#a2p4s4q64`. */
  figures: z.array(z.string()).min(1),
  quote: z.string(),
  note: z.string().optional(),
});
/** A relation between printed numbers, recomputed. */
export type Check = z.infer<typeof CheckSchema>;
