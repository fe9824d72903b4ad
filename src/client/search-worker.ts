import { occurrencesOf } from '../lib/search/engine.ts';

/**
 * Pagefind and the search for phrases, off the main thread. It must not run in the page itself: there Pagefind
 * takes the language of the page and cuts questions into other words than the index has.
 */

/** What is used of Pagefind. */
interface Pagefind {
  init(): Promise<void>;
  search(words: string): Promise<{ results: { id: string; words: number[] }[] }>;
}

/** Where Pagefind's module is, first; then a folded phrase to find. */
export type Question = { id: number; pagefind: string } | { id: number; phrase: string };

/** Where the phrase begins, by record; or that it could not be asked. */
export type Reply = { id: number; found?: [record: string, starts: number[]][]; failed?: true };

let pagefind: Pagefind;
const known = new Set<string>();

/**
 * For a word that the index lacks Pagefind takes others that begin alike; only a quoted question is exact, and
 * only an unquoted one gives all positions. So words that are new are asked for quoted once.
 */
async function positionsOf(phrase: string): Promise<Map<string, number[]>> {
  const words = phrase.split(' ');
  if (words.some((word) => !known.has(word))) {
    const { results } = await pagefind.search(`"${phrase}"`);
    if (results.length === 0) return new Map();
    for (const word of words) known.add(word);
  }
  const { results } = await pagefind.search(phrase);
  return new Map(results.map(({ id, words: positions }) => [id, positions]));
}

async function answer(question: Question): Promise<Reply> {
  const { id } = question;
  try {
    if ('pagefind' in question) {
      pagefind = (await import(/* @vite-ignore */ question.pagefind)) as Pagefind;
      await pagefind.init();
      return { id };
    }
    const found = await occurrencesOf(question.phrase, positionsOf);
    return { id, found: [...found] };
  } catch {
    return { id, failed: true };
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => postMessage(reply));
});
