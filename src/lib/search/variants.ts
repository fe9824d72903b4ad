import { fold } from './fold.ts';

/** Traditional characters and the simplified ones that the bulletins print. */
export interface Variants {
  /** 滿 → 满: every character of which the texts hold either form. */
  simplified: Readonly<Record<string, string>>;
  /** Those traditional ones that the texts hold as well, as in a name: 張頭億. */
  printed: string;
}

/** Where every character is asked for as it is typed. */
export const NO_VARIANTS: Variants = { simplified: {}, printed: '' };

/** A word with more characters to choose from than this is asked in its two pure forms only. */
const MOST_CHOICES = 3;

/**
 * The pairs that a search can use.
 * @param convert of one character, by a kept table of conversion
 */
export function variantsOf(texts: readonly string[], convert: (character: string) => string): Variants {
  const held = new Set(texts.flatMap((text) => [...fold(text)]));
  const pairs: [string, string][] = [];
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCodePoint(code);
    const simplified = convert(character);
    if (simplified !== character && (held.has(simplified) || held.has(character))) pairs.push([character, simplified]);
  }
  const printed = pairs.map(([character]) => character).filter((character) => held.has(character));
  return { simplified: Object.fromEntries(pairs), printed: printed.join('') };
}

/** A word in simplified characters: 回頭看 as 回头看. */
export function toSimplified(word: string, { simplified }: Variants): string {
  return [...word].map((c) => simplified[c] ?? c).join('');
}

/**
 * Other ways to write a folded word that the texts may print, the likeliest first: simplified; with those traditional
 * characters that some text prints, in each combination, because a name keeps them beside simplified text; and for
 * a word in simplified characters, traditional where that is printed.
 */
export function writtenOtherwise(word: string, variants: Variants): string[] {
  const simplified = toSimplified(word, variants);
  const traditional = new Map([...variants.printed].map((c) => [variants.simplified[c] ?? c, c]));
  const typed = [...word];
  const plain = [...simplified];
  // Per place what may be printed there besides the simplified form.
  const choices = plain.flatMap((c, i) => {
    const own = typed[i] ?? c;
    const other = own === c ? traditional.get(c) : variants.printed.includes(own) ? own : undefined;
    return other ? [{ at: i, other }] : [];
  });
  const ways = [simplified];
  if (choices.length <= MOST_CHOICES) {
    for (let chosen = 1; chosen < 2 ** choices.length; chosen++)
      ways.push(write(choices.filter((_, i) => chosen & (2 ** i))));
  } else {
    ways.push(write(choices.filter(({ at }) => typed[at] !== plain[at])), write(choices));
  }
  return [...new Set(ways)].filter((way) => way !== word);

  function write(others: readonly { at: number; other: string }[]): string {
    const written = [...plain];
    for (const { at, other } of others) written[at] = other;
    return written.join('');
  }
}
