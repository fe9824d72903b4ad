import { toParquet } from '../../lib/dataset/parquet.ts';
import { getTable, TABLES } from '../../queries/indicators.ts';

/** Figures and observations for DuckDB, Spark, pandas and R. */
export const getStaticPaths = () => TABLES.map((table) => ({ params: { table } }));

export const GET = async ({ params }: { params: { table: (typeof TABLES)[number] } }) =>
  new Response(toParquet(await getTable(params.table)), {
    headers: { 'content-type': 'application/vnd.apache.parquet' },
  });
