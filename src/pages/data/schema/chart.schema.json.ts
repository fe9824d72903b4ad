import { z } from 'zod';
import { ChartSpecSchema } from '../../../lib/chart/schema.ts';

/** JSON Schema of `/charts/ID.json`. */
export const GET = () => Response.json(z.toJSONSchema(ChartSpecSchema));
