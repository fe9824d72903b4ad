import { embedHeight, oEmbed } from '../../../lib/chart/files.ts';
import type { ChartSpec } from '../../../lib/chart/schema.ts';
import { getChartViews } from '../../../queries/charts.ts';
import { SITE } from '../../../site.ts';

/** oEmbed of a view: a static host cannot answer queries, so each view links to its own answer. */
export async function getStaticPaths() {
  const views = await getChartViews();
  return views.map(({ view, shown }) => ({ params: { path: view.path }, props: { title: view.title, shown } }));
}

export const GET = ({ params, props }: { params: { path: string }; props: { title: string; shown: ChartSpec } }) =>
  Response.json(oEmbed(props.title, params.path, embedHeight(props.title, props.shown), SITE));
