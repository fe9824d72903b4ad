import { type PlainLine, UnreadableError } from './lines.ts';

/**
 * The lines of the bytes of a text. Lines end at CR LF, LF and CR only and every other character stays as it is, since
 * what else may separate lines is a judgement of the reader that is being proved. No line follows the last line end.
 */
export function readPlainText(bytes: Uint8Array): PlainLine[] {
  const lines = decodePlainText(bytes).split(/\r\n|\n|\r/u);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((text, index) => ({ line: index + 1, text }));
}

/** The characters of the bytes of a text, without the mark of its byte order. */
export function decodePlainText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes.subarray(2));
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return decode('utf-8', bytes.subarray(3));
  // Text in GB 18030 of more than a few characters is never valid UTF-8 by chance.
  return tryDecode('utf-8', bytes) ?? decode('gb18030', bytes);
}

function decode(encoding: string, bytes: Uint8Array): string {
  const text = tryDecode(encoding, bytes);
  if (text === undefined) throw new UnreadableError(`不是 ${encoding.toUpperCase()} 编码的文本`);
  return text;
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    // A second mark is a character of the text and must stay.
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
