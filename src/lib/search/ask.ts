import type { Directory, DirectoryArticle } from './directory.ts';
import type { FindPhrase } from './engine.ts';
import { type Found, findHits, type Hit, sortHits } from './find.ts';
import { fold } from './fold.ts';
import { placesIn } from './match.ts';
import { fromPinyin, isPinyin, type Name } from './names.ts';
import { type Reading, readingsOf } from './query.ts';
import { entriesOf, type TextFile } from './texts.ts';
import { toPrinted, type Variants } from './variants.ts';

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
  /** How the question was understood; `pinyin` for Latin letters that stand for characters. */
  kind: Reading['kind'] | 'pinyin';
  /** Folded words; hits of a question in pinyin hold the words of one of several. */
  alternatives: string[][];
  hits: Hit[];
  apart: DirectoryArticle[];
}

/** Homophones of Latin letters that are asked for; more would be no answer. */
const MOST_HOMOPHONES = 8;

/** The answer to what was typed, by the first way of reading it that finds anything; undefined if nothing was typed. */
export async function ask(typed: string, library: Library): Promise<Answer | undefined> {
  // 回頭看 finds 回头看, and the opened page marks it.
  const readings = readingsOf(toPrinted(typed, library.variants));
  const [first] = readings;
  if (!first) return undefined;
  for (const { kind, words } of readings) {
    const found = await findHeld(words, library);
    if (found.hits.length + found.apart.length > 0) return { kind, alternatives: [words], ...found };
  }
  if (isPinyin(typed)) {
    const words = fromPinyin(typed, await library.names()).slice(0, MOST_HOMOPHONES);
    const found = await Promise.all(words.map((word) => findHeld([fold(word)], library)));
    const held = words.flatMap((word, i) => (found[i]?.hits.length ? [[fold(word)]] : []));
    const hits = mergeHits(found.flatMap((each) => each.hits));
    if (hits.length > 0) return { kind: 'pinyin', alternatives: held, hits, apart: [] };
  }
  return { kind: first.kind, alternatives: [first.words], hits: [], apart: [] };
}

/**
 * Hits that are true. If the words stand in the text of the first hit of an index, that index holds all their parts,
 * and then every other hit in it is true as well; if they do not, they stand nowhere in it.
 */
async function findHeld(words: readonly string[], { find, directory, texts }: Library): Promise<Found> {
  const { hits, apart } = await findHits(words, find, directory);
  const shards = [...new Set([...hits.map(({ article }) => article.shard), ...apart.map(({ shard }) => shard)])];
  const held = await Promise.all(
    shards.map(async (shard) => {
      const hit = hits.find(({ article }) => article.shard === shard);
      const first = hit?.article ?? apart.find((article) => article.shard === shard);
      if (!first) return false;
      const entries = entriesOf(await texts(first));
      const shown = hit ? entries.slice(hit.passage.text, hit.passage.text + 1) : entries;
      return words.every((word) => shown.some(([text, corrections]) => placesIn(text, [word], corrections)));
    }),
  );
  if (held.every(Boolean)) return { hits, apart };
  const isHeld = ({ shard }: DirectoryArticle) => held[shards.indexOf(shard)] === true;
  return { hits: hits.filter(({ article }) => isHeld(article)), apart: apart.filter(isHeld) };
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
