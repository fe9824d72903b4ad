import { at } from '../../base.ts';
import { occurrencesOf } from '../../lib/search/engine.ts';
import { type FollowerFile, followerFileOf, pairsOf } from '../../lib/search/followers.ts';
import type { Parts } from '../../lib/search/parts.ts';
import { shardPath } from '../../lib/search/shard.ts';
import { once } from '../once.ts';
import { isIncapable } from './capable.ts';
import { Fault, type FaultKind, kindOf } from './fault.ts';
import type { Signs } from './silence.ts';
import { Source } from './source.ts';

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

/** The engine to start, first; further indexes to ask with it; then a folded phrase to find. */
export type Question =
  | { id: number; cache: RequestCache }
  | { id: number; further: string[] }
  | { id: number; phrase: string };

/** What the parts must be, as soon as the page knows. */
export interface Told {
  parts: Parts;
}

/**
 * Where the phrase begins: records, how often in each, and all places one after the other, as numbers that can be
 * handed over without a copy; or why it could not be asked.
 */
export interface Reply {
  id: number;
  found?: { records: string[]; counts: Uint32Array; starts: Uint32Array };
  failed?: FaultKind;
}

/** What the page is told while parts are on their way. */
export interface Sign {
  sign: keyof Signs;
}

const ENGINE = `${shardPath(0)}pagefind.js`;

let pagefind: Pagefind;
/** Symbols whose pairs are all loaded. */
const loaded = new Set<string>();

const sign = (name: keyof Signs) => () => postMessage({ sign: name } satisfies Sign);
const signs: Signs = { opened: sign('opened'), heard: sign('heard'), closed: sign('closed') };
let tellParts: (parts: Parts) => void;
const parts = new Promise<Parts>((resolve) => {
  tellParts = resolve;
});
let source = new Source(parts, { cache: 'default', signs });

/** Pagefind goes on without a part of its index that did not arrive, as if nothing stood in it: the first is remembered here. */
let fault: Fault | undefined;
globalThis.fetch = async (request) => {
  try {
    const { pathname } = new URL(String(request), location.href);
    return new Response(await source.bytes(`/${pathname.slice(at('/').length)}`));
  } catch (error) {
    fault ??= error instanceof Fault ? error : new Fault('unreachable', String(error));
    throw error;
  }
};

async function start(cache: RequestCache): Promise<void> {
  source = new Source(parts, { cache, signs });
  signs.opened();
  try {
    // An import takes what the browser has kept, be it damaged: fetched anew, that is replaced.
    if (cache === 'reload') await source.bytes(ENGINE);
    pagefind = (await import(/* @vite-ignore */ at(ENGINE))) as Pagefind;
  } finally {
    signs.closed();
  }
  await pagefind.init();
  // Waits until the engine has really come, or rejects: further indexes would wait for it for ever.
  await pagefind.preload('');
}

/**
 * The engine's own program is imported, not fetched, so that its bytes are not seen. Cut off or something else it does not run;
 * before it is believed that nothing is there, it is compared too. The browser has it already: no second way to the server.
 */
const compareEngine = once(() => new Source(parts, { cache: 'force-cache', signs }).bytes(ENGINE));

async function positionsOf(words: string): Promise<Map<string, number[]>> {
  if ([...words].length === 1 && !loaded.has(words) && !(await loadPairs(words))) return new Map();
  const { results } = await pagefind.search(words);
  return new Map(results.map(({ id, words: positions }) => [id, positions]));
}

/** Has the engine load all pairs that begin with a symbol; false if there are none. */
async function loadPairs(symbol: string): Promise<boolean> {
  const file = await source.json<FollowerFile>(`/search/followers/${followerFileOf(symbol)}.json`);
  const pairs = pairsOf(symbol, file);
  await Promise.all(pairs.map((pair) => pagefind.preload(pair)));
  if (pairs.length > 0) loaded.add(symbol);
  return pairs.length > 0;
}

async function answer(question: Question): Promise<Reply> {
  const { id } = question;
  try {
    if ('cache' in question) {
      await start(question.cache);
      return fault ? { id, failed: fault.kind } : { id };
    }
    if ('further' in question) {
      for (const folder of question.further) await pagefind.mergeIndex(folder);
      return fault ? { id, failed: fault.kind } : { id };
    }
    const found = [...(await occurrencesOf(question.phrase, positionsOf))];
    if (found.length === 0) await compareEngine();
    if (fault) return { id, failed: fault.kind };
    const counts = Uint32Array.from(found, ([, starts]) => starts.length);
    return {
      id,
      found: {
        records: found.map(([record]) => record),
        counts,
        starts: Uint32Array.from(found.flatMap(([, starts]) => starts)),
      },
    };
  } catch (error) {
    const kind = fault?.kind ?? (isIncapable(error) ? 'browser' : kindOf(error));
    return { id, failed: kind };
  }
}

addEventListener('message', ({ data }: MessageEvent<Question | Told>) => {
  if ('parts' in data) return tellParts(data.parts);
  void answer(data).then((reply) => {
    const { counts, starts } = reply.found ?? {};
    postMessage(reply, { transfer: counts && starts ? [counts.buffer, starts.buffer] : [] });
  });
});
