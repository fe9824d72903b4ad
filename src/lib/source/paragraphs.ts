import { tidy } from '../text/width.ts';
import { toSegments } from './layout.ts';
import { readLines } from './lines.ts';

/**
 * Paragraphs of any text, with page breaks joined and marks of recognition taken off. Outside a bulletin
 * a short line is no title: one that ends in a number or a comma goes on in the next.
 */
export function readParagraphs(text: string): string[] {
  const paragraphs: string[] = [];
  let isTorn = false;
  for (const segment of toSegments(readLines(text), [])) {
    if (segment.rows) {
      paragraphs.push(...segment.rows.flat().map(tidy));
      isTorn = false;
      continue;
    }
    const words = tidy(segment.pieces.map((piece) => piece.text).join(''));
    if (isTorn) paragraphs.push(tidy(paragraphs.pop() + words));
    else paragraphs.push(words);
    isTorn = /[\d,，、]$/u.test(words);
  }
  return paragraphs;
}
