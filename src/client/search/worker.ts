import type { Parts } from '../../lib/search/parts.ts';
import { sizeOf } from '../../lib/search/parts.ts';
import { type IndexFile, placesOf, readIndexFile } from '../../lib/search/positions/file.ts';
import type { IndexBits } from '../../lib/search/positions/gram.ts';
import { type FindPhrase, phraseFinder } from '../../lib/search/positions/phrase.ts';
import type { Places } from '../../lib/search/positions/places.ts';
import { Fault, type FaultKind, kindOf } from './fault.ts';
import type { Signs } from './silence.ts';
import { Source } from './source.ts';

/** The index of positions, off the main thread: the commonest words stand in tens of thousands of places. */

/** The index to ask, first; then folded phrases to find. */
export type Question = { release: Release } | { id: number; phrase: string };

/** What the parts of the index are, and how they are to be taken. */
export interface Release {
  parts: Parts;
  bits: IndexBits;
  cache: RequestCache;
}

/** Where the phrase begins, handed over without a copy; or why it could not be asked. */
export type Reply = { id: number; found: Places } | { id: number; failed: FaultKind };

/** What the page is told while parts are on their way. */
export interface Sign {
  sign: keyof Signs;
}

const sign = (name: keyof Signs) => () => postMessage({ sign: name } satisfies Sign);
const signs: Signs = { opened: sign('opened'), heard: sign('heard'), closed: sign('closed') };

let find: FindPhrase = () => Promise.reject(new Fault('damaged', 'asked before there was an index'));

function open({ parts, bits, cache }: Release): FindPhrase {
  const source = new Source(Promise.resolve(parts), { cache, signs });
  const files = new Map<string, Promise<IndexFile>>();
  const fileOf = (path: string) => {
    const file = files.get(path) ?? source.bytes(`/${path}`).then(readIndexFile);
    files.set(path, file);
    return file;
  };
  return phraseFinder({
    bits,
    costOf: (path) => (files.has(path) ? 0 : sizeOf(parts, path)),
    places: async (path, gram) => placesOf(await fileOf(path), gram),
  });
}

async function answer({ id, phrase }: { id: number; phrase: string }): Promise<void> {
  try {
    const found = await find(phrase);
    // Handed over, bytes are gone here: those of “nowhere” are needed again.
    postMessage({ id, found } satisfies Reply, { transfer: found.length > 0 ? [found.buffer] : [] });
  } catch (error) {
    postMessage({ id, failed: error instanceof RangeError ? 'damaged' : kindOf(error) } satisfies Reply);
  }
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if ('release' in data) find = open(data.release);
  else void answer(data);
});
