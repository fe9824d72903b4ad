import type { Parts } from '../../lib/search/parts.ts';
import { Fault } from './fault.ts';
import type { Signs } from './silence.ts';
import type { Question, Reply, Sign, Told } from './worker.ts';
import workerAddress from './worker.ts?worker&url';

/** The engine in its worker. */
export interface EngineWorker {
  /** Puts a question; rejects, and all others with it, when the worker cannot do its work. */
  ask(question: DistributiveOmit<Question, 'id'>): Promise<Reply>;
  /** Tells what the parts of the index must be. */
  tell(parts: Parts): void;
  /** Ends it; what is under way and what will be asked has this fault. */
  giveUp(fault: Fault): void;
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
  const worker = new Worker(workerAddress, { type: 'module' });
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
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
    if (data.failed) return giveUp(new Fault(data.failed, 'the index could not be asked'));
    waiting.get(data.id)?.resolve(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', (event) => giveUp(new Fault('unreachable', event.message)));
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed);
        const id = count++;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, ...question });
      }),
    tell: (parts) => worker.postMessage({ parts } satisfies Told),
    giveUp,
  };
}

type DistributiveOmit<Union, Key extends keyof never> = Union extends unknown ? Omit<Union, Key> : never;
