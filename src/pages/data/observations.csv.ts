import { toCsv } from '../../lib/indicator/csv.ts';
import { getIndicatorSheets } from '../../queries.ts';

/** Observations for spreadsheets. */
export const GET = async () =>
  new Response(toCsv(await getIndicatorSheets()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
