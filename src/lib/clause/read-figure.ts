import { z } from 'zod';
import { FigureSchema } from '../quantity/figure.ts';
import { BaseSchema, ENTITY_KINDS, MeasureSchema, OriginSchema, ROLES } from './reading.ts';

/** A body, place or other subject: its id where somebody has filed it, and a name in any case. */
export const EntityRefSchema = z.strictObject({
  /** Name of its file in `content/entities/`. */
  id: z.string().min(1).optional(),
  /** That of its file; as the text prints it where there is none. */
  name: z.string().min(1),
});
export type EntityRef = z.infer<typeof EntityRefSchema>;

export const ReadFigureSchema = FigureSchema.extend({
  /** What is counted or measured; absent where it was not read. */
  measure: MeasureSchema.optional(),
  /** In what role the number is said. */
  role: z.enum(ROLES),
  /** What a change is measured by, or a share is of. */
  base: BaseSchema.optional(),
  /** Whose figure it is; absent where the text does not say. */
  entity: EntityRefSchema.optional(),
  entityKind: z.enum(ENTITY_KINDS).optional(),
  /** The indicators that it is an observation of; absent where none is. */
  indicators: z.array(z.string()).optional(),
  /** What is measured, a short phrase of the text. */
  subject: z.string().optional(),
  /** The time as the text states it. */
  period: z.string().optional(),
  /** The time in days, where the words can be dated; an open beginning or end is absent. */
  span: z.strictObject({ start: z.iso.date().optional(), end: z.iso.date().optional() }).optional(),
  /** The words that each of these was read from; absent where it was not read of words, such as an entity of the unit line. */
  from: z.strictObject({
    measure: z.array(OriginSchema).optional(),
    role: z.array(OriginSchema).optional(),
    base: z.array(OriginSchema).optional(),
    entity: z.array(OriginSchema).optional(),
    period: z.array(OriginSchema).optional(),
  }),
});
/** A figure with who, what, when and in what role. */
export type ReadFigure = z.infer<typeof ReadFigureSchema>;
