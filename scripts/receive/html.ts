import { fromHtml } from 'hast-util-from-html';
import type { Reading } from '../../src/lib/document/reading.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { isUtf8, readGb18030 } from '../../src/lib/receive/encoding.ts';
import { readPage } from '../../src/lib/receive/web/read.ts';
import { wideEncoding } from '../../src/lib/source/decode.ts';
import { Refusal } from './refusal.ts';

/**
 * A page of HTML → the document that it shows. Nothing of it is run or fetched.
 * @throws Refusal where its characters cannot be told
 */
export async function readHtml(bytes: Buffer): Promise<Reading> {
  return readPage(fromHtml(decode(bytes)));
}

/** By the bytes, as programs save them; what a page says of its own encoding is often wrong after it was saved anew. */
function decode(bytes: Buffer): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const text = readGb18030(bytes);
  if (text !== undefined) return text;
  throw new Refusal(fault('page-encoding', {}));
}
