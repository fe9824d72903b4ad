/**
 * Which pairs begin with a symbol. For the beginning of a word Pagefind 1.6 looks only into one of the parts that its
 * index is cut into; told the pairs, it loads every part that they stand in and then gives the places of all.
 * Loaded for questions of one character alone.
 */

/** Symbols in each file: so many files that one has a few kilobytes. */
const FILES = 64;

/** Symbols with all that follow them in any text. */
export type FollowerFile = Record<string, string>;

/** What is collected while the texts go into the index. */
export type Followers = Map<string, Set<string>>;

/** The name of the file that tells of a symbol. */
export function followerFileOf(symbol: string): string {
  return String((symbol.codePointAt(0) ?? 0) % FILES);
}

/** Adds the pairs of a text to those that are known. @param content what was given to the engine */
export function collectFollowers(known: Followers, content: string): void {
  for (const pair of content.split(' ')) {
    const [symbol, next] = [...pair];
    if (symbol === undefined || next === undefined) continue;
    const own = known.get(symbol);
    if (own) own.add(next);
    else known.set(symbol, new Set([next]));
  }
}

/** Every file, also those that tell of no symbol: what is not in its file stands nowhere. */
export function toFollowerFiles(known: Followers): Map<string, FollowerFile> {
  const rows = [...known].map(([symbol, own]) => [symbol, [...own].sort().join('')] as const).sort();
  const byFile = Map.groupBy(rows, ([symbol]) => followerFileOf(symbol));
  return new Map(Array.from({ length: FILES }, (_, i) => [String(i), Object.fromEntries(byFile.get(String(i)) ?? [])]));
}

/** The pairs to load before a symbol is asked for; none if it stands nowhere. */
export function pairsOf(symbol: string, file: FollowerFile): string[] {
  return [...(file[symbol] ?? '')].map((next) => symbol + next);
}
