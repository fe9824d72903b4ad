import type { Diagnostic } from '../diagnostic.ts';
import type { Arrangement, Removal, Substitution } from './changes.ts';
import type { Document, Place } from './model.ts';

/** How sure a decision is (as TEI `cert`): a low one waits for an editor before the issue can be published. */
export type Certainty = 'high' | 'medium' | 'low';

/** Something that the import has decided about the form of a document; the text itself is never decided. */
export interface Decision {
  /** What was decided: `title`, `unit`, `heading`, `join`, `table`, `caption`, `signature`, `contents` … */
  kind: string;
  place: Place;
  /** The words in question. */
  quote: string;
  /** Why, one clause in Chinese: 居中、字号大于正文. */
  reason: string;
  certainty: Certainty;
}

/** What the reader of a format gives: the document, what it changed on the way, and what it found. */
export interface Reading {
  /** Absent where an error is among the diagnostics. */
  document?: Document;
  removals: Removal[];
  substitutions: Substitution[];
  /** Parts of pages that are read in an order of their own; none where the form has an order itself. */
  arrangements?: Arrangement[];
  decisions: Decision[];
  diagnostics: Diagnostic[];
}
