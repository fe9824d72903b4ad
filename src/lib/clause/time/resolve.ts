import { foldWidth, readNumeral } from '../../text/numeral.ts';
import { boundsOf, monthsBefore, type Point, type Span, singleYear, yearOf } from './calendar.ts';
import { type CongressFile, sessionOf, termAt } from './congress.ts';
import { isDeadline, type TimeKind } from './word.ts';

/** What expressions of time mean in days. */

/** What an expression is seen from. */
export interface Standpoint {
  /** Day of the text, ISO; absent where nobody knows it. */
  date?: string | undefined;
  /** The frame that is open: 6月 is of its year, 全年 is its year. */
  frame?: Span | undefined;
  /** Level whose congress 本届 is: 省; absent where the text is of no level that is filed. */
  level?: string | undefined;
  knowledge: CongressFile;
}

/** First and last day of the words; empty where they cannot be dated (近年来, 每年, 今年 without a date). */
export function resolve(stated: string, kind: TimeKind, from: Standpoint): Span {
  const words = inDigits(stated);
  if (kind === 'asOf') return asOf(words, from);
  if (kind === 'anaphor') return ofFrame(words, from.frame);
  return (
    ofCongress(words, from) ??
    ofPlan(words, from) ??
    ofCentury(words) ??
    backFrom(words, from) ??
    ofCalendar(words, from)
  );
}

/** Without blanks; years in Han digits as numbers: 二〇二三年 is 2023年. */
function inDigits(stated: string): string {
  return foldWidth(stated)
    .replace(/\s/gu, '')
    .replace('元月', '1月')
    .replace(/[一二][〇○零一二三四五六七八九]{3}(?=年)/gu, (year) =>
      String(readNumeral(year.replace(/○/gu, '〇')) ?? year),
    );
}

const LEAD = /^(?:截至|截止|[至到])/u;

/** A day up to which something is so: an end without a beginning. */
function asOf(words: string, from: Standpoint): Span {
  const bare = words.replace(LEAD, '');
  const point = isDeadline(bare) ? bare.replace(/[之以]?前$/u, '') : bare;
  if (/^(?:目前|当前|如今|现在|今[日天]|[至迄]今)$/u.test(point)) return from.date ? { end: from.date } : {};
  const year = /^年[底末]$/u.test(point) ? singleYear(from.frame) : undefined;
  const { end } = year ? boundsOf({ year }) : (ofPlan(point, from) ?? ofCalendar(point, from));
  return end ? { end } : {};
}

/** 全年, 当年, 五年: the frame that is open, or the year or month it lies in. */
function ofFrame(words: string, frame: Span | undefined): Span {
  const year = singleYear(frame);
  if (/^(?:全|当|同)年/u.test(words)) return year ? boundsOf({ year }) : {};
  const years = readNumeral(/^([一二三四五六七八九十两]{1,3}|\d{1,2})年/u.exec(words)?.[1] ?? '');
  // 三年 of 2021—2023年; of 2024年 it is none.
  if (years) return frame?.start && frame.end && yearOf(frame.end) - yearOf(frame.start) === years - 1 ? frame : {};
  if (!/月$/u.test(words)) return frame ?? {};
  const isWithinMonth = frame?.start && frame.start.slice(0, 7) === frame.end?.slice(0, 7);
  return year && isWithinMonth ? boundsOf({ year, month: Number(frame.start?.slice(5, 7)) }) : {};
}

const CONGRESS =
  /^(?<level>[省市县区州]?)第?(?<term>[一二三四五六七八九十]{1,3})届(?<national>全国|[省市县区州])?(?:人大|人民代表大会)(?<standing>常委会)?(?:第?(?<session>[一二三四五六七八九十]{1,3})次)?/u;

function ofCongress(words: string, { date, level, knowledge }: Standpoint): Span | undefined {
  if (words.startsWith('本届')) {
    const named = /^本届([省市县区州])/u.exec(words)?.[1] ?? level;
    // In the first year of a term reports still look back on the last one.
    const term = named && date ? termAt(knowledge, named, date) : undefined;
    return term && date && yearOf(term.start) < yearOf(date) ? { start: term.start, end: date } : {};
  }
  const found = CONGRESS.exec(words)?.groups;
  if (!found) return undefined;
  // Sessions of a standing committee are counted otherwise and are not filed.
  const number = (text: string | undefined) => (text ? readNumeral(text) : undefined);
  const session = number(found.session);
  if (found.standing && session) return {};
  const named = found.national || found.level || level || '';
  const held = sessionOf(knowledge, { level: named, term: number(found.term) ?? 0, session });
  if (!held || (date && held.start > date)) return {};
  if (words.endsWith('以来') || !held.end) return { start: held.start, ...(date && { end: date }) };
  return { start: held.start, end: held.end };
}

/** “十四五”期间: five years of a plan. */
function ofPlan(words: string, { date }: Standpoint): Span | undefined {
  const ordinal = readNumeral(/(十[一二三四五六七])五/u.exec(words)?.[1] ?? '');
  if (!ordinal) return undefined;
  const first = 2001 + (ordinal - 10) * 5;
  const [start, end] = [`${first}-01-01`, `${first + 4}-12-31`];
  if (words.endsWith('以来')) return { start, ...(date && { end: date }) };
  return { start, end };
}

/** 上世纪八十年代. */
function ofCentury(words: string): Span | undefined {
  const [, which = '', decade] =
    /^(上|本|20|21|二十|二十一)世纪(?:([一二三四五六七八九]十|\d0)年代)?/u.exec(words) ?? [];
  if (!which) return undefined;
  const tens = decade ? readNumeral(decade) : undefined;
  const century = /^(?:上|20|二十)$/u.test(which) ? 1900 : 2000;
  if (tens === undefined || /[初末期]$/u.test(words)) return {};
  return { start: `${century + tens}-01-01`, end: `${century + tens + 9}-12-31` };
}

/** 近三年来, 过去五年, 五年来, 近6个月. */
function backFrom(words: string, { date }: Standpoint): Span | undefined {
  const [, count, unit] =
    /^(?:(?:近|最近|过去|这)的?)?([一二三四五六七八九十两]{1,3}|\d{1,2})个?([年月])多?(?:来|以来|间|里)?$/u.exec(
      words,
    ) ?? [];
  const isMonth = unit === '月' && /^\d+月$/u.test(words);
  const number = count && !isMonth ? readNumeral(count) : undefined;
  if (!number) return undefined;
  return date ? { start: monthsBefore(date, unit === '年' ? number * 12 : number), end: date } : {};
}

const RANGE = /^(?<from>.+?)以?[至到—–~-]{1,2}(?<to>.+?)(?:度|期?间)?$/u;

function ofCalendar(words: string, from: Standpoint): Span {
  const { date } = from;
  const range = RANGE.exec(words)?.groups;
  if (range?.from && range.to) return ofRange(range.from, range.to, from);
  // Holidays move from year to year; what is before or about a point has no bounds.
  if (
    /^(?:去冬|今冬)|年[初中]$|前后?$|[春夏秋冬]$|同期$|假期|[^期]期间$|当[天日]$|[春夏秋冬][季天]?(?:学期)?$|[上本](?:周|个?月)$/u.test(
      words,
    )
  )
    return {};
  const point = readPoint(words, from);
  if (!point) return {};
  const { start, end } = boundsOf(point);
  const isOpen = /(?:以来|起|开始)$/u.test(words) || /^(?:今年|本年度?)$/u.test(words);
  return isOpen && start
    ? { start, ...(date && date >= start && { end: date }) }
    : { ...(start && { start }), ...(end && { end }) };
}

/** 2021—2023年, 今年1至9月, 6月28日至7月4日: what one side leaves out the other one says. */
function ofRange(first: string, last: string, from: Standpoint): Span {
  const unit = /月$/u.test(last) && /(?<!\d)\d{1,2}$/u.test(first) ? '月' : '';
  const begin = readPoint(/^\d{4}$/u.test(first) ? `${first}年` : first + unit, from);
  if (!begin) return {};
  if (last === '今')
    return {
      ...(boundsOf(begin).start && { start: boundsOf(begin).start as string }),
      ...(from.date && { end: from.date }),
    };
  const month = /^\d{1,2}日/u.test(last) ? begin.month : undefined;
  const end = readPoint(last, { ...from, frame: boundsOf({ year: begin.year }) }, month);
  const [start, stop] = [boundsOf(begin).start, end && boundsOf(end).end];
  return start && stop && start <= stop ? { start, end: stop } : {};
}

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/^(?:今年|本年|年[初内])/u, 0],
  [/^(?:去年|上年)/u, -1],
  [/^前年/u, -2],
  [/^明年/u, 1],
];

/** Years from that of the text: 去年 is -1; undefined for what is not seen from the text. */
export function yearsAhead(words: string): number | undefined {
  return RELATIVE.find(([pattern]) => pattern.test(words))?.[1];
}

/** A year, month, day or part of a year, with the year of the open frame or the last one before the date where none is named. */
function readPoint(words: string, { date, frame }: Standpoint, monthBefore?: number): Point | undefined {
  const part = readPart(words, monthBefore);
  const named = /(?:^|\D)((?:19|20)\d{2})(?:年|财年|学年|$)/u.exec(words)?.[1];
  const ofFrame = singleYear(frame);
  if (named) return { year: Number(named), ...part };
  if (words.startsWith('次年')) return ofFrame ? { year: ofFrame + 1, ...part } : undefined;
  if (words.startsWith('上年') && ofFrame) return { year: ofFrame - 1, ...part };
  const shift = yearsAhead(words);
  if (shift !== undefined) return date ? { year: yearOf(date) + shift, ...part } : undefined;
  if (!part) return undefined;
  if (ofFrame) return { year: ofFrame, ...part };
  if (!date) return undefined;
  const { start } = boundsOf({ year: yearOf(date), ...part });
  return { year: start && start <= date ? yearOf(date) : yearOf(date) - 1, ...part };
}

function readPart(words: string, monthBefore: number | undefined): Omit<Point, 'year'> | undefined {
  if (/上半年/u.test(words)) return { month: 1, until: 6 };
  if (/下半年/u.test(words)) return { month: 7, until: 12 };
  const [, isUpTo, quarter] = /(前|第)?([一二三四两1-4])季度/u.exec(words) ?? [];
  const rank = quarter && readNumeral(quarter);
  if (rank) return { month: isUpTo === '前' ? 1 : rank * 3 - 2, until: rank * 3 };
  const months = readNumeral(/[前头](\d{1,2}|[一二三四五六七八九十两])个月/u.exec(words)?.[1] ?? '');
  if (months) return { month: 1, until: months };
  const month = /(\d{1,2})月/u.exec(words)?.[1] ?? monthBefore;
  const third = '上中下'.indexOf(/([上中下])旬/u.exec(words)?.[1] ?? '无');
  if (month && third >= 0)
    return { month: Number(month), day: third * 10 + 1, lastDay: third < 2 ? third * 10 + 10 : 31 };
  const day = /(\d{1,2})日/u.exec(words)?.[1];
  return month ? { month: Number(month), ...(day && { day: Number(day) }) } : undefined;
}
