import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
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
  const isNone = length > NO_TITLE;
  const place = { severity: isNone ? ('error' as const) : ('warning' as const), file, line, quote: words };
  return [fault('long-title', place, { length, most: isNone ? NO_TITLE : LONG_TITLE })];
}
