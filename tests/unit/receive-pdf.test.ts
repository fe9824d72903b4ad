import { describe, expect, it } from 'vitest';
import { readPdf } from '../../scripts/receive/pdf.ts';
import type { Refusal } from '../../scripts/receive/refusal.ts';
import { foldGlyphs } from '../../src/lib/receive/glyphs.ts';
import { type Oddities, type Placed, pdf, typeset } from '../documents/pdf.ts';

const read = (pages: readonly (readonly Placed[])[], odd?: Oddities) => readPdf(pdf(pages, odd));
/** Code of the refusal; throws if there is none. */
const refused = (bytes: Buffer) =>
  readPdf(bytes).then(
    ({ text }) => Promise.reject(new Error(text)),
    ({ code }: Refusal) => code,
  );
const LONG = '全省各级人大代表提出建议一千二百余件，承办单位逐件研究、逐件答复，办成了一批群众可感可及的实事。'.repeat(
  2,
);

describe('readPdf(bytes)', () => {
  it('joins the lines of a paragraph, parts paragraphs by indent, short line and space, and leaves page cuts', async () => {
    const { text, diagnostics } = await read(typeset([LONG, '短的一段。', LONG, LONG], 5));
    expect(diagnostics).toEqual([]);
    const lines = text.split('\n').filter(Boolean);
    // Four lines, one, four; of the last paragraph one stands on the page before.
    expect(lines).toEqual([LONG, '短的一段。', LONG, LONG.slice(0, 24), LONG.slice(24)]);
  });

  it('leaves a sentence that a page cuts in two lines, with the number of the page between them', async () => {
    const pages = typeset([LONG], 2).map((page, i) => [...page, { text: `— ${i + 1} —`, x: 270, y: 60 }]);
    const lines = (await read(pages)).text.split('\n').filter(Boolean);
    expect(lines.filter((line) => /^— \d —$/u.test(line))).toHaveLength(pages.length);
    expect(lines.filter((line) => !line.startsWith('—')).join('')).toBe(LONG);
    expect(lines.length).toBe(2 * pages.length);
  });

  it('joins what goes on after a page that ends with a sentence, but not what is indented there', async () => {
    const sentence = `${'办'.repeat(23)}。${'理'.repeat(20)}。`;
    const numbered = typeset([sentence], 1).map((page, i) => [...page, { text: `— ${i + 1} —`, x: 270, y: 60 }]);
    expect((await read(typeset([sentence], 1))).text).toBe(`${sentence}\n`);
    expect((await read(numbered)).text).toBe(`${sentence}\n\n— 1 —\n\n— 2 —\n`);
    const two = [`${'办'.repeat(23)}。`, `${'理'.repeat(20)}。`];
    expect((await read(typeset([...two, LONG], 1))).text.split('\n\n').slice(0, 2)).toEqual(two);
  });

  it('marks larger type as a heading, keeps blanks, and two Latin words that a line parts', async () => {
    const page = [
      { text: '题', x: 200, y: 790, size: 22 },
      { text: '目', x: 244, y: 790, size: 22 },
      ...(typeset([LONG])[0] ?? []),
      { text: '见 https', x: 122, y: 500 },
    ];
    expect((await read([page])).text.split('\n\n')[0]).toBe('# 题 目');
  });

  it('takes the spacing of a justified line for no blank, and a wide blank for one', async () => {
    const spaced = [...'责任编辑甲乙'].map((text, i) => ({ text, x: 90 + 22 * i, y: 300 }));
    const page = [...(typeset([LONG])[0] ?? []), ...spaced, { text: '丙', x: 250, y: 300 }];
    expect((await read([page])).text).toMatch(/\n责任编辑甲乙 丙\n$/u);
  });

  it('I26 folds radicals and strokes by the table of Unicode, and reports them', async () => {
    const { text, diagnostics } = await read(typeset(['第⼗⾏同⽐增⻓，⼾籍—']));
    expect(text).toBe('第十行同比增长，户籍—\n');
    expect(diagnostics).toMatchObject([
      { code: 'radicals', severity: 'warning', message: expect.stringContaining('⼗→十') },
    ]);
    // The whole blocks of radicals, but the few that Unicode gives no ideograph for.
    const all = Array.from({ length: 0x2fd6 - 0x2f00 }, (_, i) => String.fromCodePoint(0x2f00 + i)).join('');
    expect(foldGlyphs(all).text).toMatch(/^\p{Unified_Ideograph}{214}$/u);
  });

  it('I26 reports rare characters that a font may have put for common ones', async () => {
    expect((await read(typeset(['㬵州市。']))).diagnostics).toMatchObject([{ code: 'rare', quote: '㬵' }]);
  });

  it('I26 leaves a watermark out, and says so', async () => {
    const watermark = { text: '内部资料', x: 200, y: 300, size: 60, matrix: [0.7, 0.7, -0.7, 0.7] as const };
    const { text, diagnostics } = await read([[...(typeset(['正文一段。'])[0] ?? []), watermark]]);
    expect(text).toBe('正文一段。\n');
    expect(diagnostics).toMatchObject([{ code: 'slanted', severity: 'warning', quote: '第 1 页：内部资料' }]);
  });

  it.each([
    ['two columns', () => pdf([sideBySide(12, 300)]), 'columns'],
    ['two columns whose lines are not level', () => pdf([sideBySide(12, 300, 9)]), 'columns'],
    ['a table', () => pdf([sideBySide(5, 250)]), 'columns'],
    ['private-use characters', () => pdf(typeset(['建\ue001议。'])), 'private-use'],
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
    expect((await read([page])).text).toContain('第五期 二〇二六年三月');
  });
});

/** Standard security handler with a user password that is not the empty one (values of ISO 32000-1, 7.6.3, made up). */
const ENCRYPTED: Oddities = {
  trailer: `/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -60 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
};

/** Lines in two blocks beside each other; the second one may be shifted down. */
function sideBySide(lines: number, right: number, shift = 0): Placed[] {
  return Array.from({ length: lines }, (_, i) => [
    { text: '左栏的文字左栏', x: 90, y: 700 - 28 * i },
    { text: '右栏的文字右栏', x: right, y: 700 - 28 * i - shift },
  ]).flat();
}
