import type { ArrangementRule, RemovalRule, SubstitutionRule } from '../proof/rules.ts';
import { REMOVALS, SUBSTITUTIONS } from '../proof/rules.ts';
import type { Place } from './model.ts';

/**
 * What an import takes out of a document, and what it writes in another way. Nothing else may happen to a character:
 * `Changes` is the only way to drop one, and it asks for the rule. The proof (`src/lib/proof`) subtracts exactly what
 * stands here from the received bytes and must come out at the edition.
 */

export interface Removal {
  rule: RemovalRule;
  place: Place;
  /** Offset in the line of the original (UTF-16 units); absent where the whole line goes, or where the format has no lines. */
  column?: number;
  text: string;
}

export interface Substitution {
  rule: SubstitutionRule;
  place: Place;
  column?: number;
  from: string;
  to: string;
}

/** A part of a page that is read in an order of its own: a table, a column. The proof allows no other change of order. */
export interface Arrangement {
  rule: ArrangementRule;
  place: Place;
  /** Points from the left edge and the top of the page. */
  box: { left: number; right: number; top: number; bottom: number };
}

/** Collects what is changed on the way in. @throws where a rule is used for what it does not stand for: an error of the program */
export class Changes {
  readonly removals: Removal[] = [];
  readonly substitutions: Substitution[] = [];
  readonly arrangements: Arrangement[] = [];

  remove(rule: RemovalRule, place: Place, text: string, column?: number): void {
    if (text === '') return;
    if (!REMOVALS[rule].takes.test(text)) throw new Error(`${rule} may not take “${text}” (line ${place.line})`);
    this.removals.push({ rule, place, text, ...(column !== undefined && { column }) });
  }

  arrange(rule: ArrangementRule, place: Place, { left, right, top, bottom }: Arrangement['box']): void {
    this.arrangements.push({ rule, place, box: { left, right, top, bottom } });
  }

  substitute(rule: SubstitutionRule, place: Place, from: string, to: string, column?: number): void {
    if (from === to) return;
    if (!SUBSTITUTIONS[rule].takes.test(from)) throw new Error(`${rule} may not take “${from}” (line ${place.line})`);
    this.substitutions.push({ rule, place, from, to, ...(column !== undefined && { column }) });
  }
}
