import { createHash } from 'node:crypto';
import { getCharts } from '../../queries/charts.ts';

/** All charts with their files; the checksum changes when, and only when, a chart does. */
export const GET = async () =>
  Response.json({
    charts: (await getCharts()).map(({ spec, views }) => ({
      id: spec.id,
      title: spec.title,
      finding: spec.finding,
      page: `/charts/${spec.id}/`,
      json: `/charts/${spec.id}.json`,
      csv: `/charts/${spec.id}.csv`,
      metadata: `/charts/${spec.id}.metadata.json`,
      views: views.map(({ path, title }) => ({ title, page: `/charts/${path}/`, picture: `/charts/${path}.png` })),
      sha256: createHash('sha256').update(JSON.stringify(spec)).digest('hex'),
    })),
  });
