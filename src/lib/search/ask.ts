import type { Directory, DirectoryArticle } from './directory.ts';
import { type Found, findHits, type Hit, sortHits } from './find.ts';
import { fold } from './fold.ts';
import { fromPinyin, isPinyin, type Name } from './names.ts';
import type { FindPhrase } from './positions/phrase.ts';
import { type Reading, readingsOf } from './query.ts';
import { respelt } from './spellings.ts';
import type { TextFile } from './texts.ts';
import { type Variants, writtenOtherwise } from './variants.ts';

/** Everything that a question is answered from. */
export interface Library {
  find: FindPhrase;
  directory: Directory;
  variants: Variants;
  /** Rejects where they cannot be had: without them nobody knows what Latin letters stand for. */
  names: () => Promise<readonly Name[]>;
  texts: (article: DirectoryArticle) => Promise<TextFile>;
}

export interface Answer {
  /**
   * How the question was understood; `written` in other characters (回頭看), `respelt` with dates and numerals in other
   * spellings, `pinyin` for Latin letters that stand for characters.
   */
  kind: Reading['kind'] | 'written' | 'respelt' | 'pinyin';
  /** Folded words; of a question in pinyin, or respelt, each hit holds the words of one of several. */
  alternatives: string[][];
  hits: Hit[];
  apart: DirectoryArticle[];
}

/** Homophones of Latin letters that are asked for; more would be no answer. */
const MOST_HOMOPHONES = 8;

/** The answer to what was typed, by the first way of reading it that finds anything; undefined if nothing was typed. */
export async function ask(typed: string, library: Library): Promise<Answer | undefined> {
  const readings = readingsOf(typed);
  const [first] = readings;
  if (!first) return undefined;
  for (const reading of readings) {
    const answer = await askReading(reading, library);
    if (answer) return answer;
  }
  if (isPinyin(typed)) {
    const words = fromPinyin(typed, await library.names()).slice(0, MOST_HOMOPHONES);
    const { held, hits } = await findAny(
      words.map((word) => [fold(word)]),
      library,
    );
    if (hits.length > 0) return { kind: 'pinyin', alternatives: held, hits, apart: [] };
  }
  return { kind: first.kind, alternatives: [first.words], hits: [], apart: [] };
}

/** The answer to one reading: its words as they are, then in other characters, then in other spellings; undefined for none. */
async function askReading({ kind, words }: Reading, library: Library): Promise<Answer | undefined> {
  const found = await findHits(words, library.find, library.directory);
  if (isFound(found)) return { kind, alternatives: [words], ...found };
  const isPlain = kind === 'joined' || kind === 'typed';
  const written = await inPrintedCharacters(words, library);
  if (written) {
    const other = await findHits(written, library.find, library.directory);
    if (isFound(other)) return { kind: isPlain ? 'written' : kind, alternatives: [written], ...other };
  }
  const { held, hits } = await findAny(respelt(written ?? words), library);
  return hits.length > 0 ? { kind: isPlain ? 'respelt' : kind, alternatives: held, hits, apart: [] } : undefined;
}

function isFound({ hits, apart }: Found): boolean {
  return hits.length + apart.length > 0;
}

/**
 * Each word in the characters that the texts print: as typed if it stands somewhere, else in the first other way of
 * writing that does. Undefined if nothing changes.
 */
async function inPrintedCharacters(words: readonly string[], library: Library): Promise<string[] | undefined> {
  const written: string[] = [];
  for (const word of words) {
    const others = writtenOtherwise(word, library.variants);
    let own = word;
    if (others.length > 0 && (words.length === 1 || !(await isHeld(word, library)))) {
      own = others[0] ?? word;
      for (const other of others) {
        if (!(await isHeld(other, library))) continue;
        own = other;
        break;
      }
    }
    written.push(own);
  }
  return written.some((word, i) => word !== words[i]) ? written : undefined;
}

/** Passages that hold the words of one of several ways to say it, and those ways that stand somewhere. */
async function findAny(alternatives: readonly string[][], library: Library) {
  const found = await Promise.all(alternatives.map((words) => findHits(words, library.find, library.directory)));
  const held = alternatives.filter((_, i) => found[i]?.hits.length);
  return { held, hits: mergeHits(found.flatMap(({ hits }) => hits)) };
}

/** Whether a folded word stands in any text. */
export async function isHeld(word: string, { find }: Library): Promise<boolean> {
  return (await find(word)).length > 0;
}

/** Each passage once, with the places of all words. */
function mergeHits(hits: readonly Hit[]): Hit[] {
  const merged = new Map<object, Hit>();
  for (const hit of hits) {
    const before = merged.get(hit.passage);
    merged.set(hit.passage, before ? { ...before, count: before.count + hit.count } : hit);
  }
  return sortHits(
    [...merged.values()].sort((a, b) => a.article.order - b.article.order || a.passage.start - b.passage.start),
  );
}

/** Every passage, for filters without a question; titles of articles among them. */
export function everything({ articles }: Directory): Answer {
  const hits = articles.flatMap((article) =>
    article.passages.filter(({ text }, i) => text === i).map((passage) => ({ article, passage, count: 0 })),
  );
  return { kind: 'typed', alternatives: [], hits, apart: [] };
}
