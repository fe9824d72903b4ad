import type { Rectangle } from './lines.ts';
import type { ArrangementRule, RemovalRule, SubstitutionRule } from './rules.ts';

/** A change that an import has named. */
export interface Change {
  rule: RemovalRule | SubstitutionRule;
  place: { line: number; page?: number };
  /** Offset in the line; absent where it is not in the lines of the text, or where the importer does not count them as the plain reader does. */
  column?: number;
  from: string;
  to: string;
}

/** A part of a page that an import reads in an order of its own. */
export interface Arrangement {
  rule: ArrangementRule;
  place: { line: number; page?: number };
  box: Rectangle;
}

/**
 * The record of an import: every place where the edition is not, character for character and line for line, what the plain
 * reader reads of the original. Kept beside the source as TSV, so that the proof needs nothing of the importer.
 */
export interface Entry {
  /** Line of the original, from 1, as the plain reader counts. */
  line: number;
  /** Offset in that line (UTF-16 units). */
  column: number;
  /**
   * `join`: the line goes on in the block that the line before it stands in. `split`: a new block begins inside of the line.
   * `order`: the lines in the order of the edition, where it is not that of the file (`to`: 1-8 12-14 9-11).
   * `table`, `columns` and so on: lines (`to`) that may stand in another order than that of the file, and why.
   */
  rule: RemovalRule | SubstitutionRule | 'join' | 'split' | 'order' | ArrangementRule;
  /** Words of the original; empty where they are not text there. */
  from: string;
  /** Words of the edition; empty where they are taken out. */
  to: string;
}

const HEADS = ['line', 'column', 'rule', 'from', 'to'];

/** The record as TSV, with heads. */
export function writeRecord(entries: readonly Entry[]): string {
  const rows = entries.map(({ line, column, rule, from, to }) => [
    line,
    column,
    rule,
    escapeField(from),
    escapeField(to),
  ]);
  return `${[HEADS, ...rows].map((row) => row.join('\t')).join('\n')}\n`;
}

/** @throws a sentence that names the line, where the text is no record */
export function readRecord(tsv: string): Entry[] {
  const [heads, ...rows] = tsv.replace(/\r\n/gu, '\n').replace(/\n$/u, '').split('\n');
  if (heads !== HEADS.join('\t')) throw new Error('第 1 行不是录入记录的表头');
  return rows.map((row, i) => {
    const [line, column, rule, from, to] = row.split('\t');
    if (!/^\d+$/u.test(line ?? '') || !/^\d+$/u.test(column ?? '') || to === undefined)
      throw new Error(`第 ${i + 2} 行不是录入记录的一行`);
    return {
      line: Number(line),
      column: Number(column),
      rule: rule as Entry['rule'],
      from: unescapeField(from ?? ''),
      to: unescapeField(to),
    };
  });
}

/** What a field cannot hold, and what nobody would see in it, as \u{…}. */
function escapeField(text: string): string {
  return text.replace(/[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, (character) =>
    character === '\\' ? '\\\\' : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

function unescapeField(text: string): string {
  return text.replace(/\\(?:\\|u\{([0-9a-f]{1,6})\})/gu, (_, code?: string) =>
    code === undefined ? '\\' : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
