import type { Directory, DirectoryArticle, DirectoryPassage } from './directory.ts';
import type { FindPhrase } from './positions/phrase.ts';
import { type Places, STRIDE } from './positions/places.ts';

/** A passage that holds all words of a query. */
export interface Hit {
  article: DirectoryArticle;
  passage: DirectoryPassage;
  /** How often the words stand in it. */
  count: number;
}

export interface Found {
  /** Best first. */
  hits: Hit[];
  /** Articles that hold every word, but no two in one passage together. */
  apart: DirectoryArticle[];
}

/** How often a word stands in each text of an article, by the number of the text. */
type Counts = Map<number, { passage: DirectoryPassage; count: number }>;

/**
 * All passages that hold every word, in the order that readers expect: titles before headings before text,
 * more places before fewer, newer before older, then as printed.
 * @param words folded
 */
export async function findHits(words: readonly string[], find: FindPhrase, directory: Directory): Promise<Found> {
  const found: Map<DirectoryArticle, Counts>[] = [];
  for (const word of words) {
    const own = new Map<DirectoryArticle, Counts>();
    for (const [article, starts] of byArticle(await find(word), directory)) {
      if (found.length === 0 || found.at(-1)?.has(article)) own.set(article, countByText(article, starts));
    }
    found.push(own);
    if (own.size === 0) return { hits: [], apart: [] };
  }
  const articles = [...(found.at(-1)?.keys() ?? [])].sort((a, b) => a.order - b.order);
  const hits: Hit[] = [];
  const apart: DirectoryArticle[] = [];
  for (const article of articles) {
    const own = hitsIn(
      article,
      found.map((counts) => counts.get(article) ?? new Map()),
    );
    if (own.length > 0) hits.push(...own);
    else apart.push(article);
  }
  return { hits: sortHits(hits), apart };
}

/** The positions in each article that holds any, as positions in its issue. */
export function* byArticle(places: Places, { issues }: Directory): Generator<[DirectoryArticle, number[]]> {
  let at = 0;
  while (at < places.length) {
    const ordinal = Math.floor((places[at] as number) / STRIDE);
    const origin = ordinal * STRIDE;
    for (const article of issues[ordinal] ?? []) {
      const starts: number[] = [];
      for (; at < places.length && (places[at] as number) - origin < article.end; at++)
        starts.push((places[at] as number) - origin);
      if (starts.length > 0) yield [article, starts];
    }
    // An index and a directory that do not belong together are told apart before this: nothing is left over.
    while (at < places.length && (places[at] as number) < origin + STRIDE) at++;
  }
}

/** How often a phrase stands in an article, and in which of its passages. */
export interface ArticleCount {
  article: DirectoryArticle;
  count: number;
  passages: { passage: DirectoryPassage; count: number }[];
}

/**
 * How often a phrase stands in each article that holds it, the oldest issue first; of a passage that was corrected, the fuller of
 * the two readings counts.
 */
export function countsOf(places: Places, directory: Directory): ArticleCount[] {
  return Array.from(byArticle(places, directory), ([article, starts]) => {
    const passages = [...countByText(article, starts).values()];
    return { article, passages, count: passages.reduce((sum, { count }) => sum + count, 0) };
  });
}

function countByText(article: DirectoryArticle, starts: readonly number[]): Counts {
  // A passage and its printed reading are counted apart; the fuller one stands for both.
  const counts: Counts = new Map();
  const { passages, end } = article;
  let at = 0;
  let count = 0;
  const keep = () => {
    const passage = passages[at];
    if (passage && (counts.get(passage.text)?.count ?? 0) < count) counts.set(passage.text, { passage, count });
    count = 0;
  };
  for (const start of starts) {
    while ((passages[at + 1]?.start ?? end) <= start) {
      keep();
      at++;
    }
    count++;
  }
  keep();
  return counts;
}

/** Texts with every word; those of one address (a title and its byline) are one hit. */
function hitsIn(article: DirectoryArticle, words: readonly Counts[]): Hit[] {
  const byId = new Map<string, Hit>();
  for (const [text, { passage }] of words[0] ?? []) {
    if (!words.every((counts) => counts.has(text))) continue;
    const count = words.reduce((sum, counts) => sum + (counts.get(text)?.count ?? 0), 0);
    const before = byId.get(passage.id);
    if (before) before.count += count;
    if (!before || passage.rank < before.passage.rank)
      byId.set(passage.id, { article, passage, count: before?.count ?? count });
  }
  return [...byId.values()];
}

/**
 * Hits as readers expect them: see `findHits`. Those of one rank and one number of places keep the order that they
 * come in, newest first.
 */
export function sortHits(hits: readonly Hit[]): Hit[] {
  const groups = new Map<number, Hit[]>();
  for (const hit of hits) {
    const key = hit.passage.rank * MOST_PLACES - Math.min(hit.count, MOST_PLACES - 1);
    const group = groups.get(key);
    if (group) group.push(hit);
    else groups.set(key, [hit]);
  }
  return [...groups].sort(([a], [b]) => a - b).flatMap(([, group]) => group);
}

/** More places than this in one passage make no difference. */
const MOST_PLACES = 1000;
