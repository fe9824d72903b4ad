import type { Diagnostic } from '../diagnostic.ts';
import type { Segment } from './segment.ts';

/** What a received text should not have, and has: told of with its line, so that somebody looks. */

/** Characters of a title that is longer than any; and of one that is text taken for a title. */
const LONG_TITLE = 200;
const NO_TITLE = 1000;

/** Titles too long to be some. */
export function oddSegments(segments: readonly Segment[], file: string): Diagnostic[] {
  return segments.flatMap((segment) => longTitle(segment, file));
}

function longTitle({ kind, line, pieces }: Segment, file: string): Diagnostic[] {
  if (kind !== 'title') return [];
  const words = pieces.map((piece) => piece.text).join('');
  const length = [...words].length;
  if (length <= LONG_TITLE) return [];
  const severity = length > NO_TITLE ? 'error' : 'warning';
  return [
    {
      code: 'long-title',
      severity,
      file,
      line,
      quote: words,
      message: `标题有 ${length} 个字，超过 ${severity === 'error' ? NO_TITLE : LONG_TITLE} 个`,
      repair: '对照原件：是正文的，去掉行首的“#”或加粗，与标题分成两段；真有这样长的标题，不用改。',
    },
  ];
}
