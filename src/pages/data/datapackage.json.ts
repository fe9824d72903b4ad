import { COLUMNS } from '../../lib/indicator/csv.ts';
import { getBulletins } from '../../queries.ts';
import { SITE } from '../../site.ts';

const NUMBERS = new Set(['value', 'serial']);
const DATES = new Set(['period_start', 'period_end']);
const typeOf = (name: string) => (NUMBERS.has(name) ? 'number' : DATES.has(name) ? 'date' : 'string');

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
  return Response.json({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'lianluo-dongtai',
    title: `${SITE.name}（${SITE.kind}）数据`,
    description: SITE.description,
    version: `${newest?.serial ?? 0}.0.0`,
    resources: [
      {
        name: 'observations-csv',
        type: 'table',
        path: 'observations.csv',
        description: '归入指标的数字，以及由它们算出的比率',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
        schema: {
          fields: Object.entries(COLUMNS).map(([name, description]) => ({ name, type: typeOf(name), description })),
          missingValues: [''],
        },
      },
      json('observations', '归入指标的数字，以及由它们算出的比率'),
      json('figures', '全部数字，每个都有它的原句'),
      json('checks', '由原文的数重算的关系'),
      json('bulletins', '各期全文，每段每句带地址'),
    ],
  });
};
