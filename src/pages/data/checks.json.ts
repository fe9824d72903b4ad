import { getCheckFile } from '../../queries/figures.ts';

/** Every relation between printed numbers, recomputed. */
export const GET = () => Response.json(getCheckFile());
