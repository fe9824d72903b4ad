import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { foldGlyphs } from '../../src/lib/receive/glyphs.ts';
import { findColumns, type Piece, type Row, toRows } from '../../src/lib/receive/page.ts';
import { pagesToText } from '../../src/lib/receive/paragraphs.ts';
import { Refusal } from './refusal.ts';

const MOST_PAGES = 200;
const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** More lines and curves than the rules and frames of a page of text. */
const DRAWN = 200;

/**
 * A PDF with a text layer → text.
 * @throws Refusal
 */
export async function readPdf(bytes: Buffer): Promise<{ text: string; diagnostics: Diagnostic[] }> {
  const refuseBroken = (why: string) =>
    new Refusal('broken', `PDF 损坏（${why}）`, '向来源要一份完好的；能打开的，打印成新的 PDF 再导入。');
  // Without its last line a file was cut off; the reader would go on with the pages that it finds.
  if (!bytes.subarray(-2048).includes('%%EOF')) throw refuseBroken('文件不完整');
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(PACKAGE, 'cmaps/'),
    standardFontDataUrl: join(PACKAGE, 'standard_fonts/'),
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: true,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    return await readPages(await task.promise);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { name, message } = error as Error;
    if (name === 'PasswordException') throw new Refusal('encrypted', 'PDF 有密码', '去掉密码后再导入。');
    throw refuseBroken(message);
  } finally {
    await task.destroy();
  }
}

async function readPages(document: PDFDocumentProxy): Promise<{ text: string; diagnostics: Diagnostic[] }> {
  if (document.numPages > MOST_PAGES)
    throw new Refusal(
      'too-large',
      `有 ${document.numPages} 页，超过 ${MOST_PAGES} 页的上限`,
      '一期一个文件，拆分后分别导入。',
    );
  const pages: Row[][] = [];
  const slanted: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const rows = toRows(await readPieces(page, number, slanted));
    if (rows.length === 0) await refuseScan(page, number);
    refuseColumns(rows, number);
    pages.push(rows);
    page.cleanup();
  }
  if (pages.every((rows) => rows.length === 0)) throw scan('整份 PDF');
  const { text, count, folded } = foldGlyphs(pagesToText(pages));
  return { text, diagnostics: [...reportRadicals(count, folded), ...reportSlanted(slanted), ...reportRare(text)] };
}

/** Horizontal pieces of a page; what stands at a slant (a watermark) is put aside. */
async function readPieces(page: PDFPageProxy, number: number, slanted: string[]): Promise<Piece[]> {
  const { items, styles } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const isStraight = Math.abs(b) + Math.abs(c) < 0.01 * (Math.abs(a) + Math.abs(d));
    const isUpright = Math.abs(a) + Math.abs(d) < 0.01 * (Math.abs(b) + Math.abs(c));
    const place = `第 ${number} 页`;
    if (styles[item.fontName]?.vertical || (isUpright && item.str.trim()))
      throw new Refusal('vertical', `${place}有竖排的文字`, '竖排的次序读不准：改用 .docx 或文本导入。', item.str);
    if (/[\p{Co}\p{Cn}\ufffd]/u.test(item.str))
      throw new Refusal(
        'private-use',
        `${place}有字体自造的字符，不知道是什么字`,
        '改用 .docx 或文本导入，或用识别软件重新识别。',
        item.str,
      );
    if (!isStraight) {
      if (item.str.trim()) slanted.push(`${place}：${item.str}`);
      return [];
    }
    return [{ text: item.str, x, y, width: item.width, size: Math.abs(d) }];
  });
}

function scan(place: string): Refusal {
  return new Refusal('no-text', `${place}没有文字层，是扫描的图像`, '先用识别软件识别成文本，导入那份文本。');
}

/** A page without text is empty, or a picture of text. */
async function refuseScan(page: PDFPageProxy, number: number): Promise<void> {
  const { fnArray } = await page.getOperatorList();
  const pictures = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject] as number[];
  const drawn = fnArray.filter((operator) => operator === OPS.constructPath).length;
  if (fnArray.some((operator) => pictures.includes(operator)) || drawn > DRAWN) throw scan(`第 ${number} 页`);
}

function refuseColumns(rows: readonly Row[], number: number): void {
  const row = findColumns(rows);
  if (!row) return;
  const message = `第 ${number} 页有并排的文字：分栏或表格，次序读不准`;
  throw new Refusal('columns', message, '改用 .docx 或文本导入；只有 PDF 的，复制成文本、核对次序后导入。', row.text);
}

function reportRadicals(count: number, folded: readonly string[]): Diagnostic[] {
  if (count === 0) return [];
  const message = `PDF 里 ${count} 处同形的符号（部首等）换成了本字（${folded.slice(0, 8).join(' ')}${folded.length > 8 ? ' …' : ''}）`;
  return [{ code: 'radicals', severity: 'warning', message, repair: '不用修改；对照印件时留意这些字。' }];
}

function reportSlanted(slanted: readonly string[]): Diagnostic[] {
  const [quote] = slanted;
  if (!quote) return [];
  const message = `斜排的文字（水印）${slanted.length} 处没有收入`;
  return [{ code: 'slanted', severity: 'warning', message, repair: '是正文的，改用 .docx 或文本导入。', quote }];
}

/** Fonts share glyphs between common and rare characters too: 胶 may come out as 㬵. */
function reportRare(text: string): Diagnostic[] {
  const rare = [...new Set(text.match(/[\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{3ffff}]/gu))];
  if (rare.length === 0) return [];
  const message = 'PDF 里有生僻字，可能是字体把常用字编成了同形的别的字';
  return [
    {
      code: 'rare',
      severity: 'warning',
      message,
      repair: '对照印件；不对的，在 MDX 里用 <choice> 更正。',
      quote: rare.join(' '),
    },
  ];
}
