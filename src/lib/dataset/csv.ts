import { stringify } from 'csv-stringify/sync';
import type { Table } from './table.ts';

/** A table for programs: its first column is called what its description calls it. CRLF, quoted where needed (RFC 4180). */
export function toCsv(table: Table): string {
  return write(table, false);
}

/** The same for Excel, which takes Chinese for another encoding unless a byte order mark stands before it. */
export function toExcelCsv(table: Table): string {
  return write(table, true);
}

/** A text that a spreadsheet would compute is neutralised in both: who opens a file is not asked first. */
function write({ columns, rows }: Table, bom: boolean): string {
  return stringify([...rows], {
    header: true,
    columns: Object.keys(columns),
    bom,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}
