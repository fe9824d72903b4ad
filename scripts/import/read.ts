import { checkBulletin } from '../../src/lib/arithmetic/check.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { type Diagnostic, hasErrors } from '../../src/lib/diagnostic.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { readBytes } from '../bytes.ts';
import { type Reception, receive } from '../receive/receive.ts';
import { warnSlow } from '../slow.ts';

/** A received file, read; there is no bulletin if there is an error among the diagnostics. */
export interface Received extends Reception {
  file: string;
  bytes: Buffer;
  bulletin?: Bulletin;
}

/** Reads, converts and parses one received file; nothing that is held is looked at. */
export async function readReceived(file: string): Promise<Received> {
  const { bytes, diagnostics: unreadable } = readBytes(file);
  if (unreadable.length > 0) return { file, bytes, text: '', diagnostics: unreadable };
  const reception = await receive(bytes, file);
  if (hasErrors(reception.diagnostics)) return { file, bytes, ...reception };
  const slow: Diagnostic[] = [];
  const { bulletin, diagnostics: faults } = warnSlow(
    file,
    (diagnostic) => slow.push(diagnostic),
    () => parseSource(reception.text, file),
  );
  // Lines are those of the text that a document was converted to.
  const isDocument = reception.convertedFrom !== undefined && reception.convertedFrom !== 'text';
  const shown = isDocument ? faults.map((fault) => ({ ...fault, file: `${file}（转成的文本）` })) : faults;
  const diagnostics = [...reception.diagnostics, ...slow, ...shown];
  return { file, bytes, ...reception, diagnostics, ...(bulletin && { bulletin }) };
}

/** A printed percentage that its own figures do not give is pointed out; the text stays as it is. */
export function checkFigures(bulletin: Bulletin, file: string): Diagnostic[] {
  return checkBulletin(bulletin)
    .filter((check) => check.result === 'fails')
    .map(({ expression, computed, printed, unit, figures, quote }) => ({
      code: 'arithmetic-differs',
      severity: 'warning',
      file,
      line: 1,
      quote,
      message: `${figures.at(-1)} 印作 ${printed}${unit}，由 ${expression} 算得 ${computed}${unit}`,
      repair: '对照原件：原件如此就不用改，读者会看到核算结果；是识别错的，用 <choice> 标出更正。',
    }));
}
