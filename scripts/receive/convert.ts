/**
 * Converts one document, in a process of its own: bytes in at standard input, the `Reading` out as JSON.
 *
 *     node scripts/receive/convert.ts docx < FILE
 *
 * The work is done by a thread whose heap is bounded; this one has nothing to do but to watch.
 */
import { readFileSync, writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { MEMORY_LIMIT, TIME_LIMIT, tooLarge } from './limits.ts';

const HEAP = 160;
const [form] = process.argv.slice(2);
const bytes = readFileSync(0);
const worker = new Worker(new URL('worker.ts', import.meta.url), {
  workerData: { form, bytes },
  resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  // What a library prints is no part of the answer.
  stdout: true,
  stderr: true,
});
worker.once('message', finish);
worker.once('error', () => refuse('内存'));
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (process.memoryUsage.rss() > MEMORY_LIMIT) refuse('内存');
  if (user + system > TIME_LIMIT * 1e6) refuse('时间');
}, 5);

function refuse(what: '时间' | '内存'): void {
  finish({ removals: [], substitutions: [], decisions: [], diagnostics: [tooLarge(what)] });
}

/** Says the answer and ends, whatever the thread is doing. */
function finish(answer: unknown): void {
  const out = Buffer.from(JSON.stringify(answer));
  for (let at = 0; at < out.length; ) at += writeSync(1, out, at);
  process.exit();
}
