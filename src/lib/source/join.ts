import { ordinalLevel, ordinalOf } from '../bulletin/ordinal.ts';
import { findSentences } from '../text/sentence.ts';
import { breaksBeforeNumeral, isEnumerated, isFinished, isHeadLike, isRest, isSubtitle, lengthOf } from './cues.ts';
import type { Piece, Place, Segment, Verdict } from './segment.ts';

/** A line that tears off fills its printed line; a shorter one that stands alone is a line of its own. */
export const SHORT = 16;
const LONGEST_TAIL = 15;

/** Adds a line to the segment before it, or begins one. */
export function append(segments: Segment[], why: Verdict, place: Place): void {
  const { line, previous } = place;
  const piece: Piece = {
    text: line.text,
    gap: line.gap,
    line: line.number,
    ...(line.pageBreaks && { pageBreaks: line.pageBreaks }),
  };
  if (previous && continues(why.kind, place)) {
    previous.pieces.push(piece);
    if (line.whole) previous.whole = true;
    return;
  }
  const { number, page, heading, boldEnd, table, whole } = line;
  segments.push({
    ...why,
    pieces: [piece],
    line: number,
    ...(page && { page }),
    ...(heading && { isMarked: true }),
    ...(boldEnd && { boldEnd }),
    ...(table && { table }),
    ...(whole && { whole }),
    ...(line.size && { size: line.size }),
    ...(why.kind === 'caption' && (line.afterPicture || previous?.isOfPicture) && { isOfPicture: true as const }),
  });
}

/** True if the line goes on with what the segment before it began. */
function continues(kind: Segment['kind'], { line, previous, context }: Place): boolean {
  if (!previous || kind === 'table' || kind === 'caption' || kind === 'signature') return false;
  const last = previous.pieces.at(-1)?.text ?? '';
  const whole = endOf(previous.pieces);
  if (previous.kind === 'title') {
    return (
      kind === 'title' &&
      (isSubtitle(line.text) || !context.isKnownTitle(line.text) || context.beginsKnownTitle(whole + line.text)) &&
      !(context.isKnownTitle(whole) && !isSubtitle(line.text))
    );
  }
  if (kind !== 'paragraph' || line.item || previous.whole) return false;
  // A break that somebody has set between two digits parts two numbers.
  const isSet = (line.origin?.start ?? 0) > 0;
  if (isSet && /[\d０-９]$/u.test(last) && /^[\d０-９]/u.test(line.text)) return false;
  if (previous.kind === 'heading') {
    // The torn end of a heading that filled its line: a few words alone.
    const isOpen = !isFinished(last) && (lengthOf(whole) >= SHORT || /[“（《][^”）》]*$/u.test(whole));
    return isOpen && !isEnumerated(line.text) && !ordinalLevel(line.text) && isHeadLike(line.text, LONGEST_TAIL);
  }
  if (previous.kind !== 'paragraph' && previous.kind !== 'note') return false;
  if (isRest(line.text) || breaksBeforeNumeral(last)) return true;
  // An item of a list begins anew, whatever the line before it ends in.
  if (isListItem(line.text)) return false;
  // Set in below a whole clause: the next paragraph, though the one before ends in no full stop.
  if (context.isHardWrapped && line.indented && /[；;]$/u.test(last)) return false;
  if (isTornItem(whole) && !isEnumerated(line.text) && !ordinalLevel(line.text)) return true;
  if (previous.kind === 'note' && /^[\s【〔[〈《（(]*编\s*者\s*按[\s】〕\]〉》）):：]*$/u.test(whole)) return false;
  if (isFinished(last)) return !line.gap && !line.indented && context.isHardWrapped && !isEnumerated(line.text);
  return (
    !(isEnumerated(line.text) && /[；;]$/u.test(last)) &&
    (!ordinalLevel(line.text) || (ordinalOf(line.text) === '一' && !/[；;]$/u.test(last)))
  );
}

/** 1. …, （2）…, ③… with words behind it: a number torn from its sentence has none of these marks. */
function isListItem(text: string): boolean {
  return (ordinalLevel(text) ?? 0) >= 3 || /^[①-⑳]/u.test(text);
}

/** Characters of a segment that are read again for each line that may belong to it. */
const READ_AGAIN = 1_500;

/** The end of what was joined so far, all of it where it is short: each line asks, and a segment may have thousands. */
export function endOf(pieces: readonly Piece[]): string {
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

/** Cut at the width of the page: set in and full, and what stands below it is not set in. */
export function goesOnBelow({ line, next, context }: Place): boolean {
  if (!context.isHardWrapped || !line.indented || line.heading || line.boldEnd || line.whole || !next) return false;
  const isFull = lengthOf(line.text) >= context.lineLength * 0.85;
  return isFull && !isFinished(line.text) && !next.indented && !next.table && !next.heading && !ordinalLevel(next.text);
}
