import type { Diagnostic } from '../diagnostic.ts';
import type { Form } from '../document/model.ts';
import { fault } from '../fault/fault.ts';

/** What the file of each form is called. */
export const FORMS = {
  text: { extension: 'txt', name: '纯文本' },
  docx: { extension: 'docx', name: 'Word 文档' },
  pdf: { extension: 'pdf', name: 'PDF' },
  html: { extension: 'html', name: '网页' },
} as const satisfies Record<Form, { extension: string; name: string }>;
export type { Form };

/** The largest file that is read at all: a bulletin has some 50 kB, its PDF with fonts some 5 MB. */
export const LARGEST_FILE = 20_000_000;

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Name of the stream that holds an encrypted document, as OLE writes it (UTF-16LE). */
const ENCRYPTED = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

/** Office files that another program has to convert before they can be read. */
export const CONVERTIBLE = {
  doc: '旧式的 .doc 或 .wps 文件',
  rtf: 'RTF 文件',
  odt: 'OpenDocument 文件（.odt）',
} as const;
export type Convertible = keyof typeof CONVERTIBLE;

/** What a file is: a form that is read, one that can be converted to one, or a refusal that says what to do. */
export type Found = { form: Form } | { convertible: Convertible; diagnostic: Diagnostic } | { diagnostic: Diagnostic };

/** Pictures by their first bytes: PNG, JPEG, GIF, TIFF. */
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  ascii('GIF8'),
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
];
const PICTURE_NAME = /\.(?:png|jpe?g|gif|tiff?|bmp|webp|heic)$/iu;
/** The first entry of an OpenDocument says what it is, uncompressed (ODF 1.2 part 3, 3.3). */
const ODT = ascii('mimetypeapplication/vnd.oasis.opendocument.text');
/** A page with its pictures in one file, as browsers and Word save it (RFC 2557). */
const WEB_ARCHIVE = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}content-type:\s*multipart\/related/iu;
const WEB_PAGE =
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b/iu;

/** The form of a file by its first bytes; its name says nothing. Forms that cannot be read say how to repair that. */
export function formOf(bytes: Uint8Array, file: string): Found {
  const place = { file, line: 1 };
  const convert = (convertible: Convertible, code: 'open-document' | 'old-word' | 'rich-text') => ({
    convertible,
    diagnostic: fault(code, place),
  });
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const isOdt = find(bytes.subarray(0, 200), ODT) >= 0;
    return isOdt ? convert('odt', 'open-document') : { form: 'docx' };
  }
  // Bytes may stand before the head of a PDF (ISO 32000-1, annex H: within the first 1024).
  if (find(bytes.subarray(0, 1024), ascii('%PDF-')) >= 0) return { form: 'pdf' };
  if (startsWith(bytes, OLE)) {
    return find(bytes, ENCRYPTED) >= 0 ? { diagnostic: fault('encrypted', place) } : convert('doc', 'old-word');
  }
  if (startsWith(bytes, ascii('{\\rtf'))) return convert('rtf', 'rich-text');
  if (PICTURES.some((head) => startsWith(bytes, head)) || PICTURE_NAME.test(file))
    return { diagnostic: fault('picture', place) };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (WEB_ARCHIVE.test(head)) return { diagnostic: fault('web-archive', place) };
  if (WEB_PAGE.test(head)) return { form: 'html' };
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
