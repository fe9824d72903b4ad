import type { ExploreFile } from '../../../lib/chart/explore.ts';
import { getExploreFiles } from '../../../queries/charts.ts';

export async function getStaticPaths() {
  return (await getExploreFiles()).map(({ id, spec }) => ({ params: { id }, props: { spec } }));
}

/** What the explorer draws of one indicator. */
export const GET = ({ props }: { props: { spec: ExploreFile } }) => Response.json(props.spec);
