import type { UnitKind } from '../quantity/kinds.ts';
import { foldWidth, readNumeral } from '../text/numeral.ts';

/** What time a figure speaks of: the words of the text, and what they mean seen from the bulletin's date. */

const HAN = '[一二三四五六七八九十两]';

/** Words that say a time, as official texts use them. The alternatives are tried in this order. */
const PERIOD = new RegExp(
  [
    `(?:省|市|县|区|州)?(?:第)?${HAN}{1,3}届(?:省|市|县|区|州)?人大(?:常委会|${HAN}次会议)?(?:以来|期间)`,
    '(?:19|20)\\d{2}年?(?:\\d{1,2}月)?[至到—–~-]{1,2}(?:(?:19|20)\\d{2}年)?(?:\\d{1,2}月)?(?<=[年月])',
    '(?:截至)?(?:19|20)\\d{2}年(?:\\d{1,2}月(?:\\d{1,2}日|[底初末]|[上中下]旬)?)?(?:以来|底|末|初|上半年|下半年|度)?',
    '(?:今年|去年|上年)?\\d{1,2}月?[至到—–~-]{1,2}\\d{1,2}月',
    '(?:截至)?(?:今年|去年|上年)?(?:\\d{1,2}月(?:\\d{1,2}日|[底初末]|[上中下]旬)?)(?:[至到—–~-]{1,2}(?:\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}日))?',
    '本届(?:省人大常委会|人大常委会|常委会)?(?:以来)?',
    '“?十[三四五六]五”?(?:时期|期间|以来)',
    `[近过]?(?:${HAN}{1,2}|\\d{1,2})年(?:来|以来|间)`,
    `${HAN}{1,2}年(?=共|累计|总共)`,
    `近(?:${HAN}{1,2}|\\d{1,2})年`,
    '(?:去年|今年|上年|当年|年初)(?:以来|底|上半年|下半年)?',
    '连续\\d{1,2}年(?!$)',
    '近年来|近年|近几年|每年|年均|截至目前|目前|当前|如今|疫情期间|上半年|下半年|第[一二三四]季度|[一二三四]季度',
  ].join('|'),
  'gu',
);

export interface Period {
  /** The words of the text: 省十三届人大以来, 去年, 目前较2020年. */
  stated: string;
  /** False if the words stand in another sentence and are carried over. */
  inSentence: boolean;
  /** First and last day, ISO, where the words can be dated. */
  start?: string;
  end?: string;
}

/** The words before and behind a figure, the sentences before its own, and where an article opens. */
export interface PeriodContext {
  before: string;
  after: string;
  sentencesBefore: readonly string[];
  /** Title and first words of the article. */
  opening: readonly string[];
  /** ISO date of the bulletin. */
  date: string;
  kind?: UnitKind | 'range';
}

/** 年满60周岁, 15个工作日: ages and limits hold at any time, unless their own sentence states one; 平均用时15天 does not. */
function isTimeless(kind: PeriodContext['kind'], before: string): boolean {
  return (kind === 'age' || kind === 'duration') && !/平均|用时|历时/u.test(before);
}

/**
 * Stated in the sentence before the figure; else carried over from the nearest sentence before it in the
 * paragraph; else from the title or the opening of the article. Unknown stays unknown.
 */
export function findPeriod({ before, after, kind, sentencesBefore, opening, date }: PeriodContext): Period | undefined {
  const own = inBrackets(after) ?? distributed(before) ?? lastStated(before);
  const stated = own ?? (isTimeless(kind, before) ? undefined : carriedOver(sentencesBefore, opening));
  return stated ? { stated, inSentence: own !== undefined, ...resolvePeriod(stated, date) } : undefined;
}

/** 86天（2021年）: the time in brackets behind the figure. */
function inBrackets(after: string): string | undefined {
  return /^（((?:19|20)\d{2}年(?:\d{1,2}月)?)）/u.exec(after)?.[1];
}

/** 2021年、2022年…分别…147个、150个: the first year goes with the first figure behind 分别, and so on. */
function distributed(before: string): string | undefined {
  const [, list = '', behind] =
    /((?:(?:19|20)\d{2}年?[、和])+(?:19|20)\d{2}年)[^。；]*?(?:分别|依次)([^。；]*)$/u.exec(before) ?? [];
  if (behind === undefined) return undefined;
  const years = list.match(/\d{4}/gu) ?? [];
  const rank = behind.match(/\d[\d.,]*[^\d，]{0,6}[、和]/gu)?.length ?? 0;
  return years[rank] && `${years[rank]}年`;
}

interface Statement {
  words: string;
  at: number;
  end: number;
}

/** The last statement of time in a text; 目前较2020年 is one: a time and what it is compared with. */
function lastStated(text: string): string | undefined {
  const all = statementsOf(text);
  const last = all.at(-1);
  if (!last) return undefined;
  const link = COMPARED.exec(text.slice(0, last.at))?.[0];
  if (!link) return last.words;
  const earlier = all.at(-2)?.words;
  // Compared with the year before, or in a clause of its own: the time is the earlier one alone.
  const isAside = /^[上去前近]/u.test(last.words) || /[，；：]/u.test(text.slice(last.end));
  return isAside ? earlier : `${earlier ?? ''}${link}${last.words}`;
}

const COMPARED = /[较比]$/u;

/** Statements of the time a figure may speak of; titles of laws and what others are measured by say none. */
function statementsOf(text: string): Statement[] {
  const folded = foldWidth(text).replace(/《[^》]*》/gu, (title) => '\u3000'.repeat(title.length));
  return [...folded.matchAll(PERIOD)].flatMap((m) => {
    const end = m.index + m[0].length;
    const before = folded.slice(0, m.index);
    const after = folded.slice(end);
    // 从2021年开始实施 says when a measure began; 由2021年的91.7%提高到 where a change began; 是2022年的2.5倍 what it is measured by.
    const isBase = /[从自由]$/u.test(before) && /^(?:开始|起)|^的?[^，。；]*?[到至为][约近超]?(?:$|\d)/u.test(after);
    const isMeasure = /[是为]$/u.test(before) && /^的$/u.test(after);
    // 粮食产量连续3年超600亿斤；…比例达98.6%: how long one thing lasted says nothing of the next.
    const isRun = m[0].startsWith('连续') && /[，；]/u.test(after);
    return isBase || isMeasure || isRun ? [] : [{ words: text.slice(m.index, end), at: m.index, end }];
  });
}

/**
 * The nearest earlier sentence of the paragraph that says a time, else the opening of the article. The day of
 * an event (2月26日会议) is carried only where nothing else is said.
 */
function carriedOver(sentencesBefore: readonly string[], opening: readonly string[]): string | undefined {
  const nearest = sentencesBefore.toReversed();
  return firstOf(nearest, isLasting) ?? firstOf(opening, isLasting) ?? firstOf(nearest, () => true);
}

function firstOf(texts: readonly string[], accepts: (words: string) => boolean): string | undefined {
  for (const text of texts) {
    const words = carriedFrom(text, accepts);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** What a sentence says of the time of the next: not what it compares with, nor 每年. */
function carriedFrom(text: string, accepts: (words: string) => boolean): string | undefined {
  const plain = statementsOf(text).filter(
    ({ words, at }) => !COMPARED.test(text.slice(0, at)) && !HOW_OFTEN.test(words) && accepts(words),
  );
  return plain.at(-1)?.words;
}

/** 截至9月30日 is a time to report on, 2月26日 the day of an event. */
function isLasting(words: string): boolean {
  return words.startsWith('截至') || !words.endsWith('日');
}

/** 每年 says how often, and only in its own sentence. */
const HOW_OFTEN = /^(?:每年|年均)/u;

/** First years of the terms of the provincial and the national people's congress: elected every five years. */
const FIRST_TERM_YEAR = { term: 13, year: 2018 };

/**
 * The term of a congress up to the bulletin's date. Congresses of cities and counties count and begin
 * otherwise and are not dated; nor is 本届 in the first year of a term, when reports still look back on the last.
 */
function withinTerm(words: string, date: string): { start?: string; end?: string } {
  if (/^[市县区州]/u.test(words)) return {};
  const year = Number(date.slice(0, 4));
  const term = readNumeral(/([一二三四五六七八九十]+)届/u.exec(words)?.[1] ?? '');
  if (term) {
    const start = FIRST_TERM_YEAR.year + (term - FIRST_TERM_YEAR.term) * 5;
    return start <= year ? { start: `${start}-01-01`, end: date } : {};
  }
  const since = (((year - FIRST_TERM_YEAR.year) % 5) + 5) % 5;
  return since > 0 ? { start: `${year - since}-01-01`, end: date } : {};
}

/** First and last day of the words, or nothing where they cannot be dated (近年来, 每年). */
export function resolvePeriod(stated: string, date: string): { start?: string; end?: string } {
  const words = (foldWidth(stated).replace(/[较比].*$/u, '') || foldWidth(stated)).replace(/^截至(?!目前)/u, '');
  const year = Number(date.slice(0, 4));
  if (stated.startsWith('截至') && /\d/u.test(words)) {
    const { end } = resolvePeriod(words, date);
    return end ? { end } : {};
  }
  const years = [...words.matchAll(/((?:19|20)\d{2})年?/gu)].map((m) => Number(m[1]));
  const [first, last] = [years[0], years.at(-1)];
  if (first && last && first !== last) return { start: `${first}-01-01`, end: `${last}-12-31` };
  if (first) return withinYear(first, words, date);
  if (words.includes('届')) return withinTerm(words, date);
  const count = /([一二三四五六七八九十两]|\d{1,2})年(?:来|以来|间)?$/u.exec(words)?.[1];
  if (count) return { start: `${year - (readNumeral(count) ?? 0)}${date.slice(4)}`, end: date };
  if (/^(?:去年|上年)/u.test(words)) return withinYear(year - 1, words, date);
  if (/^(?:今年|当年|年初)/u.test(words)) return withinYear(year, /\d月/u.test(words) ? words : `${words}以来`, date);
  if (/目前|当前/u.test(words)) return { end: date };
  const [, month, day] = /(\d{1,2})月(?:(\d{1,2})日)?/u.exec(words) ?? [];
  if (!month) return {};
  const guess = `${year}-${month.padStart(2, '0')}-${(day ?? '01').padStart(2, '0')}`;
  return withinYear(guess <= date ? year : year - 1, words, date);
}

/** A year, or the month, day, half or open end of it that the words name. */
function withinYear(year: number, words: string, date: string): { start: string; end: string } {
  if (words.includes('以来')) return { start: `${year}-01-01`, end: date };
  if (words.includes('上半年')) return { start: `${year}-01-01`, end: `${year}-06-30` };
  if (words.includes('下半年')) return { start: `${year}-07-01`, end: `${year}-12-31` };
  const [from, to] = [...words.matchAll(/(\d{1,2})(?=月|[至到—–~-]{1,2}\d{1,2}月)/gu)].map((m) => Number(m[1]));
  if (!from) return { start: `${year}-01-01`, end: `${year}-12-31` };
  const day = /(\d{1,2})日/u.exec(words)?.[1];
  const iso = (month: number, d: number) => `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  if (day && !to) return { start: iso(from, Number(day)), end: iso(from, Number(day)) };
  const until = to ?? from;
  const lastDay = new Date(Date.UTC(year, until, 0)).getUTCDate();
  return { start: iso(from, 1), end: iso(until, lastDay) };
}
