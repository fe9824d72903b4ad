import type { Article, Block } from '../bulletin/schema.ts';

/** An entry of the table of contents. */
export interface OutlineEntry {
  id: string;
  text: string;
  level: number;
}

/** The heads of an article: headings that stand alone and run-in heads, in printed order. */
export function outlineOf(article: Article): OutlineEntry[] {
  return article.blocks.flatMap((block): OutlineEntry[] => {
    if (block.kind === 'heading') return [{ id: block.passage.id, text: block.passage.text, level: block.level }];
    if (block.kind !== 'paragraph' || !hasRunInHead(block)) return [];
    const text = block.passage.text.slice(0, block.runIn.end).replace(/。$/u, '');
    return [{ id: block.passage.id, text, level: block.runIn.level }];
  });
}

type RunIn = Extract<Block, { kind: 'paragraph' }> & { runIn: { level: number; end: number } };

/** True if the bold beginning is a whole sentence or more: only then can it be a heading of its own. */
export function hasRunInHead(block: Block): block is RunIn {
  if (block.kind !== 'paragraph' || !block.runIn) return false;
  const { end } = block.runIn;
  return block.passage.sentences.some((sentence) => sentence.end === end);
}

/**
 * Heading rank in HTML (3 to 6) for each level that an article uses: the highest level in use becomes h3
 * right below the title, so that no rank is skipped.
 */
export function headingRanks(article: Article): ReadonlyMap<number, number> {
  const levels = [...new Set(outlineOf(article).map((entry) => entry.level))].sort((a, b) => a - b);
  return new Map(levels.map((level, i) => [level, Math.min(3 + i, 6)]));
}
