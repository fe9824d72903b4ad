import type { ChartSpec } from '../../lib/chart/schema.ts';
import { previewSvg } from '../../lib/picture/picture.ts';
import { renderPng } from '../../pictures/render.ts';
import { getChartViews } from '../../queries/charts.ts';
import { pictureOf } from '../../site.ts';

export const getStaticPaths = async () =>
  (await getChartViews()).map(({ view, shown }) => ({
    params: { path: view.path },
    props: { ...shown, title: view.title },
  }));

/** The picture that a chat window shows of a view: 1200 × 630. */
export const GET = async ({ params, props }: { params: { path: string }; props: ChartSpec }) =>
  new Response(new Uint8Array(await renderPng(previewSvg(props, pictureOf(`/charts/${params.path}/`)))), {
    headers: { 'content-type': 'image/png' },
  });
