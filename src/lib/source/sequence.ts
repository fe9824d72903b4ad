import { compareKeys, type IssueKey, isSupplement, partsOf, titleOfKey } from '../bulletin/issue-key.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import { serialInRun } from '../bulletin/supplement.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';

/** What numbers and dates a bulletin. */
export type Issue = Pick<Bulletin, 'serial' | 'number' | 'date'> & Partial<Pick<Bulletin, 'masthead'>>;

/**
 * Holds the numbers of a bulletin against those of the others: 总期号 and date rise together; within a year 总期号
 * less 期号 is one number, the last 总期号 of the year before. Supplements rise with their dates within their year, and
 * say nothing of the others. Names the values that contradict each other.
 */
export function checkSequence(fresh: Issue, held: readonly Issue[], file: string): Diagnostic[] {
  const others = held.filter(({ serial }) => serial !== fresh.serial && isOfOneSeries(serial, fresh.serial));
  return others
    .flatMap((other) => {
      const why = contradiction(fresh, other);
      return why ? [{ other, why }] : [];
    })
    .sort((a, b) => distance(a.other.serial, fresh.serial) - distance(b.other.serial, fresh.serial))
    .slice(0, 2)
    .map(({ other, why }) =>
      fault('out-of-sequence', { file, line: 1, quote: describe(fresh) }, { other: describe(other), why }),
    );
}

function contradiction(fresh: Issue, other: Issue): string | undefined {
  const [earlier, later] = compareKeys(fresh.serial, other.serial) < 0 ? [fresh, other] : [other, fresh];
  if (earlier.date > later.date)
    return isSupplement(later.serial)
      ? `${titleOfKey(later.serial)}的序号较大，日期却较早`
      : `总期号 ${later.serial} 较大，日期却较早`;
  const [base, next] = [baseOf(earlier), baseOf(later)];
  // A supplement, with a 总期号 or without, is numbered apart.
  if (base === undefined || next === undefined) return undefined;
  const [before, after] = [yearOf(earlier), yearOf(later)];
  if (before === after && base !== next) return `同是 ${before} 年，总期号与期号之差一是 ${next}，一是 ${base}`;
  if (before < after && next < base + earlier.number)
    return `${after} 年第 1 期的总期号应是 ${next + 1}，不能小于 ${before} 年的总期号 ${earlier.serial}`;
  return undefined;
}

function baseOf(issue: Issue): number | undefined {
  const serial = serialInRun(issue);
  return serial === undefined ? undefined : serial - issue.number;
}

function yearOf({ date }: Issue): string {
  return date.slice(0, 4);
}

/** Numbers of both are counted in one series: 总期号, or the supplements of one year. */
export function isOfOneSeries(a: IssueKey, b: IssueKey): boolean {
  if (isSupplement(a) && isSupplement(b)) return partsOf(a).year === partsOf(b).year;
  return !isSupplement(a) && !isSupplement(b);
}

/** How far numbers of one series lie apart. */
function distance(a: IssueKey, b: IssueKey): number {
  return Math.abs(compareKeys(a, b));
}

function describe({ serial, number, date }: Issue): string {
  return isSupplement(serial) ? `${titleOfKey(serial)}（${date}）` : `总第 ${serial} 期（第 ${number} 期，${date}）`;
}
