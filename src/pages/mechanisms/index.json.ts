import { getAtlas } from '../../queries.ts';

/** The atlas as data: every mechanism with its sentences. */
export const GET = async () => Response.json({ mechanisms: await getAtlas() });
