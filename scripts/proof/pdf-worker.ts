import { parentPort, workerData } from 'node:worker_threads';
import { readPdfText } from './pdf-text.ts';

/** Reads one PDF plainly; the thread that watches says what comes of it. */
try {
  parentPort?.postMessage({ read: await readPdfText((workerData as { bytes: Uint8Array }).bytes) });
} catch (error) {
  parentPort?.postMessage({ message: (error as Error).message });
}
