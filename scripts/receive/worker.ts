import { parentPort, workerData } from 'node:worker_threads';
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

function describe(error: unknown) {
  const common = { severity: 'error' as const };
  if (error instanceof Refusal) {
    const { code, message, repair, quote } = error;
    return { ...common, code, message, repair, ...(quote && { quote }) };
  }
  const isDeep = error instanceof RangeError;
  const message = isDeep ? '文档嵌套太深' : `文档读不出来（${(error as Error).message.split('\n')[0]}）`;
  return {
    ...common,
    code: isDeep ? 'too-deep' : 'broken',
    message,
    repair: '打开后另存一份，再导入；仍不行的，改用文本。',
  };
}
