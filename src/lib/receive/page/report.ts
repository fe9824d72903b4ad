import type { Diagnostic } from '../../diagnostic.ts';
import { Changes } from '../../document/changes.ts';
import type { Place } from '../../document/model.ts';
import type { Decision } from '../../document/reading.ts';

/** What the reading of the pages finds on its way. */
export class Report {
  readonly changes = new Changes();
  readonly decisions: Decision[] = [];
  readonly diagnostics: Diagnostic[] = [];

  error(code: string, place: Place, message: string, repair: string, quote: string): void {
    this.diagnostics.push({ code, severity: 'error', message: `${at(place)}${message}`, repair, quote });
  }

  warn(code: string, message: string, repair: string, quote: string, detail: readonly string[] = []): void {
    const more = detail.length > 1 ? { detail } : {};
    this.diagnostics.push({ code, severity: 'warning', message, repair, quote, ...more });
  }

  doubt(kind: string, place: Place, quote: string, reason: string): void {
    this.decisions.push({ kind, place, quote, reason, certainty: 'low' });
  }
}

export function at({ page, line }: Place): string {
  return `第 ${page} 页（第 ${line} 行）`;
}
