import type { Diagnostic } from '../diagnostic.ts';
import { type FaultArguments, type FaultCode, fault } from '../fault/fault.ts';

/** A bulletin has some 10,000 characters; a line that long was never one paragraph of it. */
const LONGEST_LINE = 20_000;
/** In bytes; eight million take 10 s to read and prove. */
const LARGEST_TEXT = 8_000_000;

export interface Decoded {
  text: string;
  diagnostics: Diagnostic[];
}

/**
 * Bytes as received → text, or the reason why they are no text. Line ends become `\n`, a byte order
 * mark goes; nothing else changes.
 */
export function decodeSource(bytes: Uint8Array, file: string): Decoded {
  const refuse: Refuse = (code, { line = 1, quote }, ...values) => ({
    text: '',
    diagnostics: [fault(code, { file, line, ...(quote && { quote }) }, ...values)],
  });
  if (bytes.length > LARGEST_TEXT) {
    return refuse('too-large', {}, { why: `文本有 ${bytes.length} 字节，超过 ${LARGEST_TEXT} 字节的上限` });
  }
  const wide = wideEncoding(bytes);
  if (wide) {
    try {
      return check(new TextDecoder(wide, { fatal: true }).decode(bytes), refuse);
    } catch {
      return refuse('not-utf-8', {}, { encoding: '它标明的 UTF-16' });
    }
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = bytes.subarray(0, nul).filter((byte) => byte === 0x0a).length + 1;
    return refuse('binary', { line });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    const line = lenient.slice(0, lenient.indexOf('\ufffd')).split('\n').length;
    return refuse('not-utf-8', { line }, { encoding: 'UTF-8' });
  }
  return check(text, refuse);
}

/** UTF-16 as Notepad saves “Unicode”: with a byte order mark. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

type Refuse = <Code extends FaultCode>(
  code: Code,
  place: { line?: number; quote?: string | undefined },
  ...values: FaultArguments<Code>
) => Decoded;

/** A text that can be one of a bulletin. */
function check(decoded: string, refuse: Refuse): Decoded {
  const text = decoded.replace(/\r\n?/gu, '\n').replace(/^\ufeff/u, '');
  if (!text.trim()) return refuse('empty', {});
  const lines = text.split('\n');
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) {
    const place = { line: long + 1, quote: lines[long]?.slice(0, 60) };
    return refuse('line-too-long', place, { count: lines[long]?.length ?? 0, most: LONGEST_LINE });
  }
  return { text, diagnostics: [] };
}
