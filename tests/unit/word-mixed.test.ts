import { describe, expect, it } from 'vitest';
import { readDocx } from '../../scripts/receive/docx.ts';
import { docx, paragraph, plain, run } from '../documents/docx.ts';
import {
  abstractNum,
  cell,
  codesOf,
  field,
  fieldChar,
  instruction,
  item,
  level,
  linesOf,
  num,
  numPr,
  paragraphsOf,
  read,
  row,
  table,
} from './word-reader.ts';

/** Documents as offices make them, many things in each. */
describe('readDocx(bytes) of whole documents', () => {
  it('a red head in a text box and a table, white words on a dark ground, a list in a content control', async () => {
    const box = (words: string) => `<w:txbxContent>${paragraph(run(words), '<w:jc w:val="center"/>')}</w:txbxContent>`;
    const body =
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></wps:spPr><wps:txbx>${box('联络动态').replace('<w:r>', '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape fillcolor="#c00000"><v:textbox>${box('联络动态')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ) +
      table(
        row([
          cell(plain('第6期'), '<w:gridSpan w:val="2"/>'),
          cell(paragraph(run('2026年4月15日', '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" w:fill="C00000"/>'),
        ]),
      ) +
      `<w:sdt><w:sdtPr><w:alias w:val="正文"/></w:sdtPr><w:sdtContent>${item('加强领导', 5)}${item('强化沟通', 5)}</w:sdtContent></w:sdt>` +
      paragraph(run('暗记', '<w:color w:val="FEFEFE"/>') + run('明文'));
    const numbering = `<w:numbering>${abstractNum(1, level(0, 'chineseCountingThousand', '%1、'))}${num(5, 1)}</w:numbering>`;
    const reading = await read(body, { parts: { numbering } });
    expect(linesOf(reading)).toEqual(['联络动态', '2x1:第6期|2026年4月15日', '一、加强领导', '二、强化沟通', '明文']);
    expect(paragraphsOf(reading)[0]).toMatchObject({ box: true, align: 'center', place: { line: 2 } });
    expect(paragraphsOf(reading)[1]?.place.line).toBe(4);
    expect(reading.removals).toEqual([{ rule: 'unseen', place: { line: 8 }, text: '暗记', column: 0 }]);
    expect(codesOf(reading).sort()).toEqual(['text-box', 'unseen']);
  });

  it('three levels of numbers, a list that begins anew, one taken out, one given by a style', async () => {
    const numbering = `<w:numbering>${abstractNum(
      3,
      level(0, 'chineseCounting', '%1、', '<w:suff w:val="nothing"/>'),
      level(1, 'chineseCounting', '（%2）'),
      level(2, 'decimal', '%3.'),
    )}${abstractNum(4, level(0, 'decimal', '第%1条', '<w:pStyle w:val="Rule"/>'), level(1, 'decimal', '%1.%2', '<w:isLgl/>'))}${num(7, 3)}${num(8, 3)}${num(
      9,
      3,
      '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>',
    )}${num(2, 4)}</w:numbering>`;
    const styles = `<w:styles><w:style w:type="paragraph" w:styleId="Rule"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`;
    const body = [
      item('甲', 7),
      item('乙', 7, 1),
      item('丙', 7, 2),
      item('丁', 7, 2),
      item('戊', 8, 1),
      item('己', 7, 2),
      item('庚', 8),
      item('辛', 8, 1),
      item('壬', 9),
      item('癸', 9),
      item('子', 7),
      item('丑', 0),
      paragraph(run('寅'), '<w:pStyle w:val="Rule"/>'),
      paragraph(run('卯'), '<w:pStyle w:val="Rule"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'),
      paragraph(run('辰'), `<w:pStyle w:val="Rule"/>${numPr(0)}`),
    ];
    expect(linesOf(await read(body.join(''), { parts: { numbering, styles } }))).toEqual([
      '一、甲',
      '（一）乙',
      '1.丙',
      '2.丁',
      '（二）戊',
      '1.己',
      '二、庚',
      '（一）辛',
      '一、壬',
      '二、癸',
      '三、子',
      '丑',
      '第1条 寅',
      '1.1 卯',
      '辰',
    ]);
  });

  it('a table of two head rows, spans both ways, a place left out, a table within', async () => {
    const head = '<w:tblHeader/>';
    const body = table(
      row(
        [cell(plain('单位'), '<w:vMerge w:val="restart"/>'), cell(plain('办理结果'), '<w:gridSpan w:val="2"/>')],
        head,
      ),
      row([cell(plain(''), '<w:vMerge/>'), cell(plain('A类')), cell(plain('B类'))], head),
      row([cell(plain('合计')), cell(plain('3'))], '<w:gridBefore w:val="1"/>'),
      row([
        cell(plain('甲')),
        cell(`${table(row([cell(plain('里')), cell(plain('外'))]))}${plain('5')}`),
        cell(plain('6')),
      ]),
    );
    const reading = await read(body);
    expect(linesOf(reading)).toEqual(['1x2:单位|2x1:办理结果', 'A类|B类', '|合计|3', '甲|里/外/5|6']);
    expect(reading.document?.blocks[0]).toMatchObject({ heads: 2, place: { line: 1 } });
    expect(reading.decisions).toMatchObject([{ kind: 'table', certainty: 'low', quote: '里 外' }]);
  });

  it('fractions and powers of both kinds of equations', async () => {
    const t = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
    const f = (above: string, below: string) => `<m:f><m:num>${t(above)}</m:num><m:den>${t(below)}</m:den></m:f>`;
    const body =
      paragraph(
        `${run('约占')}<m:oMath>${f('2', '3')}</m:oMath>${run('，另')}<m:oMath>${f('5', '12')}</m:oMath>${run('。')}`,
      ) +
      paragraph(
        `${run('占')}${fieldChar('begin')}${instruction(' EQ \\f(')}${instruction('1,2) ')}${fieldChar('end')}${run('以上')}`,
      ) +
      paragraph(
        `${run('产')}<m:oMath>${t('3×')}<m:sSup><m:e>${t('10')}</m:e><m:sup>${t('4')}</m:sup></m:sSup></m:oMath>${run('吨')}`,
      ) +
      paragraph(`<m:oMathPara><m:oMath>${t('办结率=')}${f('办结件数', '总件数')}</m:oMath></m:oMathPara>`);
    const reading = await read(body);
    expect(linesOf(reading)).toEqual(['约占⅔，另⁵⁄₁₂。', '占½以上', '产3×10⁴吨', '办结率=办结件数/总件数']);
    expect(reading.substitutions).toEqual([
      { rule: 'fraction', place: { line: 1 }, from: '23', to: '⅔', column: 2 },
      { rule: 'fraction', place: { line: 1 }, from: '512', to: '⁵⁄₁₂', column: 6 },
      { rule: 'fraction', place: { line: 2 }, from: ' EQ \\f(1,2) ', to: '½', column: 1 },
      { rule: 'raised', place: { line: 3 }, from: '4', to: '⁴', column: 5 },
      { rule: 'fraction', place: { line: 4 }, from: '办结件数总件数', to: '办结件数/总件数', column: 4 },
    ]);
    expect(paragraphsOf(reading)[1]?.runs.at(-1)).toEqual({ text: '以上', column: 13 });
    expect(reading.decisions).toMatchObject([{ place: { line: 4 }, certainty: 'low' }]);
  });

  it('tracked changes: what was put in stays, what was taken out and moved away goes', async () => {
    const body =
      paragraph(
        `${run('办结')}<w:del w:id="1"><w:r><w:delText>28</w:delText></w:r></w:del><w:ins w:id="2">${run('31')}</w:ins>${run('件，')}<w:moveFrom w:id="3">${run('其中A类')}</w:moveFrom>${run('满意')}<w:moveTo w:id="4">${run('率')}</w:moveTo>${run('。')}`,
      ) +
      paragraph(run('一是抓早，'), '<w:rPr><w:del w:id="5"/></w:rPr>') +
      plain('二是抓小。') +
      paragraph('<w:del w:id="6"><w:r><w:delText>全删</w:delText></w:r></w:del>', '<w:rPr><w:del w:id="7"/></w:rPr>') +
      plain('三是抓实。');
    const reading = await read(body);
    expect(linesOf(reading)).toEqual(['办结31件，满意率。', '一是抓早，', '二是抓小。', '三是抓实。']);
    expect(reading.removals.map(({ rule, place, text }) => [rule, place.line, text])).toEqual([
      ['deleted', 1, '28'],
      ['deleted', 1, '其中A类'],
      ['deleted', 4, '全删'],
    ]);
    expect(paragraphsOf(reading).map(({ whole, gap }) => [whole, gap])).toEqual([
      [true, false],
      [false, false],
      [true, false],
      [true, false],
    ]);
    const [report] = reading.diagnostics;
    expect(report).toMatchObject({ code: 'tracked-changes', severity: 'warning' });
    expect(report?.detail?.join()).toMatch(/28.*31.*其中A类.*率.*全删/u);
    expect(reading.decisions).toMatchObject([{ kind: 'join', certainty: 'low', place: { line: 2 } }]);
  });

  it('fields: a table of contents over paragraphs, a caption, a field within one, one without an end', async () => {
    const body =
      paragraph(
        `${fieldChar('begin')}${instruction(' TOC \\o "1-3" ')}${fieldChar('separate')}<w:hyperlink w:anchor="_Toc1">${run('一、做法')}<w:r><w:tab/></w:r>${field(' PAGEREF _Toc1 \\h ', run('2', '<w:webHidden/>'))}</w:hyperlink>`,
      ) +
      paragraph(`${run('二、成效')}${fieldChar('end')}`) +
      paragraph(`${run('图 ')}${field(' SEQ 图 \\* ARABIC ', run('1'))}${run(' 交办会现场')}`) +
      paragraph(
        `${fieldChar('begin')}${instruction(' IF ')}${field(' MERGEFIELD x ', run('内'))}${instruction(' = 1 "甲" ')}${fieldChar('separate')}${run('外')}${fieldChar('end')}`,
      ) +
      paragraph(`${run('此后')}${fieldChar('begin')}${instruction(' REF ')}`) +
      plain('照收');
    const reading = await read(body);
    expect(linesOf(reading)).toEqual(['一、做法\t2', '二、成效', '图 1 交办会现场', '外', '此后', '照收']);
    expect(paragraphsOf(reading).map(({ caption }) => caption ?? false)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(reading.removals).toEqual([{ rule: 'unseen', place: { line: 4 }, text: '内', column: 0 }]);
  });

  it('ends of pages between and within paragraphs', async () => {
    const section = (type: string) => `<w:sectPr><w:type w:val="${type}"/></w:sectPr>`;
    const body =
      paragraph(`${run('甲一')}<w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/><w:t>甲二</w:t></w:r>`) +
      paragraph(`${run('乙一')}<w:r><w:lastRenderedPageBreak/><w:t>乙二</w:t></w:r><w:r><w:br w:type="page"/></w:r>`) +
      paragraph(run('丙'), '<w:sectPr/>') +
      paragraph(run('丁'), section('nextPage')) +
      paragraph(run('戊'), '<w:pageBreakBefore/>') +
      paragraph('<w:r><w:br w:type="page"/></w:r>') +
      paragraph(run('己')) +
      section('continuous');
    const reading = await read(body);
    expect(linesOf(reading)).toEqual(['甲一\n甲二', '乙一乙二', '丙', '丁', '戊', '己']);
    expect(paragraphsOf(reading).map(({ startsPage, pageBreaks }) => [startsPage ?? false, pageBreaks ?? []])).toEqual([
      [false, [3]],
      [false, [2]],
      [true, []],
      [true, []],
      [true, []],
      [true, []],
    ]);
  });

  it('characters: unseen ones, private ones, radicals, symbols of two kinds, line ends', async () => {
    const body =
      paragraph(run('刘\ue863\u200b报\u2f2f作3\ufe0f件\u2028乙\u00a0丙')) +
      paragraph(
        `${run('选')}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${run('甲\u00ad乙')}<w:r><w:softHyphen/><w:noBreakHyphen/></w:r>${run('\uf0b7', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')}`,
      );
    const reading = await read(body);
    expect(linesOf(reading)).toEqual(['刘䶮报工作3件\n乙\u00a0丙', '选☑甲乙‑•']);
    expect(reading.substitutions.map(({ rule, from, to, column }) => [rule, from, to, column])).toEqual([
      ['private-use', '\ue863', '䶮', 1],
      ['radical', '\u2f2f', '工', 4],
      ['symbol', '\uf0fe', '☑', 1],
      ['symbol', '\uf0b7', '•', 7],
    ]);
    expect(reading.removals.map(({ text, column }) => [text, column])).toEqual([
      ['\u200b', 2],
      ['\ufe0f', 7],
      ['\u00ad', 3],
      ['\u00ad', 5],
    ]);
    expect(reading.diagnostics).toMatchObject([
      { code: 'invisible', severity: 'warning', message: expect.stringContaining('4') },
    ]);
  });

  it('raised words: by the run, by a style, by their position; letters wait for an editor', async () => {
    const styles = `<w:styles><w:style w:type="character" w:styleId="Up"><w:name w:val="上"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Low"><w:name w:val="下"/><w:rPr><w:vertAlign w:val="subscript"/></w:rPr></w:style></w:styles>`;
    const body =
      paragraph(
        run('12万m') +
          run('2', '<w:rStyle w:val="Up"/>') +
          run('，10') +
          run('-3', '<w:vertAlign w:val="superscript"/>'),
      ) +
      paragraph(run('286件', '<w:sz w:val="32"/>') + run('3', '<w:sz w:val="18"/><w:position w:val="12"/>')) +
      paragraph(run('2'), '<w:pStyle w:val="Low"/>') +
      paragraph(
        run('4') + run('th', '<w:vertAlign w:val="superscript"/>') + run('注①*', '<w:vertAlign w:val="superscript"/>'),
      ) +
      paragraph(run('大', '<w:sz w:val="32"/><w:position w:val="4"/>') + run('字', '<w:sz w:val="32"/>'));
    const reading = await read(body, { parts: { styles } });
    expect(linesOf(reading)).toEqual(['12万m²，10⁻³', '286件³', '₂', '4th注①*', '大字']);
    expect(reading.decisions.map(({ kind, quote }) => [kind, quote])).toEqual([
      ['raised', 'th'],
      ['raised', '注①*'],
    ]);
  });

  it('a strict document with prefixes of its own: ruby, WordArt, a ticked box, notes, small capitals', async () => {
    const body =
      paragraph(
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run('yǎn')}</w:rt><w:rubyBase>${run('䶮')}</w:rubyBase></w:ruby></w:r>${run('同志')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('gdp', '<w:smallCaps/>')}<w:r><w:commentReference w:id="0"/></w:r>`,
      ) +
      paragraph(
        `<w:r><w:pict><v:shape><v:textpath string="简报"/></v:shape></w:pict></w:r>${fieldChar('begin', '<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>')}${instruction(' FORMCHECKBOX ')}${fieldChar('end')}${run('同意')}`,
      );
    const parts = {
      footnotes: `<w:footnotes><w:footnote w:id="2">${plain('见附件')}</w:footnote></w:footnotes>`,
      comments: `<w:comments><w:comment w:id="0">${plain('请核')}</w:comment></w:comments>`,
      footer1: `<w:ftr>${plain('— 3 —')}</w:ftr>`,
    };
    const plainFile = Buffer.from(docx(body, { parts }));
    const strict = await readDocx(await withPrefix(plainFile));
    for (const reading of [await readDocx(plainFile), strict]) {
      expect(linesOf(reading)).toEqual(['䶮同志GDP', '☑同意', '简报']);
      expect(reading.removals.map(({ rule, place, text }) => [rule, place.line, text]).sort()).toEqual(
        [
          ['ruby', 1, 'yǎn'],
          ['note', 1, '见附件'],
          ['comment', 1, '请核'],
          ['header-footer', 1, '— 3 —'],
        ].sort(),
      );
      expect(reading.substitutions.map(({ rule, from, to }) => [rule, from, to])).toEqual(
        expect.arrayContaining([
          ['capitals', 'gdp', 'GDP'],
          ['drawn', '', '☑'],
          ['drawn', '', '简报'],
        ]),
      );
      expect(codesOf(reading).sort()).toEqual(['comments', 'notes', 'text-box']);
    }
  });
});

/** The same document in the strict form, and with another prefix than programs use. */
async function withPrefix(bytes: Buffer): Promise<Buffer> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const files = unzipSync(bytes);
  for (const [name, content] of Object.entries(files)) {
    if (!name.startsWith('word/') || name.endsWith('.rels')) continue;
    const xml = strFromU8(content)
      .replaceAll(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      )
      .replace(/(<\/?|\s)w:/gu, '$1ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    files[name] = strToU8(xml);
  }
  return Buffer.from(zipSync(files));
}
