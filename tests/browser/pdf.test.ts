import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../scripts/receive/pdf.ts';
import { textOf } from '../../src/lib/document/model.ts';
import { SOURCES_OF_FIVE } from '../collection.ts';
import { openContext, useBrowser } from './open.ts';

useBrowser();

/** A page as an office prints it: GB/T 9704 margins, 16 points, first lines indented, numbers at the foot. */
function html(source: string): string {
  const paragraphs = source.split(/\n(?:[ \t]*\n)+/u).map((block) => `<p>${block.trim().replaceAll('\n', '')}</p>`);
  const style = "font: 16pt/28pt 'Noto Serif CJK SC'; text-align: justify";
  return `<html lang="zh-CN"><style>p { text-indent: 2em; margin: 0 }</style><body style="${style}">${paragraphs.join('')}</body></html>`;
}

const FOOT = '<div style="font-size: 14pt; width: 100%; text-align: center">— <span class="pageNumber"></span> —</div>';
const MARGIN = { top: '3.7cm', bottom: '3.5cm', left: '2.8cm', right: '2.6cm' };
const plain = (text: string) => text.replace(/\s/gu, '');

describe('a bulletin printed to PDF', () => {
  it.each(['653.txt', '677.txt'])('%s is read as the same paragraphs', async (name) => {
    const source = readFileSync(`${SOURCES_OF_FIVE}/${name}`, 'utf8');
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    await page.setContent(html(source));
    const printed = await page.pdf({
      format: 'A4',
      margin: MARGIN,
      displayHeaderFooter: true,
      headerTemplate: '<i></i>',
      footerTemplate: FOOT,
    });
    await close();
    const { document, removals } = await readPdf(printed);
    const paragraphs = (document?.blocks ?? []).map((block) =>
      block.kind === 'paragraph' ? textOf(block) : block.kind,
    );
    const expected = source
      .split(/\n(?:[ \t]*\n)+/u)
      .map(plain)
      .filter(Boolean);
    expect(paragraphs.map(plain)).toEqual(expected);
    expect(removals.map(({ rule }) => rule)).toEqual(Array(document?.pages).fill('page-number'));
  });
});
