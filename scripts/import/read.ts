import { checkBulletin } from '../../src/lib/arithmetic/check.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { type Diagnostic, hasErrors } from '../../src/lib/diagnostic.ts';
import type { Arrangement, Removal, Substitution } from '../../src/lib/document/changes.ts';
import type { Decision } from '../../src/lib/document/reading.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import type { PlainLine } from '../../src/lib/proof/lines.ts';
import type { Form } from '../../src/lib/receive/form.ts';
import type { Given } from '../../src/lib/source/given.ts';
import { readStructure } from '../../src/lib/source/structure.ts';
import { readBytes } from '../bytes.ts';
import { readOriginal } from '../original.ts';
import { receive } from '../receive/receive.ts';
import { warnSlow } from '../slow.ts';

/** A received file, read; there is no bulletin if there is an error among the diagnostics. */
export interface Received {
  file: string;
  /** Of the file, or of what it was converted to. */
  bytes: Buffer;
  /** The file itself, where another program had to convert it. */
  first?: { extension: string; bytes: Buffer };
  form: Form;
  /** The file is a UTF-8 text, its own source. */
  isSource: boolean;
  /** What a plain reader reads of the bytes, for the proof. */
  original: PlainLine[];
  bulletin?: Bulletin;
  decisions: Decision[];
  removals: Removal[];
  substitutions: Substitution[];
  arrangements?: Arrangement[];
  diagnostics: Diagnostic[];
}

/** Reads one received file; nothing that is held is looked at. @param given what the file itself does not say */
export async function readReceived(file: string, given: Given = {}): Promise<Received> {
  const { bytes: came, diagnostics: unreadable } = readBytes(file);
  const none = { form: 'text' as const, isSource: false, original: [], decisions: [], removals: [], substitutions: [] };
  if (unreadable.length > 0) return { file, bytes: came, ...none, diagnostics: unreadable };
  const { document, form, isSource, converted, ...reading } = await receive(came, file);
  const bytes = converted?.bytes ?? came;
  const first = converted && { first: { extension: converted.from, bytes: came } };
  const read = { file, bytes, form, isSource, ...first };
  if (!document || hasErrors(reading.diagnostics)) return { ...none, ...read, ...reading };
  const slow: Diagnostic[] = [];
  const structure = warnSlow(
    file,
    (diagnostic) => slow.push(diagnostic),
    () => readStructure({ document, ...reading }, file, given),
  );
  const diagnostics = [...slow, ...structure.diagnostics];
  if (hasErrors(diagnostics)) return { ...none, ...read, ...structure, diagnostics };
  try {
    return { ...read, ...structure, original: await readOriginal(bytes, file), diagnostics };
  } catch (error) {
    const { bulletin: _, ...told } = structure;
    return { ...none, ...read, ...told, diagnostics: [...diagnostics, unproved(file, error as Error)] };
  }
}

function unproved(file: string, { message }: Error): Diagnostic {
  return fault('unproved', { file, line: 1 }, { why: message });
}

/** A printed percentage that its own figures do not give is pointed out; the text stays as it is. */
export function checkFigures(bulletin: Bulletin, file: string): Diagnostic[] {
  return checkBulletin(bulletin)
    .filter((check) => check.result === 'fails')
    .map(({ expression, computed, printed, unit, figures, quote }) =>
      fault(
        'arithmetic-differs',
        { file, line: 1, quote },
        {
          figure: figures.at(-1) ?? '',
          printed: `${printed}${unit}`,
          expression,
          computed: `${computed}${unit}`,
        },
      ),
    );
}
