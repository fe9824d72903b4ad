import { stringify } from 'csv-stringify/sync';
import type { Table } from './table.ts';

/** A table for spreadsheets: byte order mark, so that Excel shows Chinese, CRLF, quoted where needed (RFC 4180). */
export function toCsv({ columns, rows }: Table): string {
  return stringify([...rows], {
    header: true,
    columns: Object.keys(columns),
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}
