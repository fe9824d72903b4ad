import { occurrencesOf } from '../../lib/search/engine.ts';

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

/**
 * Where the phrase begins: records, how often in each, and all places one after the other, as numbers that can be
 * handed over without a copy; or that it could not be asked.
 */
export interface Reply {
  id: number;
  found?: { records: string[]; counts: Uint32Array; starts: Uint32Array };
  failed?: true;
}

let pagefind: Pagefind;

async function positionsOf(words: string): Promise<Map<string, number[]>> {
  const { results } = await pagefind.search(words);
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
    const found = [...(await occurrencesOf(question.phrase, positionsOf))];
    const counts = Uint32Array.from(found, ([, starts]) => starts.length);
    return {
      id,
      found: {
        records: found.map(([record]) => record),
        counts,
        starts: Uint32Array.from(found.flatMap(([, starts]) => starts)),
      },
    };
  } catch {
    return { id, failed: true };
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => {
    const { counts, starts } = reply.found ?? {};
    postMessage(reply, { transfer: counts && starts ? [counts.buffer, starts.buffer] : [] });
  });
});
