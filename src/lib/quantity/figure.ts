import { z } from 'zod';
import { figureId } from '../bulletin/id.ts';
import { toPrintedOffset } from '../bulletin/passage.ts';
import type { Bulletin, Passage, Sentence } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import { findQuantities } from './find.ts';
import { QuantitySchema } from './schema.ts';

export const FigureSchema = QuantitySchema.extend({
  /** Address inside the bulletin: `a2p4s3q12`. */
  id: z.string(),
  serial: z.number().int().positive(),
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
  return passagesOf(bulletin).flatMap((passage) => figuresOfPassage(passage, bulletin.serial));
}

/** Figures of one passage; `serial` is that of the bulletin it stands in. */
export function figuresOfPassage(passage: Passage, serial: number): Figure[] {
  return findQuantities(passage.text).map((quantity) => {
    const sentence = sentenceAt(passage, quantity.start);
    const printed = toPrintedOffset(passage, quantity.start) - toPrintedOffset(passage, sentence.start);
    return {
      id: figureId(sentence.id, printed),
      serial,
      ...quantity,
      passage: passage.id,
      sentence: sentence.id,
      quote: passage.text.slice(sentence.start, sentence.end),
    };
  });
}

/** The sentence in which an offset lies. */
export function sentenceAt(passage: Passage, offset: number): Sentence {
  return (passage.sentences.find((s) => offset < s.end) ?? passage.sentences.at(-1)) as Sentence;
}
