/** The table of bad inputs (`tests/rows.tsv`), and which of its rows the tests of a run have held. */
export interface Row {
  /** I importer, E extractor, L charts and their links, S search, B build; with a number: `L2`. */
  id: string;
  input: string;
  expected: string;
}

/** A test that has run: its own name, and whether it passed. */
export interface Outcome {
  name: string;
  passed: boolean;
}

/** Which rows are held by tests, which are not, and names of tests that point to no row. */
export interface RowCount {
  held: string[];
  open: string[];
  unknown: string[];
}

/** Rows of a table with a head, cells apart by tabs. */
export function readRows(table: string): Row[] {
  return table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id = '', input = '', expected = ''] = line.split('\t');
      return { id, input, expected };
    });
}

/** The rows that a name begins with: `L2: years of nothing` holds L2, `I6 I7 a masthead …` both. */
export function rowsOf(name: string): string[] {
  const [lead = ''] = /^(?:[A-Z]\d{1,2}[\s:,]+)+/u.exec(name) ?? [];
  return lead.match(/[A-Z]\d+/gu) ?? [];
}

/** A row is held by one test or more that begin with its id, all of them passed. */
export function countRows(rows: readonly Row[], outcomes: readonly Outcome[]): RowCount {
  const byRow = new Map<string, boolean[]>();
  for (const { name, passed } of outcomes) {
    for (const id of rowsOf(name)) byRow.set(id, [...(byRow.get(id) ?? []), passed]);
  }
  const ids = rows.map(({ id }) => id);
  const isHeld = (id: string) => byRow.get(id)?.every(Boolean) ?? false;
  return {
    held: ids.filter(isHeld),
    open: ids.filter((id) => !isHeld(id)),
    unknown: [...byRow.keys()].filter((id) => !ids.includes(id)),
  };
}

/** `77 of 77 rows of bad inputs held (I 30, E 23, L 14, S 6, B 4)`, and a line for each fault. */
export function describeRows(rows: readonly Row[], { held, open, unknown }: RowCount): string[] {
  const kinds = Map.groupBy(held, (id) => id.charAt(0));
  const counts = [...new Set(rows.map(({ id }) => id.charAt(0)))].map(
    (kind) => `${kind} ${kinds.get(kind)?.length ?? 0}`,
  );
  return [
    `${held.length} of ${rows.length} rows of bad inputs held (${counts.join(', ')})`,
    ...rows.filter(({ id }) => open.includes(id)).map(({ id, input }) => `no passing test begins with ${id}: ${input}`),
    ...unknown.map((id) => `tests begin with ${id}, which is no row of tests/rows.tsv`),
  ];
}
