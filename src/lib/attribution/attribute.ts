import { z } from 'zod';
import type { Article, Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import { type Figure, FigureSchema, figuresOfBlock, figuresOfPassage } from '../quantity/figure.ts';
import { findEntity } from './entity.ts';
import { findPeriod } from './period.ts';
import { findSubject } from './subject.ts';

export const AttributedSchema = FigureSchema.extend({
  /** Whose figure it is, by the name of the list of entities or as printed; absent where the text does not say. */
  entity: z.string().optional(),
  /** What is measured, a short phrase of the text. */
  subject: z.string().optional(),
  /** The time as the text states it. */
  period: z.string().optional(),
  /** The time in days, where the words can be dated; an open beginning or end is absent. */
  span: z.strictObject({ start: z.iso.date().optional(), end: z.iso.date().optional() }).optional(),
});
/** A figure with who, what and when. */
export type AttributedFigure = z.infer<typeof AttributedSchema>;

/** Where a figure stands, for rules that look around it. */
export interface Surroundings {
  before: string;
  after: string;
  sentencesBefore: readonly string[];
}

/** How much of the first paragraph counts as the opening of an article. */
const OPENING = 40;

/** All figures of a bulletin with who, what and when, in printed order. */
export function attributedFiguresOf(bulletin: Bulletin, nameOf: (entity: string) => string): AttributedFigure[] {
  const { note, articles, serial, date } = bulletin;
  const passages = new Map(passagesOf(bulletin).map((passage) => [passage.id, passage]));
  const within = (figures: readonly Figure[], place: Place) =>
    figures.flatMap((figure) => {
      const passage = passages.get(figure.passage);
      return passage ? [attribute(figure, passage, place, nameOf)] : [];
    });
  const inNote = within(
    note.flatMap((block) => figuresOfBlock(block, serial)),
    { opening: [], date, unit: undefined },
  );
  const inArticles = articles.flatMap((article) => {
    const figures = [
      ...figuresOfPassage(article.title, serial),
      ...article.blocks.flatMap((block) => figuresOfBlock(block, serial)),
    ];
    return within(figures, { opening: openingOf(article), date, unit: article.unit });
  });
  return [...inNote, ...inArticles];
}

interface Place {
  opening: readonly string[];
  date: string;
  unit: string | undefined;
}

function attribute(
  figure: Figure,
  passage: Passage,
  place: Place,
  nameOf: (entity: string) => string,
): AttributedFigure {
  const around = surroundingsOf(figure, passage);
  const entity = findEntity({ ...around, unit: place.unit });
  const subject = findSubject(around.before, around.after, figure.kind);
  const period = findPeriod({ ...around, opening: place.opening, date: place.date });
  const span = period && { ...(period.start && { start: period.start }), ...(period.end && { end: period.end }) };
  return {
    ...figure,
    ...(entity && { entity: nameOf(entity) }),
    ...(subject && { subject }),
    ...(period && { period: period.stated }),
    ...(span && Object.keys(span).length > 0 && { span }),
  };
}

function openingOf(article: Article): string[] {
  const first = article.blocks.find((block) => block.kind === 'paragraph')?.passage.text ?? '';
  return [article.title.text, first.slice(0, OPENING)];
}

/** The words around a figure in its sentence, and the sentences before it in its passage. */
export function surroundingsOf(figure: Figure, passage: Passage): Surroundings {
  const index = passage.sentences.findIndex((sentence) => sentence.id === figure.sentence);
  const sentence = passage.sentences[index];
  return {
    before: passage.text.slice(sentence?.start ?? 0, figure.start),
    after: passage.text.slice(figure.end, sentence?.end),
    sentencesBefore: passage.sentences.slice(0, index).map((s) => passage.text.slice(s.start, s.end)),
  };
}
