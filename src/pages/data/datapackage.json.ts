import { type Column, FIGURE_COLUMNS, OBSERVATION_COLUMNS } from '../../lib/dataset/table.ts';
import { getBulletins } from '../../queries.ts';
import { SITE } from '../../site.ts';

const OBSERVATIONS = '归入指标的数字，以及由它们算出的比率';
const FIGURES = '全部数字，每个都有它的原句';

/** The data files for machines: a Frictionless Data Package, version 2. */
export const GET = async () => {
  const [newest] = await getBulletins();
  const json = (name: string, description: string) => ({
    name,
    path: `${name}.json`,
    description,
    format: 'json',
    mediatype: 'application/json',
    encoding: 'utf-8',
    jsonSchema: `schema/${name}.schema.json`,
  });
  const table = (name: string, description: string, columns: Readonly<Record<string, Column>>) => {
    const fields = Object.entries(columns).map(([field, { meaning, type }]) => ({
      name: field,
      type,
      description: meaning,
    }));
    const schema = { fields, missingValues: [''] };
    const csv = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };
    const dialect = { delimiter: ',', lineTerminator: '\r\n', header: true };
    const parquet = { format: 'parquet', mediatype: 'application/vnd.apache.parquet' };
    return [
      { name: `${name}-csv`, type: 'table', path: `${name}.csv`, description, ...csv, dialect, schema },
      { name: `${name}-parquet`, type: 'table', path: `${name}.parquet`, description, ...parquet, schema },
    ];
  };
  return Response.json({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'lianluo-dongtai',
    title: `${SITE.name}（${SITE.kind}）数据`,
    description: SITE.description,
    version: `${newest?.serial ?? 0}.0.0`,
    resources: [
      ...table('observations', OBSERVATIONS, OBSERVATION_COLUMNS),
      ...table('figures', FIGURES, FIGURE_COLUMNS),
      json('observations', OBSERVATIONS),
      json('figures', FIGURES),
      json('checks', '由原文的数重算的关系'),
      json('bulletins', '各期全文，每段每句带地址'),
    ],
  });
};
