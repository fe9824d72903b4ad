import { chartPackage } from '../../lib/chart/files.ts';
import type { ChartSpec } from '../../lib/chart/schema.ts';
import { getCharts } from '../../queries/charts.ts';
import { SITE } from '../../site.ts';

export const getStaticPaths = async () =>
  (await getCharts()).map(({ spec }) => ({ params: { id: spec.id }, props: spec }));

/** A Frictionless Data Package of a chart. */
export const GET = ({ props }: { props: ChartSpec }) => Response.json(chartPackage(props, SITE.address));
