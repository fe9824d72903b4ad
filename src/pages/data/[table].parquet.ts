import { toParquet } from '../../lib/dataset/parquet.ts';
import type { Table } from '../../lib/dataset/table.ts';
import { getTables } from '../../queries/indicators.ts';

/** Figures and observations for DuckDB, Spark, pandas and R. */
export const getStaticPaths = async () =>
  Object.entries(await getTables()).map(([table, props]) => ({ params: { table }, props }));

export const GET = ({ props }: { props: Table }) =>
  new Response(toParquet(props), { headers: { 'content-type': 'application/vnd.apache.parquet' } });
