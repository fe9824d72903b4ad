import { getAtlas } from '../../queries/atlas.ts';

/** The atlas as data: every mechanism with its sentences. */
export const GET = async () => Response.json({ mechanisms: await getAtlas() });
