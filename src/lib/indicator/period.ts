import { formatDate } from '../format.ts';
import type { Period } from './schema.ts';

/** Words that say what time a figure speaks of, as the bulletins use them. */
const PERIOD = new RegExp(
  [
    '(?:省|市)?(?:第)?十[一二三四五六]届(?:省|市)?人大(?:常委会|[一二三四五六]次会议)?以来',
    '(?:19|20)\\d{2}年(?:\\d{1,2}月)?(?:[至到—-](?:19|20)\\d{2}年)?(?:以来|底)?',
    '本届(?:省人大常委会|常委会|[一二三四五六]次会议)?(?:以来)?',
    '[近过]?[两二三四五六七八九十]年(?:来|共)',
    '去年|今年|上年|近年来|每年|截至目前|目前',
  ].join('|'),
  'gu',
);

/** 去年, 今年, 截至目前 … seen from the date of the bulletin; undefined where the words speak for themselves. */
export function resolvePeriod(stated: string, date: string): string | undefined {
  const year = Number(date.slice(0, 4));
  if (/^(?:去年|上年)/u.test(stated)) return `${year - 1}年`;
  if (stated.startsWith('今年')) return `${year}年`;
  return /^(?:截至)?目前/u.test(stated) ? `截至${formatDate(date)}` : undefined;
}

/** The last statement of time in the words before a figure. */
function lastStated(text: string): string | undefined {
  return [...text.matchAll(PERIOD)].at(-1)?.[0].replace(/共$/u, '来');
}

/**
 * The time that a figure speaks of: stated before it in its sentence, else carried over from the nearest
 * sentence before it in the paragraph, else from the title or the opening of the article. Unknown stays unknown.
 */
export function findPeriod(
  beforeInSentence: string,
  sentencesBefore: readonly string[],
  opening: readonly string[],
): Period | undefined {
  const stated = lastStated(beforeInSentence);
  if (stated) return { stated, inSentence: true };
  const isFound = (words: string | undefined) => words !== undefined;
  const carried = sentencesBefore.map(lastStated).findLast(isFound) ?? opening.map(lastStated).find(isFound);
  return carried ? { stated: carried, inSentence: false } : undefined;
}
