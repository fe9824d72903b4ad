import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import type { readBulletins } from './run.ts';

/**
 * What imports could not be sure of and no editor has looked at yet, an issue a diagnostic. Such an issue is a draft.
 * @param severity an error where readers would get it, else a warning
 */
export function unconfirmedIn(
  editions: ReturnType<typeof readBulletins>,
  severity: Diagnostic['severity'],
): Diagnostic[] {
  return editions.flatMap(({ file, bulletin }) => {
    const own = bulletin?.unconfirmed ?? [];
    if (own.length === 0) return [];
    const detail = own.map(({ kind, line, quote, reason }) => `来件第 ${line} 行 ${kind}：“${quote}” ${reason}`);
    return [fault('unconfirmed', { severity, file, line: 1, detail }, { count: own.length })];
  });
}
