import { z } from 'zod';
import { figureId } from '../bulletin/id.ts';
import type { IssueKey } from '../bulletin/issue-key.ts';
import { sentenceIndexAt, toPrintedOffset } from '../bulletin/passage.ts';
import type { Block, Bulletin, Passage, Sentence } from '../bulletin/schema.ts';
import { IssueKeySchema } from '../bulletin/schema.ts';
import { findQuantities } from './find.ts';
import { type Quantity, QuantitySchema } from './schema.ts';
import { unitOfHead } from './unit.ts';

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

/** All figures of a bulletin, in printed order: note, then article by article, titles and headings too. */
export function figuresOf(bulletin: Bulletin): Figure[] {
  const { note, articles, serial } = bulletin;
  const ofBlock = (block: Block) => figuresOfBlock(block, serial);
  return [
    ...note.flatMap(ofBlock),
    ...articles.flatMap((a) => [...figuresOfPassage(a.title, serial), ...a.blocks.flatMap(ofBlock)]),
  ];
}

export function figuresOfBlock(block: Block, serial: IssueKey): Figure[] {
  return block.kind === 'table' ? figuresOfTable(block.rows, serial) : figuresOfPassage(block.passage, serial);
}

/**
 * Figures of a table: a cell that holds nothing but a number takes its unit from the head of its column,
 * 件数（件）, 金额（万元）, 占比（%）.
 */
export function figuresOfTable(rows: readonly (readonly Passage[])[], serial: IssueKey): Figure[] {
  const [heads = [], ...body] = rows;
  const inHeads = heads.flatMap((cell) => figuresOfPassage(cell, serial));
  const inBody = body.flatMap((row) => row.flatMap((cell, column) => figuresOfCell(cell, heads[column], serial)));
  return [...inHeads, ...inBody];
}

function figuresOfCell(cell: Passage, head: Passage | undefined, serial: IssueKey): Figure[] {
  const unit =
    head && /^[\s\d０-９,，.．%+\-－−—–~～约近超逾余多]+$/u.test(cell.text) && !cell.text.includes('%')
      ? unitOfHead(head.text)
      : undefined;
  if (!unit) return figuresOfPassage(cell, serial);
  // Read as if the unit stood in the cell; the text and the offsets stay those of the cell.
  const [found] = findQuantities(cell.text + unit);
  if (!found) return [];
  const end = Math.min(found.end, cell.text.length);
  const text = cell.text.slice(found.start, end).replace(/\s/gu, '');
  return [toFigure({ ...found, text, end, rule: 'column-head', inferred: ['unit'] }, cell, serial)];
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
