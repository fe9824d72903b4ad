import { isContributor, isUnit, isUnitWithColon, splitContributor } from '../bulletin/byline.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import { findSentences } from '../text/sentence.ts';
import { foldForComparison } from '../text/width.ts';
import { isContentsHeading, isEditorsNote, isEnumerated, isFinished, isHeadLike } from './cues.ts';
import type { SourceLine } from './lines.ts';

/** What a stretch of printed lines is. `pieces` are the lines it was joined from. */
export interface Segment {
  kind: 'title' | 'unit' | 'contributor' | 'heading' | 'paragraph' | 'table' | 'note';
  pieces: Piece[];
  /** Number of the first line in the source. */
  line: number;
  /** Rows of a table. */
  rows?: string[][];
}

/** A line of a segment; `gap` says that a page or an empty line stood before it. */
export interface Piece {
  text: string;
  gap: boolean;
}

/** An entry of the list of titles without its number in front and its page behind. */
function entryTitle(entry: string): string {
  return foldForComparison(
    entry.replace(/^\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])\s*/u, '').replace(/[…·.—\s]+[（(]?\d{1,3}[）)]?$/u, ''),
  );
}

/** The printed list of titles (要目), and where the articles begin. */
export function readContents(lines: readonly SourceLine[]) {
  const at = lines.findIndex((line) => isContentsHeading(line.text));
  if (at < 0 || at > 4) return { contents: undefined, rest: lines };
  const entries: SourceLine[] = [];
  let end = at + 1;
  for (const line of lines.slice(at + 1)) {
    const first = entries[0];
    const isRepeated = first && foldForComparison(line.text) === entryTitle(first.text);
    const leavesList = first?.item && !line.item;
    if (isRepeated || leavesList || (line.heading && !line.item) || !isHeadLike(line.text, 80)) break;
    entries.push(line);
    end++;
  }
  if (entries.length === 0) return { contents: undefined, rest: lines };
  const heading = (lines[at] as SourceLine).text;
  return {
    contents: { heading, titles: entries.map((entry) => entry.text) },
    rest: [...lines.slice(0, at), ...lines.slice(end)],
  };
}

/**
 * Lines of the body → segments: what each line is, and which lines are one. A line that ends in the
 * middle of a sentence goes on in the next one, over the end of a page too.
 */
export function toSegments(lines: readonly SourceLine[], titles: readonly string[]): Segment[] {
  const listed = new Set(titles.map(entryTitle));
  // Titles that recognition spelt differently in the list and above the text: the list is no help then.
  const known = lines.some((line) => listed.has(foldForComparison(line.text))) ? listed : new Set<string>();
  const context: Context = {
    isKnownTitle: (text) => known.has(foldForComparison(text)),
    titleLevel: titleLevel(lines, known),
    isHardWrapped: isHardWrapped(lines),
  };
  const segments: Segment[] = [];
  for (const [i, line] of lines.entries()) {
    const [words, contributor] = splitContributor(line.text);
    const current = { ...line, text: words };
    const kind = classify(current, segments.at(-1), lines[i + 1], context);
    append(segments, current, kind, lines[i + 1], context);
    if (contributor)
      segments.push({ kind: 'contributor', pieces: [{ text: contributor, gap: false }], line: line.number });
  }
  return segments;
}

interface Context {
  isKnownTitle: (text: string) => boolean;
  /** Level of the Markdown headings that are titles; undefined where titles carry no mark. */
  titleLevel: number | undefined;
  isHardWrapped: boolean;
}

/** What a line begins, seen by itself and by what stands before and after it. */
function classify(
  line: SourceLine,
  previous: Segment | undefined,
  next: SourceLine | undefined,
  context: Context,
): Segment['kind'] {
  const { text } = line;
  if (line.cells) return 'table';
  if (context.isKnownTitle(text)) return 'title';
  if (isContributor(text)) return 'contributor';
  if (isEditorsNote(text)) return 'note';
  if (ordinalLevel(text)) return isHeadLike(text) || line.heading ? 'heading' : 'paragraph';
  if (isUnitWithColon(text) && (previous === undefined || isClosed(previous))) return 'unit';
  if (previous?.kind === 'title' && isUnit(text) && !line.item) return 'unit';
  if (line.heading) {
    if (isUnit(text) && next?.heading) return 'unit';
    return line.heading === context.titleLevel ? 'title' : 'heading';
  }
  return isUnmarkedTitle(line, previous, next, context) ? 'title' : 'paragraph';
}

/** Titles that lost their mark are known by their place: first, after a unit, after a 供稿, before a unit. */
function isUnmarkedTitle(
  line: SourceLine,
  previous: Segment | undefined,
  next: SourceLine | undefined,
  context: Context,
): boolean {
  if (!isHeadLike(line.text) || line.item || line.indented || isEnumerated(line.text)) return false;
  if (previous === undefined) return true;
  if (previous.kind === 'title') return !line.gap && isOpenTitle(previous);
  if (previous.kind === 'contributor') return true;
  if (previous.kind === 'unit') return lastKindBefore(previous) !== 'title';
  if (previous.kind === 'note' && context.titleLevel === undefined) return isClosed(previous);
  return context.titleLevel === undefined && isClosed(previous) && next !== undefined && isUnit(next.text);
}

function isOpenTitle(title: Segment): boolean {
  return title.pieces.length < 3;
}

/** A unit after a title closes the title; a unit before one opens it. Units before end with a colon. */
function lastKindBefore(unit: Segment): 'title' | 'other' {
  return /[:：]$/u.test(unit.pieces[0]?.text ?? '') ? 'other' : 'title';
}

function isClosed(segment: Segment): boolean {
  return segment.kind !== 'paragraph' && segment.kind !== 'note' ? true : isFinished(segment.pieces.at(-1)?.text ?? '');
}

function append(
  segments: Segment[],
  line: SourceLine,
  kind: Segment['kind'],
  next: SourceLine | undefined,
  context: Context,
): void {
  const previous = segments.at(-1);
  const piece = { text: line.text, gap: line.gap };
  if (kind === 'table') {
    const row = line.cells ?? [];
    if (previous?.kind === 'table' && !line.gap) previous.rows?.push(row);
    else segments.push({ kind, pieces: [], line: line.number, rows: [row] });
    return;
  }
  if (previous && continues(previous, line, kind, next, context)) previous.pieces.push(piece);
  else segments.push({ kind, pieces: [piece], line: line.number });
}

/** True if the line goes on with what the segment before it began. */
function continues(
  previous: Segment,
  line: SourceLine,
  kind: Segment['kind'],
  next: SourceLine | undefined,
  context: Context,
): boolean {
  const last = previous.pieces.at(-1)?.text ?? '';
  if (previous.kind === 'title')
    return kind === 'title' && !context.isKnownTitle(previous.pieces.map((p) => p.text).join(''));
  if (kind !== 'paragraph' || line.item || ordinalLevel(line.text)) return false;
  if (previous.kind === 'heading') {
    // The torn end of a heading: a few words, and then the next head or the text under it.
    if (isFinished(last) || isEnumerated(line.text)) return false;
    const isTail = [...line.text].length <= 12 && isHeadLike(line.text);
    return isTail && (!line.gap || (next !== undefined && ordinalLevel(next.text) !== undefined));
  }
  if (previous.kind !== 'paragraph' && previous.kind !== 'note') return false;
  if (isTornItem(previous) && !isEnumerated(line.text)) return true;
  if (isFinished(last)) return !line.gap && !line.indented && context.isHardWrapped && !isEnumerated(line.text);
  return !(isEnumerated(line.text) && /[；;]$/u.test(last));
}

/**
 * The paragraph lists items (一是 …。…。二是 …。…。) and ends with the bare head of one: what the item says
 * stands on the next page.
 */
function isTornItem(previous: Segment): boolean {
  const text = previous.pieces.map((piece) => piece.text).join('');
  const sentences = findSentences(text).map((span) => text.slice(span.start, span.end));
  const last = sentences.at(-1) ?? '';
  const earlier = sentences.slice(0, -1).findLastIndex((sentence) => isEnumerated(sentence));
  return isEnumerated(last) && last.length <= 30 && earlier >= 0 && sentences.length - earlier > 2;
}

/** The lowest level among marked lines that can be titles. */
function titleLevel(lines: readonly SourceLine[], known: ReadonlySet<string>): number | undefined {
  const levels = lines
    .filter((line) => line.heading && !ordinalLevel(line.text) && !isUnitWithColon(line.text))
    .filter((line) => known.size === 0 || known.has(foldForComparison(line.text)))
    .map((line) => line.heading as number);
  return levels.length > 0 ? Math.min(...levels) : undefined;
}

/** Lines are cut at the width of the page if most lines without a gap behind them end in mid-sentence. */
function isHardWrapped(lines: readonly SourceLine[]): boolean {
  const followed = lines.filter((_, i) => lines[i + 1] && !lines[i + 1]?.gap);
  const torn = followed.filter((line) => !isFinished(line.text)).length;
  return followed.length >= 3 && torn / followed.length >= 0.5;
}
