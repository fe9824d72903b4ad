import type { ChartSpec } from '../../lib/chart/schema.ts';
import { previewSvg } from '../../lib/picture/picture.ts';
import { getChartViews } from '../../queries/charts.ts';
import { pictureOf } from '../../site.ts';

export const getStaticPaths = async () =>
  (await getChartViews()).map(({ view, shown }) => ({
    params: { path: view.path },
    props: { ...shown, title: view.title },
  }));

/** A view as a drawing that stands alone, with real text. */
export const GET = ({ params, props }: { params: { path: string }; props: ChartSpec }) =>
  new Response(previewSvg(props, pictureOf(`/charts/${params.path}/`)), {
    headers: { 'content-type': 'image/svg+xml' },
  });
