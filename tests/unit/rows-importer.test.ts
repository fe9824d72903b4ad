import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { renderPassage } from '../../src/lib/reading/passage.ts';
import { decodeSource } from '../../src/lib/source/decode.ts';
import { checkFidelity } from '../../src/lib/source/fidelity.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { foldForComparison } from '../../src/lib/text/width.ts';
import { importText } from './import-text.ts';

/** Hostile inputs of the import, row by row: what must come of each. */

const HEAD =
  '联络动态\n\n第 5 期\n\n（总第七百五十五期）\n\n湖南省人大常委会代表工作委员会编\n\n2026 年 3 月 24 日\n\n';
const bytes = (text: string) => new TextEncoder().encode(text);

function parse(body: string, head = HEAD): Bulletin {
  const { bulletin, diagnostics } = parseSource(`${head}## 题目\n\n${body}\n`, 'x.txt');
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  return bulletin;
}
/** Texts of the passages below the title, through the MDX and back. */
function readBack(body: string): string[] {
  const { bulletin, diagnostics } = fromMdx(toMdx(parse(body)), 'x.mdx');
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  return passagesOf(bulletin)
    .slice(1)
    .map(({ text }) => text);
}
const codes = (text: string) => parseSource(text, 'x.txt').diagnostics.map(({ code }) => code);

describe('rows of the import', () => {
  it('I1 nothing, white space, a mark of byte order alone: no text', () => {
    for (const text of ['', ' \n\t\n', '\ufeff', '\ufeff \n']) {
      expect(decodeSource(bytes(text), 'x.txt').diagnostics, JSON.stringify(text)).toMatchObject([{ code: 'empty' }]);
    }
  });

  it('I2 BOM, CRLF, CR, no last line end: one reading', () => {
    const plain = `${HEAD}## 题目\n\n正文一。\n\n正文二。`;
    const variants = [
      plain,
      `\ufeff${plain}`,
      plain.replaceAll('\n', '\r\n'),
      plain.replaceAll('\n', '\r'),
      `${plain}\n\n`,
    ];
    const read = variants.map((text) =>
      toMdx(parseSource(decodeSource(bytes(text), 'x.txt').text, 'x.txt').bulletin as Bulletin),
    );
    expect(new Set(read).size).toBe(1);
  });

  it('I4 UTF-16 with a mark is read, binaries and zero bytes are refused where they are', () => {
    expect(decodeSource(new Uint8Array([0xff, 0xfe, 0x54, 0x80]), 'x')).toEqual({ text: '联', diagnostics: [] });
    expect(decodeSource(new Uint8Array([0xfe, 0xff, 0x80, 0x54]), 'x').text).toBe('联');
    const half = new Uint8Array([0xff, 0xfe, 0x54, 0x80, 0x54]);
    expect(decodeSource(half, 'x').diagnostics).toMatchObject([{ code: 'not-utf-8' }]);
    expect(decodeSource(bytes('头\n正\u0000文'), 'x').diagnostics).toMatchObject([{ code: 'binary', line: 2 }]);
  });

  it('I5 one broken byte is an error with its line, never U+FFFD', () => {
    const broken = new Uint8Array([...bytes('头\n正文'), 0xff, ...bytes('。\n')]);
    const { text, diagnostics } = decodeSource(broken, 'x');
    expect([text, diagnostics[0]?.code, diagnostics[0]?.line]).toEqual(['', 'not-utf-8', 2]);
  });

  it.each([
    ['第 5 期\n\n（总第七百五十五期）'],
    ['第5期  \n(总第七百五十五期)'],
    ['LIANLUODONGTAI\n\n第 5 期\n\n（总第七百\n五十五期）'],
    ['# 第５期（总第７５５期）'],
  ])('I6 I7 a masthead in any form is the same: %j', (numbers) => {
    const head = `# 联络动态\n\n${numbers}\n\n湖南省人大常委会代表工作委员会编\n\n2026 年 3 月 24 日\n\n`;
    expect(parse('正文。', head)).toMatchObject({ serial: 755, number: 5, date: '2026-03-24' });
  });

  it('I9 no number, two mastheads, a day that does not exist', () => {
    expect(codes(`${HEAD.replace('第 5 期\n\n', '')}## 题\n\n正文。\n`)).toContain('no-number');
    expect(codes(`${HEAD.replace('3 月 24', '2 月 30')}## 题\n\n正文。\n`)).toContain('impossible-date');
    expect(codes(`${HEAD.replace('第 5 期', '第 5 期（总第七百五十四期）')}## 题\n\n正文。\n`)).toContain('two-serial');
  });

  it('I11 I12 a torn paragraph is joined without a blank; heads, points and lists are not', () => {
    expect(readBack('在省直单位中最早出台规则，专门成立服务代表\n\n工作领导小组，统筹推进。')).toEqual([
      '在省直单位中最早出台规则，专门成立服务代表工作领导小组，统筹推进。',
    ]);
    expect(readBack('第一段完了。\n\n一、主要做法\n\n第二段。')).toHaveLength(3);
  });

  it('I13 I14 bold stands where it is marked, and no mark is left in the text', () => {
    for (const body of [
      '**一、做法。**一是抓早。',
      '以**“三个三”**推动。',
      '### **三、强化转化**\n\n正文。',
      '**没有结束的粗体。',
    ]) {
      const texts = readBack(body);
      expect(texts.join(''), body).not.toContain('**');
    }
    // Within a word the signs mask as often as they mark, and stay.
    for (const text of [
      '甲*乙*丙。',
      '甲**乙丙。',
      '甲***乙***丙。',
      '张**提“建议”，李**附议。',
      '张**“建议”，李**附议。',
      '热线07**0021。',
      '车牌某A**88，办结3**件。',
      '____年办结。',
    ])
      expect(readBack(text)).toEqual([text]);
  });

  it('I15 single tildes are ranges, double ones stay text', () => {
    expect(readBack('人数10~20人，其中30~40人；2018～2022年。')).toEqual(['人数10~20人，其中30~40人；2018～2022年。']);
    expect(readBack('甲~~乙~~丙。')).toEqual(['甲~~乙~~丙。']);
  });

  it('I16 what looks like a list or a quotation stays a paragraph', () => {
    for (const line of ['2023. 年度工作。', '1) 第一项。', '+5%的增长。', '#号路口。']) {
      expect(foldForComparison(readBack(line).join('')), line).toBe(foldForComparison(line));
    }
  });

  it('I17 braces, tags and module words are text', () => {
    const lines = ['{1+1}', '}{', '$' + '{x}', '<95%', 'a<b', '</div>', 'import x from "y"', 'export default 1'];
    for (const line of lines) {
      expect(readBack(`甲${line}。\n\n${line}乙。`).map(foldForComparison), line).toEqual(
        [`甲${line}。`, `${line}乙。`].map(foldForComparison),
      );
    }
  });

  it('I18 I19 markup of pages is text: nothing of it reaches a page as markup', () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg onload=alert(1)>',
      '<base href=//x>',
      '<a href="javascript:alert(1)">x</a>',
    ];
    for (const text of hostile) {
      const { bulletin } = fromMdx(toMdx(parse(`甲${text}乙。`)), 'x.mdx');
      const html = bulletin
        ? passagesOf(bulletin)
            .map((passage) => renderPassage(passage, []))
            .join('')
        : '';
      expect(html, text).toContain('甲');
      expect(
        html.replace(/<\/?(?:span|b|a|data)(?: (?:id|class|href|value|data-sic)="[^"<>]*")*>/gu, ''),
        text,
      ).not.toMatch(/<[a-z/]/iu);
    }
  });

  it('I20 I21 titles with the signs of YAML and YAML in the text come back as they are', () => {
    for (const title of [
      '“题”: #1 - \\{a}',
      "it's",
      '--- 题',
      '! !!js/function',
      '&a *a',
      'yes',
      '1e3',
      '2023-02-28',
      `长${'题'.repeat(200)}`,
    ]) {
      const { bulletin } = parseSource(`${HEAD}## ${title}\n\n正文。\n`, 'x.txt');
      if (!bulletin) continue;
      const back = fromMdx(toMdx(bulletin), 'x.mdx').bulletin;
      expect(back?.articles[0]?.title.text, title).toBe(bulletin.articles[0]?.title.text);
    }
    expect(parse('yes\n\n2023-02-28\n\n1e3。').date).toBe('2026-03-24');
  });

  it('I22 a bulletin is named by its serial, whatever its title', () => {
    for (const title of ['../../x', 'CON', 'a/b', '%2e%2e', '.x']) {
      expect(parse('正文。', `${HEAD}`).serial, title).toBe(755);
      expect(toMdx(parse('正文。')).split('\n')[1]).toBe('serial: 755');
    }
  });

  it('I27 invisible characters go, an ideographic blank inside the text stays', () => {
    const [text] = readBack('\u3000\u3000建\u200b议\ufeff办\u202e理\u00ad好。');
    expect(text).not.toMatch(/[\u200b\ufeff\u202a-\u202e\u2066-\u2069\u00ad]/u);
    expect(text?.replace(/\s/gu, '')).toBe('建议办理好。');
  });

  it('I27 a rule, a comment and an entity with separators or invisible characters inside are told of where they stood', () => {
    for (const body of ['甲\u2028 --- \u2028乙。', '甲<!--\ufeff密-->乙。', '甲&l\u200bt;乙。', '甲*\u200b*。'])
      expect(importText(`${HEAD}## 题目\n\n${body}\n`).record, body).not.toEqual([]);
  });

  it('I28 a line with a colon that no title follows is no unit, and stays', () => {
    expect(readBack('正文。\n\n注：\u2028{\u2028完。').join('')).toContain('注：');
  });

  it('I28 slips of recognition are left alone', () => {
    expect(readBack('精神 and 省委，“请进来十走出去”方式。')).toEqual(['精神and省委，“请进来十走出去”方式。']);
  });

  it('I29 list of contents, note and imprint are no articles', () => {
    const body =
      '要 目\n\n- 题目一\n- 题目二\n\n## 题目一\n\n正文。\n\n## 题目二\n\n正文。\n\n送：各市州\n\n责任编辑：甲乙\n';
    const { bulletin } = parseSource(HEAD + body, 'x.txt');
    expect([bulletin?.articles.length, bulletin?.contents?.titles.length, bulletin?.imprint.length]).toEqual([2, 2, 2]);
  });
});

describe('20,000 hostile texts', () => {
  /** Everything that Markdown, MDX, HTML, YAML or a terminal gives a meaning to. */
  const HOSTILE = [
    ...'{}<>/\\*_`~|&#[]()!+-:"\'=$@%^;,.?',
    '**',
    '~~',
    '1. ',
    'import ',
    'export ',
    'import("node:fs")',
    '{(()=>{globalThis.canary=1})()}',
    '<script>globalThis.canary=1</script>',
    '<Canary onClick={globalThis.canary=1}/>',
    '<!--',
    '-->',
    '&amp;',
    'www.{',
    'www.<',
    'http://',
    'javascript:',
    '---',
    '\u2028',
    '\u200b',
    '\ufeff',
    '😀',
    '办',
    '理',
    '。',
    '“',
    '”',
    '3',
    ' ',
    '\u3000',
  ];
  const text = fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 9 }).map((parts) => parts.join(''));

  it('are imported, written, read back and rendered as the same text, and nothing of them runs', () => {
    const PER_ISSUE = 100;
    fc.assert(
      fc.property(fc.array(text, { minLength: PER_ISSUE, maxLength: PER_ISSUE }), (texts) => {
        const source = `${HEAD}## 题目\n\n${texts.map((each, i) => `第${i}段${each.replace(/[\r\n]/gu, '')}完。`).join('\n\n')}\n`;
        const decoded = decodeSource(bytes(source), 'x.txt');
        const { bulletin, diagnostics } = parseSource(decoded.text, 'x.txt');
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const mdx = toMdx(bulletin as Bulletin);
        const back = fromMdx(mdx, 'x.mdx');
        expect(back.diagnostics).toEqual([]);
        expect(passagesOf(back.bulletin as Bulletin).map((passage) => passage.text)).toEqual(
          passagesOf(bulletin as Bulletin).map((passage) => passage.text),
        );
        const { original, record } = importText(source);
        const edition = {
          bulletin: back.bulletin as Bulletin,
          lines: back.lines,
          file: 'x.mdx',
          original,
          record,
          sourceFile: 'x.txt',
        };
        expect(checkFidelity(edition)).toEqual([]);
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
    expect((globalThis as { canary?: number }).canary).toBeUndefined();
  }, 60_000);
});
