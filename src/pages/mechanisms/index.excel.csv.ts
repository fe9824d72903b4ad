import { toExcelCsv } from '../../lib/dataset/csv.ts';
import { attestationTable } from '../../lib/mechanism/table.ts';
import { getAtlas } from '../../queries/atlas.ts';

/** One row a sentence, for Excel. */
export const GET = async () =>
  new Response(toExcelCsv(attestationTable(await getAtlas())), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
