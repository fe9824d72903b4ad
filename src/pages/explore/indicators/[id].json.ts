import { getExploreFile } from '../../../queries/charts.ts';
import { getGroups } from '../../../queries/groups.ts';
import { getShownIndicators } from '../../../queries/indicators.ts';

export async function getStaticPaths() {
  return [...(await getShownIndicators()), ...getGroups()].map(({ id }) => ({ params: { id } }));
}

/** What the explorer draws of one indicator, or of a group of figures. */
export const GET = async ({ params }: { params: { id: string } }) => Response.json(await getExploreFile(params.id));
