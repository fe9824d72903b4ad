import { Worker } from 'node:worker_threads';
import { UnreadableError } from '../../src/lib/proof/lines.ts';
import type { PlainPdf } from './pdf-text.ts';

export type { PlainPdf, UnmappedCharacter } from './pdf-text.ts';

/** Seconds of the processor that the reading of one PDF may take; a bulletin takes less than one. */
const TIME_LIMIT = 10;
/** Seconds after which a thread that does nothing is given up. */
const PATIENCE = 120;

/**
 * Reads the bytes of a PDF plainly, in a thread that is stopped where it takes too long: a page may be drawn so that no
 * reader comes to its end. Throws an UnreadableError where they are broken, locked, too large or too slow.
 * @param limit seconds of the processor
 */
export function readPlainPdf(bytes: Uint8Array, limit = TIME_LIMIT): Promise<PlainPdf> {
  const worker = new Worker(new URL('pdf-worker.ts', import.meta.url), {
    workerData: { bytes },
    stdout: true,
    stderr: true,
  });
  const started = performance.now();
  return new Promise<PlainPdf>((resolve, reject) => {
    const fail = (message: string) => reject(new UnreadableError(message));
    const timer = setInterval(async () => {
      if (performance.now() - started > PATIENCE * 1000) fail(`读这份 PDF 超过 ${PATIENCE} 秒`);
      // The thread may be gone by now.
      const { user, system } = await worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
      if (user + system > limit * 1e6) fail(`读这份 PDF 超过 ${limit} 秒处理器时间，页面画得太复杂`);
    }, 50);
    worker.once('message', ({ read, message }: { read?: PlainPdf; message: string }) =>
      read ? resolve(read) : fail(message),
    );
    worker.once('error', ({ message }) => fail(message));
    worker.once('exit', () => {
      clearInterval(timer);
      fail('读 PDF 的线程中途停了');
    });
  }).finally(() => worker.terminate());
}
