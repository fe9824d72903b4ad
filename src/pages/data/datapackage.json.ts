import { isSupplement } from '../../lib/bulletin/issue-key.ts';
import { csvResource, PACKAGE_PROFILE, parquetResource } from '../../lib/dataset/package.ts';
import {
  type Columns,
  FIGURE_COLUMNS,
  figureKey,
  OBSERVATION_COLUMNS,
  withSupplements,
} from '../../lib/dataset/table.ts';
import { getBulletins } from '../../queries/bulletins.ts';
import { absolute, SITE } from '../../site.ts';

const OBSERVATIONS = '归入指标的数字，以及由它们算出的比率';
const FIGURES = '全部数字，每个都有它的原句';

/** The data files for machines: a Frictionless Data Package, version 2. */
export const GET = async () => {
  const bulletins = await getBulletins();
  // A version counts: a supplement raises it no more than a correction does.
  const newest = bulletins.find(({ serial }) => !isSupplement(serial));
  const hasSupplements = bulletins.some(({ serial }) => isSupplement(serial));
  const json = (name: string, description: string) => ({
    name,
    path: `${name}.json`,
    description,
    format: 'json',
    mediatype: 'application/json',
    encoding: 'utf-8',
    jsonSchema: `schema/${name}.schema.json`,
  });
  const table = (name: string, description: string, columns: Columns, key?: readonly string[]) => [
    csvResource(`${name}-csv`, `${name}.csv`, columns, { description, key }),
    parquetResource(`${name}-parquet`, `${name}.parquet`, columns, { description, key }),
  ];
  return Response.json({
    $schema: PACKAGE_PROFILE,
    name: 'lianluo-dongtai',
    title: `${SITE.name}（${SITE.kind}）数据`,
    description: `${SITE.description}以 / 开头的地址从本站首页的网址算起。`,
    homepage: absolute('/'),
    version: `${newest?.serial ?? 0}.0.0`,
    resources: [
      ...table('observations', OBSERVATIONS, withSupplements(OBSERVATION_COLUMNS, hasSupplements)),
      ...table('figures', FIGURES, withSupplements(FIGURE_COLUMNS, hasSupplements), figureKey(hasSupplements)),
      json('observations', OBSERVATIONS),
      json('figures', FIGURES),
      json('checks', '由原文的数重算的关系'),
      json('corrections', '校订与存疑，按规则统一处理的各类处数'),
      json('bulletins', '各期全文，每段每句带地址'),
    ],
  });
};
