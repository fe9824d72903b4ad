import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../scripts/receive/refusal.ts';
import { columnAt, textOf } from '../../src/lib/document/model.ts';
import { type Extras, paragraph, plain, run } from '../documents/docx.ts';
import { cell, codesOf, fieldChar, instruction, linesOf, paragraphsOf, read, row, table } from './word-reader.ts';

describe('readDocx(bytes)', () => {
  it('keeps every word, and says where each stands', async () => {
    const signs = [
      '**',
      '_',
      '|',
      '# ',
      '- ',
      '> ',
      '\\',
      '<br>',
      '<!--',
      '&lt;',
      '{',
      '[x](y)',
      '1. ',
      '甲',
      '乙。',
      '12',
      ' ',
      '\t',
      '𠮷',
    ];
    const changed = ['\u200b', '\ue863', '\u2f2f', '\ufe0f', '\u00ad'];
    const words = fc
      .array(fc.constantFrom(...signs, ...changed), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join(''));
    const looks = fc.constantFrom(
      '',
      '<w:b/>',
      '<w:vanish/>',
      '<w:vertAlign w:val="superscript"/>',
      '<w:caps/>',
      '<w:strike/>',
    );
    const runs = fc.array(fc.tuple(words, looks), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(runs, { minLength: 1, maxLength: 8 }), fc.boolean(), async (paragraphs, inTable) => {
        const framed = paragraphs.map((each): [string, string][] => [...each, ['丙', '']]);
        const body = framed.map((each) => paragraph(each.map(([text, look]) => run(text, look)).join('')));
        const reading = await read(inTable ? table(...body.map((each) => row([cell(each)]))) : body.join(''));
        const found = paragraphsOf(reading);
        expect(found).toHaveLength(framed.length);
        for (const [at, each] of found.entries()) {
          const own = framed[at]?.map(([text]) => text).join('') ?? '';
          const here = <T extends { place: { line: number }; column?: number }>(list: T[]) =>
            list.filter(({ place }) => place.line === at + 1).sort((a, b) => (a.column ?? 0) - (b.column ?? 0));
          const changes = [
            ...here(reading.removals).map(({ column = 0, text }) => ({ column, from: text, to: '' })),
            ...here(reading.substitutions).map(({ column = 0, from, to }) => ({ column, from, to })),
          ].sort((a, b) => b.column - a.column);
          let expected = own;
          for (const { column, from, to } of changes) {
            expect(own.slice(column, column + from.length)).toBe(from);
            expected = expected.slice(0, column) + to + expected.slice(column + from.length);
          }
          expect(textOf(each)).toBe(expected);
          for (let i = 0; i < expected.length; i++) {
            const column = columnAt(each, i) ?? -1;
            if (
              !changes.some(
                (change) =>
                  column >= change.column && column < change.column + Math.max(change.from.length, change.to.length),
              )
            )
              expect(own[column]).toBe(expected[i]);
          }
        }
      }),
      { numRuns: 60, seed: 24 },
    );
  });

  it('gives how paragraphs are set: alignment, size, indent, style, outline, gap, bold', async () => {
    const styles = `<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="t"><w:name w:val="小标题"/><w:basedOn w:val="2"/><w:rPr><w:szCs w:val="99"/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="c"><w:name w:val="题注"/></w:style>
      <w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style></w:styles>`;
    const body =
      paragraph(
        run('题目') + run('强', '<w:rStyle w:val="s"/>') + run('粗', '<w:rStyle w:val="s"/><w:b/>'),
        '<w:pStyle w:val="t"/>',
      ) +
      plain('') +
      paragraph(
        run('正文正文', '<w:sz w:val="32"/>') + run('小', '<w:sz w:val="18"/>'),
        '<w:ind w:firstLineChars="200" w:firstLine="1"/><w:jc w:val="both"/>',
      ) +
      paragraph(
        run('悬挂', '<w:sz w:val="32"/>'),
        '<w:ind w:hanging="640"/><w:jc w:val="end"/><w:spacing w:before="320"/>',
      ) +
      paragraph(run('图注'), '<w:pStyle w:val="c"/><w:outlineLvl w:val="0"/>') +
      paragraph(run('环'), '<w:pStyle w:val="a"/>');
    const reading = await read(body, { parts: { styles } });
    const [title, text, hanging, caption, ring] = paragraphsOf(reading);
    expect(title).toMatchObject({ align: 'center', size: 16, style: '小标题', outline: 2, gap: false, whole: true });
    // Bold in the style of the paragraph and in that of the characters lift each other; what the run says counts.
    expect(title?.runs).toEqual([
      { text: '题目', bold: true, column: 0 },
      { text: '强', column: 2 },
      { text: '粗', bold: true, column: 3 },
    ]);
    expect(text).toMatchObject({ align: 'justify', size: 16, indent: 2, gap: true });
    expect(text?.style).toBeUndefined();
    expect(hanging).toMatchObject({ align: 'right', indent: -2, gap: true });
    expect(caption).toMatchObject({ caption: true, outline: 1, size: 10.5, gap: false });
    expect(ring?.style).toBe('a');
  });

  it('I25 a link loses its target, a picture is left out and never fetched', async () => {
    const links = {
      l: { type: 'hyperlink', target: 'javascript:alert(1)', external: true },
      i: { type: 'image', target: 'file:///etc/passwd', external: true },
    };
    const picture =
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="i"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const body =
      paragraph(`<w:hyperlink r:id="l">${run('点这里')}</w:hyperlink>${picture}${run('。')}`) +
      paragraph(picture + run('图注'));
    const reading = await read(body, { links });
    expect(linesOf(reading)).toEqual(['点这里。', '[picture]', '[picture]', '图注']);
    expect(reading.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['link', 'warning'],
      ['image', 'warning'],
    ]);
    expect(reading.diagnostics[1]?.message).toContain('2 处');
  });

  it('I25 words that cannot be taken over are an error that names the paragraph', async () => {
    const errors = async (body: string, extras?: Extras) => {
      const { document, diagnostics } = await read(plain('前') + body, extras);
      expect(document).toBeUndefined();
      return diagnostics.map(({ code, line, quote }) => [code, line, quote]);
    };
    expect(await errors(plain('代表\ue001某'))).toEqual([['private-use', 2, '代表\ue001某']]);
    expect(await errors(plain('坏\ufffd字'))).toEqual([['private-use', 2, '坏\ufffd字']]);
    expect(await errors(paragraph('<w:r><w:sym w:font="某字体" w:char="F041"/></w:r>'))).toEqual([
      ['symbol', 2, 'w:sym 某字体 F041'],
    ]);
    const eq = fieldChar('begin') + instruction('EQ \\o\\ac(○,99)') + fieldChar('end');
    expect(await errors(paragraph(run('第') + eq))).toEqual([['equation-field', 2, 'EQ \\o\\ac(○,99)']]);
    expect((await errors('<w:altChunk r:id="x"/>'))[0]?.[0]).toBe('embedded-document');
    expect((await errors('<w:r><w:t>段外</w:t></w:r>'))[0]).toEqual(['unread-text', 1, '段外']);
  });

  it('of two forms of a content takes the one that Word shows, and tells when they differ', async () => {
    const alternate = (choice: string, fallback: string, requires = 'wps') =>
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r>`,
      );
    const t = (words: string) => `<w:t>${words}</w:t>`;
    const reading = await read(
      alternate(t('甲11件'), t('乙22件')) + alternate(t('新'), t('旧'), 'zz') + alternate(t('同'), t('同')),
    );
    expect(linesOf(reading)).toEqual(['甲11件', '旧', '同']);
    expect(reading.removals.map(({ rule, text }) => [rule, text])).toEqual([
      ['unseen', '乙22件'],
      ['unseen', '新'],
    ]);
    expect(codesOf(reading)).toEqual(['alternate']);
  });

  it('counts the start tags of paragraphs of branches that are left out, too', async () => {
    const box = `<w:txbxContent>${plain('框')}</w:txbxContent>`;
    const body =
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('锚')}`,
      ) + plain('后');
    const reading = await read(body);
    expect(paragraphsOf(reading).map((each) => [textOf(each), each.place.line, each.box ?? false])).toEqual([
      ['锚', 1, false],
      ['框', 2, true],
      ['后', 4, false],
    ]);
    expect(codesOf(reading)).toEqual(['text-box']);
  });

  it('hidden, struck and white words; a section, a frame, a dropped first letter', async () => {
    const styles = `<w:styles><w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
    const body =
      paragraph(
        run('见') +
          run('隐', '<w:rStyle w:val="h"/>') +
          run('显', '<w:rStyle w:val="h"/><w:vanish w:val="0"/>') +
          run('划', '<w:strike/>'),
      ) +
      paragraph(
        run('红底', '<w:color w:val="FF0000"/>') + run('白字', '<w:color w:val="FFFFFF"/>'),
        '<w:shd w:val="clear" w:fill="FF0000"/>',
      ) +
      paragraph(run('框'), '<w:framePr w:w="100"/>') +
      paragraph(run('近'), '<w:framePr w:dropCap="drop"/>') +
      plain('年来');
    const reading = await read(body, { parts: { styles } });
    expect(linesOf(reading)).toEqual(['见显划', '白字', '框', '近', '年来']);
    expect(paragraphsOf(reading).map(({ box, whole }) => [box ?? false, whole])).toEqual([
      [false, true],
      [false, true],
      [true, true],
      [false, false],
      [false, true],
    ]);
    expect(reading.diagnostics).toMatchObject([
      { code: 'unseen', quote: '隐', detail: ['第 1 段：隐', '第 2 段：红底'] },
      { code: 'struck-out', quote: '划', line: 1 },
    ]);
  });

  it('words of a head that stand beside the body are recorded; a page number makes no report', async () => {
    const parts = { header1: `<w:hdr>${plain('页眉文字')}</w:hdr>`, footer1: `<w:ftr>${plain('— 3 —')}</w:ftr>` };
    const reading = await read(plain('甲'), { parts });
    expect(reading.removals.map(({ rule, text }) => [rule, text])).toEqual([
      ['header-footer', '页眉文字'],
      ['header-footer', '— 3 —'],
    ]);
    expect(reading.diagnostics).toMatchObject([{ code: 'header-footer', quote: '页眉文字' }]);
    expect(codesOf(await read(plain('甲'), { files: { 'word/diagrams/data1.xml': strToU8('<a/>') } }))).toEqual([
      'object',
    ]);
  });

  it('I25 a document with macros, another zip, an OFD, two bodies, entities, deep nesting are refused by name', async () => {
    const code = async (extras: Extras, body = plain('甲')) =>
      ((await read(body, extras).catch((error: Refusal) => error)) as Refusal).code;
    expect(await code({ files: { 'word/vbaProject.bin': strToU8('x') } })).toBe('macro');
    expect(await code({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' })).toBe('macro');
    expect(await code({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' })).toBe(
      'other-zip',
    );
    expect(await code({ files: { 'OFD.xml': strToU8('<a/>') } })).toBe('ofd');
    expect(await code({ files: { 'customXml/item1.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') } })).toBe(
      'broken',
    );
    expect(await code({ files: { 'customXml/item1.xml': new Uint8Array([0xff, 0xfe, 0x3c, 0]) } })).toBe('broken');
    expect(
      await code({}, `${'<w:sdt><w:sdtContent>'.repeat(200)}${plain('甲')}${'</w:sdtContent></w:sdt>'.repeat(200)}`),
    ).toBe('too-deep');
    const other =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document2.xml"/></Relationships>';
    const second = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${plain('乙')}</w:body></w:document>`;
    expect(await code({ files: { '_rels/.rels': strToU8(other), 'word/document2.xml': strToU8(second) } })).toBe(
      'broken',
    );
  });

  it('text in CDATA is text, an unknown namespace under a known prefix is not Word', async () => {
    const body = `<w:p><w:r><w:t><![CDATA[甲<乙]]></w:t></w:r></w:p>${paragraph(`${run('丙')}<w:del xmlns:w="urn:other"><a/></w:del>`)}`;
    expect(linesOf(await read(body))).toEqual(['甲<乙', '丙']);
  });
});
