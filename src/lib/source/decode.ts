import type { Diagnostic } from '../diagnostic.ts';

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
  const refuse: Refuse = (code, message, repair, line, quote) => ({
    text: '',
    diagnostics: [
      { code, severity: 'error' as const, message, repair, file, line: line ?? 1, ...(quote && { quote }) },
    ],
  });
  if (bytes.length > LARGEST_TEXT) {
    return refuse(
      'too-large',
      `文本有 ${bytes.length} 字节，超过 ${LARGEST_TEXT} 字节的上限`,
      '一期一个文件，拆分后分别导入。',
    );
  }
  const wide = wideEncoding(bytes);
  if (wide) {
    try {
      return check(new TextDecoder(wide, { fatal: true }).decode(bytes), refuse);
    } catch {
      return refuse('not-utf-8', '文件标明是 UTF-16 编码，里面却有坏的字节', '从原件重新另存为 UTF-8 编码的纯文本。');
    }
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const line = bytes.subarray(0, nul).filter((byte) => byte === 0x0a).length + 1;
    return refuse(
      'binary',
      '文件含有空字节，是二进制文件而不是文本',
      '从原件另存为 UTF-8 编码的纯文本后再导入。',
      line,
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes);
    const line = lenient.slice(0, lenient.indexOf('\ufffd')).split('\n').length;
    const repair = '从原件重新另存为 UTF-8 编码的纯文本；这一行有坏的字节。';
    return refuse('not-utf-8', '文件不是 UTF-8 编码', repair, line);
  }
  return check(text, refuse);
}

/** UTF-16 as Notepad saves “Unicode”: with a byte order mark. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

type Refuse = (code: string, message: string, repair: string, line?: number, quote?: string) => Decoded;

/** A text that can be one of a bulletin. */
function check(decoded: string, refuse: Refuse): Decoded {
  const text = decoded.replace(/\r\n?/gu, '\n').replace(/^\ufeff/u, '');
  if (!text.trim()) return refuse('empty', '文件是空的', '检查扫描识别的输出，把全文存进这个文件。');
  const lines = text.split('\n');
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) {
    const message = `一行有 ${lines[long]?.length} 个字符，超过 ${LONGEST_LINE} 个的上限`;
    return refuse('line-too-long', message, '恢复原文的分段，每段一行。', long + 1, lines[long]?.slice(0, 60));
  }
  return { text, diagnostics: [] };
}
