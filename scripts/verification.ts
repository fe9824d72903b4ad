import { basename, join } from 'node:path';
import { isSupplement } from '../src/lib/bulletin/issue-key.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import type { PlainLine } from '../src/lib/proof/lines.ts';
import { readRecord } from '../src/lib/proof/record.ts';
import { toSourceText } from '../src/lib/proof/source-text.ts';
import { checkFidelity } from '../src/lib/source/fidelity.ts';
import { checkMasthead } from '../src/lib/source/masthead-fields.ts';
import { readBytes } from './bytes.ts';
import { compareTexts } from './import/compare.ts';
import { readOriginal, recordFile } from './original.ts';
import { receivedFiles } from './received.ts';
import type { readBulletins } from './run.ts';

type Edition = ReturnType<typeof readBulletins>[number];

/**
 * Proves one bulletin: read as printed it is what a plain reader, which shares nothing with the importer, reads of the
 * bytes that were received, but for what the record of the import names.
 * @returns the first differences, with their places; nothing if there is none
 */
export async function verifyEdition(edition: Edition, sources: string): Promise<Diagnostic[]> {
  const { file, bulletin, lines } = edition;
  if (!bulletin) return edition.diagnostics;
  const sourceFile = join(sources, bulletin.source);
  const place = { file, line: 1 };
  if (basename(file, '.mdx') !== String(bulletin.serial))
    return [
      fault('misnamed', place, { serial: bulletin.serial, kind: isSupplement(bulletin.serial) ? '编号' : '总期号' }),
    ];
  const source = readBytes(sourceFile);
  if (source.diagnostics.some(({ code }) => code === 'no-file'))
    return [fault('no-source', place, { source: sourceFile })];
  if (source.diagnostics.length > 0) return source.diagnostics;
  const [received = sourceFile, second] = receivedFiles(sources, bulletin.source);
  if (second) return [fault('two-received', { file: sourceFile }, { first: received, second })];
  const kept = received === sourceFile ? source : readBytes(received);
  if (kept.diagnostics.length > 0) return kept.diagnostics;
  const recordName = recordFile(sources, bulletin.source);
  const recorded = readBytes(recordName);
  if (recorded.diagnostics.length > 0) return [fault('no-record', place, { record: recordName, received })];
  try {
    const original = await readOriginal(kept.bytes, received);
    return [
      ...(received === sourceFile ? [] : checkSource(source.bytes.toString('utf8'), original, sourceFile, received)),
      ...checkMasthead(bulletin, file),
      ...checkFidelity({
        bulletin,
        lines,
        file,
        original,
        record: readRecord(recorded.bytes.toString('utf8')),
        sourceFile,
      }),
    ];
  } catch (error) {
    return [fault('broken-source', place, { received, why: (error as Error).message })];
  }
}

/** The text beside what was received in another form must be what is read of that. */
function checkSource(text: string, original: readonly PlainLine[], file: string, received: string): Diagnostic[] {
  const fresh = toSourceText(original);
  if (fresh === text) return [];
  return [fault('conversion-differs', { file, detail: compareTexts(text, fresh) }, { received })];
}
