import { endsWithColon, isContributor, isUnit, mayBeUnit, splitContributor } from '../bulletin/byline.ts';
import { ordinalLevel, ordinalOf } from '../bulletin/ordinal.ts';
import { findSentences } from '../text/sentence.ts';
import { entryTitle } from './contents.ts';
import {
  breaksBeforeNumeral,
  isEditorsNote,
  isEnumerated,
  isFinished,
  isHeadLike,
  isPartName,
  isRest,
  isShortLine,
  isSubtitle,
  lengthOf,
} from './cues.ts';
import type { SourceLine } from './lines.ts';
import { type Piece, type ReadingContext, readingContext, type Segment } from './segment.ts';

/** A line that tears off fills its printed line; a shorter one that stands alone is a line of its own. */
const SHORT = 16;
const LONGEST_HEAD = 60;
const LONGEST_TAIL = 15;

/**
 * Lines of the body → segments: what each line is, and which lines are one. A line that ends in the
 * middle of a sentence goes on in the next one, over the end of a page too.
 */
export function toSegments(lines: readonly SourceLine[], titles: readonly string[]): Segment[] {
  const context = readingContext(lines, new Set(titles.map(entryTitle)));
  const segments: Segment[] = [];
  const joined = joinTornContributors(lines);
  for (const [i, line] of joined.entries()) {
    const [words, contributor] = splitContributor(line.text);
    const place = { line: { ...line, text: words }, previous: segments.at(-1), next: joined[i + 1], context };
    append(segments, classify(place), place);
    if (contributor) {
      segments.push({ kind: 'contributor', pieces: [{ text: contributor, gap: false }], line: line.number });
    }
  }
  return segments;
}

/** A 供稿 in brackets that a page or a line break has torn in two is one line. */
function joinTornContributors(lines: readonly SourceLine[]): SourceLine[] {
  return lines.flatMap((line, i) => {
    const previous = lines[i - 1];
    const isTail = previous && /^[（(][^）)]{2,30}$/u.test(previous.text) && /^[^（(]{0,20}供稿[）)]$/u.test(line.text);
    if (isTail) return [];
    const next = lines[i + 1];
    const isHead = next && /^[（(][^）)]{2,30}$/u.test(line.text) && /^[^（(]{0,20}供稿[）)]$/u.test(next.text);
    return isHead ? [{ ...line, text: line.text + next.text }] : [line];
  });
}

/** A line with what stands before and after it. */
interface Place {
  line: SourceLine;
  previous: Segment | undefined;
  next: SourceLine | undefined;
  context: ReadingContext;
}

/** What a line begins. The order is that of certainty: marks and set forms first, then its place. */
function classify(place: Place): Segment['kind'] {
  const { line, previous, context } = place;
  const { text } = line;
  if (line.cells) return 'table';
  if (previous?.kind === 'paragraph' && isRest(text)) return 'paragraph';
  if (context.isKnownTitle(text)) return 'title';
  if (isEditorsNote(text)) return 'note';
  if (isContributor(text) && previous?.kind !== 'title') return 'contributor';
  if (ordinalLevel(text)) return classifyOrdinal(place);
  if (endsWithColon(text) && isTitleish(place.next) && (isUnit(text.replace(/[:：]$/u, '')) || isClosed(previous)))
    return 'unit';
  if (previous?.kind === 'title') return classifyBelowTitle(place);
  if (line.heading) return classifyMarked(place);
  if (isUnmarkedTitle(place)) return 'title';
  return isStandaloneHead(place) ? 'heading' : 'paragraph';
}

/** 一、… is a heading if it stands alone, a paragraph with a run-in head if text follows it in the line. */
function classifyOrdinal({ line, previous, next }: Place): Segment['kind'] {
  const { text } = line;
  // The rest of a torn sentence may begin like an ordinal: 一、二级公路. A real one is marked or comes in its turn.
  const isTorn = previous?.kind === 'paragraph' && !isClosed(previous) && !line.heading && !line.boldEnd;
  if (isTorn && ordinalOf(text) === '一' && !/[；;]$/u.test(previous.pieces.at(-1)?.text ?? '')) return 'paragraph';
  const sentences = findSentences(text);
  if (isHeadLike(text, LONGEST_HEAD)) return 'heading';
  if (sentences.length === 1 && lengthOf(text) <= 20 && /[:：]$/u.test(text)) return 'heading';
  if (line.heading && sentences.length === 1) return 'heading';
  const standsAlone =
    sentences.length === 1 && lengthOf(text) <= 40 && (ordinalLevel(text) ?? 3) <= 2 && /。[”’）]?$/u.test(text);
  const textFollows =
    next?.gap && !next.heading && !ordinalLevel(next.text) && !isContributor(next.text) && /[。，]/u.test(next.text);
  return standsAlone && textFollows && !/[；;：]/u.test(text) ? 'heading' : 'paragraph';
}

/** Below a title: its second line, its subtitle, or the unit that answers for the article. */
function classifyBelowTitle(place: Place): Segment['kind'] {
  const { line, previous, next, context } = place;
  const { text } = line;
  if (isSubtitle(text)) return 'title';
  if (endsWithColon(text)) return 'paragraph';
  if (isUnit(text) && !line.item) return 'unit';
  const isAlone =
    isHeadLike(text, 30) && !/[，,：:；。]/u.test(text) && !line.indented && !line.item && !isEnumerated(text);
  if (isAlone && isPartName(text) && next?.gap) return 'heading';
  if (line.heading) return previous?.isMarked && isAlone && !isShortHeadOfText(place) ? 'title' : classifyMarked(place);
  if (!isAlone || !(next?.gap || context.isHardWrapped)) return 'paragraph';
  if (context.isHardWrapped && !line.gap && lengthOf(text) > context.lineLength * 0.8) return 'paragraph';
  if (next && isUnit(next.text)) return 'title';
  if (!line.gap) return (previous?.pieces.length ?? 0) < 3 ? 'title' : 'paragraph';
  if (!isShortLine(text, 30)) return 'paragraph';
  return previous?.isMarked || mayBeUnit(text) ? 'unit' : 'title';
}

/** A marked line right below a marked title, deeper than it, with text under it: a head, not the title's second line. */
function isShortHeadOfText({ line, context }: Place): boolean {
  return context.titleLevel !== undefined && (line.heading ?? 0) > context.titleLevel;
}

function classifyMarked({ line, next, context }: Place): Segment['kind'] {
  const { text } = line;
  if (isUnit(text) && next?.heading && !ordinalLevel(next.text)) return 'unit';
  // A mark on a whole paragraph is an error of recognition; a title may hold ！ and ？.
  if (/。./u.test(text)) return 'paragraph';
  return line.heading === context.titleLevel || (next && isUnit(next.text)) ? 'title' : 'heading';
}

/** Titles without a mark are known by their place: first, after a unit, after a 供稿, before a unit. */
function isUnmarkedTitle({ line, previous, next, context }: Place): boolean {
  const { text } = line;
  // A title may ask or exclaim; a sentence with a full stop is none.
  const isTitleLike =
    isHeadLike(text, 70) || (previous?.kind !== 'paragraph' && lengthOf(text) <= 70 && !/。|[，、；：]$/u.test(text));
  if (line.item || line.indented || isEnumerated(text) || !isTitleLike) return false;
  if (previous === undefined || previous.kind === 'contributor' || previous.kind === 'unit') return true;
  if (next && isUnit(next.text) && !isUnit(text) && isClosed(previous) && previous.kind !== 'heading') return true;
  return previous.kind === 'note' && context.titleLevel === undefined && isClosed(previous) && !!line.gap;
}

/** A short line between two gaps is a head without an ordinal: 主要做法. Bold says the same. */
function isStandaloneHead({ line, previous, next }: Place): boolean {
  if (!isClosed(previous) || previous === undefined || previous.kind === 'note' || line.item || !next) return false;
  const isBold = line.boldEnd === line.text.length && isHeadLike(line.text, 40);
  const isShort = line.gap && next.gap && isShortLine(line.text, SHORT) && !/[\d％%]/u.test(line.text);
  return (isBold || isShort) && !isEnumerated(line.text) && !isUnit(line.text) && /[。，]/u.test(next.text);
}

/** Looks like a title when seen from the line before it. */
function isTitleish(next: SourceLine | undefined): boolean {
  return (
    !!next &&
    !next.cells &&
    !ordinalLevel(next.text) &&
    !isEnumerated(next.text) &&
    !next.indented &&
    (!!next.heading || isHeadLike(next.text)) &&
    !isFinished(next.text)
  );
}

function isClosed(segment: Segment | undefined): boolean {
  if (segment?.kind !== 'paragraph' && segment?.kind !== 'note') return true;
  return isFinished(segment.pieces.at(-1)?.text ?? '');
}

function append(segments: Segment[], kind: Segment['kind'], place: Place): void {
  const { line, previous } = place;
  const piece = { text: line.text, gap: line.gap };
  if (kind === 'table') {
    const row = line.cells ?? [];
    if (previous?.kind === 'table' && !line.gap) previous.rows?.push(row);
    else segments.push({ kind, pieces: [], line: line.number, rows: [row] });
    return;
  }
  if (previous && continues(kind, place)) {
    previous.pieces.push(piece);
    return;
  }
  const marks = { ...(line.heading && { isMarked: true }), ...(line.boldEnd && { boldEnd: line.boldEnd }) };
  segments.push({ kind, pieces: [piece], line: line.number, ...marks });
}

/** True if the line goes on with what the segment before it began. */
function continues(kind: Segment['kind'], { line, previous, context }: Place): boolean {
  if (!previous) return false;
  const last = previous.pieces.at(-1)?.text ?? '';
  const whole = endOf(previous.pieces);
  if (previous.kind === 'title') {
    return (
      kind === 'title' &&
      (isSubtitle(line.text) || !context.isKnownTitle(line.text)) &&
      !(context.isKnownTitle(whole) && !isSubtitle(line.text))
    );
  }
  if (kind !== 'paragraph' || line.item) return false;
  if (previous.kind === 'heading') {
    // The torn end of a heading that filled its line: a few words alone.
    const isOpen = !isFinished(last) && (lengthOf(whole) >= SHORT || /[“（《][^”）》]*$/u.test(whole));
    return isOpen && !isEnumerated(line.text) && !ordinalLevel(line.text) && isHeadLike(line.text, LONGEST_TAIL);
  }
  if (previous.kind !== 'paragraph' && previous.kind !== 'note') return false;
  if (isRest(line.text) || breaksBeforeNumeral(last)) return true;
  if (isTornItem(whole) && !isEnumerated(line.text) && !ordinalLevel(line.text)) return true;
  if (previous.kind === 'note' && /^[\s【〔[〈《（(]*编\s*者\s*按[\s】〕\]〉》）):：]*$/u.test(whole)) return false;
  if (isFinished(last)) return !line.gap && !line.indented && context.isHardWrapped && !isEnumerated(line.text);
  return (
    !(isEnumerated(line.text) && /[；;]$/u.test(last)) &&
    (!ordinalLevel(line.text) || (ordinalOf(line.text) === '一' && !/[；;]$/u.test(last)))
  );
}

/** Characters of a segment that are read again for each line that may belong to it. */
const READ_AGAIN = 1_500;

/** The end of what was joined so far, all of it where it is short: each line asks, and a segment may have thousands. */
function endOf(pieces: readonly Piece[]): string {
  let from = pieces.length;
  for (let length = 0; from > 0 && length < READ_AGAIN; from--) length += pieces[from - 1]?.text.length ?? 0;
  return pieces
    .slice(from)
    .map((piece) => piece.text)
    .join('')
    .slice(-READ_AGAIN);
}

/**
 * The paragraph lists items (一是 …。…。二是 …。…。) and ends with the bare head of one: what the item says
 * stands on the next page.
 */
function isTornItem(text: string): boolean {
  const sentences = findSentences(text).map((span) => text.slice(span.start, span.end));
  const last = sentences.at(-1) ?? '';
  const earlier = sentences.slice(0, -1).findLastIndex((sentence) => isEnumerated(sentence));
  return isEnumerated(last) && last.length <= 30 && earlier >= 0 && sentences.length - earlier > 2;
}
