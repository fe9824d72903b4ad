import { ArticleBuilder } from '../bulletin/builder.ts';
import type { Block } from '../bulletin/schema.ts';
import { readText } from '../receive/text/text.ts';
import { tidy } from '../text/width.ts';
import { toSegments } from './layout.ts';
import { linesOf } from './lines.ts';
import { tableRows } from './table.ts';

/**
 * Paragraphs and tables of any text, with page breaks joined and marks of recognition taken off. Outside a
 * bulletin a short line is no title: one that ends in a number or a comma goes on in the next.
 */
export function readBlocks(text: string): Block[] {
  const article = new ArticleBuilder(1);
  let torn = '';
  const flush = () => {
    if (torn) article.addParagraph([{ type: 'text', value: torn }]);
    torn = '';
  };
  const { document } = readText(text);
  for (const segment of toSegments(document ? linesOf(document) : [], [])) {
    if (segment.table) {
      flush();
      article.addTable(
        tableRows(segment.table).map((row) => row.map((cell) => (cell ? [{ type: 'text', value: tidy(cell) }] : []))),
      );
      continue;
    }
    torn = tidy(torn + segment.pieces.map((piece) => piece.text).join(''));
    if (!/[\d,，、]$/u.test(torn)) flush();
  }
  flush();
  return article.blocks;
}
