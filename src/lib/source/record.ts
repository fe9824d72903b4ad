import { printedPieces } from '../bulletin/printed.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { Form } from '../document/model.ts';
import type { Reading } from '../document/reading.ts';
import { align } from '../proof/align.ts';
import type { PlainLine } from '../proof/lines.ts';
import type { Change } from '../proof/record.ts';

/**
 * The record of an import: every change that it has named, found in what the plain reader reads of the original. What no
 * change names is a difference, and the import must not be kept.
 */
export function recordImport(
  { removals, substitutions, arrangements }: Pick<Reading, 'removals' | 'substitutions' | 'arrangements'>,
  bulletin: Bulletin,
  original: readonly PlainLine[],
  form: Form,
): ReturnType<typeof align> {
  const changes: Change[] = [
    ...removals.map(({ text, ...rest }) => ({ ...rest, from: text, to: '' })),
    ...substitutions,
  ];
  const blocks = printedPieces(bulletin).map(({ text }) => text);
  return align(original, changes, blocks, form !== 'pdf', arrangements);
}
