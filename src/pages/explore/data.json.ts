import { getExploreData } from '../../queries/charts.ts';

/** What the explorer draws from: observations, indicators, names. */
export const GET = async () => Response.json(await getExploreData());
