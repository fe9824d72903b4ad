import type { Columns } from './table.ts';

/** The schema of a table and the forms that it is written in, in the terms of Frictionless Data Package 2. */

export const PACKAGE_PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

/**
 * What `toCsv` writes.
 * @param key columns that tell every row from all others
 */
export function csvResource(
  name: string,
  path: string,
  columns: Columns,
  { description, key }: { description?: string; key?: readonly string[] | undefined } = {},
): object {
  return {
    name,
    type: 'table',
    path,
    ...(description && { description }),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
    schema: schemaOf(columns, key),
  };
}

/** What `toParquet` writes. */
export function parquetResource(
  name: string,
  path: string,
  columns: Columns,
  { description, key }: { description: string; key?: readonly string[] | undefined },
): object {
  const form = { format: 'parquet', mediatype: 'application/vnd.apache.parquet' };
  return { name, type: 'table', path, description, ...form, schema: schemaOf(columns, key) };
}

function schemaOf(columns: Columns, key?: readonly string[]): object {
  const fields = Object.entries(columns).map(([name, { meaning, type, required, values }]) => {
    const constraints = { ...(required && { required }), ...(values && { enum: values }) };
    const isFree = Object.keys(constraints).length === 0;
    return { name, type, description: meaning, ...(!isFree && { constraints }) };
  });
  return { fields, missingValues: [''], ...(key && { primaryKey: key }) };
}
