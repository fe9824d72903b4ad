import { fold } from './fold.ts';
import type { Found } from './record.ts';

/** A passage that holds every word of the query, with the places to mark in its own text. */
export interface Hit {
  id: string;
  text: string;
  /** Pairs of offsets into `text`, sorted, not overlapping. */
  marks: [start: number, end: number][];
}

/** Passages that hold all words, as Ctrl-F would find them after folding both sides. */
export function findHits(passages: readonly Found[], words: readonly string[]): Hit[] {
  return passages.flatMap(([id, text]) => {
    const { folded, origin, ends } = foldWithOrigin(text);
    const places = words.map((word) => placesOf(folded, word));
    if (places.some((found) => found.length === 0)) return [];
    const marks = places.flat().map(([start, end]): [number, number] => [
      origin[start] ?? 0,
      // The end of the last character, not the beginning of the next: blanks behind it are not marked.
      ends[end - 1] ?? text.length,
    ]);
    return [{ id, text, marks: merge(marks) }];
  });
}

function placesOf(text: string, word: string): [number, number][] {
  const places: [number, number][] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push([at, at + word.length]);
  return places;
}

/** Folded text, and for each of its characters where the one that it came from begins and ends in the text. */
function foldWithOrigin(text: string): { folded: string; origin: number[]; ends: number[] } {
  const folded = fold(text);
  const origin: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const part = foldsTo(folded, origin.length, character);
    for (let i = 0; i < part; i++) {
      origin.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { folded, origin, ends };
}

/** How many characters of the folded text a character became: white space may have become none. */
function foldsTo(folded: string, offset: number, character: string): number {
  if (/\s/u.test(character)) return folded[offset] === ' ' ? 1 : 0;
  return fold(character).length;
}

function merge(marks: [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of marks.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** A stretch of a hit around its first mark, cut to be read in a list. */
export function excerpt(
  hit: Hit,
  before = 30,
  length = 150,
): { text: string; marks: [number, number][]; isCut: [boolean, boolean] } {
  const first = hit.marks[0]?.[0] ?? 0;
  const start = hit.text.length <= length ? 0 : Math.max(0, first - before);
  const end = Math.min(hit.text.length, start + length);
  const marks = hit.marks
    .filter(([from]) => from >= start && from < end)
    .map(([from, to]): [number, number] => [from - start, Math.min(to, end) - start]);
  return { text: hit.text.slice(start, end), marks, isCut: [start > 0, end < hit.text.length] };
}
