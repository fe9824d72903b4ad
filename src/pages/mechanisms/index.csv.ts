import { toCsv } from '../../lib/dataset/csv.ts';
import { attestationTable } from '../../lib/mechanism/table.ts';
import { getAtlas } from '../../queries/atlas.ts';

/** One row a sentence, for programs. */
export const GET = async () =>
  new Response(toCsv(attestationTable(await getAtlas())), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
