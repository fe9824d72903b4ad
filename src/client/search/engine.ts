import type { FindPhrase } from '../../lib/search/positions/phrase.ts';
import type { Places } from '../../lib/search/positions/places.ts';
import { Fault } from './fault.ts';
import type { Signs } from './silence.ts';
import type { Question, Release, Reply, Sign } from './worker.ts';
import workerAddress from './worker.ts?worker&url';

/** The index in its worker. */
export interface EngineWorker {
  /** Tells which index is asked: before any question. */
  open(release: Release): void;
  /** Rejects, and all others with it, when the worker cannot do its work. */
  find: FindPhrase;
  /** Ends it; what is under way and what will be asked has this fault. */
  giveUp(fault: Fault): void;
}

/** Built, the worker is one file without imports: the oldest browsers that have workers run it. */
function openWorker(): Worker {
  try {
    return new Worker(workerAddress, import.meta.env.DEV ? { type: 'module' } : {});
  } catch (error) {
    throw new Fault('browser', String(error));
  }
}

/**
 * Starts the worker.
 * @param onFault told of the first fault, once
 */
export async function startEngine(
  cache: RequestCache,
  signs: Signs,
  onFault: (fault: Fault) => void,
): Promise<EngineWorker> {
  // A worker takes what the browser has kept, be it damaged: fetched anew, that is replaced.
  if (cache === 'reload') await fetch(workerAddress, { cache }).catch(() => undefined);
  const worker = openWorker();
  const waiting = new Map<number, { resolve: (found: Places) => void; reject: (error: Error) => void }>();
  let count = 0;
  // What has failed once is not asked again: a new try begins with a new worker.
  let failed: Fault | undefined;
  const giveUp = (fault: Fault) => {
    if (failed) return;
    failed = fault;
    worker.terminate();
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
    onFault(fault);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Reply | Sign>) => {
    if ('sign' in data) return signs[data.sign]();
    if ('failed' in data) return giveUp(new Fault(data.failed, 'the index could not be asked'));
    waiting.get(data.id)?.resolve(data.found);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', (event) => giveUp(new Fault('unreachable', event.message)));
  const tell = (question: Question) => worker.postMessage(question);
  return {
    open: (release) => tell({ release }),
    find: (phrase) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        const id = count++;
        waiting.set(id, { resolve, reject });
        tell({ id, phrase });
      }),
    giveUp,
  };
}
