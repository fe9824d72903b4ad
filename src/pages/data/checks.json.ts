import { getCheckFile } from '../../queries.ts';

/** Every relation between printed numbers, recomputed. */
export const GET = () => Response.json(getCheckFile());
