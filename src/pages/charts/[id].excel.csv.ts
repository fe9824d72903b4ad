import { chartTable } from '../../lib/chart/files.ts';
import type { ChartSpec } from '../../lib/chart/schema.ts';
import { toExcelCsv } from '../../lib/dataset/csv.ts';
import { getCharts } from '../../queries/charts.ts';
import { SITE } from '../../site.ts';

export const getStaticPaths = async () =>
  (await getCharts()).map(({ spec }) => ({ params: { id: spec.id }, props: spec }));

/** The points of a chart for Excel. */
export const GET = ({ props }: { props: ChartSpec }) =>
  new Response(toExcelCsv(chartTable(props, SITE.address)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
