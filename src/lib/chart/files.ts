import { wholeAddress } from '../address.ts';
import { csvResource, PACKAGE_PROFILE } from '../dataset/package.ts';
import type { Columns, Table } from '../dataset/table.ts';
import { captionOf } from './caption.ts';
import { heightOf, layoutOf } from './layout.ts';
import { QUALITIES } from './model.ts';
import { pointsOf } from './points.ts';
import type { ChartSpec } from './schema.ts';
import { describe } from './svg.ts';
import { qualitiesOf, toTable } from './table.ts';

/** The data files of a chart and what machines are told of it. Addresses are given whole. */

const COLUMNS = {
  id: { meaning: '数据点的编号', type: 'string', required: true },
  panel: { meaning: '分组，可为空', type: 'string' },
  label: { meaning: '项目', type: 'string' },
  value: { meaning: '数值，倍数已换算；是区间的为空', type: 'number' },
  from: { meaning: '区间的下限，或构成图中这一部分的起点', type: 'number' },
  to: { meaning: '区间的上限，或构成图中这一部分的终点', type: 'number' },
  unit: { meaning: '单位', type: 'string' },
  quality: {
    meaning: '数的性质：exact、about、over、under、atLeast、atMost、range，computed 是由原文的数算出的',
    type: 'string',
    required: true,
    values: QUALITIES,
  },
  display: { meaning: '图中写出的数', type: 'string' },
  detail: { meaning: '它背后的件数，照原文，可为空：1049件 / 1263件', type: 'string' },
  recomputed: { meaning: '原文印了百分数的，本站重算的结果，可为空', type: 'string' },
  period: { meaning: '时间，照原文', type: 'string' },
  source: { meaning: '原句在本站的地址，几处之间用空格隔开', type: 'string' },
  quote: { meaning: '原句', type: 'string' },
} as const satisfies Columns;

/** Every point of a chart as a row. */
export function chartTable(spec: ChartSpec, address: string): Table {
  const rows = spec.panels.flatMap((panel) =>
    panel.points.map((point) => ({
      id: point.id,
      panel: panel.title || null,
      label: point.label,
      value: point.value,
      from: point.from ?? null,
      to: point.to ?? null,
      unit: point.unit,
      quality: point.quality,
      display: point.display,
      detail: point.detail || null,
      recomputed: point.computed ?? null,
      period: point.period || null,
      source: point.sources.map(({ href }) => wholeAddress(href, address)).join(' '),
      quote: point.sources[0]?.quote ?? null,
    })),
  );
  return { columns: COLUMNS, rows };
}

/** A Frictionless Data Package of one chart. */
export function chartPackage(spec: ChartSpec, address: string): object {
  return {
    $schema: PACKAGE_PROFILE,
    name: spec.id,
    title: spec.title,
    description: spec.finding,
    homepage: wholeAddress(`/charts/${spec.id}/`, address),
    resources: [csvResource(spec.id, `${spec.id}.csv`, COLUMNS, { key: ['id'] })],
  };
}

/** What search engines for data sets read: schema.org Dataset. */
export function chartJsonLd(spec: ChartSpec, site: { name: string; address: string }): object {
  const at = (path: string) => wholeAddress(path, site.address);
  const serials = [...new Set(toTable(spec).flatMap((row) => row.sentences.map(({ serial }) => serial)))].sort();
  const years = toTable(spec).flatMap((row) => row.period.match(/(?:19|20)\d{2}(?=年)/gu) ?? []);
  const coverage = years.length > 0 ? { temporalCoverage: `${years.toSorted()[0]}/${years.toSorted().at(-1)}` } : {};
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: spec.title,
    description: describe(spec),
    inLanguage: 'zh-CN',
    url: at(`/charts/${spec.id}/`),
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: site.name },
    ...coverage,
    variableMeasured: {
      '@type': 'PropertyValue',
      name: spec.title,
      unitText: [...new Set(pointsOf(spec).map(({ unit }) => unit))].join('、'),
    },
    isBasedOn: serials.map((serial) => at(`/issues/${serial}/`)),
    distribution: [
      { '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: at(`/charts/${spec.id}.csv`) },
      { '@type': 'DataDownload', encodingFormat: 'application/json', contentUrl: at(`/charts/${spec.id}.json`) },
    ],
  };
}

/** oEmbed 1.0, type rich: the answer that a static host can give. */
export function oEmbed(title: string, path: string, height: number, site: { name: string; address: string }): object {
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.name,
    provider_url: site.address,
    html: embedCode(title, path, height, site.address),
    width: EMBED_WIDTH,
    height,
    thumbnail_url: wholeAddress(`/charts/${path}.png`, site.address),
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
}

const EMBED_WIDTH = 640;

/** Pixels that an embedded view needs on a phone: the drawing, and its words in lines of some twenty characters. */
export function embedHeight(title: string, spec: ChartSpec): number {
  const lines = (text: string, each: number) => Math.ceil(text.length / each);
  const words = lines(title, 14) * 28 + lines(spec.finding, 17) * 27 + lines(captionOf(spec), 22) * 22;
  const notes = spec.notes.reduce((sum, note) => sum + lines(note, 19) * 25, 0);
  return heightOf(layoutOf(spec)) + words + notes + qualitiesOf(spec).length * 28 + FRAME;
}

/** Margins, the line of the source and the line that this is no official site. */
const FRAME = 340;

/** The frame that shows a view on another site. */
export function embedCode(title: string, path: string, height: number, address: string): string {
  const source = wholeAddress(`/charts/${path}/embed/`, address);
  const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${source}" title="${name}" loading="lazy" width="100%" height="${height}" style="border:0;max-width:${EMBED_WIDTH}px"></iframe>`;
}

/** What a preview says of a chart: the finding, then the first and the last value. */
export function previewText(spec: ChartSpec): string {
  const points = pointsOf(spec);
  const [first, last] = [points[0], points.at(-1)];
  const ends =
    first && last && first !== last ? `${first.label}：${first.display}；${last.label}：${last.display}。` : '';
  return `${spec.finding}${ends}`;
}
