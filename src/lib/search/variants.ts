/** Traditional characters and the simplified ones that the bulletins print: 滿 → 满. */
export type Variants = Readonly<Record<string, string>>;

/**
 * The pairs that a search can use: only characters that the texts hold in simplified form and not in the other.
 * @param convert of one character, by a kept table of conversion
 */
export function variantsOf(texts: readonly string[], convert: (character: string) => string): Variants {
  const held = new Set(texts.flatMap((text) => [...text]));
  const pairs: [string, string][] = [];
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCodePoint(code);
    const simplified = convert(character);
    if (simplified !== character && held.has(simplified) && !held.has(character)) pairs.push([character, simplified]);
  }
  return Object.fromEntries(pairs);
}

/** A query in the characters of the bulletins: 回頭看 finds 回头看. */
export function toPrinted(typed: string, variants: Variants): string {
  return [...typed].map((c) => (Object.hasOwn(variants, c) ? variants[c] : c)).join('');
}
