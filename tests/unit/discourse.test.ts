import { describe, expect, it } from 'vitest';
import { toPassage } from '../../src/lib/bulletin/passage.ts';
import type { Block } from '../../src/lib/bulletin/schema.ts';
import { readDay } from '../../src/lib/clause/day.ts';
import { discourseOfBlocks, discoursesOf } from '../../src/lib/clause/discourse.ts';
import type { CellReading } from '../../src/lib/clause/reading.ts';
import { readBlocks } from '../../src/lib/source/paragraphs.ts';
import { parseSource } from '../../src/lib/source/parse.ts';

const paragraph = (id: string, text: string): Block => ({
  kind: 'paragraph',
  passage: toPassage(id, [{ type: 'text', value: text }]),
});
const table = (rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  id: 't1',
  rows: rows.map((row, r) =>
    row.map((value, c) => toPassage(`t1r${r + 1}c${c + 1}`, value ? [{ type: 'text', value }] : [])),
  ),
});
const cellsOf = (blocks: readonly Block[]): CellReading[] =>
  discourseOfBlocks(blocks).sections.flatMap(({ parts }) =>
    parts.flatMap((p) => (p.kind === 'table' ? p.rows.flat() : [])),
  );
const words = (cell: CellReading | undefined) => ({
  column: cell?.columnHeads.map(({ text }) => text),
  row: cell?.rowHeads.map(({ text }) => text),
  caption: cell?.caption?.text,
  isSum: cell?.isSum,
});

describe('a discourse', () => {
  it('takes title, day and unit of any text from the lines above it, and headings from lines alone', () => {
    const text =
      '关于代表建议办理情况的报告\n\n（2024年1月5日）\n\n一、总体情况\n\n共收到建议5件。\n\n二、主要做法\n\n召开会议3次。\n\n下一步打算\n\n继续努力。\n';
    const read = discourseOfBlocks(readBlocks(text));
    expect(read.title?.text).toBe('关于代表建议办理情况的报告');
    expect(read.date).toBe('2024-01-05');
    expect(read.sections.map(({ heading }) => heading?.text)).toEqual([
      undefined,
      '一、总体情况',
      '二、主要做法',
      '下一步打算',
    ]);
  });

  it('takes no line of a list for a heading, and nothing but a paragraph for what it is', () => {
    expect(discourseOfBlocks([paragraph('p1', '共收到建议5件。')]).sections).toHaveLength(1);
    const list = ['城建环保类', '农业水利类', '社会事业类', '全部办结。'].map((text, i) => paragraph(`p${i}`, text));
    const read = discourseOfBlocks([paragraph('p', '分为以下几类。'), ...list]);
    expect(read.sections.map(({ heading }) => heading?.text)).toEqual([undefined]);
  });

  it('holds the note of a bulletin and each article with its unit', () => {
    const text =
      '第1期\n（总第9期）\n江南省人大常委会代表工作委员会编\n2026年4月28日\n\n## 甲县的做法\n\n甲县人大常委会\n\n收到建议5件。\n\n## 乙县的做法\n\n收到建议6件。\n';
    const { bulletin } = parseSource(text, 'x.txt');
    const read = bulletin ? discoursesOf(bulletin) : [];
    expect(read.map(({ date, title }) => [date, title?.text])).toEqual([
      ['2026-04-28', '甲县的做法'],
      ['2026-04-28', '乙县的做法'],
    ]);
  });

  it('gives each cell all heads above it, the words of its row and the line above the table', () => {
    const cells = cellsOf([
      paragraph('p1', '各市州建议办理情况（单位：件）'),
      table([
        ['序号', '地区', '办理结果', '', '合计'],
        ['', '', 'A类', 'B类', ''],
        ['1', '甲市', '5', '6', '11'],
        ['', '合计', '5', '6', '11'],
      ]),
    ]);
    const at = (text: string, n = 0) => cells.filter(({ passage }) => passage.text === text)[n];
    const caption = '各市州建议办理情况（单位：件）';
    expect(words(at('6'))).toEqual({ column: ['办理结果', 'B类'], row: ['甲市'], caption, isSum: false });
    expect(words(at('11'))).toEqual({ column: ['合计'], row: ['甲市'], caption, isSum: true });
    expect(words(at('6', 1))).toEqual({ column: ['办理结果', 'B类'], row: ['合计'], caption, isSum: true });
  });

  it('lets a year name a row, but not an amount', () => {
    const cells = cellsOf([
      paragraph('p1', '我们走访了很多代表。'),
      table([
        ['年份', '件数'],
        ['2023年', '12件'],
        ['2024', '13件'],
      ]),
    ]);
    expect(words(cells[1])).toEqual({ column: ['件数'], row: ['2023年'], caption: undefined, isSum: false });
    expect(words(cells[3])).toEqual({ column: ['件数'], row: ['2024'], caption: undefined, isSum: false });
  });

  it('reads the day of a line, and none that no calendar has', () => {
    expect(['（2024年1月5日）', '二〇二六年三月二十四日', '2024年2月30日', '昨天'].map(readDay)).toEqual([
      '2024-01-05',
      '2026-03-24',
      undefined,
      undefined,
    ]);
  });
});
