import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';
import { UnreadableError } from '../../src/lib/proof/lines.ts';

/** The functions of PDFium that a plain reader needs, by the names of its C interface. */
export interface Pdfium {
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): void;
  FPDFPage_GetRotation(page: number): number;
  FPDF_GetPageBoundingBox(page: number, rectangle: number): boolean;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): void;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_IsHyphen(text: number, index: number): number;
  FPDFText_HasUnicodeMapError(text: number, index: number): number;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): boolean;
  FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): boolean;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): boolean;
}

interface Library extends Pdfium {
  PDFiumExt_Init(): void;
  FPDF_DestroyLibrary(): void;
  FPDF_LoadMemDocument(bytes: number, size: number, password: string): number;
  FPDF_CloseDocument(document: number): void;
  FPDF_GetLastError(): number;
  pdfium: { HEAPU8: Uint8Array; wasmExports: { malloc(size: number): number; free(address: number): void } };
}

/** An open document with a piece of memory for the results of functions. */
export interface OpenPdf {
  pdfium: Pdfium;
  document: number;
  address: number;
  /** Of what a function wrote at the address; anew after each call, as memory that grows moves. */
  view(): DataView;
}

/** Bytes for the largest result, a matrix of six floats, and two doubles. */
const RESULT_BYTES = 64;
const PASSWORD_NEEDED = 4;
let wasm: Uint8Array | undefined;

/**
 * Opens the bytes of a PDF for as long as `use` takes. Each document has a memory of its own that goes with it, so that
 * nothing of one document, not even the ruins of a hostile one, is there when the next is read.
 */
export async function withPdf<T>(bytes: Uint8Array, use: (open: OpenPdf) => T): Promise<T> {
  wasm ??= readFileSync(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  // What the program of PDFium prints is not for the reader of a report.
  const settings = { wasmBinary: wasm, print: () => {}, printErr: () => {} };
  const library = (await init(settings as never)) as unknown as Library;
  const { wasmExports } = library.pdfium;
  library.PDFiumExt_Init();
  const address = wasmExports.malloc(bytes.length + RESULT_BYTES);
  if (address === 0) throw new UnreadableError('PDF 太大');
  library.pdfium.HEAPU8.set(bytes, address + RESULT_BYTES);
  const document = library.FPDF_LoadMemDocument(address + RESULT_BYTES, bytes.length, '');
  let broken = false;
  try {
    if (document === 0) {
      const needsPassword = library.FPDF_GetLastError() === PASSWORD_NEEDED;
      throw new UnreadableError(needsPassword ? 'PDF 有密码' : '不是能读的 PDF');
    }
    const view = () => new DataView(library.pdfium.HEAPU8.buffer, address, RESULT_BYTES);
    return use({ pdfium: library, document, address, view });
  } catch (error) {
    broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    throw broken ? new UnreadableError('PDFium 读到一半停了', { cause: error }) : error;
  } finally {
    // A program that stopped in the middle cannot clear up; its memory goes with it.
    if (!broken) {
      if (document !== 0) library.FPDF_CloseDocument(document);
      library.FPDF_DestroyLibrary();
      wasmExports.free(address);
    }
  }
}
