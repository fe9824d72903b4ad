import type { ChartSpec } from '../../../lib/chart/schema.ts';
import { cardSvg } from '../../../lib/picture/picture.ts';
import { qrMatrix, renderPng } from '../../../pictures/render.ts';
import { getChartViews } from '../../../queries/charts.ts';
import { pictureOf } from '../../../site.ts';

export const getStaticPaths = async () =>
  (await getChartViews()).map(({ view, shown }) => ({
    params: { path: view.path },
    props: { ...shown, title: view.title },
  }));

/** A picture to send on, 1080 × 1440, with the address of the view as a QR code. */
export const GET = async ({ params, props }: { params: { path: string }; props: ChartSpec }) => {
  const place = pictureOf(`/charts/${params.path}/`);
  return new Response(new Uint8Array(await renderPng(cardSvg(props, { ...place, qr: qrMatrix(place.url) }))), {
    headers: { 'content-type': 'image/png' },
  });
};
