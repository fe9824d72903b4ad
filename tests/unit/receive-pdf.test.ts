import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../scripts/receive/pdf.ts';
import type { Refusal } from '../../scripts/receive/refusal.ts';
import { type Block, type Paragraph, textOf } from '../../src/lib/document/model.ts';
import type { Reading } from '../../src/lib/document/reading.ts';
import { ideographOf } from '../../src/lib/text/ideographs.ts';
import { type Oddities, type Placed, pdf, typeset } from '../documents/pdf.ts';

const read = (pages: readonly (readonly Placed[])[], odd?: Oddities) => readPdf(pdf(pages, odd));
const fixture = (name: string) => readPdf(readFileSync(new URL(`../fixtures/pdf/${name}.pdf`, import.meta.url)));
const paragraphs = ({ document }: Reading) =>
  (document?.blocks ?? []).filter((block): block is Paragraph => block.kind === 'paragraph');
const texts = (reading: Reading) => paragraphs(reading).map(textOf);
const cells = (block: Block | undefined) =>
  block?.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.paragraphs.map(textOf).join('¶'))) : [];
/** Code of the refusal; throws if there is none. */
const refused = (bytes: Buffer) =>
  readPdf(bytes).then(
    (reading) => Promise.reject(new Error(texts(reading).join('\n'))),
    ({ code }: Refusal) => code,
  );
const LONG = '全省各级人大代表提出建议一千二百余件，承办单位逐件研究、逐件答复，办成了一批群众可感可及的实事。'.repeat(
  2,
);

describe('readPdf(bytes)', () => {
  it('joins the lines of a paragraph, parts paragraphs by indent and short line, and keeps where pages end', async () => {
    const reading = await read(typeset([LONG, '短的一段。', LONG, LONG], 5));
    expect(reading.diagnostics).toEqual([]);
    expect(texts(reading)).toEqual([LONG, '短的一段。', LONG, LONG]);
    expect(paragraphs(reading).map(({ pageBreaks }) => pageBreaks)).toEqual([undefined, undefined, undefined, [24]]);
    expect(paragraphs(reading)[2]?.startsPage).toBe(true);
  });

  it('knows the numbers of pages by their place, and names each one that it takes out', async () => {
    const pages = typeset([LONG], 2).map((page, i) => [...page, { text: `— ${i + 1} —`, x: 270, y: 60 }]);
    const reading = await read(pages);
    expect(texts(reading)).toEqual([LONG]);
    expect(reading.removals).toMatchObject(
      pages.map((_, i) => ({ rule: 'page-number', text: `— ${i + 1} —`, place: { page: i + 1 } })),
    );
    const lone = await read(typeset([LONG, '286', LONG]));
    expect(texts(lone)).toEqual([LONG, '286', LONG]);
  });

  it('takes out heads that are printed again, but no head of a single page', async () => {
    const head = { text: '应急工作通讯', x: 240, y: 800, size: 10 };
    const pages = typeset([LONG, LONG, LONG], 8).map((page) => [head, ...page]);
    const reading = await read(pages);
    expect(texts(reading)).toEqual([LONG, LONG, LONG]);
    expect(reading.removals.map(({ rule }) => rule)).toEqual(['running-head', 'running-head']);
    expect(texts(await read([pages[0] ?? []]))[0]).toBe('应急工作通讯');
  });

  it('joins what goes on after a page that ends with a sentence, but not what is indented there', async () => {
    const sentence = `${'办'.repeat(23)}。${'理'.repeat(20)}。`;
    expect(texts(await read(typeset([sentence, LONG], 1)))).toEqual([sentence, LONG]);
    const two = [`${'办'.repeat(23)}。`, `${'理'.repeat(20)}。`];
    expect(texts(await read(typeset([...two, LONG], 1))).slice(0, 2)).toEqual(two);
  });

  it('keeps size and place of a heading, and its blank', async () => {
    const page = [
      { text: '题', x: 260, y: 790, size: 22 },
      { text: '目', x: 304, y: 790, size: 22 },
      ...(typeset([LONG])[0] ?? []),
    ];
    expect(paragraphs(await read([page]))[0]).toMatchObject({ align: 'center', size: 22, runs: [{ text: '题 目' }] });
  });

  it('takes the spacing of a justified line for no blank, and a wide blank for one', async () => {
    const spaced = [...'责任编辑甲乙'].map((text, i) => ({ text, x: 90 + 22 * i, y: 300 }));
    const page = [...(typeset([LONG])[0] ?? []), ...spaced, { text: '丙', x: 250, y: 300 }];
    expect(texts(await read([page])).at(-1)).toBe('责任编辑甲乙 丙');
  });

  it('sets signs of another font into the holes of the line that they belong to', async () => {
    const hole = [
      { text: '代表建议', x: 122, y: 700 },
      { text: '内容高', x: 202, y: 700 },
      { text: '，办', x: 266, y: 700 },
      { text: '“', x: 186, y: 700 },
      { text: '”', x: 250, y: 700 },
    ];
    expect(texts(await read([hole]))).toEqual(['代表建议“内容高”，办']);
    const all = texts(await fixture('fallback-quotes'));
    expect(all.filter((text) => text.includes('作为改进工作的“重要抓手”，'))).toHaveLength(3);
    expect(all).toContain('（一）完善“三张清单”机制');
    expect(all.slice(-2)).toEqual(['市应急管理局', '2026年3月5日']);
  });

  it('tells two signs in one place as an error, with page and words', async () => {
    const page = [...(typeset(['办结三件'])[0] ?? []), { text: '五', x: 155, y: 740 }];
    const reading = await read([page]);
    expect(reading.document).toBeUndefined();
    expect(reading.diagnostics).toMatchObject([
      { code: 'overlap', severity: 'error', quote: expect.stringContaining('五') },
    ]);
  });

  it('writes raised and lowered figures as such, never as the end of the number before them', async () => {
    const page = [
      { text: '共286', x: 90, y: 700 },
      { text: '1', x: 130, y: 706, size: 9 },
      { text: '件，CO', x: 135, y: 700 },
      { text: '2', x: 183, y: 697, size: 9 },
      { text: '减少', x: 188, y: 700 },
    ];
    const reading = await read([page]);
    expect(texts(reading)).toEqual(['共286¹件，CO₂减少']);
    expect(reading.substitutions).toMatchObject([
      { rule: 'raised', from: '1', to: '¹' },
      { rule: 'raised', from: '2', to: '₂' },
    ]);
  });

  it('puts ruby aside', async () => {
    const page = [...(typeset(['代表某提出建议。'])[0] ?? []), { text: 'mou', x: 156, y: 755, size: 7 }];
    const reading = await read([page]);
    expect(texts(reading)).toEqual(['代表某提出建议。']);
    expect(reading.removals).toMatchObject([{ rule: 'ruby', text: 'mou' }]);
    expect(reading.diagnostics).toMatchObject([{ code: 'ruby', severity: 'warning' }]);
  });

  it.each([
    ['covered', 'covered-text', '被盖住的文字共办理555件。'],
    ['invisible', 'invisible-text', '不可见的文字共办理999件。'],
    ['white', 'white-text', '白色的文字共办理888件。'],
  ])('does not take %s text, and quotes it', async (_, name, words) => {
    const reading = await fixture(name);
    expect(texts(reading).join('')).not.toContain(words);
    expect(reading.removals).toMatchObject([{ rule: 'unseen', text: expect.stringContaining(words) }]);
    expect(reading.diagnostics).toMatchObject([{ code: 'unseen', quote: expect.stringContaining(words) }]);
  });

  it('finds a table of characters that the codes of the font contradict', async () => {
    const { document, diagnostics } = await fixture('lying-tounicode');
    expect(document).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'false-characters', severity: 'error', quote: expect.stringContaining('920') },
    ]);
  });

  it('takes a sign that is printed twice once', async () => {
    const page = [...(typeset(['办结三件'])[0] ?? []), { text: '办结三件', x: 122.4, y: 740 }];
    const reading = await read([page]);
    expect(texts(reading)).toEqual(['办结三件']);
    expect(reading.removals.map(({ rule }) => rule)).toContain('printed-twice');
  });

  it('reads two columns one after the other, and what stands across in its place', async () => {
    const column = (x: number, word: string) =>
      Array.from({ length: 8 }, (_, i) => ({
        text: `${word}${'栏的文字很满'.repeat(2)}`.slice(0, 12),
        x,
        y: 700 - 28 * i,
      }));
    const page = [
      { text: '标题在两栏之上', x: 240, y: 760, size: 22 },
      ...column(90, '左').flatMap((line, i) => [line, column(310, '右')[i] as Placed]),
      { text: '末行', x: 90, y: 420 },
    ];
    const all = texts(await read([page])).join('');
    expect(all).toMatch(/^标题在两栏之上左[^右]+右[^左]+末行$/u);
  });

  it('reads cells that stand below each other as a table', async () => {
    const rows = ['单位 件数 办结', '甲局 168 167', '乙局 20 20', '合计 188 187'].map((row) => row.split(' '));
    const page = [
      ...(typeset([LONG])[0] ?? []),
      ...rows.flatMap((row, i) => row.map((text, j) => ({ text, x: 120 + 120 * j, y: 560 - 24 * i, size: 12 }))),
    ];
    const { document } = await read([page]);
    expect(cells(document?.blocks[1])).toEqual(rows);
    expect(document?.blocks[1]).toMatchObject({ heads: 1 });
  });

  it('joins a drawn table that goes on over pages, and takes the repeated head out', async () => {
    const reading = await fixture('table-over-pages');
    expect(reading.document?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
    const rows = cells(reading.document?.blocks[1]);
    expect(rows[0]).toEqual(['序号', '建议题目', '件数']);
    expect(rows.slice(1).map(([number]) => Number(number))).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(reading.removals.every(({ rule }) => rule === 'running-head')).toBe(true);
  });

  it('joins wrapped cells and hanging paragraphs', async () => {
    const reading = await fixture('hanging-and-table');
    expect(texts(reading)[1]).toMatch(/^1\. ?抓好组织领导.*层层抓落实的工作格局。$/u);
    const table = reading.document?.blocks.find(({ kind }) => kind === 'table');
    expect(cells(table)[1]?.[2]).toBe('道路硬化、安全饮水、农村电网改造升级以及防洪堤加固');
  });

  it('I26 folds radicals and strokes by the table of Unicode, and reports them', async () => {
    const reading = await read(typeset(['第⼗⾏同⽐增⻓，⼾籍—']));
    expect(texts(reading)).toEqual(['第十行同比增长，户籍—']);
    expect(reading.diagnostics).toMatchObject([
      { code: 'radicals', severity: 'warning', message: expect.stringContaining('⼗→十') },
    ]);
    expect(reading.substitutions).toHaveLength(5);
    // The whole blocks of radicals, but the few that Unicode gives no ideograph for.
    const all = Array.from({ length: 0x2fd6 - 0x2f00 }, (_, i) => ideographOf(String.fromCodePoint(0x2f00 + i)));
    expect(all.join('')).toMatch(/^\p{Unified_Ideograph}{214}$/u);
  });

  it('I26 reports rare characters that a font may have put for common ones', async () => {
    expect((await read(typeset(['㬵州市。']))).diagnostics).toMatchObject([{ code: 'rare', quote: '㬵' }]);
  });

  it('I26 leaves a watermark out, and says so', async () => {
    const watermark = { text: '内部资料', x: 200, y: 300, size: 60, matrix: [0.7, 0.7, -0.7, 0.7] as const };
    const reading = await read([[...(typeset(['正文一段。'])[0] ?? []), watermark]]);
    expect(texts(reading)).toEqual(['正文一段。']);
    expect(reading.diagnostics).toMatchObject([{ code: 'slanted', severity: 'warning', quote: '第 1 页：内部资料' }]);
  });

  it('I26 takes private-use characters for an error that quotes them', async () => {
    const { document, diagnostics } = await read(typeset(['建\ue001议。']));
    expect(document).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'private-use', severity: 'error', quote: expect.stringContaining('建') },
    ]);
  });

  it('tells of notes that stand on a page, which are not printed', async () => {
    const words = '批注写在这里。';
    const drawn = `BT /F 12 Tf 2 10 Td <${[...words].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}> Tj ET`;
    const form = `<< /Type /XObject /Subtype /Form /BBox [0 0 200 40] /Resources << /Font << /F 3 0 R >> >> /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`;
    const annots =
      '/Annots [<< /Type /Annot /Subtype /FreeText /Rect [90 60 290 100] /Contents (a) /F 4 /AP << /N 7 0 R >> >>]';
    const { diagnostics, document } = await readPdf(
      pdf(typeset([`${LONG}这里有批注写在`]), { page: annots, objects: [form] }),
    );
    expect(diagnostics).toMatchObject([
      { code: 'pdf-notes', severity: 'warning', quote: words, repair: expect.stringContaining('.docx') },
    ]);
    expect(JSON.stringify(document)).not.toContain(words);
  });

  it.each([
    ['vertical text', () => pdf(typeset(['建议办理']), { vertical: true }), 'vertical'],
    ['turned text', () => pdf([[{ text: '建议办理', x: 300, y: 300, matrix: [0, 1, -1, 0] }]]), 'vertical'],
    ['a scan', () => pdf([[]], { picture: true }), 'no-text'],
    ['no text at all', () => pdf([[]]), 'no-text'],
    ['a password', () => pdf(typeset(['建议。']), ENCRYPTED), 'encrypted'],
    ['a file cut off', () => pdf(typeset([LONG])).subarray(0, 900), 'broken'],
    ['junk', () => Buffer.from('%PDF-1.7\njunk\n%%EOF\n'), 'broken'],
  ])('I26 refuses %s', async (_, make, code) => {
    expect(await refused(make())).toBe(code);
  });

  it('I26 refuses a scanned page between pages of text', async () => {
    const text = typeset(['正文。'])[0] ?? [];
    await expect(read([text, []], { picture: true })).rejects.toMatchObject({
      code: 'no-text',
      message: expect.stringContaining('第 2 页'),
    });
  });

  it('does not take single lines with a gap, or centred ones, for columns', async () => {
    const page = [
      { text: '第五期', x: 90, y: 790 },
      { text: '二〇二六年三月', x: 350, y: 790 },
      ...(typeset([LONG, LONG])[0] ?? []),
      { text: '责任编辑：甲乙', x: 90, y: 200 },
      { text: '联系方式：丙', x: 350, y: 200 },
      { text: '批准文号', x: 90, y: 172 },
      { text: '共印 300 份', x: 350, y: 172 },
    ];
    expect(texts(await read([page]))[0]).toBe('第五期 二〇二六年三月');
  });
});

/** Standard security handler with a user password that is not the empty one (values of ISO 32000-1, 7.6.3, made up). */
const ENCRYPTED: Oddities = {
  trailer: `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -60 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
};
