import { findSentences, type Span } from '../text/sentence.ts';
import { sentenceId } from './id.ts';
import type { Mark, Passage, Reason } from './schema.ts';

/** A piece of a line of text: plain words, a mark of an editor, or the end of a printed page. */
export type Inline =
  | { type: 'text'; value: string }
  | ({ type: 'choice'; sic: string; corr: string } & Reason)
  | ({ type: 'doubt'; value: string } & Reason)
  | { type: 'pageBreak' };

/** Builds a passage: text with its marks beside it, cut into sentences where the *printed* text has them. */
export function toPassage(id: string, inlines: readonly Inline[]): Passage {
  let text = '';
  const marks: Mark[] = [];
  const pageBreaks: number[] = [];
  for (const inline of inlines) {
    const start = text.length;
    if (inline.type === 'pageBreak') {
      pageBreaks.push(start);
      continue;
    }
    text += inline.type === 'choice' ? inline.corr : inline.value;
    if (inline.type === 'text') continue;
    const sic = inline.type === 'choice' ? inline.sic : inline.value;
    marks.push({ kind: inline.type, start, end: text.length, sic, ...reasonOf(inline) });
  }
  const sentences = printedSentences(text, marks).map((span, i) => ({ id: sentenceId(id, i + 1), ...span }));
  return { id, text, marks, pageBreaks, sentences };
}

/** The inverse of `toPassage`, for writing a passage back. */
export function toInlines(passage: Pick<Passage, 'text' | 'marks' | 'pageBreaks'>): Inline[] {
  const inlines: Inline[] = [];
  const cuts = [
    // The sort is stable: a page that ends where a correction begins ended before it.
    ...passage.pageBreaks.map((at) => ({ at, mark: undefined })),
    ...passage.marks.map((mark) => ({ at: mark.start, mark })),
  ].sort((a, b) => a.at - b.at);
  let at = 0;
  const pushText = (end: number) => {
    if (end > at) inlines.push({ type: 'text', value: passage.text.slice(at, end) });
    at = Math.max(at, end);
  };
  for (const cut of cuts) {
    pushText(cut.at);
    if (!cut.mark) {
      inlines.push({ type: 'pageBreak' });
      continue;
    }
    const { kind, sic, start, end } = cut.mark;
    const value = passage.text.slice(start, end);
    const reason = reasonOf(cut.mark);
    inlines.push(kind === 'choice' ? { type: kind, sic, corr: value, ...reason } : { type: kind, value, ...reason });
    at = end;
  }
  pushText(passage.text.length);
  return inlines;
}

/** Note and certainty alone, each only where it is given. */
export function reasonOf({ note, cert }: Reason): Reason {
  return { ...(note && { note }), ...(cert && { cert }) };
}

/** The text with its printed readings in place of the corrections. */
export function printedText(passage: Pick<Passage, 'text' | 'marks'>): string {
  let printed = '';
  let at = 0;
  for (const mark of passage.marks) {
    printed += passage.text.slice(at, mark.start) + mark.sic;
    at = mark.end;
  }
  return printed + passage.text.slice(at);
}

/** Offset in the corrected text → offset in the printed text. Inside a correction: where its reading begins; a doubt changes nothing. */
export function toPrintedOffset(passage: Pick<Passage, 'marks'>, offset: number): number {
  let shift = 0;
  for (const mark of passage.marks) {
    if (mark.start >= offset) break;
    if (mark.kind === 'doubt') continue;
    if (mark.end > offset) return mark.start + shift;
    shift += mark.sic.length - (mark.end - mark.start);
  }
  return offset + shift;
}

/** The number of the sentence that an offset lies in, from 0; found by halves, for a paragraph may have thousands. */
export function sentenceIndexAt({ sentences }: Pick<Passage, 'sentences'>, offset: number): number {
  let [low, high] = [0, sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offset < (sentences[middle]?.end ?? 0)) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low);
}

/**
 * Sentences are found in the printed text, which never changes, and carried over to the corrected one:
 * a correction of a full stop therefore moves no sentence number.
 */
function printedSentences(text: string, marks: readonly Mark[]): Span[] {
  if (marks.length === 0) return findSentences(text);
  const ends = findSentences(printedText({ text, marks: [...marks] })).map((span) => toCorrected(marks, span.end));
  const spans: Span[] = [];
  let start = 0;
  for (const [i, found] of ends.entries()) {
    const end = i === ends.length - 1 ? text.length : found;
    // A sentence that its correction removes altogether keeps its number and shares the last character.
    spans.push({ start: Math.min(start, text.length - 1), end: Math.max(end, start + 1) });
    start = Math.max(end, start + 1);
  }
  return spans.filter((span) => span.end <= text.length);
}

/** Offset in the printed text → offset in the corrected text; a cut inside a correction moves behind it. */
function toCorrected(marks: readonly Mark[], printedOffset: number): number {
  let shift = 0;
  for (const mark of marks) {
    const printedStart = mark.start + shift;
    if (printedStart >= printedOffset) break;
    const printedEnd = printedStart + mark.sic.length;
    if (printedEnd > printedOffset) return mark.end;
    shift += mark.sic.length - (mark.end - mark.start);
  }
  return printedOffset - shift;
}

/** Length of inlines in the corrected text. */
export function lengthOf(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, inline) => {
    if (inline.type === 'pageBreak') return sum;
    return sum + (inline.type === 'choice' ? inline.corr.length : inline.value.length);
  }, 0);
}
