import { at } from '../../base.ts';
import type { Selection } from '../../lib/search/facets.ts';
import { once } from '../once.ts';

/** Pagefind as it comes, with what is used of it. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  search(question: string, options: { filters: Filters }): Promise<{ results: Result[] }>;
}
type Filters = Record<string, { any: readonly string[] }>;

/** An article that holds all words of a question. */
interface Result {
  id: string;
  score: number;
  data(): Promise<{ sub_results: Part[] }>;
}

/** A passage of an article, with the words that were found in it. */
export interface Part {
  title: string;
  url: string;
  /** HTML: text with `mark` around the words found. */
  excerpt: string;
  /** Each word found, the heavier the rarer it is. */
  weighted_locations: readonly { balanced_score: number }[];
}

/** Words of an excerpt. */
const EXCERPT = 40;

const load = once(async () => {
  const pagefind = (await import(/* @vite-ignore */ at('/pagefind/pagefind.js'))) as Pagefind;
  await pagefind.options({ baseUrl: at('/'), excerptLength: EXCERPT });
  return pagefind;
});

/**
 * The best passage of each article, the best article first: those that hold all words of the question before those that hold
 * some of them, each in the order of Pagefind's scores.
 * @param question without words that only ask
 * @param most passages
 * @param isKnown passages that are shown already
 * @throws where the engine or a part of its index cannot be had
 */
export async function findParts(
  question: string,
  selection: Selection,
  most: number,
  isKnown: (url: string) => boolean,
): Promise<{ parts: Part[]; articles: number }> {
  const pagefind = await load();
  const chosen = Object.entries(selection).filter(([, values]) => values.length > 0);
  const filters: Filters = Object.fromEntries(chosen.map(([facet, values]) => [facet, { any: values }]));
  const words = wordsOf(question);
  const asked = [question, ...(words.length > 1 ? words : [])];
  const answers = await Promise.all(asked.map((each) => pagefind.search(each, { filters })));
  const [whole = [], ...single] = answers.map(({ results }) => results);
  const found = new Map(whole.map((result) => [result.id, { score: result.score + WHOLE, results: [result] }]));
  for (const result of single.flat()) {
    const own = found.get(result.id) ?? { score: 0, results: [] };
    own.score += result.score;
    own.results.push(result);
    found.set(result.id, own);
  }
  const articles = [...found.values()].sort((a, b) => b.score - a.score);
  const parts: Part[] = [];
  for (const { results } of articles) {
    if (parts.length === most) break;
    const data = await Promise.all(results.map((result) => result.data()));
    const best = bestOf(data.flatMap(({ sub_results }) => sub_results).filter(({ url }) => !isKnown(url)));
    if (best) parts.push(best);
  }
  return { parts, articles: articles.length };
}

/** More than the scores of single words come to. */
const WHOLE = 1e6;

/** Pagefind cuts a question with the same segmenter. */
function wordsOf(question: string): string[] {
  if (!('Segmenter' in Intl)) return question.split(' ');
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(question);
  return [...new Set([...segments].flatMap(({ isWordLike, segment }) => (isWordLike ? segment : [])))];
}

/** The passage with the most of what was found in any of the answers; its excerpt is that of the first. */
function bestOf(parts: readonly Part[]): Part | undefined {
  const weights = new Map<string, number>();
  for (const { url, weighted_locations } of parts) {
    const weight = weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
    weights.set(url, (weights.get(url) ?? 0) + weight);
  }
  const [best] = [...weights].sort(([, a], [, b]) => b - a);
  return parts.find(({ url }) => url === best?.[0]);
}
