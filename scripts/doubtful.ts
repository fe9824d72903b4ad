import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { passagesOf } from '../src/lib/bulletin/walk.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { findMisreadings } from '../src/lib/quantity/misreadings.ts';
import { findTorn } from '../src/lib/quantity/torn.ts';

/** What stands in the text and may be no number as it stands: joined by a person or by nobody, and read by nobody. */
export function doubtfulNumbers(bulletin: Bulletin, file: string): Diagnostic[] {
  const torn = findTorn(passagesOf(bulletin)).map(
    ({ passage, quote }): Diagnostic => ({
      code: 'torn-number',
      severity: 'warning',
      file,
      quote,
      message: `${passage} 这里的数像是被空格或换页拆开了`,
      repair: '对照原件；确是一个数，就用 choice 标记更正，再运行 npm run extract。',
    }),
  );
  return [...torn, ...misreadNumbers(bulletin, file)];
}

/** Numbers of which recognition may have misread a sign. */
export function misreadNumbers(bulletin: Bulletin, file: string): Diagnostic[] {
  return findMisreadings(passagesOf(bulletin)).map(
    ({ passage, quote }): Diagnostic => ({
      code: 'misread-number',
      severity: 'warning',
      file,
      quote,
      message: `${passage} 这里的数像是识别错了一个字或一个点，没有读作数`,
      repair: '对照原件；确是识别之误，就用 choice 标记更正，再运行 npm run extract。',
    }),
  );
}
