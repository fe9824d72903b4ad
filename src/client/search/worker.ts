import { occurrencesOf } from '../../lib/search/engine.ts';
import { type FollowerFile, followerFileOf, pairsOf } from '../../lib/search/followers.ts';

/**
 * Pagefind and the search for phrases, off the main thread. It must not run in the page itself: there Pagefind
 * takes the language of the page and cuts questions into other words than the index has.
 */

/** What is used of Pagefind. */
interface Pagefind {
  init(): Promise<void>;
  mergeIndex(folder: string): Promise<void>;
  preload(words: string): Promise<unknown>;
  search(words: string): Promise<{ results: { id: string; words: number[] }[] }>;
}

/**
 * Where Pagefind's index and the followers of symbols are, first; further indexes to ask with it; then a folded phrase
 * to find.
 */
export type Question =
  | { id: number; pagefind: string; followers: string }
  | { id: number; further: string[] }
  | { id: number; phrase: string };

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
let followers = '';
/** Symbols whose pairs are all loaded. */
const loaded = new Set<string>();

/** Pagefind goes on without a part of its index that did not arrive, as if nothing stood in it: that is remembered here. */
let isPartMissing = false;
const load = globalThis.fetch;
globalThis.fetch = async (request, options) => {
  const isPart = String(request).includes('.pf_index');
  try {
    const response = await load(request, options);
    if (isPart && !response.ok) isPartMissing = true;
    return response;
  } catch (error) {
    if (isPart) isPartMissing = true;
    throw error;
  }
};

async function positionsOf(words: string): Promise<Map<string, number[]>> {
  if ([...words].length === 1 && !loaded.has(words) && !(await loadPairs(words))) return new Map();
  const { results } = await pagefind.search(words);
  return new Map(results.map(({ id, words: positions }) => [id, positions]));
}

/** Has the engine load all pairs that begin with a symbol; false if there are none. */
async function loadPairs(symbol: string): Promise<boolean> {
  const response = await fetch(`${followers}${followerFileOf(symbol)}.json`);
  if (!response.ok) throw new Error(`${response.url} ${response.status}`);
  const pairs = pairsOf(symbol, (await response.json()) as FollowerFile);
  await Promise.all(pairs.map((pair) => pagefind.preload(pair)));
  if (pairs.length > 0) loaded.add(symbol);
  return pairs.length > 0;
}

async function answer(question: Question): Promise<Reply> {
  const { id } = question;
  try {
    if ('pagefind' in question) {
      pagefind = (await import(/* @vite-ignore */ `${question.pagefind}pagefind.js`)) as Pagefind;
      await pagefind.init();
      // Waits until the engine has really come, or rejects: further indexes would wait for it for ever.
      await pagefind.preload('');
      followers = question.followers;
      return { id };
    }
    if ('further' in question) {
      for (const folder of question.further) await pagefind.mergeIndex(folder);
      return { id };
    }
    const found = [...(await occurrencesOf(question.phrase, positionsOf))];
    if (isPartMissing) return { id, failed: true };
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
