import { parentPort, workerData } from 'node:worker_threads';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { readDocx } from './docx.ts';
import { readHtml } from './html.ts';
import { readPdf } from './pdf.ts';
import { Refusal } from './refusal.ts';

/** Converts one document; whatever goes wrong here, the thread that watches is told or notices. */
const READERS = { docx: readDocx, pdf: readPdf, html: readHtml };
const { form, bytes } = workerData as { form: keyof typeof READERS; bytes: Uint8Array };
try {
  parentPort?.postMessage(await READERS[form](Buffer.from(bytes)));
} catch (error) {
  parentPort?.postMessage({ removals: [], substitutions: [], decisions: [], diagnostics: [describe(error)] });
}

function describe(error: unknown): Diagnostic {
  if (error instanceof Refusal) return error.diagnostic;
  if (error instanceof RangeError) return fault('too-deep', {}, { why: '超出了程序能读的层数' });
  return fault('broken', {}, { why: (error as Error).message.split('\n')[0] ?? '' });
}
