import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import { decodeSource } from '../../src/lib/source/decode.ts';
import { checkFidelity } from '../../src/lib/source/fidelity.ts';
import { parseSource } from '../../src/lib/source/parse.ts';

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
    if (bulletin) expect(checkFidelity({ bulletin, lines, file, source, sourceFile: 'source.txt' })).toEqual([]);
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
    ['text before any title', `${HEAD}这是一段很长的正文，没有标题，直接开始。后面还有一句。\n`, 'no-title', 11],
    ['nothing behind the masthead', HEAD, 'no-article', 9],
  ])('refuses %s and names the line', (_, text, code, line) => {
    const { bulletin, diagnostics } = parseSource(text, 'x.txt');
    expect(bulletin).toBeUndefined();
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code, line, file: 'x.txt', severity: 'error', repair: expect.any(String) }),
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
    ['UTF-16', new Uint8Array([0xff, 0xfe, 65, 0]), 'not-utf-8', 1],
    ['one line of 2 MB', bytes(`头\n${'长'.repeat(700_000)}`), 'line-too-long', 2],
  ])('refuses %s', (_, input, code, line) => {
    expect(decodeSource(input, 'x.txt').diagnostics).toMatchObject([{ code, line, file: 'x.txt' }]);
  });

  it('reads CRLF, CR and a byte order mark as plain lines', () => {
    expect(decodeSource(bytes('\ufeff甲\r\n乙\r丙'), 'x').text).toBe('甲\n乙\n丙');
  });
});
