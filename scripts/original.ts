import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { PlainLine } from '../src/lib/proof/lines.ts';
import { decodePlainText, readPlainText } from '../src/lib/proof/plain-text.ts';
import { readPlainPage } from '../src/lib/proof/plain-web.ts';
import { type Entry, readRecord } from '../src/lib/proof/record.ts';
import { fromSourceText } from '../src/lib/proof/source-text.ts';
import { type Form, formOf } from '../src/lib/receive/form.ts';
import { type PlainPdf, readPlainPdf } from './proof/plain-pdf.ts';
import { type PlainWord, readPlainWordFile } from './proof/plain-word.ts';
import { receivedFiles } from './received.ts';

/** Where the records of imports are kept, beside the texts that they are about. */
const RECORDS = 'records';

/** The record of the import of a source. */
export function recordFile(sources: string, source: string): string {
  return join(sources, RECORDS, `${basename(source, extname(source))}.tsv`);
}

/** The folder of all records of a folder of sources. */
export function recordFolder(sources: string): string {
  return join(sources, RECORDS);
}

/** The record of the import; empty where there is none. @throws a sentence where the file is no record */
export function readRecordOf(sources: string, source: string): Entry[] {
  const file = recordFile(sources, source);
  return existsSync(file) ? readRecord(readFileSync(file, 'utf8')) : [];
}

/** What a plain reader reads of the bytes of an original. @throws UnreadableError */
export async function readOriginal(bytes: Buffer, file: string): Promise<PlainLine[]> {
  const found = formOf(bytes, file);
  const form: Form = 'form' in found ? found.form : 'text';
  if (form === 'html') return readPlainPage(decodePlainText(bytes));
  if (form === 'docx') return wordLines(readPlainWordFile(bytes));
  return form === 'pdf' ? pdfLines(await readPlainPdf(bytes)) : readPlainText(bytes);
}

/** The lines of the body, and behind them those that are held against what an import says it left out. */
function wordLines({ lines, deleted, parts }: PlainWord): PlainLine[] {
  const beside: Omit<PlainLine, 'line'>[] = [
    ...deleted.map(({ line, text }) => ({ text, beside: 'deleted' as const, of: line })),
    ...parts.flatMap(({ rule, lines: own }) => (rule ? own.map((text) => ({ text, beside: rule })) : [])),
  ];
  const last = lines.at(-1)?.line ?? 0;
  return [
    ...lines.map((line) => ({ ...line, numbered: !!line.numbered })),
    ...beside.map((each, i) => ({ line: last + 1 + i, ...each })),
  ];
}

function pdfLines({ lines, unmapped }: PlainPdf): PlainLine[] {
  const untold = Map.groupBy(unmapped, ({ line }) => line);
  return lines.map((line) => {
    const own = untold.get(line.line)?.map(({ at }) => at);
    return { ...line, ...(own && { untold: own }) };
  });
}

/** The lines of a source as the record of its import counts them. */
export function readSourceLines(sources: string, source: string): PlainLine[] {
  const lines = readPlainText(readFileSync(join(sources, source)));
  const isWord = receivedFiles(sources, source).some((file) => extname(file) === '.docx');
  return isWord ? fromSourceText(lines) : lines;
}
