import type { Column } from './table.ts';

/** The schema of a table and the forms that it is written in, in the terms of Frictionless Data Package 2. */

export const PACKAGE_PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

type Columns = Readonly<Record<string, Column>>;

/** What `toCsv` writes. */
export function csvResource(name: string, path: string, columns: Columns, description?: string): object {
  return {
    name,
    type: 'table',
    path,
    ...(description && { description }),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
    schema: schemaOf(columns),
  };
}

/** What `toParquet` writes. */
export function parquetResource(name: string, path: string, columns: Columns, description: string): object {
  const form = { format: 'parquet', mediatype: 'application/vnd.apache.parquet' };
  return { name, type: 'table', path, description, ...form, schema: schemaOf(columns) };
}

function schemaOf(columns: Columns): object {
  const fields = Object.entries(columns).map(([name, { meaning, type }]) => ({ name, type, description: meaning }));
  return { fields, missingValues: [''] };
}
