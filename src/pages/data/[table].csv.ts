import { toCsv } from '../../lib/dataset/csv.ts';
import type { Table } from '../../lib/dataset/table.ts';
import { getTables } from '../../queries/indicators.ts';

/** Figures and observations for spreadsheets. */
export const getStaticPaths = async () =>
  Object.entries(await getTables()).map(([table, props]) => ({ params: { table }, props }));

export const GET = ({ props }: { props: Table }) =>
  new Response(toCsv(props), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
