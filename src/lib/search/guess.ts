import { fold } from './fold.ts';
import type { Name } from './names.ts';

/**
 * What a question may be about that stands nowhere word for word: names and titles that share its characters, in any
 * order. A guess, never an answer.
 */

/**
 * Least likeness of a guess, measured on the labelled questions of `tests/unit/guess.test.ts`: lower brings wrong
 * names, higher loses right ones.
 */
const LEAST = 0.36;
const MOST = 3;
/** Characters that stand beside one another say more than those that only both occur. */
const PAIRS = 0.6;

/** A question without its asking words, in stretches of what is left: 怎样提高满意率 → 提高满意率. */
export function stretchesAsked(typed: string, asking: readonly string[]): string[] {
  const longest = [...asking].sort((a, b) => b.length - a.length);
  let text = fold(typed);
  for (const word of longest) text = text.replaceAll(word, ' ');
  return text.split(/[^\p{L}\p{N}%]+/u).filter(Boolean);
}

/**
 * Names that a question may mean, the likest first, each place once.
 * @param asking words that ask and name nothing
 */
export function guess(typed: string, names: readonly Name[], asking: readonly string[]): Name[] {
  const asked = partsOf(stretchesAsked(typed, asking));
  if (asked.pairs.size === 0) return [];
  const known = names.flatMap((name) =>
    name.href ? [{ name, parts: partsOf(stretchesAsked(name.text, asking)) }] : [],
  );
  const weigh = {
    pairs: rarity(known.map(({ parts }) => parts.pairs)),
    singles: rarity(known.map(({ parts }) => parts.singles)),
  };
  const likeness = ({ pairs, singles }: Parts) =>
    PAIRS * shared(asked.pairs, pairs, weigh.pairs) + (1 - PAIRS) * shared(asked.singles, singles, weigh.singles);
  const seen = new Set<string | undefined>();
  return known
    .map(({ name, parts }) => ({ name, parts, likeness: likeness(parts) }))
    .filter((each) => each.likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness || a.parts.singles.size - b.parts.singles.size)
    .map(({ name }) => name)
    .filter(({ href }) => !seen.has(href) && seen.add(href))
    .slice(0, MOST);
}

interface Parts {
  pairs: ReadonlySet<string>;
  singles: ReadonlySet<string>;
}

function partsOf(stretches: readonly string[]): Parts {
  const each = stretches.map((stretch) => [...stretch]);
  return {
    pairs: new Set(each.flatMap((characters) => characters.slice(1).map((c, i) => (characters[i] ?? '') + c))),
    singles: new Set(each.flat()),
  };
}

/** What a part says of a name: more the fewer names have it. One that none has is as common as the average. */
function rarity(sets: readonly ReadonlySet<string>[]): (part: string) => number {
  const counts = new Map<string, number>();
  for (const part of sets.flatMap((set) => [...set])) counts.set(part, (counts.get(part) ?? 0) + 1);
  const weight = (count: number) => Math.log(1 + sets.length / count);
  const weights = [...counts.values()].map(weight);
  const average = weights.reduce((sum, each) => sum + each, 0) / Math.max(weights.length, 1);
  return (part) => {
    const count = counts.get(part);
    return count ? weight(count) : average;
  };
}

/** How much of what is asked a name has. */
function shared(asked: ReadonlySet<string>, own: ReadonlySet<string>, weigh: (part: string) => number): number {
  let [all, both] = [0, 0];
  for (const part of asked) {
    all += weigh(part);
    if (own.has(part)) both += weigh(part);
  }
  return all > 0 ? both / all : 0;
}
