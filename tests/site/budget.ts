import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { loadBulletins, SOURCES } from '../../scripts/run.ts';

/** Bytes as they go over the line. */
export const weigh = (content: string | Buffer): number => brotliCompressSync(content).length;

/** A text up to this weight has to fit into the budgets of its pages; a longer one cannot, whatever is done. */
const USUAL = 8_500;
/** What a page may weigh for each byte of text: marks of sentences and figures around it. */
const MARKED = 1.75;

const texts = new Map(loadBulletins().bulletins.map(({ serial, source }) => [serial, `${SOURCES}/${source}`]));

/** What a page of an issue may weigh besides, because the text itself is long; nothing for other pages. */
export function roomFor(path: string): number {
  const file = texts.get(Number(/^\/issues\/(\d+)\//u.exec(path)?.[1]));
  return file ? Math.max(0, weigh(readFileSync(file)) - USUAL) * MARKED : 0;
}
