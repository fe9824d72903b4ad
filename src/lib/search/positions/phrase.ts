import { fileOf, type Gram, type GramKind, type IndexBits, indexPath, symbolsOf } from './gram.ts';
import { followedBy, NOWHERE, type Places } from './places.ts';

/** Where a folded phrase begins in all issues. Rejects where a part of the index cannot be had. */
export type FindPhrase = (phrase: string) => Promise<Places>;

/** The files of an index as they can be had. */
export interface IndexFiles {
  bits: IndexBits;
  /** The bytes to load before a file can be asked: 0 for one that is there already. */
  costOf: (path: string) => number;
  /** Where a gram stands; rejects if the file is not as the build has written it. */
  places: (path: string, gram: Gram) => Promise<Places>;
}

/** Search in an index of positions: exact, whatever the phrase. */
export function phraseFinder({ bits, costOf, places }: IndexFiles): FindPhrase {
  return async (phrase) => {
    const symbols = symbolsOf(phrase);
    const [first] = symbols;
    if (first === undefined) return NOWHERE;
    const pathOf = (kind: GramKind, gram: Gram) => indexPath(kind, fileOf(gram, bits[kind]));
    if (symbols.length === 1) return places(pathOf('singles', [first]), [first]);
    const pairs = symbols.slice(1).map((second, at): Step => {
      const gram: Gram = [symbols[at] as number, second];
      const path = pathOf('pairs', gram);
      return { at, gram, path, cost: costOf(path) };
    });
    const found = await Promise.all(
      cheapestCover(pairs).map(async ({ at, gram, path }) => ({ at, places: await places(path, gram) })),
    );
    // The rarest first: the others are only looked up where it stands.
    const [rarest, ...others] = found.sort((a, b) => a.places.length - b.places.length);
    if (!rarest) return NOWHERE;
    let held = rarest.places;
    for (const other of others) held = followedBy(held, other.places, other.at - rarest.at);
    return rarest.at === 0 ? held : held.map((place) => place - rarest.at);
  };
}

interface Step {
  /** Where in the phrase the pair begins. */
  at: number;
  gram: Gram;
  path: string;
  cost: number;
}

/** What asking for one more file costs besides its bytes. */
const REQUEST = 1024;

/**
 * Pairs that together hold every character of a phrase, with the fewest bytes to load. Two that only touch are enough: between
 * passages an index has an empty position, so that what touches stands in one passage.
 */
export function cheapestCover(pairs: readonly Step[]): Step[] {
  const sums: { sum: number; before: number }[] = [];
  for (const [i, { cost }] of pairs.entries()) {
    const before =
      i === 0 ? -1 : (sums[i - 2]?.sum ?? Number.POSITIVE_INFINITY) < (sums[i - 1]?.sum ?? 0) ? i - 2 : i - 1;
    sums.push({ sum: cost + REQUEST + (sums[before]?.sum ?? 0), before });
  }
  const cover: Step[] = [];
  for (let i = pairs.length - 1; i >= 0; i = sums[i]?.before ?? -1) cover.push(pairs[i] as Step);
  return cover.reverse();
}
