import type { ChartSpec } from '../../lib/chart/schema.ts';
import { getCharts } from '../../queries/charts.ts';

export const getStaticPaths = async () =>
  (await getCharts()).map(({ spec }) => ({ params: { id: spec.id }, props: spec }));

/** Everything that a chart shows: `/data/schema/chart.schema.json` is its schema. */
export const GET = ({ props }: { props: ChartSpec }) => Response.json(props);
