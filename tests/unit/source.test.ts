import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import type { Reading } from '../../src/lib/document/reading.ts';
import { readText } from '../../src/lib/receive/text/text.ts';
import { decodeSource } from '../../src/lib/source/decode.ts';
import { checkFidelity } from '../../src/lib/source/fidelity.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { readStructure } from '../../src/lib/source/structure.ts';
import { importText } from './import-text.ts';

const CASES = 'tests/cases';
const HEAD =
  '联络动态\n\n第 5 期\n\n（总第七百五十五期）\n\n湖南省人大常委会代表工作委员会编\n\n2026 年 3 月 24 日\n\n';
const BODY = '## 题目一\n\n正文一句。\n\n送：各市州人大常委会\n';

function parse(text: string, file = 'x.txt') {
  const { bulletin, diagnostics } = parseSource(text, file);
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  return bulletin;
}

describe.each(readdirSync(CASES))('case %s', (name) => {
  const source = readFileSync(`${CASES}/${name}/source.txt`, 'utf8');

  it('is imported as its bulletin.mdx says', () => {
    expect(toMdx(parse(source, 'source.txt'))).toBe(readFileSync(`${CASES}/${name}/bulletin.mdx`, 'utf8'));
  });

  it('reads back as its source', () => {
    const file = `${CASES}/${name}/bulletin.mdx`;
    const { bulletin, lines, diagnostics } = fromMdx(readFileSync(file, 'utf8'), file);
    expect(diagnostics).toEqual([]);
    const { original, record } = importText(source, 'source.txt');
    const edition = { bulletin: bulletin as Bulletin, lines, file, original, record, sourceFile: 'source.txt' };
    expect(checkFidelity(edition)).toEqual([]);
  });
});

describe('parseSource(text, file)', () => {
  it('joins a sentence that a page break tore in two, and marks the place', () => {
    const { articles } = parse(`${HEAD}## 题目\n\n截至目前,28\n\n件 B 类建议均已转为 A 类件。\n`);
    const [block] = articles[0]?.blocks ?? [];
    expect(block).toMatchObject({
      kind: 'paragraph',
      passage: { text: '截至目前，28件B类建议均已转为A类件。', pageBreaks: [7] },
    });
  });

  it('finds the unit before the title, after the title, in the title and in 供稿', () => {
    const unit = (body: string) => parse(`${HEAD}${body}`).articles[0]?.unit;
    expect(unit('省财政厅：\n\n## 题目\n\n正文。\n')).toBe('省财政厅');
    expect(unit('## 题目\n\n省高级人民法院\n\n正文。\n')).toBe('省高级人民法院');
    expect(unit('省人大常委会召开代表建议交办会\n\n正文。\n')).toBe('省人大常委会');
    expect(unit('## 题目\n\n正文。\n\n（邵阳市人大常委会联工委 供稿）\n')).toBe('邵阳市人大常委会联工委');
    expect(unit('## 题目\n\n正文。\n')).toBeUndefined();
  });

  it.each([
    ['a unit that no list knows, below its title', '## 题目\n\n省妇联\n\n近年来，共办结35件。\n', ['题目|省妇联|1']],
    ['a unit in brackets', '## 题目\n\n（省财政厅）\n\n近年来，共办结35件。\n', ['题目|省财政厅|1']],
    [
      'the second line of a title that ends in 会',
      '## 省人大常委会召开会议\n代表建议交办会\n\n正文。\n',
      ['省人大常委会召开会议\u3000代表建议交办会|省人大常委会|1'],
    ],
    [
      'a subtitle',
      '## 小建议撬动大民生\n\n——渌口区督办纪实\n\n近日，办结5件。\n',
      ['小建议撬动大民生——渌口区督办纪实|-|1'],
    ],
    [
      'units printed as headings before their titles',
      '## 省财政厅\n\n## 题一\n\n正文。\n\n## 省水利厅\n\n## 题二\n\n正文。\n',
      ['题一|省财政厅|1', '题二|省水利厅|1'],
    ],
    [
      'plain text without marks',
      '省教育厅：\n\n办好人民满意教育\n\n正文一。\n\n长沙海关：\n\n守好国门\n\n正文二。\n',
      ['办好人民满意教育|省教育厅|1', '守好国门|长沙海关|1'],
    ],
    ['a heading without an ordinal', '## 题目\n\n正文一。\n\n主要做法\n\n今年以来，办结5件。\n', ['题目|-|3']],
    [
      'a torn line that begins like an ordinal',
      '## 题目\n\n今年以来，全省新增\n\n一、二级公路12公里。\n',
      ['题目|-|1'],
    ],
    ['the number of a page inside a torn sentence', '## 题目\n\n今年以来，全省办结建议28\n\n4\n\n件。\n', ['题目|-|1']],
    [
      'a 供稿 that a page break tore',
      '## 题目\n\n正文。\n\n（省财政厅办\n\n公室 供稿）\n\n## 题二\n\n正文。\n',
      ['题目|省财政厅办公室|1', '题二|-|1'],
    ],
    [
      'a salutation that is no unit',
      '## 题目\n\n各市州人大常委会：\n\n现将有关情况通报如下，请认真落实。\n',
      ['题目|-|2'],
    ],
    [
      'a line that only looks like the imprint',
      '## 题目\n\n正文。\n\n送：温暖到家，共走访30户。\n\n正文二。\n\n## 题二\n\n正文。\n\n送：各市州人大常委会\n',
      ['题目|-|3', '题二|-|1'],
    ],
  ])('reads %s', (_, body, expected) => {
    const { articles } = parse(`${HEAD}${body}`);
    expect(articles.map((a) => `${a.title.text}|${a.unit ?? '-'}|${a.blocks.length}`)).toEqual(expected);
  });

  it.each([
    ['in brackets', '【编者按】 现予刊发。'],
    ['alone on its line', '**编者按**\n\n现予刊发。'],
    ['as a heading', '## 编者按\n\n现予刊发。'],
    ['with a blank', '编者按 现予刊发。'],
  ])("reads an editor's note %s", (_, note) => {
    const { note: blocks, articles } = parse(`${HEAD}${note}\n\n## 题目\n\n正文。\n`);
    expect(blocks.length).toBeGreaterThan(0);
    expect(articles).toHaveLength(1);
  });

  it.each([
    ['the year before the number', '2026年第5期（总第755期）'],
    ['full-width digits', '第５期（总第７５５期）'],
    ['Han numerals', '第五期（总第七百五十五期）'],
  ])('reads a masthead with %s', (_, line) => {
    const head = `联络动态\n\n${line}\n\n湖南省人大常委会\n代表工作委员会编\n\n二○二六年三月二十四日 星期二\n\n`;
    expect(parse(`${head}${BODY}`)).toMatchObject({
      number: 5,
      serial: 755,
      date: '2026-03-24',
      issuer: '湖南省人大常委会代表工作委员会',
    });
  });

  it('sets heads at their level', () => {
    const { articles } = parse(`${HEAD}## 题目\n\n### 一、主要做法\n\n(一)提高站位。正文。\n\n1.抓早。正文。\n`);
    expect(
      articles[0]?.blocks.map((block) =>
        block.kind === 'heading' ? block.level : block.kind === 'paragraph' && block.runIn?.level,
      ),
    ).toEqual([1, 2, undefined]);
  });

  it('takes braces, tags and module words as text', () => {
    const text = 'import fs from "fs" {process.version} <script>alert(1)</script> export const a = 1。';
    const mdx = toMdx(parse(`${HEAD}## 题目\n\n${text}\n`));
    const { bulletin, diagnostics } = fromMdx(mdx, 'x.mdx');
    expect(diagnostics).toEqual([]);
    const [block] = bulletin?.articles[0]?.blocks ?? [];
    expect(block?.kind === 'paragraph' && block.passage.text).toContain('{process.version}');
    expect(block?.kind === 'paragraph' && block.passage.text).toContain('<script>');
  });

  it.each([
    ['no 期号', HEAD.replace('第 5 期\n\n', '') + BODY, 'no-number', 1],
    ['no 总期号', HEAD.replace('（总第七百五十五期）\n\n', '') + BODY, 'no-serial', 1],
    ['no date', HEAD.replace('2026 年 3 月 24 日\n\n', '') + BODY, 'no-date', 1],
    ['no issuer', HEAD.replace('湖南省人大常委会代表工作委员会编\n\n', '') + BODY, 'no-issuer', 1],
    ['two dates', `${HEAD}2026 年 3 月 25 日\n\n${BODY}`, 'two-date', 11],
    ['two dates on one line', `${HEAD.replace('24 日', '24 日 2026 年 3 月 25 日')}${BODY}`, 'two-date', 9],
    ['a day that does not exist', HEAD.replace('3 月 24', '2 月 30') + BODY, 'impossible-date', 9],
    ['two 总期号', HEAD.replace('第 5 期', '第 5 期（总第七百五十四期）') + BODY, 'two-serial', 5],
    ['two 期号', HEAD.replace('第 5 期', '第 5 期\n\n第 6 期') + BODY, 'two-number', 5],
    ['a 期号 above the 总期号', HEAD.replace('第 5 期', '第 800 期') + BODY, 'number-above-serial', 3],
    ['text before any title', `${HEAD}这是一段很长的正文，没有标题，直接开始。后面还有一句。\n`, 'no-title', 11],
    ['nothing behind the masthead', HEAD, 'no-article', 9],
  ])('refuses %s and names the line', (_, text, code, line) => {
    const { bulletin, diagnostics } = parseSource(text, 'x.txt');
    expect(bulletin).toBeUndefined();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, line, file: 'x.txt', severity: 'error', repair: expect.any(String) }),
    );
  });

  it.each([
    ['第 5 期\n\n', 'no-number', /补上期号，例如“第 5 期”.*--number 5。/u],
    ['（总第七百五十五期）\n\n', 'no-serial', /例如“（总第七百五十五期）”.*--serial 755；.*--kind 增刊/u],
    ['2026 年 3 月 24 日\n\n', 'no-date', /例如“2026 年 3 月 24 日”.*--date 2026-03-24。/u],
    ['湖南省人大常委会代表工作委员会编\n\n', 'no-issuer', /--issuer 湖南省人大常委会代表工作委员会。/u],
  ])('says how %j is put back, in the text or in the command, and so it is', (words, code, repair) => {
    const text = HEAD.replace(words, '') + BODY;
    const [fault] = parseSource(text, 'x.txt').diagnostics;
    expect(fault).toMatchObject({ code, repair: expect.stringMatching(repair) });
    const [, option = '', value = ''] = /--(number|serial|date|issuer) ([^。；]+)/u.exec(fault?.repair ?? '') ?? [];
    const said = /^\d+$/u.test(value) ? Number(value) : value;
    const { bulletin, diagnostics } = readStructure(readText(text), 'x.txt', { [option]: said });
    expect([diagnostics, bulletin?.serial]).toEqual([[], 755]);
  });

  it('refuses a number that a conversion has spoilt', () => {
    const { document, ...reading } = readText(HEAD + BODY);
    const blocks = document?.blocks.map((block, i) => (i === 5 ? { ...block, number: '?、' } : block)) ?? [];
    const { bulletin, diagnostics } = readStructure(
      { ...reading, document: { form: 'docx', blocks } } as Reading,
      'x.docx',
    );
    expect(bulletin).toBeUndefined();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'odd-number', repair: expect.stringContaining('另存为 .docx') }),
    );
  });

  it('refuses a file name that contradicts the 总期号', () => {
    const { diagnostics } = parseSource(HEAD + BODY, 'in/754.txt');
    expect(diagnostics).toMatchObject([{ code: 'serial-differs', line: 5, file: 'in/754.txt' }]);
    expect(parseSource(HEAD + BODY, 'in/755.txt').diagnostics).toEqual([]);
    expect(parseSource(HEAD + BODY, 'in/2026-03.txt').diagnostics).toEqual([]);
  });
});

describe('decodeSource(bytes, file)', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it.each([
    ['an empty file', bytes(' \n'), 'empty', 1],
    ['a binary', new Uint8Array([80, 75, 10, 0, 1]), 'binary', 2],
    ['GBK', new Uint8Array([65, 10, 0xc1, 0xaa, 0xc2, 0xe7]), 'not-utf-8', 2],
    ['half a character of UTF-16', new Uint8Array([0xff, 0xfe, 65, 0, 66]), 'not-utf-8', 1],
    ['UTF-16 without a mark', new Uint8Array([65, 0, 10, 0]), 'binary', 1],
    ['one line of 2 MB', bytes(`头\n${'长'.repeat(700_000)}`), 'line-too-long', 2],
  ])('refuses %s', (_, input, code, line) => {
    expect(decodeSource(input, 'x.txt').diagnostics).toMatchObject([{ code, line, file: 'x.txt' }]);
  });

  it('reads UTF-16 with a byte order mark, in either order', () => {
    const little = Buffer.from('\ufeff甲\r\n乙', 'utf16le');
    expect(decodeSource(little, 'x')).toEqual({ text: '甲\n乙', diagnostics: [] });
    expect(decodeSource(Buffer.from(little).swap16(), 'x').text).toBe('甲\n乙');
  });

  it('reads CRLF, CR and a byte order mark as plain lines', () => {
    expect(decodeSource(bytes('\ufeff甲\r\n乙\r丙'), 'x').text).toBe('甲\n乙\n丙');
  });
});
