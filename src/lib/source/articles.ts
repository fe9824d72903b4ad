import { ArticleBuilder } from '../bulletin/builder.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import type { Inline } from '../bulletin/passage.ts';
import { findSentences } from '../text/sentence.ts';
import { tidy, tidyTitle } from '../text/width.ts';
import type { Segment } from './segment.ts';
import { tableRows } from './table.ts';

/** The longest first sentence that is a run-in head: longer ones are text that begins with an ordinal. */
const LONGEST_RUN_IN = 60;

/** Segments → editor's note and articles. A unit line belongs to the title behind it, or before it. */
export function toArticles(segments: readonly Segment[], unit: string | undefined) {
  const note = new ArticleBuilder(0);
  const builders: ArticleBuilder[] = [];
  const strays: Segment[] = [];
  let waiting: string[] = [];
  let isNote = false;
  for (const [i, segment] of segments.entries()) {
    const words = segment.pieces.map((piece) => piece.text).join(segment.kind === 'title' ? ' ' : '');
    const article = builders.at(-1);
    if (segment.kind === 'title') {
      builders.push(new ArticleBuilder(builders.length + 1, plainInlines(tidyTitle(words)), waiting));
      waiting = [];
      isNote = false;
    } else if (segment.kind === 'note' || (isNote && segment.kind === 'paragraph')) {
      addSegment(note, segment);
      isNote = true;
    } else if (segment.kind === 'unit' && belongsToTitle(segments, i, words)) {
      waiting.push(tidy(words));
    } else if (!article) {
      strays.push(segment);
    } else if (isByline(segment) && (article.blocks.length === 0 || endsArticle(segments, i))) {
      article.addByline(segment.kind === 'contributor' ? tidyTitle(words) : tidy(words));
    } else {
      addSegment(article, segment);
    }
  }
  return { note: note.blocks, articles: builders.map((builder) => builder.build(unit)), strays };
}

/** A title stands below a unit line, or below the last of several that end in a colon: else its words would be lost. */
function belongsToTitle(segments: readonly Segment[], at: number, words: string): boolean {
  if (segments[at + 1]?.kind === 'title') return true;
  return /[:：]$/u.test(words) && segments.slice(at + 1).find(({ kind }) => kind !== 'unit')?.kind === 'title';
}

function isByline({ kind }: Segment): boolean {
  return kind === 'unit' || kind === 'signature' || kind === 'contributor';
}

/** Nothing of the article follows but further names: what looks like a signature in its middle is a paragraph of it. */
function endsArticle(segments: readonly Segment[], at: number): boolean {
  const next = segments.slice(at + 1).find((segment) => !isByline(segment));
  return next === undefined || next.kind === 'title';
}

function addSegment(article: ArticleBuilder, segment: Segment): void {
  if (segment.table) {
    article.addTable(tableRows(segment.table).map((row) => row.map((cell) => plainInlines(tidy(cell)))));
    return;
  }
  const inlines = joinPieces(segment);
  const text = inlines.map((inline) => (inline.type === 'text' ? inline.value : '')).join('');
  if (segment.kind === 'heading') article.addHeading(ordinalLevel(text) ?? 1, inlines);
  else article.addParagraph(inlines, runInEnd(text, segment));
}

/**
 * The first sentence of a paragraph that begins with 一、 or （一） is its head, if it is short enough for
 * one and more text follows, or if it is printed bold.
 */
function runInEnd(text: string, segment: Segment): number {
  const level = ordinalLevel(text);
  const end = findSentences(text)[0]?.end ?? 0;
  if (level === undefined || level > 2 || (end === text.length && !segment.boldEnd)) return 0;
  const isBold = segment.boldEnd !== undefined && segment.boldEnd >= end - 1;
  return isBold || (end <= LONGEST_RUN_IN && !/[；：]/u.test(text.slice(0, end))) ? end : 0;
}

function plainInlines(value: string): Inline[] {
  return value ? [{ type: 'text', value }] : [];
}

/** Pieces of one paragraph → its words, tidied as a whole, with a mark where a page ended inside it. */
function joinPieces(segment: Segment): Inline[] {
  const pieces: string[] = [];
  let words = 0;
  /** How many words stand before each end of a page, ascending. */
  const breaks: number[] = [];
  for (const { text, gap, pageBreaks = [] } of segment.pieces) {
    if (words > 0 && gap) breaks.push(words);
    for (const at of pageBreaks) breaks.push(words + countWords(text.slice(0, at)));
    const isLatinSeam = /[A-Za-z]/u.test(pieces.at(-1)?.at(-1) ?? '') && /^[A-Za-z]/u.test(text);
    pieces.push(isLatinSeam ? ` ${text}` : text);
    words += countWords(text);
  }
  const text = tidy(pieces.join(''));
  const inlines: Inline[] = [];
  let at = 0;
  for (const end of offsetsOfWords(text, breaks)) {
    if (end > at) inlines.push({ type: 'text', value: text.slice(at, end) });
    inlines.push({ type: 'pageBreak' });
    at = end;
  }
  inlines.push({ type: 'text', value: text.slice(at) });
  return inlines;
}

/** Characters that are no white space: tidying never changes their number. */
function countWords(text: string): number {
  return text.replace(/\s/gu, '').length;
}

/** Where the characters begin that have so many before them, white space not counted. @param counts ascending */
function offsetsOfWords(text: string, counts: readonly number[]): number[] {
  const offsets: number[] = [];
  let seen = 0;
  for (let i = 0; i < text.length && offsets.length < counts.length; i++) {
    while (counts[offsets.length] === seen) offsets.push(i);
    if (!/\s/u.test(text[i] as string)) seen++;
  }
  return counts.map((_, i) => offsets[i] ?? text.length);
}
