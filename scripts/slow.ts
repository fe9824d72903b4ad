import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';

/** Seconds of processor time after which people want to know which file it is; an honest issue takes under one. */
const LONG = 5;

/**
 * Does some work on a file, and tells which file it was if that took long.
 * @param tell gets a warning with the seconds of processor time
 * @param long seconds from which it is told
 */
export function warnSlow<Result>(
  file: string,
  tell: (diagnostic: Diagnostic) => void,
  work: () => Result,
  long = LONG,
): Result {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > long) tell(fault('slow', { file, line: 1 }, { seconds: Math.round(seconds) }));
  return result;
}
