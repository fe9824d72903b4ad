import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlainPdf } from '../../scripts/proof/plain-pdf.ts';
import { UnreadableError } from '../../src/lib/proof/lines.ts';
import { type PlacedCharacter, readPageLines } from '../../src/lib/proof/plain-pdf.ts';

/** A PDF whose pages have these contents, in Helvetica (F) and in a font (G) with a map of its own to Unicode. */
function pdf(contents: readonly string[], { rotate = 0, map = '' } = {}): Uint8Array {
  const stream = (text: string) => `<< /Length ${text.length} >> stream\n${text}\nendstream`;
  const page = (index: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate ${rotate} /Contents ${7 + 2 * index} 0 R /Resources << /Font << /F 3 0 R /G 4 0 R >> >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${contents.length} /Kids [${contents.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>',
    stream(
      `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${map} endcmap end`,
    ),
    ...contents.flatMap((content, index) => [page(index), stream(content)]),
  ];
  let text = '%PDF-1.7\n';
  const places: number[] = [];
  objects.forEach((object, index) => {
    places.push(text.length);
    text += `${index + 1} 0 obj ${object} endobj\n`;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text + end, 'latin1');
}

const show = (text: string, x: number, y: number, size = 12, font = 'F') =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
const textsOf = async (content: string, options = {}) =>
  (await readPlainPdf(pdf([content], options))).lines.map(({ text }) => text);
const fixture = (name: string) => readPlainPdf(readFileSync(`tests/fixtures/plain/${name}`));

describe('the lines of a page', () => {
  const character = (text: string, left: number, baseline: number, index: number, size = 10): PlacedCharacter => ({
    index,
    text,
    left,
    right: left + size,
    baseline,
    size,
  });
  const texts = (characters: readonly PlacedCharacter[]) =>
    readPageLines(characters).map((line) => line.characters.map(({ text }) => text).join(''));

  it('are characters on one base line, from left to right, in the order of the file', () => {
    const page = [character('乙', 10, 0, 1), character('丙', 0, 50, 2), character('甲', 0, 1, 3)];
    expect(texts(page)).toEqual(['甲乙', '丙']);
  });

  it('hold what is raised and lowered, and end where the next line begins', () => {
    const figures = [character('4', 10, 4, 2, 6), character('2', 16, -3, 3, 6)];
    expect(texts([character('甲', 0, 0, 1), ...figures, character('乙', 0, -12, 4)])).toEqual(['甲42', '乙']);
  });

  it('are parted where the gap is wide', () => {
    const at = (gap: number) => [character('甲', 0, 0, 1), character('乙', 10 + gap, 0, 2)];
    expect(texts(at(7))).toEqual(['甲乙']);
    expect(texts(at(7.1))).toEqual(['甲', '乙']);
    expect(texts([])).toEqual([]);
  });

  it('take time in proportion to the characters', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => character('一', 0, index * 20, index));
    expect(readPageLines(many)).toHaveLength(many.length);
  });
});

describe('a PDF', () => {
  it('gives lines with pages, counted through', async () => {
    const { pages, lines } = await readPlainPdf(
      pdf([show('one', 50, 700) + show('two', 50, 680), '', show('3', 50, 700)]),
    );
    expect(pages).toBe(3);
    expect(lines).toMatchObject([
      { line: 1, page: 1, text: 'one', at: { left: 50, bottom: 100 } },
      { line: 2, page: 1, text: 'two' },
      { line: 3, page: 3, text: '3' },
    ]);
  });

  it('gives no blank or line end that is not in the file, and the hyphen at the end of a line', async () => {
    const lines = show('well-', 50, 700) + show('known re', 50, 686) + show('port', 105, 686) + show('a b', 50, 672);
    expect(await textsOf(lines)).toEqual(['well-', 'known report', 'a b']);
  });

  it('knows the size that the matrix gives', async () => {
    const tall = 'BT /F 1 Tf 12 0 0 12 50 700 Tm (10) Tj ET BT /F 1 Tf 7 0 0 7 64 705 Tm (4) Tj ET';
    expect(await textsOf(`q 1 0 0 1 0 0 cm ${tall} Q`)).toEqual(['104']);
    expect(await textsOf(`q 0.5 0 0 0.5 0 0 cm ${show('a', 50, 700, 24) + show('b', 80, 700, 24)} Q`)).toEqual(['ab']);
  });

  it('is read as it is shown where pages are turned', async () => {
    const up = 'BT /F 12 Tf 0 1 -1 0 300 100 Tm (upward) Tj ET BT /F 12 Tf 0 1 -1 0 320 100 Tm (next) Tj ET';
    expect(await textsOf(up, { rotate: 90 })).toEqual(['upward', 'next']);
    const down = 'BT /F 12 Tf 0 -1 1 0 300 500 Tm (downward) Tj ET';
    expect(await textsOf(down, { rotate: 270 })).toEqual(['downward']);
    expect(await textsOf('BT /F 12 Tf -1 0 0 -1 300 500 Tm (over) Tj ET', { rotate: 180 })).toEqual(['over']);
  });

  it('hides nothing that is not seen', async () => {
    const white = `1 g ${show('white', 50, 700)} 0 g`;
    const unseen = 'BT 3 Tr /F 12 Tf 1 0 0 1 50 650 Tm (unseen) Tj ET';
    expect(await textsOf(white + unseen)).toEqual(['white', 'unseen']);
  });

  it('reports what it does not map, and leaves it as it is', async () => {
    const map = '3 beginbfchar <41> <E5E5> <42> <FFFD> <43> <D842DFB7> endbfchar';
    const { lines, unmapped } = await readPlainPdf(pdf([show('xCAB', 50, 700, 12, 'G')], { map }));
    expect(lines).toMatchObject([{ line: 1, page: 1, text: 'x𠮷\ue5e5\ufffd' }]);
    expect(unmapped).toEqual([
      { line: 1, page: 1, at: 3, code: 0xe5e5 },
      { line: 1, page: 1, at: 4, code: 0xfffd },
    ]);
  });

  it('is given up where it takes longer than it may', async () => {
    const slow = 'q 1 0 0 1 0 0 cm '.repeat(20) + show('x', 50, 700).repeat(20_000);
    const start = performance.now();
    await expect(readPlainPdf(pdf([slow]), 0.01)).rejects.toThrow('超过 0.01 秒');
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('is refused where it is broken, locked or has too many pages', async () => {
    await expect(readPlainPdf(Buffer.from('no PDF'))).rejects.toThrow(UnreadableError);
    await expect(readPlainPdf(new Uint8Array())).rejects.toThrow(UnreadableError);
    expect((await readPlainPdf(pdf(Array(200).fill('')))).pages).toBe(200);
    await expect(readPlainPdf(pdf(Array(201).fill('')))).rejects.toThrow('超过 200 页');
  });
});

describe('PDFs as programs write them', () => {
  it('are read as Chromium prints them', async () => {
    const { lines, unmapped } = await fixture('chromium.pdf');
    expect(unmapped).toEqual([]);
    expect(lines.map(({ page, text }) => `${page} ${text}`)).toEqual([
      '1 湖南省人大第１期，“办结”①件。',
      '1 产量3×104吨，12万m2，H2O。',
      '1 well-known co-operation',
      '1 of well-known',
      // Blanks of a file are characters of it, and wide.
      '1 甲区　',
      '1 　',
      '1 128件',
      '1 代表𠮷某提出3件。',
      '1 甲处编',
      '1 2026年4月15日',
      // PDFium takes ligatures apart.
      '1 fi fl',
      '2 第二页：演示。',
      '2 yǎn',
    ]);
  });

  it('are read as LibreOffice exports them', async () => {
    const { lines } = await fixture('libreoffice.pdf');
    expect(lines.map(({ text }) => text)).toEqual([
      '湖南省人大第１期，“办结”①件。',
      '产量3×104吨，H2O。',
      '代表𠮷某提出3件。',
      '甲区',
      '128',
      '96',
      '乙区',
      '64',
      '60',
    ]);
  });
});
