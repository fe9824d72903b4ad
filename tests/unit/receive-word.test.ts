import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../scripts/receive/docx.ts';
import type { Refusal } from '../../scripts/receive/refusal.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import { readLines } from '../../src/lib/source/lines.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { foldForComparison } from '../../src/lib/text/width.ts';
import { docx, type Extras, NUMBERED, paragraph, plain, run, textToBody } from '../documents/docx.ts';

const read = (body: string, extras?: Extras) => readDocx(Buffer.from(docx(body, extras)));
const text = async (body: string) => (await read(body)).text;
const codes = async (body: string, extras?: Extras) => (await read(body, extras)).diagnostics.map(({ code }) => code);
const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;

describe('readDocx(bytes)', () => {
  it.each(readdirSync('content/sources').filter((name) => name.endsWith('.txt')))(
    'gives the bulletin that %s gives, when somebody has it in Word',
    async (name) => {
      const source = readFileSync(`content/sources/${name}`, 'utf8');
      const { text: converted, diagnostics } = await read(textToBody(source));
      expect(diagnostics).toEqual([]);
      const mdx = (words: string) => toMdx(parseSource(words, name).bulletin as Bulletin);
      expect(mdx(converted)).toBe(mdx(source));
    },
  );

  it('gives a line a paragraph, with headings, bold, bullets and breaks as received texts have them', async () => {
    const body =
      paragraph(run('题目', '<w:b/>'), '<w:pStyle w:val="2"/>') +
      paragraph(run('一、做法。', '<w:b/>') + run(' ') + run('抓早', '<w:b/>') + run('一是抓早。')) +
      paragraph(run('要点'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
      plain('第3期\n（总第七百期）') +
      paragraph(`${run('前一页')}<w:r><w:br w:type="page"/></w:r>${run('后一页')}`);
    expect(await text(body)).toBe(
      '## **题目**\n\n**一、做法。 抓早**一是抓早。\n\n- 要点\n\n第3期\n（总第七百期）\n\n前一页\n\n后一页\n',
    );
  });

  it('keeps every word that looks like a mark of recognition', async () => {
    const hostile = fc.constantFrom(
      ...[
        '**',
        '*',
        '__',
        '_',
        '`',
        '``',
        '|',
        '#',
        '# ',
        '- ',
        '> ',
        '+ ',
        '• ',
        '· ',
        '\\',
        '$',
        '$3$',
        '<br>',
        '<br/>',
      ],
      ...[
        '<!--',
        '-->',
        '![',
        '](',
        ')',
        '&lt;',
        '&amp;',
        '&',
        '{',
        '}',
        '~~',
        '[x](y)',
        '1. ',
        '甲',
        '乙。',
        '12',
        ' ',
      ],
    );
    const words = fc.array(hostile, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    const pieces = fc.array(fc.tuple(words, fc.boolean()), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { minLength: 20, maxLength: 20 }),
        fc.boolean(),
        async (paragraphs, inTable) => {
          // Han at both ends: a line of nothing but rules and page numbers is layout in any text.
          const framed = paragraphs.map((runs): [string, boolean][] => [...runs, ['丙', false]]);
          const blocks = framed.map((runs) =>
            paragraph(runs.map(([word, bold]) => run(word, bold ? '<w:b/>' : '')).join('')),
          );
          const body = inTable ? table(...blocks.map((block) => [cell(block), cell(plain('|'))])) : blocks.join('');
          const expected = framed.map((runs) => runs.map(([word]) => word).join('') + (inTable ? '|' : ''));
          const lines = readLines(await text(body)).map((line) => line.text);
          expect(lines.map(foldForComparison)).toEqual(expected.map(foldForComparison));
        },
      ),
      { numRuns: 60, seed: 24 },
    );
  });

  it('writes a table in pipes, its first row the heads, two paragraphs of a cell in one line', async () => {
    const body = table(
      [cell(plain('类别')), cell(plain('件数'))],
      [cell(plain('A类') + plain('主办')), cell(plain('31'))],
    );
    expect(await text(plain('前文。') + body)).toBe('前文。\n\n| 类别 | 件数 |\n| --- | --- |\n| A类<br>主办 | 31 |\n');
  });

  it('I25 a merged cell stands in its first place and is reported; a table in a table is refused', async () => {
    const merged = table(
      [cell(plain('合计'), '<w:gridSpan w:val="2"/>'), cell(plain('丙'), '<w:vMerge w:val="restart"/>')],
      [cell(plain('甲')), cell(plain('乙')), cell(plain(''), '<w:vMerge/>')],
    );
    const { text: lines, diagnostics } = await read(merged);
    expect(lines).toBe('| 合计 |  | 丙 |\n| --- | --- | --- |\n| 甲 | 乙 |  |\n');
    expect(diagnostics).toMatchObject([
      { code: 'merged-cells', severity: 'warning', quote: expect.stringContaining('合计') },
    ]);
    const nested = table([cell(table([cell(plain('里'))]) + plain('外'))]);
    expect((await read(nested)).diagnostics).toMatchObject([{ code: 'nested-table', severity: 'error' }]);
  });

  it('I25 a link loses its target, a picture is left out and never fetched', async () => {
    const links = {
      l: { type: 'hyperlink', target: 'javascript:alert(1)', external: true },
      i: { type: 'image', target: 'file:///etc/passwd', external: true },
    };
    const picture =
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="i"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const body = paragraph(`<w:hyperlink r:id="l">${run('点这里')}</w:hyperlink>${picture}${run('。')}`);
    const { text: words, diagnostics } = await read(body, { links });
    expect(words).toBe('点这里。\n');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['link', 'warning'],
      ['image', 'warning'],
    ]);
  });

  it('I25 what was inserted stays, what was deleted goes, and both are reported', async () => {
    const body = paragraph(
      `${run('办理')}<w:ins w:id="1">${run('建议')}</w:ins><w:del w:id="2"><w:r><w:delText>意见</w:delText></w:r></w:del>${run('。')}`,
    );
    expect(await text(body)).toBe('办理建议。\n');
    expect(await codes(body)).toEqual(['tracked-changes']);
  });

  it('I25 comments, notes, headers, text boxes, hidden and struck-out words are reported, with their words', async () => {
    const box = (words: string) => `<w:txbxContent>${plain(words)}</w:txbxContent>`;
    const body =
      paragraph(`${run('正文')}<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>`) +
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('框里')}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('框里')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('框外')}`,
      ) +
      paragraph(run('隐去', '<w:vanish/>') + run('划去', '<w:strike/>'));
    const parts = {
      comments: `<w:comments><w:comment w:id="0" w:author="x">${plain('批注一')}</w:comment></w:comments>`,
      footnotes: `<w:footnotes><w:footnote w:id="2">${plain('注脚一')}</w:footnote></w:footnotes>`,
      header1: `<w:hdr>${plain('页眉文字')}</w:hdr>`,
      footer1: `<w:ftr>${plain('— 3 —')}</w:ftr>`,
    };
    const { text: words, diagnostics } = await read(body, { parts });
    expect(words).toBe('正文\n\n框外\n\n框里\n\n隐去划去\n');
    expect(diagnostics.map(({ code, severity, quote }) => [code, severity, quote])).toEqual(
      expect.arrayContaining([
        ['comments', 'warning', '批注一'],
        ['notes', 'warning', '注脚一'],
        ['header-footer', 'warning', '页眉文字'],
        ['text-box', 'warning', undefined],
        ['hidden-text', 'warning', '隐去'],
        ['struck-out', 'warning', '划去'],
      ]),
    );
    expect(diagnostics).toHaveLength(6);
  });

  it('I25 words that cannot be taken over are an error: automatic numbers, formulas, embedded documents', async () => {
    expect(await codes(paragraph(run('做法'), NUMBERED))).toEqual(['auto-number']);
    const formula = paragraph(`${run('甲')}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`);
    expect((await read(formula)).diagnostics).toMatchObject([{ code: 'text-lost', severity: 'error', quote: 'x=1' }]);
    expect(await codes(`${plain('甲')}<w:altChunk r:id="x"/>`)).toContain('embedded-document');
    expect(await codes(plain('甲'), { files: { 'word/diagrams/data1.xml': strToU8('<a/>') } })).toContain('object');
  });

  it('I25 a document with macros, another zip, an OFD are refused by name', async () => {
    const code = async (extras: Extras) =>
      (await read(plain('甲'), extras).catch((error: Refusal) => error)) as Refusal;
    expect((await code({ files: { 'word/vbaProject.bin': strToU8('x') } })).code).toBe('macro');
    expect((await code({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' })).code).toBe('macro');
    expect(
      (await code({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' })).code,
    ).toBe('other-zip');
    expect((await code({ files: { 'OFD.xml': strToU8('<a/>') } })).code).toBe('ofd');
  });
});
