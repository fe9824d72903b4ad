import type { Article, Block, Bulletin, Passage } from './schema.ts';

/** The passages of a bulletin and its parts, in printed order: titles, headings, paragraphs, table cells. */

export function passagesOfBlock(block: Block): Passage[] {
  return block.kind === 'table' ? block.rows.flat() : [block.passage];
}

export function passagesOfArticle(article: Article): Passage[] {
  return [article.title, ...article.blocks.flatMap(passagesOfBlock)];
}

/** Those of the editor's note come first. */
export function passagesOf(bulletin: Bulletin): Passage[] {
  return [...bulletin.note.flatMap(passagesOfBlock), ...bulletin.articles.flatMap(passagesOfArticle)];
}
