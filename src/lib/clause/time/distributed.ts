import { sentenceIndexAt } from '../../bulletin/passage.ts';
import type { Passage } from '../../bulletin/schema.ts';
import { foldWidth } from '../../text/numeral.ts';
import { boundsOf } from './calendar.ts';
import type { Frame } from './said.ts';

/** Years that are listed once and shared out over the figures behind 分别: the first year to the first figure, and so on. */

const LISTED = /(?:(?:19|20)\d{2}\s?年?\s?[、和]\s?)+(?:19|20)\d{2}\s?年/gu;
/** 2023年至2025年分别安排…: the years of a span, where as many numbers follow and nothing else is listed. */
const SPAN =
  /((?:19|20)\d{2})\s?年?\s?[至到—-]{1,2}\s?((?:19|20)\d{2})\s?年(?=[^，。；：、和与及]{0,12}(?:分别|依次))/gu;
const SHARED = /(?:分别|依次)/u;

/** Years named in one list, each with its place in the passage. */
export interface YearList {
  sentence: number;
  years: readonly Frame[];
  end: number;
  /** Printed as a span. */
  isSpan?: boolean;
}

export function yearLists(passage: Passage): YearList[] {
  if (!SHARED.test(passage.text)) return [];
  const text = foldWidth(passage.text);
  const listed = [...text.matchAll(LISTED)].map((match): YearList => {
    const years = [...match[0].matchAll(/\d{4}/gu)].map((found): Frame => {
      const start = match.index + found.index;
      const written = /^\d{4}\s?年?/u.exec(text.slice(start))?.[0].trimEnd() ?? found[0];
      const end = start + written.length;
      const stated = passage.text.slice(start, end);
      return {
        stated: stated.endsWith('年') ? stated : `${stated}年`,
        span: boundsOf({ year: Number(found[0]) }),
        from: [{ passage: passage.id, start, end }],
      };
    });
    const end = match.index + match[0].length;
    return { sentence: sentenceIndexAt(passage, match.index), years, end };
  });
  const spans = [...text.matchAll(SPAN)].map((match): YearList => {
    const [first, last] = [Number(match[1]), Number(match[2])];
    const end = match.index + match[0].length;
    const from = [{ passage: passage.id, start: match.index, end }];
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i): Frame => {
      return { stated: `${first + i}年`, span: boundsOf({ year: first + i }), from };
    });
    return { sentence: sentenceIndexAt(passage, match.index), years, end, isSpan: true };
  });
  return [...listed, ...spans].toSorted((a, b) => a.end - b.end);
}

/** Numbers of a list with what joins them: 96.2%、97.8%和. */
const JOINED = /\d[\d.,]*[^\d，]{0,6}[、和]/gu;

/**
 * The year of a list that falls to a figure, all of them where it is said of each: of a list in its sentence, else of the last
 * list before it that has as many years as there are numbers.
 */
export function distributed(
  passage: Passage,
  lists: readonly YearList[],
  { start, at, sentence }: { start: number; at: number; sentence: number },
): Frame | undefined {
  if (lists.length === 0) return undefined;
  const text = foldWidth(passage.text.slice(start, at + NEAR));
  const before = text.slice(0, at - start);
  const whole = lists.findLast((list) => list.sentence === sentence && list.end <= at);
  if (whole && EACH.test(before)) return wholeOf(passage, whole);
  const shared = before.split(SHARED);
  const behind = shared.at(-1);
  if (shared.length < 2 || behind === undefined || /[，。；：]/u.test(behind)) return undefined;
  const rank = behind.match(JOINED)?.length ?? 0;
  const rest = /^[^，。；：]*/u.exec(text.slice(at - start))?.[0] ?? '';
  const numbers = rank + (rest.match(JOINED)?.length ?? 0) + 1;
  if (whole && !/[；。]/u.test(passage.text.slice(whole.end, at)))
    return !whole.isSpan || whole.years.length === numbers ? whole.years[rank] : undefined;
  return lists.findLast((list) => list.end <= at && list.years.length === numbers)?.years[rank];
}

const NEAR = 80;

/** …分别办理156件、172件，满意率均为100%: said of all of them. */
const EACH = /[，；][^，；]*[均都][^，；\d]{0,5}$/u;

function wholeOf({ text, id }: Passage, { years, end }: YearList): Frame | undefined {
  const [first, last] = [years[0], years.at(-1)];
  const start = first?.from[0]?.start;
  if (start === undefined) return undefined;
  return {
    stated: text.slice(start, end),
    span: { ...last?.span, ...first?.span, ...(last?.span.end && { end: last.span.end }) },
    from: [{ passage: id, start, end }],
  };
}
