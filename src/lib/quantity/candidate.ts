import type { Approximation } from './kinds.ts';
import type { Unit } from './lexicon.ts';
import type { Quantity } from './schema.ts';

/** A number in the text on its way to a quantity. Offsets into the searched text. */
export interface Candidate {
  /** Name of the rule that found it. */
  rule: string;
  start: number;
  end: number;
  /** End of the bare numeral, before 余, multiplier and unit. */
  numeralEnd: number;
  value: number;
  factor: number;
  unit?: Unit;
  approximation: Approximation;
  min?: number;
  max?: number;
  change?: NonNullable<Quantity['change']>;
  /** Counts only as one end of a range: 一 in 一到五个. */
  isWeak?: boolean;
  inferred?: NonNullable<Quantity['inferred']>;
}

/** A rule finds candidates in folded text; `from` and `to` of another candidate are not taken twice. */
export interface Rule {
  name: string;
  /** What it finds, for the method page. */
  finds: string;
  /** Sets of characters: where a sentence holds none of one set, the rule finds nothing. */
  needs: readonly string[];
  find(text: string): Candidate[];
}
