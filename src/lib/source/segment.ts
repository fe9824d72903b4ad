import { endsWithColon } from '../bulletin/byline.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';
import type { Table } from '../document/model.ts';
import type { Certainty } from '../document/reading.ts';
import { foldForComparison } from '../text/width.ts';
import { isEditorsNote, isFinished, lengthOf } from './cues.ts';
import type { SourceLine } from './line.ts';
import { isHardWrapped } from './wrap.ts';

/** What a stretch of printed lines can be. */
export type SegmentKind =
  | 'title'
  | 'unit'
  | 'contributor'
  | 'signature'
  | 'heading'
  | 'paragraph'
  | 'table'
  | 'caption'
  | 'note';

/** What a line was decided to be, why, and how sure that is. */
export interface Verdict {
  kind: SegmentKind;
  /** One clause for an editor; empty for plain text, which needs none. */
  reason: string;
  certainty: Certainty;
}

export function verdict(kind: SegmentKind, reason: string, certainty: Certainty): Verdict {
  return { kind, reason, certainty };
}

/** A stretch of lines that is one thing. `pieces` are the lines it was joined from. */
export interface Segment extends Verdict {
  pieces: Piece[];
  /** Number of the first line in the source. */
  line: number;
  page?: number;
  /** It carried a heading mark or an outline level. */
  isMarked?: boolean;
  /** Where bold at its beginning ends. */
  boldEnd?: number;
  table?: Table;
  /** The format says that it ends where its last piece ends. */
  whole?: boolean;
  /** Points, of its first line. */
  size?: number;
  /** A caption below a picture, not above a table. */
  isOfPicture?: true;
}

/** A line of a segment; `gap` says that a page or an empty line stood before it. */
export interface Piece {
  text: string;
  gap: boolean;
  line: number;
  pageBreaks?: number[];
}

/** No sentence is open behind it. */
export function isClosed(segment: Segment | undefined): boolean {
  if (segment?.kind !== 'paragraph' && segment?.kind !== 'note') return true;
  return isFinished(segment.pieces.at(-1)?.text ?? '');
}

/** A line with what stands before and after it. */
export interface Place {
  line: SourceLine;
  previous: Segment | undefined;
  next: SourceLine | undefined;
  context: ReadingContext;
}

/** What the whole text shows about its printed form. */
export interface ReadingContext {
  isKnownTitle: (text: string) => boolean;
  /** Begins a title of the list, or is one; `whole` with what the title above has already. */
  beginsKnownTitle: (whole: string) => boolean;
  /** Level of the Markdown headings that are titles; undefined where titles carry no mark. */
  titleLevel: number | undefined;
  /** Lines end at the width of the page, not at the end of a paragraph. */
  isHardWrapped: boolean;
  /** Characters of the longest line. */
  lineLength: number;
  /** The document says how its paragraphs are set. */
  isFormatted: boolean;
  /** Points of most characters. */
  bodySize: number;
  /** Points of the largest type. */
  titleSize: number;
}

/** The beginning of a title that is shorter begins other lines too. */
const FEWEST_BEGUN = 6;

/** @param listed titles of the 要目 in the form for comparison */
export function readingContext(lines: readonly SourceLine[], listed: ReadonlySet<string>): ReadingContext {
  // Titles that recognition spelt differently in the list and above the text: the list is no help then.
  const known = lines.some((line) => listed.has(foldForComparison(line.text))) ? listed : new Set<string>();
  const begins = (text: string) => {
    const folded = foldForComparison(text);
    return folded.length >= FEWEST_BEGUN && [...listed].some((title) => title.startsWith(folded));
  };
  return {
    isKnownTitle: (text) => known.has(foldForComparison(text)),
    beginsKnownTitle: begins,
    titleLevel: titleLevel(lines, known),
    isHardWrapped: isHardWrapped(lines),
    lineLength: Math.max(0, ...lines.map((line) => lengthOf(line.text))),
    isFormatted: lines.some((line) => line.whole),
    bodySize: bodySize(lines),
    titleSize: Math.max(0, ...lines.flatMap(({ size, table }) => (size && !table ? [size] : []))),
  };
}

/** The highest level (smallest number) among marked lines that can be titles. */
function titleLevel(lines: readonly SourceLine[], known: ReadonlySet<string>): number | undefined {
  const levels = lines
    .filter(
      (line) => line.heading && !ordinalLevel(line.text) && !endsWithColon(line.text) && !isEditorsNote(line.text),
    )
    .filter((line) => known.size === 0 || known.has(foldForComparison(line.text)))
    .map((line) => line.heading as number);
  return levels.length > 0 ? Math.min(...levels) : undefined;
}

function bodySize(lines: readonly SourceLine[]): number {
  const counts = new Map<number, number>();
  for (const { size, text, table } of lines)
    if (size && !table) counts.set(size, (counts.get(size) ?? 0) + text.length);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
