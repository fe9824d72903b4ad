import type { Bulletin } from '../bulletin/schema.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** What numbers and dates a bulletin. */
export type Issue = Pick<Bulletin, 'serial' | 'number' | 'date'>;

/**
 * Holds the numbers of a bulletin against those of the others: 总期号 and date rise together; within a year 总期号
 * less 期号 is one number, the last 总期号 of the year before. Names the values that contradict each other.
 */
export function checkSequence(fresh: Issue, held: readonly Issue[], file: string): Diagnostic[] {
  const others = held.filter((issue) => issue.serial !== fresh.serial);
  return others
    .flatMap((other) => {
      const why = contradiction(fresh, other);
      return why ? [{ other, why }] : [];
    })
    .sort((a, b) => distance(a.other, fresh) - distance(b.other, fresh))
    .slice(0, 2)
    .map(({ other, why }) => ({
      code: 'out-of-sequence',
      severity: 'error',
      file,
      line: 1,
      quote: describe(fresh),
      message: `与已收的${describe(other)}矛盾：${why}`,
      repair: '对照两期的印件，改正识别错的期号、总期号或日期；印件确实如此的，加 --force。',
    }));
}

function contradiction(fresh: Issue, other: Issue): string | undefined {
  const [earlier, later] = fresh.serial < other.serial ? [fresh, other] : [other, fresh];
  if (earlier.date > later.date) return `总期号 ${later.serial} 较大，日期却较早`;
  const [before, after] = [yearOf(earlier), yearOf(later)];
  if (before === after && baseOf(earlier) !== baseOf(later))
    return `同是 ${before} 年，总期号与期号之差一是 ${baseOf(later)}，一是 ${baseOf(earlier)}`;
  if (before < after && baseOf(later) < earlier.serial)
    return `${after} 年第 1 期的总期号应是 ${baseOf(later) + 1}，不能小于 ${before} 年的总期号 ${earlier.serial}`;
  return undefined;
}

function baseOf({ serial, number }: Issue): number {
  return serial - number;
}

function yearOf({ date }: Issue): string {
  return date.slice(0, 4);
}

function distance(a: Issue, b: Issue): number {
  return Math.abs(a.serial - b.serial);
}

function describe({ serial, number, date }: Issue): string {
  return `总第 ${serial} 期（第 ${number} 期，${date}）`;
}
