/**
 * How a text is put into a word index so that every substring can be found again with all its places.
 *
 * Every character becomes a symbol, and every symbol with its follower a word (a pair): a phrase is a run of
 * pairs at neighbouring positions. Pagefind gives all positions of plain words but only the first one of a
 * quoted phrase, so words are asked for and the runs are found here. A single symbol is asked for as the
 * beginning of a word: Pagefind gives the places of every pair that begins with it. Measured on 1,000 issues in
 * `docs/search.md`.
 */

/** Signs are lifted into a block of rare letters (Tangut), because Pagefind cuts and drops what is no letter. */
const LETTERS = 0x17000;
/** Follows the last symbol of a passage, so that no phrase runs across two of them. */
const END = String.fromCodePoint(0x187f6);

/** Blocks of signs and where in the letters they begin; what stands in none shares the rest. */
const BLOCKS = [
  { from: 0x0000, to: 0x0100, at: 0x000 },
  { from: 0x2000, to: 0x2c00, at: 0x100 },
  { from: 0x3000, to: 0x3100, at: 0xd00 },
  { from: 0xfe00, to: 0x10000, at: 0xe00 },
] as const;
const REST = { at: 0x1000, size: 0x7f0 };

/** A folded text as symbols: letters and digits as they are, each sign as a letter of its own. */
export function symbolsOf(folded: string): string[] {
  return [...folded].map((character) => (/[\p{L}\p{N}]/u.test(character) ? character : letterOf(character)));
}

function letterOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const block = BLOCKS.find(({ from, to }) => code >= from && code < to);
  return String.fromCodePoint(LETTERS + (block ? block.at + code - block.from : REST.at + (code % REST.size)));
}

/**
 * The words of a record, separated by blanks: as many pairs as its passages have symbols.
 * @param passages folded texts; one of n symbols takes the next n positions
 */
export function indexWords(passages: readonly string[]): string {
  return passages
    .map(symbolsOf)
    .flatMap((own) => own.map((symbol, i) => symbol + (own[i + 1] ?? END)))
    .join(' ');
}

/** A stretch of a phrase that one question to the engine finds. */
export interface Stretch {
  /** Where in the phrase it begins, in symbols. */
  at: number;
  /** The words to ask for: all of them stand in a record that holds the stretch. */
  words: string[];
}

/**
 * A folded phrase as stretches. In one stretch no symbol comes twice: then a run of as many of its pairs
 * can only be the stretch itself, and it does not matter which pair stands at which position.
 */
export function stretchesOf(folded: string): Stretch[] {
  const symbols = symbolsOf(folded);
  if (symbols.length === 1) return [{ at: 0, words: symbols }];
  const stretches: Stretch[] = [];
  let at = 0;
  while (at < symbols.length - 1) {
    const seen = new Set([symbols[at]]);
    let end = at + 1;
    while (end < symbols.length && !seen.has(symbols[end])) seen.add(symbols[end++]);
    // 的的: the pair of one symbol with itself.
    const last = Math.max(end - 1, at + 1);
    const words = symbols.slice(at, last).map((symbol, i) => symbol + symbols[at + i + 1]);
    stretches.push({ at, words });
    at = last;
  }
  return stretches;
}
