import { type PlainLine, UnreadableError } from '../../src/lib/proof/lines.ts';
import { type PlacedCharacter, readPageLines, toPlainLine } from '../../src/lib/proof/plain-pdf.ts';
import { type OpenPdf, type Pdfium, withPdf } from './pdfium.ts';

/** A character whose meaning the PDF does not tell; it stands in the text as it is. */
export interface UnmappedCharacter {
  line: number;
  page: number;
  /** Its place in the text of the line (UTF-16 units). */
  at: number;
  code: number;
}

/** What a PDF says, line by line. */
export interface PlainPdf {
  pages: number;
  lines: PlainLine[];
  unmapped: UnmappedCharacter[];
}

const MOST_PAGES = 200;
/** Of the whole document; the fullest page of a bulletin has about a thousand. */
const MOST_CHARACTERS = 500_000;
const MOST_BYTES = 100_000_000;
/** PDFium writes this for a hyphen at the end of a line, which it takes for a mark of division. */
const LINE_END_HYPHEN = 0x2;

interface Seen extends PlacedCharacter {
  code: number;
  unmapped: boolean;
}

/** Reads the bytes of a PDF plainly, for as long as it takes. Throws an UnreadableError where they are broken, locked or too large. */
export async function readPdfText(bytes: Uint8Array): Promise<PlainPdf> {
  if (bytes.length > MOST_BYTES) throw new UnreadableError(`PDF 超过 ${MOST_BYTES} 字节`);
  return withPdf(bytes, (open) => {
    const pages = open.pdfium.FPDF_GetPageCount(open.document);
    if (pages > MOST_PAGES) throw new UnreadableError(`PDF 有 ${pages} 页，超过 ${MOST_PAGES} 页的上限`);
    const result: PlainPdf = { pages, lines: [], unmapped: [] };
    let characters = 0;
    for (let page = 1; page <= pages; page++) {
      const { seen, corner } = readPage(open, page, MOST_CHARACTERS - characters);
      characters += seen.length;
      addPage(result, page, seen, corner);
    }
    return result;
  });
}

function addPage({ lines, unmapped }: PlainPdf, page: number, seen: readonly Seen[], corner: [number, number]): void {
  const strange = new Map(seen.filter((character) => character.unmapped).map(({ index, code }) => [index, code]));
  for (const pageLine of readPageLines(seen)) {
    const line = lines.length + 1;
    lines.push(toPlainLine(pageLine, page, line, corner));
    let at = 0;
    for (const { index, text } of pageLine.characters) {
      const code = strange.get(index);
      if (code !== undefined) unmapped.push({ line, page, at, code });
      at += text.length;
    }
  }
}

function readPage(open: OpenPdf, page: number, most: number): { seen: Seen[]; corner: [number, number] } {
  const { pdfium, document } = open;
  const handle = pdfium.FPDF_LoadPage(document, page - 1);
  if (handle === 0) throw new UnreadableError(`PDF 第 ${page} 页读不出来`);
  const text = pdfium.FPDFText_LoadPage(handle);
  try {
    if (text === 0) throw new UnreadableError(`PDF 第 ${page} 页的文字读不出来`);
    const count = pdfium.FPDFText_CountChars(text);
    if (count > most) throw new UnreadableError(`PDF 超过 ${MOST_CHARACTERS} 个字符`);
    const rotation = pdfium.FPDFPage_GetRotation(handle);
    const seen: Seen[] = [];
    for (let index = 0; index < count; index++) {
      // Line ends and blanks that PDFium adds by its own judgement are not in the file.
      if (pdfium.FPDFText_IsGenerated(text, index) === 1) continue;
      const character = readCharacter(open, text, index, rotation);
      seen.push(character);
      if (character.code > 0xffff) index++;
    }
    return { seen, corner: cornerOf(open, handle, rotation) };
  } finally {
    if (text !== 0) pdfium.FPDFText_ClosePage(text);
    pdfium.FPDF_ClosePage(handle);
  }
}

/** The left edge and the top of a page as it is shown, in the measure of its characters. */
function cornerOf({ pdfium, address, view }: OpenPdf, page: number, rotation: number): [number, number] {
  pdfium.FPDF_GetPageBoundingBox(page, address);
  const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((at) => view().getFloat32(at, true));
  const corners = [turn(left, top, rotation), turn(right, bottom, rotation)];
  return [Math.min(...corners.map(([x]) => x)), Math.max(...corners.map(([, y]) => y))];
}

function readCharacter({ pdfium, address, view }: OpenPdf, text: number, index: number, rotation: number): Seen {
  const code = readCode(pdfium, text, index);
  return {
    index,
    text: String.fromCodePoint(code),
    code,
    unmapped: isUnmapped(code) || pdfium.FPDFText_HasUnicodeMapError(text, index) === 1,
    ...place(),
  };

  function place(): Pick<Seen, 'left' | 'right' | 'baseline' | 'size'> {
    pdfium.FPDFText_GetCharOrigin(text, index, address, address + 8);
    const origin = [view().getFloat64(0, true), view().getFloat64(8, true)] as const;
    // The size in the file is that before the matrix, which some programs let do all the work.
    pdfium.FPDFText_GetMatrix(text, index, address);
    const scale = Math.hypot(view().getFloat32(8, true), view().getFloat32(12, true));
    const size = Math.abs(pdfium.FPDFText_GetFontSize(text, index)) * scale;
    // The loose box goes from where the character begins to where the next one does; ink would leave gaps at marks.
    pdfium.FPDFText_GetLooseCharBox(text, index, address);
    const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((at) => view().getFloat32(at, true));
    const corners = [turn(left, top, rotation), turn(right, bottom, rotation)];
    const [start, baseline] = turn(...origin, rotation);
    // The box of a slanted character begins before the place where it is set: on paper it would stand before a full stop.
    return { left: start, right: Math.max(...corners.map(([x]) => x)), baseline, size };
  }
}

/** The code point at the index; one beyond the first plane takes this index and the next. */
function readCode(pdfium: Pdfium, text: number, index: number): number {
  const unit = pdfium.FPDFText_GetUnicode(text, index);
  if (unit === LINE_END_HYPHEN && pdfium.FPDFText_IsHyphen(text, index) === 1) return 0x2d;
  const next = pdfium.FPDFText_GetUnicode(text, index + 1);
  const isPair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  if (isPair) return 0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00);
  return unit > 0x10ffff ? 0xfffd : unit;
}

/** A point as it is shown on a page that is turned clockwise by so many right angles. */
function turn(x: number, y: number, rotation: number): [x: number, y: number] {
  if (rotation === 1) return [y, -x];
  if (rotation === 2) return [-x, -y];
  return rotation === 3 ? [-y, x] : [x, y];
}

function isUnmapped(code: number): boolean {
  const isHalf = code >= 0xd800 && code < 0xe000;
  return code === 0 || code === 0xfffd || isHalf || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}
