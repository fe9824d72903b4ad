import type { Passage } from '../../bulletin/schema.ts';
import { foldWidth } from '../../text/numeral.ts';
import { boundsOf } from './calendar.ts';
import type { Frame } from './said.ts';

/** Years that are listed once and shared out over the figures behind 分别: the first year to the first figure, and so on. */

const LISTED = /(?:(?:19|20)\d{2}\s?年?\s?[、和]\s?)+(?:19|20)\d{2}\s?年/gu;
const SHARED = /(?:分别|依次)/u;

/** Years named in one list, each with its place in the passage. */
export interface YearList {
  sentence: number;
  years: readonly Frame[];
  end: number;
}

export function yearLists(passage: Passage): YearList[] {
  if (!SHARED.test(passage.text)) return [];
  const text = foldWidth(passage.text);
  return [...text.matchAll(LISTED)].map((match) => {
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
    return { sentence: passage.sentences.findIndex((each) => match.index < each.end), years, end };
  });
}

/** Numbers of a list with what joins them: 96.2%、97.8%和. */
const JOINED = /\d[\d.,]*[^\d，]{0,6}[、和]/gu;

/**
 * The year of a list that falls to a figure, all of them where it is said of each: of a list in its sentence; else, where the clause lists nothing else that the numbers
 * could belong to, of the last list before it that has as many years as there are numbers.
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
  const own = lists.findLast((list) => list.sentence === sentence && list.end <= at);
  if (own && !/[；。]/u.test(passage.text.slice(own.end, at))) return own.years[rank];
  const rest = /^[^，。；：]*/u.exec(text.slice(at - start))?.[0] ?? '';
  const numbers = rank + (rest.match(JOINED)?.length ?? 0) + 1;
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
