import { isDateLine } from '../../bulletin/byline.ts';
import { isSalutation } from './outline.ts';
import type { Frame, TimedPassage } from './said.ts';

/** The frame that the beginning of an article or of a section opens for all that follows. */

/** Paragraphs that are looked at in a speech: a sentence to the meeting stands before the year. Elsewhere it is one. */
const AFTER_GREETING = 3;

export class Opening {
  private frame: Frame | undefined;
  private rank = 0;
  private left = 1;

  /** A title or a heading says it before any text. */
  addHead({ opened }: TimedPassage): void {
    const frame = opened.at(-1)?.frame;
    if (frame) this.take(frame, LASTING + 1);
  }

  /** A paragraph of the text, in printed order; the first that opens a frame is taken. */
  addParagraph(timed: TimedPassage): void {
    const { text } = timed.passage;
    if (this.rank > 0 || this.left === 0 || isDateLine(text)) return;
    if (isSalutation(text)) {
      this.left = AFTER_GREETING;
      return;
    }
    this.left--;
    const bySentence = Map.groupBy(timed.opened, ({ sentence }) => sentence);
    for (const opened of bySentence.values()) {
      // Of one sentence the last that reaches farthest: 近年来…, 2024年以来….
      const best = opened
        .map(({ frame }) => ({ frame, rank: rankOf(frame) }))
        .toSorted((a, b) => a.rank - b.rank)
        .at(-1);
      if (best) this.take(best.frame, best.rank);
    }
  }

  /** What is open; undefined where nothing has been said yet. */
  get open(): Frame | undefined {
    return this.frame;
  }

  private take(frame: Frame, rank: number): void {
    if (rank <= this.rank) return;
    this.frame = frame;
    this.rank = rank;
  }
}

const LASTING = 3;

/** A year or more reaches over an article; 近年来 less surely, a month or a day least. */
function rankOf({ stated, span }: Frame): number {
  if (/^(?:近年|近[几些]年|多年|这些年)/u.test(stated)) return 2;
  const { start, end } = span;
  const isShort = start && end && end.slice(0, 4) === start.slice(0, 4) && start.slice(5) !== '01-01';
  return isShort || (!start && end) ? 1 : LASTING;
}
