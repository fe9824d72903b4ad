import type { Diagnostic } from '../src/lib/diagnostic.ts';

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
  if (seconds > long)
    tell({
      code: 'slow',
      severity: 'warning',
      file,
      line: 1,
      message: `读这个文件用了 ${Math.round(seconds)} 秒（一般不到一秒）`,
      repair: '看看里面是不是有重复粘贴的内容，或者几期合在了一个文件里；确是一期，就不用改。',
    });
  return result;
}
