import { type Stretch, stretchesOf } from './tokens.ts';

/**
 * What any full-text engine must do for this search; Pagefind does it in the browser, a server could.
 * Gives, for words separated by blanks, every record that holds them all, with every position of any of them,
 * ascending (from 0, in words of the record); for the beginning of words, all words that begin so. For a word that
 * stands nowhere it may give anything: Pagefind may take others that begin alike. `ask` reads the text of the first
 * hit before it believes in the others.
 */
export type Engine = (words: string) => Promise<ReadonlyMap<string, readonly number[]>>;

/** Where a folded phrase begins in each record that holds it, in symbols. */
export type FindPhrase = (phrase: string) => Promise<ReadonlyMap<string, Iterable<number>>>;

export async function occurrencesOf(phrase: string, engine: Engine): Promise<Map<string, number[]>> {
  let found: Map<string, number[]> | undefined;
  for (const stretch of stretchesOf(phrase)) {
    const places = await engine(stretch.words.join(' '));
    const own = new Map<string, number[]>();
    for (const [record, positions] of places) {
      if (found && !found.has(record)) continue;
      const starts = startsOf(stretch, positions);
      const before = found && new Set(found.get(record));
      const kept = before ? starts.filter((start) => before.has(start)) : starts;
      if (kept.length > 0) own.set(record, kept);
    }
    found = own;
    if (found.size === 0) break;
  }
  return found ?? new Map();
}

/** Where the phrase must begin for each run of the stretch's words. */
function startsOf({ at, words }: Stretch, positions: readonly number[]): number[] {
  const starts: number[] = [];
  let run = 0;
  let last = Number.NaN;
  for (const position of positions) {
    run = position === last + 1 ? run + 1 : 1;
    last = position;
    if (run >= words.length) starts.push(position - words.length + 1 - at);
  }
  return starts;
}
