import { z } from 'zod';
import { CheckSchema } from '../../../lib/arithmetic/schema.ts';
import { BulletinSchema } from '../../../lib/bulletin/schema.ts';
import { ReadFigureSchema } from '../../../lib/clause/read-figure.ts';
import { ObservationSchema } from '../../../lib/indicator/schema.ts';
import { LedgerEntrySchema, NormalisationCountSchema } from '../../../lib/source/ledger.ts';

const SCHEMAS = {
  figures: ReadFigureSchema,
  observations: ObservationSchema,
  checks: CheckSchema,
  bulletins: BulletinSchema,
  corrections: LedgerEntrySchema,
};

export function getStaticPaths() {
  return Object.entries(SCHEMAS).map(([name, schema]) => ({ params: { name }, props: { name, schema } }));
}

/** JSON Schema of a data file: an object that holds one list. */
export const GET = ({ props }: { props: { name: string; schema: z.ZodType } }) => {
  const list = z.object({
    notice: z.string().optional(),
    [props.name]: z.array(props.schema),
    ...(props.name === 'corrections' && { normalisations: z.array(NormalisationCountSchema) }),
  });
  return Response.json(z.toJSONSchema(list));
};
