import { ideographOf } from '../text/ideographs.ts';

/** The text with the characters that were typed, how many were folded, and which. */
export function foldGlyphs(text: string): { text: string; count: number; folded: string[] } {
  const folded = new Set<string>();
  let count = 0;
  const characters = [...text].map((character) => {
    const ideograph = ideographOf(character);
    if (!ideograph) return character;
    folded.add(`${character}→${ideograph}`);
    count++;
    return ideograph;
  });
  return { text: characters.join(''), count, folded: [...folded] };
}
