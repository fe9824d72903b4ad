import type { SubstitutionRule } from '../../proof/rules.ts';

/** Words above or below the line. */
export type Shift = 'up' | 'down';

/** How words look, as far as it says what they are. */
export interface Look {
  bold: boolean;
  /** Half points. */
  size: number;
  shift?: Shift;
  /** Half points that they stand above (below: negative) the line. */
  position: number;
  /** Nobody can see them: hidden, or of the colour of the ground. */
  isUnseen: boolean;
  /** A tracked change took them out. */
  isDeleted: boolean;
  /** A tracked change put them in. */
  isInserted: boolean;
  isStruck: boolean;
  isCapitals: boolean;
  font?: string;
}

/** A part of the text of a paragraph before anything is done to its characters. */
export interface Piece {
  text: string;
  /** Offset in the paragraph's own text; absent for words that it has not as text. */
  column?: number;
  look: Look;
  /** Its characters are final, an equation or a symbol: what the original has, and the rule of the change. */
  written?: { from: string; rule: SubstitutionRule };
  /** A printed page ends: by a break that somebody set, or where the program found the paper full. */
  page?: 'set' | 'found';
}
