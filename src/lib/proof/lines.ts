/** How a character stands: raised or lowered by a vertical alignment, or above or below the bar of a fraction. */
export type Level = 'super' | 'sub' | 'num' | 'den';

/** Start and end (UTF-16 units of the text, end left out) of characters of one level. */
export type Raised = [start: number, end: number, level: Level];

/** A rectangle of a page, in points from its left edge and its top. */
export interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A line as it stands in the original. */
export interface PlainLine {
  /** A text: the ordinal of the line. Word: that of the start tag of the paragraph. PDF: over all pages. From 1. */
  line: number;
  page?: number;
  text: string;
  /** Where it stands on its page. */
  at?: Rectangle;
  /** Offsets of characters that the file does not tell: its font has no table, and what stands there is a guess. */
  untold?: number[];
  /** Stretches that do not stand on the base line, in order, none within another. */
  raised?: Raised[];
  /** The paragraph has automatic numbering; absent where that is not known, so that a label stands on paper that is not in the text. */
  numbered?: boolean;
  /** Words that are no part of the body, or no longer: the rule under which alone they may be left out. */
  beside?: BesideRule;
  /** Of deleted words, the line that they were deleted from. */
  of?: number;
}

/** What words that do not stand in the body are. */
export type BesideRule = 'deleted' | 'header-footer' | 'note' | 'comment';

/** Text that the original holds but no longer shows, with the line it was taken from. */
export interface DeletedText {
  line: number;
  text: string;
  rule: 'deleted';
}

/** The original cannot be read plainly: it is broken, hostile or larger than what is read. */
export class UnreadableError extends Error {
  override name = 'UnreadableError';
}
