import { readdirSync, readFileSync } from 'node:fs';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import type { PlainLine } from '../../src/lib/proof/lines.ts';
import { readPlainText } from '../../src/lib/proof/plain-text.ts';
import type { Entry } from '../../src/lib/proof/record.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { recordImport } from '../../src/lib/source/record.ts';

/** What an import of a text has: the bulletin, what a plain reader reads of the text, and the record that joins them. */
export interface ImportedText {
  bulletin: Bulletin;
  original: PlainLine[];
  record: Entry[];
}

/** Imports a text without a disk. @throws what is wrong with it */
export function importText(text: string, file = 'x.txt'): ImportedText {
  const structure = parseSource(text.replace(/^\ufeff/u, ''), file);
  const { bulletin, diagnostics } = structure;
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  const original = readPlainText(new TextEncoder().encode(text));
  const { entries, differences } = recordImport(structure, bulletin, original, 'text');
  if (differences.length > 0) throw new Error(JSON.stringify(differences[0]));
  return { bulletin, original, record: entries };
}

/** The texts of `tests/unseen` that are issues with a masthead; the others are bare texts, which the importer asks about. */
export const unseenIssues = (): string[] =>
  readdirSync('tests/unseen')
    .filter((name) => name.endsWith('.txt'))
    .map((name) => `tests/unseen/${name}`)
    .filter((file) => JSON.parse(readFileSync(file.replace(/\.txt$/u, '.json'), 'utf8')).date !== null);
