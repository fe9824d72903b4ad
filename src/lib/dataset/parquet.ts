import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column, Table } from './table.ts';

const TYPES = { string: 'STRING', date: 'STRING', number: 'DOUBLE', integer: 'INT32' } as const satisfies Record<
  Column['type'],
  string
>;

/** A table for DuckDB, Spark, pandas or R: one row group, empty cells are nulls, dates ISO strings. */
export function toParquet({ columns, rows }: Table): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: Object.entries(columns).map(([name, { type }]) => ({
      name,
      data: rows.map((row) => row[name] ?? null),
      type: TYPES[type],
      nullable: true,
    })),
  });
}
