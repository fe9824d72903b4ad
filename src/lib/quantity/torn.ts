import type { Passage } from '../bulletin/schema.ts';

/** A place where a blank or the end of a page may have torn a number in two. */
export interface TornNumber {
  /** Of the passage where it begins. */
  passage: string;
  /** The words around it. */
  quote: string;
}

/** 98. 5%, 98 .5%, 3 0件; 1 200 is a number in groups of three, and read as one. */
const TORN = /\d(?:[^\S\n]*[.．][^\S\n]+|[^\S\n]+[.．][^\S\n]*|[^\S\n]+)\d/gu;
/** The cells of a table stand beside each other. */
const CELL = /r\d+c\d+$/u;
const GROUPED = /^\d{1,3}(?:[^\S\n]\d{3})+$/u;

/**
 * Numbers that may be torn. They are joined only where the import proves that a page cut them; nobody else may
 * guess, so each is shown to a person.
 */
export function findTorn(passages: readonly Passage[]): TornNumber[] {
  const inside = passages.flatMap(({ id, text }) =>
    [...text.matchAll(TORN)]
      .filter(({ index }) => !GROUPED.test(runAround(text, index)))
      .map(({ index }) => ({ passage: id, quote: text.slice(Math.max(0, index - 8), index + 14) })),
  );
  const running = passages.filter(({ id }) => !CELL.test(id));
  const between = running.flatMap(({ id, text }, i) => {
    const next = running[i + 1]?.text ?? '';
    return /\d[.．]?$/u.test(text) && /^[\d%％]/u.test(next)
      ? [{ passage: id, quote: `${text.slice(-12)}⏎${next.slice(0, 8)}` }]
      : [];
  });
  return [...inside, ...between];
}

/** A number in groups of three is shorter than this, in characters to each side. */
const LONGEST_RUN = 40;

/** Digits and blanks around an offset. */
function runAround(text: string, at: number): string {
  const isOfRun = (i: number) => /[\d \u00a0\u2000-\u200a\u202f\u205f]/u.test(text[i] ?? '');
  let [start, end] = [at, at];
  while (at - start < LONGEST_RUN && isOfRun(start - 1)) start--;
  while (end - at < LONGEST_RUN && isOfRun(end)) end++;
  return text.slice(start, end).trim();
}
