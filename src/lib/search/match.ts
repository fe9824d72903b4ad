import { fold } from './fold.ts';

/** Offsets into a text, `end` exclusive. */
export type Span = readonly [start: number, end: number];

/** A stretch of a corrected text and what was printed there. */
export interface Correction {
  start: number;
  end: number;
  sic: string;
}

/**
 * Places of folded words in a text, in its own offsets: sorted, not overlapping. A word that stands only in the
 * printed reading is found at the correction.
 * @returns undefined if a word stands nowhere in it
 */
export function placesIn(
  text: string,
  words: readonly string[],
  corrections: readonly Correction[] = [],
): Span[] | undefined {
  const folded = foldWithOrigin(text);
  const printed = corrections.length > 0 ? foldPrinted(text, corrections) : undefined;
  const places = words.map((word) => {
    const corrected = placesOf(folded, word);
    return corrected.length > 0 || !printed ? corrected : placesOf(printed, word);
  });
  return places.some((found) => found.length === 0) ? undefined : merge(places.flat(), text.length);
}

/** A folded text, and for each of its characters where the one that it came from begins and ends. */
interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

function placesOf({ text, starts, ends }: Folded, word: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0 && word; at = text.indexOf(word, at + word.length))
    // The end of the last character, not the beginning of the next: blanks behind it are not marked.
    places.push([starts[at] ?? 0, ends[at + word.length - 1] ?? 0]);
  return places;
}

function foldWithOrigin(text: string): Folded {
  const folded: Folded = { text: fold(text), starts: [], ends: [] };
  let at = 0;
  for (const character of text) {
    const part = foldsTo(folded.text, folded.starts.length, character);
    for (let i = 0; i < part; i++) {
      folded.starts.push(at);
      folded.ends.push(at + character.length);
    }
    at += character.length;
  }
  return folded;
}

/** The printed reading, folded, with offsets into the corrected text: a printed stretch is its whole correction. */
function foldPrinted(text: string, corrections: readonly Correction[]): Folded {
  let printed = '';
  const origin: Span[] = [];
  let at = 0;
  const keep = (end: number) => {
    for (; at < end; at++) {
      printed += text[at];
      origin.push([at, at + 1]);
    }
  };
  for (const { start, end, sic } of corrections) {
    keep(start);
    printed += sic;
    for (let i = 0; i < sic.length; i++) origin.push([start, end]);
    at = end;
  }
  keep(text.length);
  const folded = foldWithOrigin(printed);
  return {
    text: folded.text,
    starts: folded.starts.map((start) => origin[start]?.[0] ?? 0),
    ends: folded.ends.map((end) => origin[end - 1]?.[1] ?? 0),
  };
}

/** How many characters of the folded text a character became: white space may have become none. */
function foldsTo(folded: string, offset: number, character: string): number {
  if (/\s/u.test(character)) return folded[offset] === ' ' ? 1 : 0;
  const known = LENGTHS.get(character);
  if (known !== undefined) return known;
  const { length } = fold(character);
  LENGTHS.set(character, length);
  return length;
}

/** A page of hits folds some ten thousand characters one by one, and they are always the same two thousand. */
const LENGTHS = new Map<string, number>();

/** Sorted and joined where they overlap; where a correction has left no words, its neighbours are marked. */
function merge(places: readonly Span[], length: number): Span[] {
  const merged: [number, number][] = [];
  const seen = places.map(([start, end]) => (end > start ? [start, end] : [start - 1, end + 1]));
  for (const [start = 0, end = 0] of seen.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([Math.max(0, start), Math.min(end, length)]);
  }
  return merged;
}

/** A stretch of a text around its first mark, cut to be read in a list. */
export function excerpt(
  text: string,
  marks: readonly Span[],
  before = 30,
  length = 150,
): { text: string; marks: Span[]; isCut: [boolean, boolean] } {
  const first = marks[0]?.[0] ?? 0;
  const start = text.length <= length ? 0 : Math.max(0, first - before);
  const end = Math.min(text.length, start + length);
  const inside = marks
    .filter(([from]) => from >= start && from < end)
    .map(([from, to]): Span => [from - start, Math.min(to, end) - start]);
  return { text: text.slice(start, end), marks: inside, isCut: [start > 0, end < text.length] };
}
