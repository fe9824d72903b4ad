import { getExploreIndex } from '../../queries/charts.ts';

/** Where former addresses of the explorer lead. */
export const GET = async () => Response.json(await getExploreIndex());
