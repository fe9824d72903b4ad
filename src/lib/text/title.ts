import { numberRuns } from './number-run.ts';

/**
 * Where the lines of a title may end. Style sheets let titles break at their punctuation alone (`word-break: keep-all`); a
 * run without punctuation that is longer than a narrow line would then be cut anywhere, through a year or a name. Such runs
 * get places to break, between words and never in a number.
 */

/** Squares that go into a line of the largest title on the narrowest phone. */
export const LINE = 9;
const RUN = /[^\s\p{P}]+(?:[-—–~～.,:/·%％‰][^\s\p{P}]+)*[%％‰]?/gu;
/** None in Firefox before 125: there a title may break between any two characters. */
const WORDS = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;
/** No line begins with these: they belong to what stands before them. */
const FOLLOWERS = /^[的地得了着过等们之性化者里中上下后前]/u;
/** Words of one character that stand for themselves: behind them, and before some, a line may well end. */
const SMALL_WORDS = '的了和与及至在从向对把为以是要';

/** Offsets in a text behind which a line may end, beside those that its punctuation gives. */
export function titleBreaks(title: string): number[] {
  return [...title.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    if (widthOf(run) <= LINE) return [];
    let at = index;
    const chunks = inLines(atomsOf(run)).map((chunk) => {
      at += chunk.length;
      return at;
    });
    return chunks.slice(0, -1);
  });
}

/** Numbers whole, the rest in words. */
function atomsOf(run: string): string[] {
  const atoms: string[] = [];
  let at = 0;
  const words = (text: string) => (WORDS ? Array.from(WORDS.segment(text), ({ segment }) => segment) : [...text]);
  for (const { 0: number, index } of run.matchAll(numberRuns())) {
    atoms.push(...words(run.slice(at, index)), number);
    at = index + number.length;
  }
  return [...atoms, ...words(run.slice(at))];
}

/** Atoms in lines of at most the narrowest width, as even as can be. */
function inLines(atoms: readonly string[]): string[] {
  const best: { cost: number; lines: string[] }[] = [{ cost: 0, lines: [] }];
  for (let end = 1; end <= atoms.length; end++) {
    let found: { cost: number; lines: string[] } | undefined;
    for (let start = end - 1; start >= 0; start--) {
      const line = atoms.slice(start, end).join('');
      const before = best[start];
      if ((widthOf(line) > LINE && start < end - 1) || !before) break;
      const cost = before.cost + (LINE - widthOf(line)) ** 2 + (start > 0 ? tear(atoms[start - 1], atoms[start]) : 0);
      if (!found || cost < found.cost) found = { cost, lines: [...before.lines, line] };
    }
    best.push(found as { cost: number; lines: string[] });
  }
  return best.at(-1)?.lines ?? [];
}

/** What it costs to end a line between two atoms: a lone character is mostly half of a word that no dictionary holds. */
function tear(before = '', after = ''): number {
  if (FOLLOWERS.test(after)) return 99;
  return isLone(before) || (isLone(after) && !'和与及'.includes(after)) ? 20 : 0;
}

function isLone(atom: string): boolean {
  return /^\p{Script=Han}$/u.test(atom) && !SMALL_WORDS.includes(atom);
}

/** The width of a title in squares. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0250' ? 0.6 : 1), 0);
}
