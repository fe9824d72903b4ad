import { tidy } from '../text/width.ts';
import { toSegments } from './layout.ts';
import { readLines } from './lines.ts';

/** Paragraphs of any text, with page breaks joined and marks of recognition taken off. */
export function readParagraphs(text: string): string[] {
  return toSegments(readLines(text), []).flatMap((segment) =>
    segment.rows ? segment.rows.flat().map(tidy) : [tidy(segment.pieces.map((piece) => piece.text).join(''))],
  );
}
