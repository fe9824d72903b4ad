import type { Unit } from './lexicon.ts';
import type { Approximation } from './schema.ts';

/** A number in the text before it is known whether it is a quantity. Offsets into the searched text. */
export interface Candidate {
  start: number;
  end: number;
  /** End of the bare numeral, before 余, multiplier and unit. */
  numeralEnd: number;
  value: number;
  factor: number;
  unit?: Unit;
  approximation: Approximation;
}
