import { toExcelCsv } from '../../lib/dataset/csv.ts';
import { getTable, TABLES } from '../../queries/indicators.ts';

/** Figures and observations for Excel. */
export const getStaticPaths = () => TABLES.map((table) => ({ params: { table } }));

export const GET = async ({ params }: { params: { table: (typeof TABLES)[number] } }) =>
  new Response(toExcelCsv(await getTable(params.table)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
