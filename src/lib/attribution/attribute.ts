import { sentenceIndexAt } from '../bulletin/passage.ts';
import type { Article, Block, Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import type { EntityRef, ReadFigure } from '../clause/read-figure.ts';
import { type Figure, figuresOfBlock, figuresOfPassage } from '../quantity/figure.ts';
import { findEntity } from './entity.ts';
import { findPeriod } from './period.ts';
import { findSubject } from './subject.ts';

/** Where a figure stands, for rules that look around it. */
export interface Surroundings {
  before: string;
  after: string;
  sentencesBefore: readonly string[];
}

/** How much of the first paragraph counts as the opening of an article. */
const OPENING = 40;

/** All figures of a bulletin with who, what and when, in printed order. */
export function attributedFiguresOf(bulletin: Bulletin, entityOf: (printed: string) => EntityRef): ReadFigure[] {
  const { note, articles, serial, date } = bulletin;
  const passages = new Map(passagesOf(bulletin).map((passage) => [passage.id, passage]));
  const within = (figures: readonly Figure[], place: Place) =>
    figures.flatMap((figure) => {
      const passage = passages.get(figure.passage);
      return passage ? [attribute(figure, passage, place, entityOf)] : [];
    });
  const ofBlocks = (blocks: readonly Block[], place: Omit<Place, 'table'>) =>
    blocks.flatMap((block, i) =>
      within(figuresOfBlock(block, serial), { ...place, table: tableContext(block, blocks[i - 1]) }),
    );
  const inNote = ofBlocks(note, { opening: [], date, unit: undefined });
  const inArticles = articles.flatMap((article) => {
    const place = { opening: openingOf(article), date, unit: article.unit };
    return [...within(figuresOfPassage(article.title, serial), place), ...ofBlocks(article.blocks, place)];
  });
  return [...inNote, ...inArticles];
}

/** What a figure in a table takes from around its cell. */
interface TableContext {
  /** First cell of the row that holds words, by the id of every other cell. */
  rowHeads: ReadonlyMap<string, string>;
  /** The sentences above the table: 2025年5月至9月测评结果如下： */
  lead: readonly string[];
}

function tableContext(block: Block, previous: Block | undefined): TableContext | undefined {
  if (block.kind !== 'table') return undefined;
  // A column of serial numbers may stand before the names.
  const nameOfRow = (row: readonly Passage[]) => row.find(({ text }) => !/^[\d\s.]*$/u.test(text))?.text ?? '';
  const rowHeads = block.rows.slice(1).flatMap((row) => row.slice(1).map((cell) => [cell.id, nameOfRow(row)] as const));
  const lead = previous && previous.kind !== 'table' ? sentencesOf(previous.passage) : [];
  return { rowHeads: new Map(rowHeads), lead };
}

interface Place {
  opening: readonly string[];
  date: string;
  unit: string | undefined;
  table?: TableContext | undefined;
}

function attribute(
  figure: Figure,
  passage: Passage,
  place: Place,
  entityOf: (printed: string) => EntityRef,
): ReadFigure {
  const around = surroundingsOf(figure, passage);
  if (place.table) around.sentencesBefore = place.table.lead;
  const entity = findEntity({ ...around, unit: place.unit, rowHead: place.table?.rowHeads.get(passage.id) });
  const subject = findSubject(around.before, around.after, figure.kind);
  const period = findPeriod({ ...around, kind: figure.kind, opening: place.opening, date: place.date });
  const span = period && { ...(period.start && { start: period.start }), ...(period.end && { end: period.end }) };
  return {
    ...figure,
    // What is measured is not read here, and of the roles only that of a change.
    role: figure.change ? 'change' : 'stated',
    ...(entity && { entity: entityOf(entity) }),
    ...(subject && { subject }),
    ...(period && { period: period.stated }),
    ...(span && Object.keys(span).length > 0 && { span }),
    from: {},
  };
}

function openingOf(article: Article): string[] {
  const first = article.blocks.find((block) => block.kind === 'paragraph')?.passage.text ?? '';
  return [article.title.text, first.slice(0, OPENING)];
}

/** Characters of a sentence that are looked at on each side of a figure; the longest honest sentence has fewer. */
const NEAR = 600;
/** Sentences before its own that are looked at for a figure. */
const SENTENCES_BEFORE = 40;

/**
 * The words around a figure in its sentence, and the sentences before it in its passage, nearest last. Both end at a
 * distance, so that the time for a paragraph grows with its length and not with a power of it.
 */
export function surroundingsOf(figure: Figure, passage: Passage): Surroundings {
  const { text, sentences } = passage;
  const index = sentenceIndexAt(passage, figure.start);
  const { start, end } = sentences[index] ?? { start: 0, end: text.length };
  return {
    before: text.slice(Math.max(start, figure.start - NEAR), figure.start),
    after: text.slice(figure.end, Math.min(end, figure.end + NEAR)),
    sentencesBefore: sentences
      .slice(Math.max(0, index - SENTENCES_BEFORE), Math.max(0, index))
      .map((sentence) => text.slice(Math.max(sentence.start, sentence.end - NEAR), sentence.end)),
  };
}

function sentencesOf(passage: Passage): string[] {
  return passage.sentences.map((s) => passage.text.slice(s.start, s.end));
}
