import { getExploreFile } from '../../../queries/charts.ts';
import { getShownIndicators } from '../../../queries/indicators.ts';

export async function getStaticPaths() {
  return (await getShownIndicators()).map(({ id }) => ({ params: { id } }));
}

/** What the explorer draws of one indicator. */
export const GET = async ({ params }: { params: { id: string } }) => Response.json(await getExploreFile(params.id));
