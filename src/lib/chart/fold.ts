import { compareKeys, type IssueKey } from '../bulletin/issue-key.ts';
import type { TableRow } from './table.ts';

/** Rows that a table shows at once; the others are one click away. */
const MOST_ROWS = 40;

/** The rows of the newest issues, and those that are folded: each in the order of the table. */
export function foldRows(rows: readonly TableRow[], most = MOST_ROWS): { shown: TableRow[]; folded: TableRow[] } {
  // A few more are shown at once: a fold of three rows is worth no click.
  if (rows.length <= most * 1.25) return { shown: [...rows], folded: [] };
  const newest = [...rows].sort((a, b) => compareKeys(issueOf(b), issueOf(a))).slice(0, most);
  const kept = new Set(newest);
  return { shown: rows.filter((row) => kept.has(row)), folded: rows.filter((row) => !kept.has(row)) };
}

function issueOf({ sentences }: TableRow): IssueKey {
  return sentences[0]?.serial ?? 0;
}
