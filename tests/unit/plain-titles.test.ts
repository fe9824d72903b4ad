import { describe, expect, it } from 'vitest';
import type { Block, Cell, Paragraph } from '../../src/lib/document/model.ts';
import { linesOf } from '../../src/lib/source/lines.ts';
import { importText } from './import-text.ts';

/** Titles, units, dates and signatures of texts without marks, as they come from editors, chats and mail programs. */

const HEAD = '联络动态\n\n第5期\n（总第七百五十五期）\n\n湖南省人大常委会代表工作委员会编　2026年3月24日\n\n';
const BODY = '近年来，共办结代表建议286件，办结率为100%，代表满意率为99.2%。';
/** Title, unit and bylines of each article, and how many blocks it has. */
const articlesOf = (body: string, head = HEAD) =>
  importText(`${head}${body}\n`).bulletin.articles.map(({ title, unit, bylines, blocks }) =>
    [title.text, unit ?? '-', ...bylines.map(({ text }) => text), blocks.length].join('|'),
  );

describe('an article of a text without marks', () => {
  it.each([
    '各街道充电桩数',
    '重点单位办理情况（截至9月底，单位：件）',
    '表1 各街道安装数 单位：个',
    '附表：桩数（单位：个）',
  ])('keeps a table with the line above it: %s', (caption) => {
    const table = '| 街道 | 数量 |\n| --- | --- |\n| 河东街道 | 12 |\n| 河西街道 | 9 |';
    for (const lead of ['数量最多的两个街道如下：', '两个街道已经装完。'])
      expect(articlesOf(`## 桩多了\n\n省水利厅\n\n${BODY}\n\n${lead}\n\n${caption}\n\n${table}\n\n${BODY}`)).toEqual([
        '桩多了|省水利厅|省水利厅|5',
      ]);
  });

  it('has its unit above its title, without a colon', () => {
    const articles = articlesOf(`省民政厅\n\n用脚步丈量民情\n\n${BODY}\n\n省公安厅\n\n擦亮平安底色\n\n${BODY}`);
    expect(articles).toEqual(['用脚步丈量民情|省民政厅|省民政厅|1', '擦亮平安底色|省公安厅|省公安厅|1']);
  });

  it('has a title that ends like the name of a unit', () => {
    expect(articlesOf(`把联络站建在社区\n\n长沙市人大常委会\n\n${BODY}`)).toEqual([
      '把联络站建在社区|长沙市人大常委会|长沙市人大常委会|1',
    ]);
  });

  it.each([
    ['　　', '　　　　　', '　　　　　　　　'],
    ['    ', '          ', '              '],
    ['', '　　　　　', '　　　　　　　　'],
  ])('has its title and its unit in the middle, set with blanks (%j)', (indent, before, further) => {
    const article = (title: string, unit: string) =>
      `${before}${title}\n${further}${unit}\n${indent}${BODY}\n${indent}${BODY}`;
    expect(
      articlesOf(`\n${article('守好一江碧水', '省水利厅')}\n\n${article('种出万亩良田', '省农业农村厅')}`),
    ).toEqual(['守好一江碧水|省水利厅|省水利厅|2', '种出万亩良田|省农业农村厅|省农业农村厅|2']);
  });

  it('is signed below, with a date that is no unit', () => {
    const articles = articlesOf(
      `守好一江碧水\n\n${BODY}\n\n省水利厅\n\n2026年3月10日\n\n种出万亩良田\n\n${BODY}\n\n省农业农村厅\n\n二○二六年三月十一日`,
    );
    expect(articles).toEqual([
      '守好一江碧水|省水利厅|省水利厅|2026年3月10日|1',
      '种出万亩良田|省农业农村厅|省农业农村厅|二○二六年三月十一日|1',
    ]);
  });

  it('has the day of a speech below its title', () => {
    expect(articlesOf(`## 守好一江碧水\n\n省水利厅\n\n（2026年3月10日）\n\n${BODY}`)).toEqual([
      '守好一江碧水|省水利厅|省水利厅|（2026年3月10日）|1',
    ]);
    expect(articlesOf(`## 守好一江碧水\n\n（2026年3月10日）\n\n${BODY}`)).toEqual([
      '守好一江碧水|-|（2026年3月10日）|1',
    ]);
  });

  it('stands in the list of contents with its unit in brackets', () => {
    const list = '要目\n\n守好一江碧水（省水利厅）\n种出万亩良田（省农业农村厅）\n\n';
    const articles = articlesOf(
      `${list}## 守好一江碧水\n\n（省水利厅）\n\n${BODY}\n\n## 种出万亩良田\n\n（省农业农村厅）\n\n${BODY}`,
    );
    expect(articles).toEqual(['守好一江碧水|省水利厅|（省水利厅）|1', '种出万亩良田|省农业农村厅|（省农业农村厅）|1']);
  });
});

it('words of a chat above the masthead and below the text are no words of the bulletin', () => {
  const above =
    '代表建议办理｜《联络动态》第5期\n原创 代表工作委 某地人大\n2026年03月25日 18:06  湖南\n▲点击“某地人大”关注我们\n\n';
  const { bulletin, record } = importText(
    `${above}${HEAD}## 守好一江碧水\n\n省水利厅\n\n${BODY}\n\nEND\n\n微信扫一扫\n关注该公众号\n`,
  );
  expect(bulletin.masthead.slice(0, 2)).toEqual(['联络动态', '第5期']);
  expect(bulletin.articles[0]?.blocks.length).toBe(1);
  expect(record.filter(({ rule }) => rule === 'chat').map(({ from }) => from)).toEqual(
    expect.arrayContaining(['▲点击“某地人大”关注我们', 'END', '关注该公众号']),
  );
});

it('what a site says of a page between the name and the issuer is no word of the masthead', () => {
  const info = '来源：代表工作委员会　发布时间：2026-03-25　浏览次数：318　字号：[大 中 小]';
  const head = `联络动态第5期（总第755期）\n\n${info}\n\n某省人大常委会代表工作委员会编\n\n2026年3月24日\n\n`;
  const { bulletin, record } = importText(`${head}## 守好一江碧水\n\n省水利厅\n\n${BODY}\n`);
  expect(bulletin).toMatchObject({ serial: 755, date: '2026-03-24', issuer: '某省人大常委会代表工作委员会' });
  expect(record.filter(({ rule }) => rule === 'chat').map(({ from }) => from)).toEqual([info]);
});

describe('what stands above a table', () => {
  const table = '| 学段 | 主办 |\n| --- | --- |\n| 高等教育 | 43 |\n';

  it('is neither a title nor a unit: its word, its name, what it counts in', () => {
    const added = `附件：\n\n办理情况统计表\n\n（单位：件）\n\n${table}`;
    expect(articlesOf(`## 守好一江碧水\n\n省水利厅\n\n${BODY}\n\n${added}`)).toEqual([
      '守好一江碧水|省水利厅|省水利厅|5',
    ]);
  });

  it('stays a title where the words are those of one', () => {
    expect(articlesOf(`省水利厅：\n\n守好一江碧水\n\n${BODY}\n\n省教育厅：\n\n办好人民满意教育\n\n${table}`)).toEqual([
      '守好一江碧水|省水利厅|省水利厅：|1',
      '办好人民满意教育|省教育厅|省教育厅：|1',
    ]);
  });
});

it('a table of one cell is a box around lines; one of two cells is a table', () => {
  const paragraph = (text: string): Paragraph => ({
    ...{ kind: 'paragraph', place: { line: 1 }, runs: [{ text }], whole: true, gap: false },
  });
  const cell = (...texts: string[]): Cell => ({ paragraphs: texts.map(paragraph), across: 1, down: 1 });
  const read = (...cells: Cell[]) => {
    const table: Block = { kind: 'table', place: { line: 1 }, rows: [cells], heads: 1, gap: true };
    return linesOf({ form: 'docx', blocks: [table] }).map((line) => (line.table ? 'table' : line.text));
  };
  expect(read(cell('【编者按】现予刊发。', '供参考。'))).toEqual(['【编者按】现予刊发。', '供参考。']);
  expect(read(cell('主办'), cell('43'))).toEqual(['table']);
});
