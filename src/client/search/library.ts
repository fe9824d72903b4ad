import { at } from '../../base.ts';
import type { Library } from '../../lib/search/ask.ts';
import { type Directory, type DirectoryFile, readDirectory } from '../../lib/search/directory.ts';
import { type FigureRow, leadOf, readFigure, rowsOf } from '../../lib/search/figures.ts';
import { type Name, type NameRow, readRow } from '../../lib/search/names.ts';
import { shardPath } from '../../lib/search/shard.ts';
import type { TextFile } from '../../lib/search/texts.ts';
import type { Variants } from '../../lib/search/variants.ts';
import { load } from '../load.ts';
import { once } from '../once.ts';
import type { Question, Reply } from './worker.ts';

/** The library that the page asks, with what is loaded when it is needed. */
export interface SearchLibrary extends Library {
  directory: Directory;
  /** Names to propose: all but titles. */
  proposed: () => Promise<readonly Name[]>;
  /** Observations that a typed figure is the value of. */
  figures: (typed: string) => Promise<FigureRow[]>;
}

/** Loads index and directory; the rest waits until it is asked for. Rejects if index or directory cannot be had. */
export async function loadLibrary(): Promise<SearchLibrary> {
  const ask = startWorker();
  const [, directory, variants] = await Promise.all([
    ask({ pagefind: at(shardPath(0)), followers: at('/search/followers/') }),
    load<DirectoryFile>('/search/directory.json').then(readDirectory),
    // Without the table, words are searched for as they are typed.
    load<Variants>('/search/variants.json').catch(() => ({})),
  ]);
  const further = Array.from({ length: directory.shards - 1 }, (_, i) => at(shardPath(i + 1)));
  if (further.length > 0) await ask({ further });
  const nameFile = once(() => load<{ names: NameRow[]; leads: string[] }>('/search/names.json'));
  const titleFile = once(() => load<NameRow[]>('/search/titles.json'));
  const proposed = once(async () => (await nameFile()).names.map(readRow));
  const textFiles = new Map<string, () => Promise<TextFile>>();
  return {
    find: async (phrase) => readReply(await ask({ phrase })),
    directory,
    variants,
    proposed,
    names: once(async () => [...(await proposed()), ...(await titleFile()).map(readRow)]),
    figures: async (typed) => {
      const figure = readFigure(typed);
      const lead = figure && leadOf(figure.value);
      if (!lead || !(await nameFile()).leads.includes(lead)) return [];
      return rowsOf(figure, await load<FigureRow[]>(`/search/figures/${lead}.json`));
    },
    texts: ({ serial, id }) => {
      const path = `/search/texts/${serial}-${id}.json`;
      const file = textFiles.get(path) ?? once(() => load<TextFile>(path));
      textFiles.set(path, file);
      return file();
    },
  };
}

/** Hands questions to the worker and gives its replies; rejects all of them when the worker cannot do its work. */
function startWorker(): (question: DistributiveOmit<Question, 'id'>) => Promise<Reply> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  let count = 0;
  // What has failed once is not asked again: a new try begins with a new worker.
  let fault: Error | undefined;
  const giveUp = (why: string) => {
    fault = new Error(why);
    worker.terminate();
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if (data.failed) return giveUp('the index could not be asked');
    waiting.get(data.id)?.resolve(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', (event) => giveUp(event.message));
  return (question) =>
    new Promise((resolve, reject) => {
      if (fault) return reject(fault);
      const id = count++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...question });
    });
}

function readReply({ found }: Reply): Map<string, Uint32Array> {
  let at = 0;
  return new Map(
    found?.records.map((record, i) => {
      const end = at + (found.counts[i] ?? 0);
      const starts = found.starts.subarray(at, end);
      at = end;
      return [record, starts];
    }),
  );
}

type DistributiveOmit<Union, Key extends keyof never> = Union extends unknown ? Omit<Union, Key> : never;
