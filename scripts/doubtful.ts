import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { passagesOf } from '../src/lib/bulletin/walk.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { findMisreadings } from '../src/lib/quantity/misreadings.ts';
import { findTorn } from '../src/lib/quantity/torn.ts';

/** What stands in the text and may be no number as it stands: joined by a person or by nobody, and read by nobody. */
export function doubtfulNumbers(bulletin: Bulletin, file: string): Diagnostic[] {
  const torn = findTorn(passagesOf(bulletin)).map(({ passage, quote }) =>
    fault('torn-number', { file, quote }, { passage }),
  );
  return [...torn, ...misreadNumbers(bulletin, file)];
}

/** Numbers of which recognition may have misread a sign. */
export function misreadNumbers(bulletin: Bulletin, file: string): Diagnostic[] {
  return findMisreadings(passagesOf(bulletin)).map(({ passage, quote }) =>
    fault('misread-number', { file, quote }, { passage }),
  );
}
