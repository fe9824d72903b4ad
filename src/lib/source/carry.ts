import { printedText, reasonOf, toInlines, toPassage } from '../bulletin/passage.ts';
import type { Bulletin, Mark, Passage } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';

/** How many printed characters on each side must agree for a mark to be put back. */
const CONTEXT = 6;

/** A mark of an editor that no longer has its place. */
export interface LostMark {
  /** Where it stood. */
  id: string;
  mark: Mark;
  /** What it read. */
  reading: string;
}

/**
 * Puts the editors' marks of an earlier import into a new one, each where its printed words stand with
 * the same words around them, and the genre that they have said; marks whose place is gone or no longer unique are returned as lost.
 */
export function carryMarks(earlier: Bulletin, fresh: Bulletin): { bulletin: Bulletin; lost: LostMark[] } {
  const bulletin = structuredClone({ ...fresh, ...(earlier.genre && { genre: earlier.genre }) });
  const passages = passagesOf(bulletin);
  const lost: LostMark[] = [];
  for (const old of passagesOf(earlier)) {
    for (const mark of old.marks) {
      const reading = old.text.slice(mark.start, mark.end);
      const spot = findSpot(passages, old, mark);
      if (spot) insertMark(spot.passage, spot.offset, mark, reading);
      else lost.push({ id: old.id, mark, reading });
    }
  }
  return { bulletin, lost };
}

/** The one place where the printed words of a mark stand between the same neighbours. */
function findSpot(passages: readonly Passage[], old: Passage, mark: Mark) {
  const printed = printedText(old);
  const before = printedText({
    text: old.text.slice(0, mark.start),
    marks: old.marks.filter((m) => m.end <= mark.start),
  });
  const start = Math.max(0, before.length - CONTEXT);
  const needle = printed.slice(start, before.length + mark.sic.length + CONTEXT);
  const spots = passages.flatMap((passage) => {
    const text = printedText(passage);
    const at = text.indexOf(needle);
    const isUnique = at >= 0 && text.indexOf(needle, at + 1) < 0;
    return isUnique ? [{ passage, offset: at + (before.length - start) }] : [];
  });
  return spots.length === 1 ? spots[0] : spots.find((spot) => spot.passage.id === old.id);
}

/** Rewrites a passage in place with one more mark at an offset of its printed text. */
function insertMark(passage: Passage, printedOffset: number, mark: Mark, reading: string): void {
  let at = 0;
  const inlines = toInlines(passage).flatMap((inline) => {
    const length = inline.type === 'text' ? inline.value.length : inline.type === 'choice' ? inline.sic.length : 0;
    const start = printedOffset - at;
    at += inline.type === 'doubt' ? inline.value.length : length;
    const isHere =
      inline.type === 'text' && start >= 0 && start + mark.sic.length <= length && (start < length || mark.sic);
    if (!isHere) return [inline];
    const reason = reasonOf(mark);
    return [
      { type: 'text' as const, value: inline.value.slice(0, start) },
      mark.kind === 'choice'
        ? { type: 'choice' as const, sic: mark.sic, corr: reading, ...reason }
        : { type: 'doubt' as const, value: reading, ...reason },
      { type: 'text' as const, value: inline.value.slice(start + mark.sic.length) },
    ].filter((part) => part.type !== 'text' || part.value);
  });
  Object.assign(passage, toPassage(passage.id, inlines));
}
