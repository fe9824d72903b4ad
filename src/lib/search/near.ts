import { fold } from './fold.ts';

/** Texts are read for near spellings up to this many; more would keep a reader waiting. */
export const MOST_TEXTS = 40;

/** The two halves of a word: with one slip in it, one of them is spelt right. */
export function halvesOf(word: string): string[] {
  const characters = [...word];
  const middle = Math.ceil(characters.length / 2);
  const halves = [characters.slice(0, middle), characters.slice(middle)].map((half) => half.join(''));
  return characters.length < 3 ? [] : halves.filter(Boolean);
}

/**
 * Stretches of texts that differ from a folded word by one slip: a character changed, left out, put in, or two
 * exchanged. Most frequent first.
 */
export function nearIn(word: string, texts: readonly string[], most = 5): string[] {
  const characters = [...word];
  const counts = new Map<string, number>();
  for (const text of texts) {
    const folded = [...fold(text)];
    for (const half of halvesOf(word)) {
      const inWord = word.indexOf(half) === 0 ? 0 : characters.length - [...half].length;
      for (const at of placesOf(folded, [...half])) {
        for (const length of [characters.length, characters.length - 1, characters.length + 1]) {
          // The half keeps its place at the beginning or at the end of the stretch.
          const start = inWord === 0 ? at : at + [...half].length - length;
          const near = folded.slice(Math.max(0, start), start + length);
          if (start >= 0 && near.length === length && isWord(near) && isOneSlip(characters, near))
            counts.set(near.join(''), (counts.get(near.join('')) ?? 0) + 1);
        }
      }
    }
  }
  return (
    [...counts]
      // What only leaves a character out stands wherever the whole does: it comes last.
      .sort((a, b) => Number(word.includes(a[0])) - Number(word.includes(b[0])) || b[1] - a[1])
      .slice(0, most)
      .map(([near]) => near)
  );
}

function placesOf(text: readonly string[], part: readonly string[]): number[] {
  return text.flatMap((_, at) => (part.every((character, i) => text[at + i] === character) ? [at] : []));
}

function isWord(characters: readonly string[]): boolean {
  return characters.every((character) => /[\p{L}\p{N}%]/u.test(character));
}

/** One character changed, left out, put in, or two neighbours exchanged (Damerau 1964). */
export function isOneSlip(a: readonly string[], b: readonly string[]): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length + restB.length === 0) return false;
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
