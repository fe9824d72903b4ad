import { describe, expect, it } from 'vitest';
import { checkFidelity } from '../../src/lib/source/fidelity.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { importText } from './import-text.ts';

const HEAD = (serial: string, number = '第 5 期') =>
  `联络动态\n\n${number}\n\n（总第${serial}期）\n\n湖南省人大常委会代表工作委员会编\n\n2031 年 3 月 24 日\n\n`;
const read = (text: string) => parseSource(text, 'x.txt');
const codes = (text: string) => read(text).diagnostics.map(({ code, line, severity }) => [code, line, severity]);

describe('numbers of an issue that none can have', () => {
  it.each([
    ['99999999999999999999', 5],
    ['9007199254740993', 5],
    ['一百万', 5],
    ['0', 5],
    ['一千亿零三', 5],
    ['百百十', 5],
  ])('总第%s期 is told of with its line, in words', (serial, line) => {
    const { bulletin, diagnostics } = read(`${HEAD(serial)}## 题目\n\n正文。\n`);
    expect(bulletin).toBeUndefined();
    const [first] = diagnostics;
    expect([first?.code, first?.line]).toEqual(['impossible-serial', line]);
    expect(first?.message).toMatch(/^总期号(?:不合情理|读不成一个数)/u);
  });

  it('so is a number within the year', () => {
    expect(codes(`${HEAD('九百', '第 123456789012345678901 期')}## 题目\n\n正文。\n`)[0]).toEqual([
      'impossible-number',
      3,
      'error',
    ]);
  });

  it('what can be is not', () => {
    for (const serial of ['1', '九百', '12345'])
      expect(read(`${HEAD(serial, '第 1 期')}## 题目\n\n正文。\n`).diagnostics).toEqual([]);
  });
});

describe('a title that is too long to be one', () => {
  it.each([
    [200, []],
    [201, [['long-title', 11, 'warning']]],
    [1000, [['long-title', 11, 'warning']]],
    [18_000, [['long-title', 11, 'error']]],
  ])('of %i characters', (length, expected) => {
    expect(codes(`${HEAD('九百')}## ${'题'.repeat(length)}\n\n正文。\n`)).toEqual(expected);
  });
});

describe('commands to a terminal', () => {
  it.each([
    ['\u001b[8m隐藏\u001b[0m', '隐藏'],
    ['\u001b[1;31m红字\u001b[m', '红字'],
    ['甲\u001b[2K乙', '甲乙'],
    ['\u001b]0;标题\u0007正文', '正文'],
    ['\u001b(B正文', '正文'],
    ['\u009b31m红', '红'],
    ['\u001b[38;2;255;0;0m红\u001b[39m', '红'],
    ['\u001b]8;;https://example.org\u001b\\链接\u001b]8;;\u001b\\', '链接'],
    ['\u001b[?25l光标', '光标'],
    ['方括号[8m]是字', '方括号[8m]是字'],
  ])('%j is read as %j, and told of', (raw, words) => {
    const source = `${HEAD('九百')}## 题目\n\n${raw}。\n`;
    const { bulletin, diagnostics } = read(source);
    const block = bulletin?.articles[0]?.blocks[0];
    expect(block?.kind === 'paragraph' && block.passage.text).toBe(`${words}。`);
    expect(diagnostics.map(({ code, line }) => [code, line])).toEqual(raw === words ? [] : [['terminal-command', 13]]);
    const edition = { ...importText(source), lines: new Map(), file: 'x.mdx', sourceFile: 'x.txt' };
    expect(checkFidelity(edition)).toEqual([]);
  });
});
