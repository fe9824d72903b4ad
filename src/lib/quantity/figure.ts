import { z } from 'zod';
import { figureId } from '../bulletin/id.ts';
import type { IssueKey } from '../bulletin/issue-key.ts';
import { sentenceIndexAt, toPrintedOffset } from '../bulletin/passage.ts';
import type { Block, Bulletin, Passage, Sentence } from '../bulletin/schema.ts';
import { IssueKeySchema } from '../bulletin/schema.ts';
import { findQuantities } from './find.ts';
import { type Quantity, QuantitySchema } from './schema.ts';
import { quantitiesOfTable } from './table-figures.ts';

export const FigureSchema = QuantitySchema.extend({
  /** Address inside the bulletin: `a2p4s3q12`. */
  id: z.string(),
  serial: IssueKeySchema,
  /** The passage that `start` and `end` count in. */
  passage: z.string(),
  sentence: z.string(),
  /** The sentence as corrected, for quotation. */
  quote: z.string(),
});
/** A quantity with its place in a bulletin. */
export type Figure = z.infer<typeof FigureSchema>;

/** A figure among those of all issues: `679#a2p4s4q64`. */
export function addressOf({ serial, id }: Pick<Figure, 'serial' | 'id'>): string {
  return `${serial}#${id}`;
}

/** All figures of a bulletin, in printed order: note, then article by article, titles and headings too. */
export function figuresOf(bulletin: Bulletin): Figure[] {
  const { note, articles, serial } = bulletin;
  return [
    ...figuresOfBlocks(note, serial),
    ...articles.flatMap((a) => [...figuresOfPassage(a.title, serial), ...figuresOfBlocks(a.blocks, serial)]),
  ];
}

/** Figures of blocks that follow each other: a table knows the line above it. */
export function figuresOfBlocks(blocks: readonly Block[], serial: IssueKey): Figure[] {
  return blocks.flatMap((block, i) => figuresOfBlock(block, serial, blocks[i - 1]));
}

/** @param above the block before it: the line above a table may name the unit of its numbers */
export function figuresOfBlock(block: Block, serial: IssueKey, above?: Block): Figure[] {
  if (block.kind !== 'table') return figuresOfPassage(block.passage, serial);
  return figuresOfTable(block.rows, serial, above && above.kind !== 'table' ? above.passage.text : '');
}

/**
 * Figures of a table, row by row. @param above the line above it: 各市州办理情况（单位：件）
 */
export function figuresOfTable(rows: readonly (readonly Passage[])[], serial: IssueKey, above = ''): Figure[] {
  return quantitiesOfTable(rows, above)
    .flat()
    .flatMap(({ cell, quantities }) => quantities.map((quantity) => toFigure(quantity, cell, serial)));
}

/** Figures of one passage; `serial` is that of the bulletin it stands in. */
export function figuresOfPassage(passage: Passage, serial: IssueKey): Figure[] {
  return findQuantities(passage.text).map((quantity) => toFigure(quantity, passage, serial));
}

/** A quantity with its address and its sentence. */
function toFigure(quantity: Quantity, passage: Passage, serial: IssueKey): Figure {
  const sentence = passage.sentences[sentenceIndexAt(passage, quantity.start)] as Sentence;
  const printed = toPrintedOffset(passage, quantity.start) - toPrintedOffset(passage, sentence.start);
  return {
    id: figureId(sentence.id, printed),
    serial,
    ...quantity,
    passage: passage.id,
    sentence: sentence.id,
    quote: passage.text.slice(sentence.start, sentence.end),
  };
}
