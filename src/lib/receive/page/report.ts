import type { Diagnostic } from '../../diagnostic.ts';
import { Changes } from '../../document/changes.ts';
import type { Place } from '../../document/model.ts';
import type { Decision } from '../../document/reading.ts';
import { type FaultArguments, type FaultCode, type FaultPlace, fault } from '../../fault/fault.ts';

/** What the reading of the pages finds on its way. */
export class Report {
  readonly changes = new Changes();
  readonly decisions: Decision[] = [];
  readonly diagnostics: Diagnostic[] = [];

  tell<Code extends FaultCode>(code: Code, place: FaultPlace, ...values: FaultArguments<Code>): void {
    this.diagnostics.push(fault(code, place, ...values));
  }

  doubt(kind: string, place: Place, quote: string, reason: string): void {
    this.decisions.push({ kind, place, quote, reason, certainty: 'low' });
  }
}
