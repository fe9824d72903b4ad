import type { Diagnostic } from '../diagnostic.ts';

/** In what form a bulletin arrives, and what its file is called. */
export const FORMS = {
  text: { extension: 'txt', name: '纯文本' },
  docx: { extension: 'docx', name: 'Word 文档' },
  pdf: { extension: 'pdf', name: 'PDF' },
} as const;
export type Form = keyof typeof FORMS;

/** The largest file that is read at all: a bulletin has some 50 kB, its PDF with fonts some 5 MB. */
export const LARGEST_FILE = 20_000_000;

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Name of the stream that holds an encrypted document, as OLE writes it (UTF-16LE). */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

/** The form of a file by its first bytes; its name says nothing. Forms that cannot be read say how to repair that. */
export function formOf(bytes: Uint8Array, file: string): { form: Form } | { diagnostic: Diagnostic } {
  const refuse = (code: string, message: string, repair: string) => ({
    diagnostic: { code, severity: 'error' as const, message, repair, file, line: 1 },
  });
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return { form: 'docx' };
  // Bytes may stand before the head of a PDF (ISO 32000-1, annex H: within the first 1024).
  if (find(bytes.subarray(0, 1024), ascii('%PDF-')) >= 0) return { form: 'pdf' };
  if (startsWith(bytes, OLE)) {
    return find(bytes, ENCRYPTED) >= 0
      ? refuse('encrypted', '文档有密码', '去掉密码，另存为 .docx 后再导入。')
      : refuse('old-word', '这是旧式的 .doc 或 .wps 文件', '用 Word 或 WPS 打开，另存为 .docx 后再导入。');
  }
  if (startsWith(bytes, ascii('{\\rtf')))
    return refuse('rich-text', '这是 RTF 文件', '用 Word 打开，另存为 .docx 后再导入。');
  return { form: 'text' };
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}

/** Where a sequence first stands in the bytes, or -1. */
function find(bytes: Uint8Array, sequence: readonly number[]): number {
  const [first = 0] = sequence;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (sequence.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}
