import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { markId, markNoteId } from '../bulletin/id.ts';
import { pointLength } from '../bulletin/ordinal.ts';
import type { Mark, Passage, Sentence } from '../bulletin/schema.ts';
import type { Figure } from '../quantity/figure.ts';

/** A correction or doubt of a passage, with the addresses of its place in the text and of its note. */
export interface Remark {
  id: string;
  noteId: string;
  passage: string;
  mark: Mark;
  /** What the text reads now. */
  reading: string;
}

/** The remarks of a passage, in order; their ids count the marks of the passage. */
export function remarksOf(passage: Passage): Remark[] {
  return passage.marks.map((mark, i) => ({
    id: markId(passage.id, i + 1),
    noteId: markNoteId(passage.id, i + 1),
    passage: passage.id,
    mark,
    reading: passage.text.slice(mark.start, mark.end),
  }));
}

/** HTML of a stretch of a passage: sentences as `<span id>`, figures as `<data>`, corrections as links to their notes. */
export function renderPassage(
  passage: Passage,
  figures: readonly Figure[],
  from = 0,
  to = passage.text.length,
): string {
  const sentences = passage.sentences.filter((sentence) => sentence.start >= from && sentence.end <= to);
  return toHtml(sentences.map((sentence) => renderSentence(sentence, passage, figures)));
}

function renderSentence(sentence: Sentence, passage: Passage, figures: readonly Figure[]): Element {
  const own = figures.filter((figure) => figure.sentence === sentence.id);
  const children: ElementContent[] = [];
  let at = sentence.start;
  const point = at + pointLength(passage.text.slice(sentence.start, sentence.end));
  // A figure or a mark in the number of a point is worth more than its look.
  const isPlain =
    !own.some(({ start }) => start < point) && !passage.marks.some(({ start }) => start < point && start >= at);
  if (point > at && isPlain) {
    children.push(h('b', renderText(passage, at, point)));
    at = point;
  }
  for (const figure of own) {
    children.push(...renderText(passage, at, figure.start));
    children.push(
      h('data', { id: figure.id, value: machineValue(figure) }, renderText(passage, figure.start, figure.end)),
    );
    at = figure.end;
  }
  children.push(...renderText(passage, at, sentence.end));
  return h('span', { id: sentence.id }, children);
}

/** The value for machines; a range as ISO 8601 writes an interval: 1/3. */
function machineValue(figure: Figure): string {
  return figure.value === null ? `${figure.min}/${figure.max}` : String(figure.value);
}

/** Text with its corrections. A correction that removes words leaves an empty link where they stood. */
function renderText(passage: Passage, from: number, to: number): ElementContent[] {
  const children: ElementContent[] = [];
  let at = from;
  for (const { id, noteId, mark } of remarksOf(passage)) {
    const isInside = mark.start >= from && (mark.start < to || (mark.start === to && mark.end === to));
    if (!isInside) continue;
    if (mark.start > at) children.push(...breakLong(passage.text.slice(at, mark.start)));
    const words = passage.text.slice(mark.start, Math.min(mark.end, to));
    const printed = mark.kind === 'choice' ? { 'data-sic': mark.sic } : {};
    children.push(h('a', { id, className: ['remark', mark.kind], href: `#${noteId}`, ...printed }, words));
    at = Math.min(mark.end, to);
  }
  if (to > at) children.push(...breakLong(passage.text.slice(at, to)));
  return children;
}

/** An address or a long number: where it did not fit, the line before it would be spread from edge to edge. */
const LONG = /(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}\p{N}!-~]){16,}/gu;

function breakLong(text: string): ElementContent[] {
  const children: ElementContent[] = [];
  let at = 0;
  for (const { 0: run, index } of text.matchAll(LONG)) {
    if (index > at) children.push({ type: 'text', value: text.slice(at, index) });
    children.push(h('span', { className: ['long'] }, run));
    at = index + run.length;
  }
  if (at < text.length) children.push({ type: 'text', value: text.slice(at) });
  return children;
}
