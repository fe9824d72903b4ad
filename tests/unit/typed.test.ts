import { describe, expect, it } from 'vitest';
import { readDocx } from '../../scripts/receive/docx.ts';
import { usualLeading } from '../../src/lib/receive/page/furniture.ts';
import { readStructure } from '../../src/lib/source/structure.ts';
import { docx } from '../documents/docx.ts';
import { importText } from './import-text.ts';

const HEAD = '联络动态\n第6期\n（总第七百五十六期）\n某省人大常委会代表工作委员会编  2026年4月15日\n';
const text = (list: string, body: string) => `${HEAD}要  目\n${list}\n${body}\n送：各位代表\n责任编辑：甲\n`;

describe('a list of contents whose entries end in their unit and page', () => {
  const { bulletin } = importText(
    text(
      '改进作风促发展 压实责任见成效…………………省水利厅（2）\n办好建议一件事 温暖群众千万家…………………省教育厅（5）',
      '改进作风促发展\n压实责任见成效\n省水利厅\n近年来，省水利厅共承办代表建议168件，全部按期办结，代表满意率为100%，没有一件逾期。\n办好建议一件事\n温暖群众千万家\n省教育厅\n2025年，省教育厅承办代表建议203件，办复率100%，其中主办121件、会办82件。',
    ),
  );

  it('has as many entries as it has lines: a title before a unit is no unit', () => {
    expect(bulletin.contents?.titles).toHaveLength(2);
  });

  it('tells titles of two lines in a text without an empty line', () => {
    expect(bulletin.articles.map(({ title, unit }) => [title.text, unit])).toEqual([
      ['改进作风促发展　压实责任见成效', '省水利厅'],
      ['办好建议一件事　温暖群众千万家', '省教育厅'],
    ]);
  });
});

describe('the distance of lines', () => {
  const line = (left: number, y: number) => ({ left, right: left + 200, y, top: y - 14, bottom: y + 2 });
  const page = (lines: ReturnType<typeof line>[]) => [
    { width: 595, height: 842, lines: lines.toSorted((a, b) => a.y - b.y) as never },
  ];

  it('is that inside of a column, whatever stands beside it', () => {
    const left = Array.from({ length: 20 }, (_, i) => line(80, 100 + i * 20));
    const right = Array.from({ length: 20 }, (_, i) => line(310, 106 + i * 20));
    expect(usualLeading(page(left))).toBe(20);
    expect(usualLeading(page([...left, ...right]))).toBe(20);
  });
});

describe('an article that is typed in one paragraph of Word', () => {
  it('has its title, its unit and its paragraphs, as the blanks before the lines say', async () => {
    const paragraph = (...lines: string[]) =>
      `<w:p><w:r>${lines.map((words) => `<w:t xml:space="preserve">${words}</w:t>`).join('<w:br/>')}</w:r></w:p>`;
    const body = [
      ...['联络动态', '第6期', '（总第756期）', '某省人大常委会代表工作委员会编　2026年4月15日'].map((words) =>
        paragraph(words),
      ),
      paragraph(
        '省教育厅：',
        '办好建议一件事',
        '温暖群众千万家',
        '　　2025年，省教育厅承办代表建议203件，办复率100%。',
        '　　下一步持续推进。',
      ),
      paragraph('送：各位代表'),
    ].join('');
    const { bulletin } = readStructure(await readDocx(Buffer.from(docx(body))), 'x.docx');
    const [article] = bulletin?.articles ?? [];
    expect([article?.title.text, article?.unit]).toEqual(['办好建议一件事　温暖群众千万家', '省教育厅']);
    expect(article?.blocks).toHaveLength(2);
  });
});
