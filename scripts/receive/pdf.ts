import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import type { Reading } from '../../src/lib/document/reading.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { findContradiction } from '../../src/lib/receive/page/fonts.ts';
import { TooManyShapes } from '../../src/lib/receive/page/grid.ts';
import { readPages } from '../../src/lib/receive/page/read.ts';
import type { Drawn } from './drawn.ts';
import { drawPage } from './operators.ts';
import { Refusal } from './refusal.ts';
import { TooManySigns } from './state.ts';

const MOST_PAGES = 200;
const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** More lines and curves than the rules and frames of a page of text. */
const DRAWN = 200;

/**
 * A PDF with a text layer → the document. Errors of single signs are among the diagnostics.
 * @throws Refusal where the file as a whole cannot be read
 */
export async function readPdf(bytes: Buffer): Promise<Reading> {
  const refuseBroken = (why: string) => new Refusal(fault('broken', {}, { why: `PDF 损坏（${why}）` }));
  // Without its last line a file was cut off; the reader would go on with the pages that it finds.
  if (!bytes.subarray(-2048).includes('%%EOF')) throw refuseBroken('文件不完整');
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(PACKAGE, 'cmaps/'),
    standardFontDataUrl: join(PACKAGE, 'standard_fonts/'),
    wasmUrl: join(PACKAGE, 'wasm/'),
    disableFontFace: true,
    useSystemFonts: false,
    fontExtraProperties: true,
    stopAtErrors: true,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    return await readDocument(await task.promise);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof TooManySigns || error instanceof TooManyShapes)
      throw new Refusal(fault('too-large', {}, { why: '一页上画的东西太多，不是排字的页' }));
    const { name, message } = error as Error;
    if (name === 'PasswordException') throw new Refusal(fault('encrypted', {}));
    throw refuseBroken(message);
  } finally {
    await task.destroy();
  }
}

async function readDocument(document: PDFDocumentProxy): Promise<Reading> {
  if (document.numPages > MOST_PAGES)
    throw new Refusal(fault('too-large', {}, { why: `有 ${document.numPages} 页，超过 ${MOST_PAGES} 页的上限` }));
  const layers = await document.getOptionalContentConfig();
  const isShown = (layer: unknown) => layers.isVisible(layer as never);
  const pages: Drawn[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const drawn = await drawPage(page, number, isShown);
    refuseVertical(drawn);
    pages.push(drawn);
    page.cleanup();
  }
  const { prepared, ...reading } = readPages(pages);
  for (const [i, { lines, unseen }] of prepared.entries())
    if (lines.length === 0) refuseScan(pages[i] as Drawn, unseen);
  if (prepared.every(({ lines }) => lines.length === 0)) throw scan('整份 PDF', '');
  const { document: read, diagnostics, ...rest } = reading;
  const contradictions = checkFonts(pages);
  const all = [...diagnostics, ...contradictions, ...reportNotes(pages)];
  return { ...rest, ...(read && contradictions.length === 0 && { document: read }), diagnostics: all };
}

function refuseVertical({ vertical, number }: Drawn): void {
  const text = vertical.map((glyph) => glyph.text).join('');
  if (text.trim()) throw new Refusal(fault('vertical', { quote: text }, { page: number }));
}

function scan(where: string, unseen: string): Refusal {
  const layer = unseen ? '；看不见的文字是识别软件加的，没有核对过' : '';
  return new Refusal(fault('no-text', unseen ? { quote: unseen } : {}, { where, layer }));
}

/** A page without text is empty, or a picture of text. */
function refuseScan({ images, strokes, number }: Drawn, unseen: string): void {
  if (images.length > 0 || strokes > DRAWN) throw scan(`第 ${number} 页`, unseen);
}

/** The first contradiction of each font, with the place where the sign stands. */
function checkFonts(pages: readonly Drawn[]): Diagnostic[] {
  const fonts = new Map<string, Drawn>();
  const codes = new Map<string, Map<number, { unicode: string; width: number }>>();
  for (const page of pages)
    for (const [name, own] of page.codes) {
      const all = codes.get(name) ?? new Map();
      for (const [code, sign] of own) all.set(code, sign);
      codes.set(name, all);
      if (!fonts.has(name)) fonts.set(name, page);
    }
  return [...fonts].flatMap(([name, page]): Diagnostic[] => {
    const differences = page.fonts.get(name)?.differences;
    const names = (code: number) => (differences instanceof Map ? differences.get(code) : undefined);
    const found = findContradiction({ codes: codes.get(name) ?? new Map(), names });
    if (!found) return [];
    const stands = pages.find(({ glyphs }) =>
      glyphs.some((glyph) => glyph.font === name && glyph.text === found.claimed),
    );
    const glyphs = stands?.glyphs ?? [];
    const at = glyphs.findIndex((glyph) => glyph.font === name && glyph.text === found.claimed);
    const quote = glyphs
      .slice(Math.max(0, at - 10), at + 11)
      .map(({ text }) => text)
      .join('');
    const why = `${found.reason}，文字和印出来的不一样`;
    return [fault('false-characters', { quote }, { page: stands?.number ?? 1, why })];
  });
}

function reportNotes(pages: readonly Drawn[]): Diagnostic[] {
  const quote = pages
    .map(({ notes }) => notes)
    .join('')
    .trim();
  return quote ? [fault('pdf-notes', { quote })] : [];
}
