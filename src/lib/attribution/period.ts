import { readNumeral } from '../text/numeral.ts';

/** What time a figure speaks of: the words of the text, and what they mean seen from the bulletin's date. */

const HAN = '[一二三四五六七八九十两]';

/** Words that say a time, as official texts use them. The alternatives are tried in this order. */
const PERIOD = new RegExp(
  [
    `(?:省|市|县|区|州)?(?:第)?${HAN}{1,3}届(?:省|市|县|区|州)?人大(?:常委会|${HAN}次会议)?(?:以来|期间)`,
    '(?:19|20)\\d{2}年?(?:\\d{1,2}月)?[至到—–~-]{1,2}(?:(?:19|20)\\d{2}年)?(?:\\d{1,2}月)?(?<=[年月])',
    '(?:截至)?(?:19|20)\\d{2}年(?:\\d{1,2}月(?:\\d{1,2}日|[底初末]|[上中下]旬)?)?(?:以来|底|末|初|上半年|下半年|度)?',
    '(?:截至)?(?:今年|去年|上年)?(?:\\d{1,2}月(?:\\d{1,2}日|[底初末]|[上中下]旬)?)(?:[至到—–~-]{1,2}\\d{1,2}[月日])?',
    '本届(?:省人大常委会|人大常委会|常委会)?(?:以来)?',
    '“?十[三四五六]五”?(?:时期|期间|以来)',
    `[近过]?(?:${HAN}{1,2}|\\d{1,2})年(?:来|以来|间)`,
    `${HAN}{1,2}年(?=共|累计|总共)`,
    `近(?:${HAN}{1,2}|\\d{1,2})年`,
    '(?:去年|今年|上年|当年|年初)(?:以来|底|上半年|下半年)?',
    '连续\\d{1,2}年(?!$)',
    '近年来|近年|近几年|每年|年均|截至目前|目前|当前|上半年|下半年|第[一二三四]季度|[一二三四]季度',
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

/** The words before a figure, the sentences before its own, and where an article opens. */
export interface PeriodContext {
  before: string;
  sentencesBefore: readonly string[];
  /** Title and first words of the article. */
  opening: readonly string[];
  /** ISO date of the bulletin. */
  date: string;
}

/**
 * Stated in the sentence before the figure; else carried over from the nearest sentence before it in the
 * paragraph; else from the title or the opening of the article. Unknown stays unknown.
 */
export function findPeriod({ before, sentencesBefore, opening, date }: PeriodContext): Period | undefined {
  const isFound = (words: string | undefined) => words !== undefined;
  const own = distributed(before) ?? lastStated(before);
  // 每年 says how often, and only in its own sentence.
  const isLasting = (words: string | undefined) => isFound(words) && !/^(?:每年|年均)/u.test(words ?? '');
  const carried = sentencesBefore.map(lastStated).findLast(isLasting) ?? opening.map(lastStated).find(isLasting);
  const stated = own ?? carried;
  return stated ? { stated, inSentence: own !== undefined, ...resolvePeriod(stated, date) } : undefined;
}

/** 2021年、2022年…分别…147个、150个: the first year goes with the first figure behind 分别, and so on. */
function distributed(before: string): string | undefined {
  const [, list = '', behind] =
    /((?:(?:19|20)\d{2}年?[、和])+(?:19|20)\d{2}年)[^。；]*?分别([^。；]*)$/u.exec(before) ?? [];
  if (behind === undefined) return undefined;
  const years = list.match(/\d{4}/gu) ?? [];
  const rank = behind.match(/\d[\d.,]*[^\d，]{0,6}[、和]/gu)?.length ?? 0;
  return years[rank] && `${years[rank]}年`;
}

/** The last statement of time in a text; 目前较2020年 is one: a time and what it is compared with. */
function lastStated(text: string): string | undefined {
  // 从2021年开始实施 says when a measure began, not what time a figure speaks of.
  const all = [...text.matchAll(PERIOD)].filter(
    (m) => !(/[从自]$/u.test(text.slice(0, m.index)) && /^(?:开始|起)/u.test(text.slice(m.index + m[0].length))),
  );
  const last = all.at(-1);
  if (!last) return undefined;
  const link = /[较比]$/u.exec(text.slice(0, last.index))?.[0];
  if (!link) return last[0];
  const earlier = all.at(-2);
  return `${earlier?.[0] ?? ''}${link}${last[0]}`;
}

/** First years of the terms of the provincial people's congress: elected every five years. */
const FIRST_TERM_YEAR = { term: 13, year: 2018 };
/** First and last day of the words, or nothing where they cannot be dated (近年来, 每年). */
export function resolvePeriod(stated: string, date: string): { start?: string; end?: string } {
  const words = (stated.replace(/[较比].*$/u, '') || stated).replace(/^截至(?!目前)/u, '');
  const year = Number(date.slice(0, 4));
  if (stated.startsWith('截至') && /\d/u.test(words)) {
    const { end } = resolvePeriod(words, date);
    return end ? { end } : {};
  }
  const years = [...words.matchAll(/((?:19|20)\d{2})年?/gu)].map((m) => Number(m[1]));
  const [first, last] = [years[0], years.at(-1)];
  if (first && last && first !== last) return { start: `${first}-01-01`, end: `${last}-12-31` };
  if (first) return withinYear(first, words, date);
  const term = readNumeral(/([一二三四五六七八九十]+)届/u.exec(words)?.[1] ?? '');
  if (term) return { start: `${FIRST_TERM_YEAR.year + (term - FIRST_TERM_YEAR.term) * 5}-01-01`, end: date };
  const count = /([一二三四五六七八九十两]|\d{1,2})年(?:来|以来|间)?$/u.exec(words)?.[1];
  if (count) return { start: `${year - (readNumeral(count) ?? 0)}${date.slice(4)}`, end: date };
  if (/^(?:去年|上年)/u.test(words)) return withinYear(year - 1, words, date);
  if (/^(?:今年|当年|年初)/u.test(words)) return withinYear(year, `${words}以来`, date);
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
  const [from, to] = [...words.matchAll(/(\d{1,2})月/gu)].map((m) => Number(m[1]));
  if (!from) return { start: `${year}-01-01`, end: `${year}-12-31` };
  const day = /(\d{1,2})日/u.exec(words)?.[1];
  const iso = (month: number, d: number) => `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  if (day && !to) return { start: iso(from, Number(day)), end: iso(from, Number(day)) };
  const until = to ?? from;
  const lastDay = new Date(Date.UTC(year, until, 0)).getUTCDate();
  return { start: iso(from, 1), end: iso(until, lastDay) };
}
