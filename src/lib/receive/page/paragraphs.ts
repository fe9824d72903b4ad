import type { Align, Paragraph, Run } from '../../document/model.ts';
import { reaches } from './full-line.ts';
import { isBlank } from './glyph.ts';
import { type Line, textOfLine } from './line.ts';

/** Lines of one stretch of text → paragraphs, as far as their places tell. */

/** What the document does throughout, measured over all pages. */
export interface Habits {
  /** Size of most of the type. */
  size: number;
  /** Distance of base lines inside of paragraphs. */
  leading: number;
  /** Edges of the block of text. */
  left: number;
  right: number;
  /** Most paragraphs begin with an indent. */
  indents: boolean;
  /** Paragraphs are parted by space. */
  spaces: boolean;
}

export interface Stretch {
  lines: Line[];
  edges: { left: number; right: number };
  box?: true;
}

/** In sizes of the type. */
const INDENT = 1.2;
const SAME_EDGE = 0.6;
const CENTRED = 0.8;
const LARGER = 1.12;

/** A paragraph while its lines are being collected. */
export interface Draft {
  lines: Line[];
  /** The geometry says that it ends here. */
  whole: boolean;
  gap: boolean;
  align: Align;
  edges: { left: number; right: number };
  box?: true;
  caption?: true;
}

/**
 * @param ruled whether a drawn line parts two lines
 * @param carried the paragraph before, at the end of another page or column, which may go on here: it gets the lines
 */
export function toDrafts(
  { lines, edges, box }: Stretch,
  habits: Habits,
  ruled: (above: Line, below: Line) => boolean,
  carried?: Draft,
): Draft[] {
  const drafts: Draft[] = [];
  let last = carried;
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const align = beginsParagraph(line, lines[i + 1], edges, habits) ? 'left' : alignOf(line, edges, habits);
    const gap = before !== undefined && (isGap(before, line, habits) || ruled(before, line));
    const join = joinOf(last, before, line, lines[i + 1], { align, gap, habits, edges });
    if (last && join === 'yes') last.lines.push(line);
    else {
      if (last && join === 'perhaps') last.whole = false;
      last = { lines: [line], whole: true, gap, align, edges, ...(box && { box }) };
      drafts.push(last);
    }
  }
  return drafts;
}

interface Around {
  align: Align;
  gap: boolean;
  habits: Habits;
  edges: { left: number; right: number };
}

type Join = 'yes' | 'no' | 'perhaps';

function joinOf(
  last: Draft | undefined,
  before: Line | undefined,
  line: Line,
  next: Line | undefined,
  around: Around,
): Join {
  if (!last) return 'no';
  return before ? joins(last, before, line, around) : joinsAcross(last, line, next, around);
}

function joins(last: Draft, before: Line, line: Line, { align, gap, habits, edges }: Around): Join {
  if (gap || Math.abs(line.size - before.size) > 0.75) return 'no';
  if (align !== last.align || align === 'right') return 'no';
  // Titles and what is signed: each line may be one of its own, or go on; only the words tell.
  if (align === 'center') return 'perhaps';
  const { size } = line;
  const [first] = last.lines as [Line];
  if (!reaches(before, line, edges)) return isTorn(first, before, line, last.edges, habits) ? 'perhaps' : 'no';
  if (before !== first) {
    if (Math.abs(line.left - before.left) < size * SAME_EDGE) return flush(first, line, last.edges, habits, true);
    return line.left > before.left + size * INDENT ? 'no' : 'perhaps';
  }
  if (line.left < first.left - size * 0.8 || hangs(first, line)) return 'yes';
  // All lines stand away from the edge alike, or each further in: paragraphs of one line each.
  if (line.left > edges.left + size * INDENT || line.left > first.left + size * INDENT) return 'no';
  return flush(first, line, last.edges, habits, true);
}

/** A full line and one at the edge: it goes on, unless the document begins its paragraphs there too. */
function flush(first: Line, line: Line, edges: { left: number }, habits: Habits, isSamePage: boolean): Join {
  if (ITEM.test(line.text)) return 'perhaps';
  if (habits.indents) {
    // Where paragraphs are indented, a line at the edge begins none; but a heading may stand at the edge itself.
    const isIndented = first.left > edges.left + line.size * INDENT;
    return isIndented || isSamePage ? 'yes' : 'perhaps';
  }
  return habits.spaces && isSamePage ? 'yes' : 'perhaps';
}

/** Programs break lines by their own rules: among indented paragraphs a line at the edge below an open sentence begins none. */
function isTorn(first: Line, before: Line, line: Line, { left }: { left: number }, { indents }: Habits): boolean {
  const isAtEdge = Math.abs(line.left - left) < line.size * SAME_EDGE;
  return (
    indents &&
    isAtEdge &&
    first.left > left + line.size * INDENT &&
    !ITEM.test(line.text) &&
    !/[。！？：；”）]$/u.test(before.text.trim())
  );
}

/** Numbers and marks with which an item or a heading begins. */
const ITEM = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．](?!\d)|[•●■◆▪·])/u;

/** A number or a mark, and the lines below begin where the words after it began. */
function hangs(first: Line, line: Line): boolean {
  const mark = /^(?:[（(]?[\d一二三四五六七八九十]+[）)、.．]|[•●■◆▪·*-])\s*/u.exec(first.text)?.[0];
  if (!mark) return false;
  const ink = first.glyphs.filter(({ text }) => !isBlank(text));
  const after = ink[[...mark.trim()].length];
  return after !== undefined && Math.abs(after.x - line.left) < line.size * SAME_EDGE;
}

export function isGap(before: Line, line: Line, { leading, size }: Habits): boolean {
  // Larger type has larger leading.
  const usual = leading * Math.max(1, Math.min(before.size, line.size) / size);
  return line.y - before.y > usual * 1.18 + Math.max(before.size, line.size) * 0.18;
}

/** In a narrow column a first line that is not quite full stands in the middle too: the next one goes on at the edge. */
function beginsParagraph(line: Line, next: Line | undefined, { left }: { left: number }, habits: Habits): boolean {
  if (!habits.indents || !next || isGap(line, next, habits) || Math.abs(line.size - next.size) > 0.75) return false;
  const isIndent = line.left - left > line.size * INDENT && line.left - left < line.size * 3.2;
  return isIndent && Math.abs(next.left - left) < line.size * SAME_EDGE;
}

function alignOf(line: Line, edges: { left: number; right: number }, habits: Habits): Align {
  const [before, after] = [line.left - edges.left, edges.right - line.right];
  const { size } = line;
  const isLarge = size > habits.size * LARGER;
  if (
    Math.abs(before - after) < size * CENTRED &&
    (before > size * 2.6 || (isLarge && before > size * -0.5 && before + after > size * 0.8))
  )
    return 'center';
  if (after < size * 4.5 && before > (edges.right - edges.left) * 0.45 && before > after * 2) return 'right';
  return 'left';
}

/** Latin words that two lines part stay two words. */
function glue(before: string, after: string): string {
  return /[A-Za-z0-9,.;:]$/u.test(before) && /^[A-Za-z]/u.test(after) ? ' ' : '';
}

/** Text, with its page cuts and its hints. */
export function toParagraph(draft: Draft, habits: Habits): Paragraph {
  const [first, second] = draft.lines as [Line, Line?];
  const runs: Run[] = [];
  const breaks: number[] = [];
  let text = '';
  const add = (piece: string, bold: boolean) => {
    text += piece;
    const run = runs.at(-1);
    if (run && (run.bold === true) === bold) run.text += piece;
    else runs.push({ text: piece, ...(bold && { bold: true as const }) });
  };
  for (const [i, line] of draft.lines.entries()) {
    const pieces = textOfLine(line.glyphs);
    if (i > 0) {
      const link = glue(text, pieces[0]?.text ?? '');
      if (link) add(link, pieces[0]?.bold ?? false);
      if (draft.lines[i - 1]?.page !== line.page) breaks.push(text.length);
    }
    for (const { text: piece, bold } of pieces) add(piece, bold);
  }
  const edge = second && second.page === first.page ? second.left : draft.edges.left;
  const indent = Math.round(((first.left - edge) / first.size) * 2) / 2;
  return {
    kind: 'paragraph',
    place: { line: first.number, page: first.page },
    runs,
    whole: draft.whole,
    gap: draft.gap,
    align: draft.align === 'left' && isJustified(draft, habits) ? 'justify' : draft.align,
    size: first.size,
    ...(draft.align === 'left' && indent !== 0 && { indent }),
    ...(breaks.length > 0 && { pageBreaks: breaks }),
    ...(draft.box && { box: true as const }),
    ...(draft.caption && { caption: true as const }),
  };
}

function isJustified({ lines, edges }: Draft, { size }: Habits): boolean {
  return lines.length > 2 && lines.slice(0, -1).every((line) => Math.abs(edges.right - line.right) < size * 0.6);
}

/** Whether a paragraph goes on at the top of the next column or page. */
function joinsAcross(last: Draft, line: Line, next: Line | undefined, { align, habits, edges }: Around): Join {
  const before = last.lines.at(-1) as Line;
  if (align !== last.align || align !== 'left' || Math.abs(before.size - line.size) > 0.75) return 'no';
  if (!reaches(before, line, last.edges)) return 'no';
  const [first, second] = last.lines as [Line, Line?];
  const inset = line.left - edges.left;
  if (inset > line.size * INDENT) {
    // Of a paragraph that hangs or is set in, the rest is set in as well.
    return second && Math.abs(second.left - last.edges.left - inset) < line.size * SAME_EDGE ? 'perhaps' : 'no';
  }
  if (next && next.left < line.left - line.size * INDENT) return 'no';
  return flush(first, line, last.edges, habits, second !== undefined);
}
