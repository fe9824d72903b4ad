import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventSources } from '../../scripts/corpus.ts';
import { bulletinsOfFive, SOURCES_OF_FIVE } from '../collection.ts';
import { docx, textToBody } from '../documents/docx.ts';
import { type Collection, makePlace, pageOf, runTests } from './place.ts';

/** Collections of other sizes and kinds than the frozen one: built, and held against the tests of any collection. */
const received = mkdtempSync(join(tmpdir(), 'received-'));
afterAll(() => rmSync(received, { recursive: true }));

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (text: string, span = 1) =>
  `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(text)}</w:tc>`;
const row = (cells: string[], isHead = false) =>
  `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
const table = (rows: string[], columns: number) =>
  `<w:tbl><w:tblGrid>${'<w:gridCol/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;

/** An issue with two tables, one of them with two rows of heads, both with the same figures twice. */
function withTables(): string {
  const head =
    '联络动态\n\n第 6 期\n\n（总第七百五十六期）\n\n湖南省人大常委会代表工作委员会编\n\n2026 年 4 月 2 日\n\n';
  const body =
    '## 三张清单管到底\n\n省科技厅\n\n今年以来，省科技厅共承办省人大代表建议86件，其中主办52件、会办34件，满意率98.8%。各类建议的办理情况如下：\n';
  const counts = [
    ['A类', '31件', '59.6%', '28件', '59.6%'],
    ['B类', '21件', '40.4%', '19件', '40.4%'],
  ];
  const rows = (all: string[][]) => all.map((cells) => row(cells.map((text) => cell(text))));
  const two = [
    row([cell('类别'), cell('2025年', 2), cell('2024年', 2)], true),
    row(
      ['类别', '件数', '占比', '件数', '占比'].map((text) => cell(text)),
      true,
    ),
  ];
  const one = row(
    ['类别', '件数', '占比'].map((text) => cell(text)),
    true,
  );
  const file = join(received, 'tables.docx');
  const parts = [
    textToBody(head + body),
    table([...two, ...rows(counts)], 5),
    paragraph('会办的建议另列一表，逐件登记、按月销号。'),
    table([one, ...rows(counts.map((cells) => cells.slice(0, 3)))], 3),
    paragraph('下一步，省科技厅将继续把清单管到底。'),
  ];
  writeFileSync(file, docx(parts.join('')));
  return file;
}

/** Texts of invented issues. */
function anyTexts(count: number): string[] {
  return inventSources(count, 7, SOURCES_OF_FIVE).map((text, i) => {
    const file = join(received, `${count}-${i + 1}.txt`);
    writeFileSync(file, text);
    return file;
  });
}

const five = bulletinsOfFive().map(({ serial }) => serial);
const WORDS = 'tests/fixtures/collections/words.txt';
const COLLECTIONS: Collection[] = [
  { name: 'no issue', five: [], received: [] },
  { name: 'one issue', five: [679], received: [] },
  { name: 'one issue without a figure', five: [], received: [WORDS] },
  { name: 'six issues, one with tables', five, received: [withTables()] },
  { name: 'nine issues that nobody has written for', five: [], received: anyTexts(9), isUnwritten: true },
  { name: 'fifty issues that nobody has written for', five: [], received: anyTexts(50), isUnwritten: true },
  { name: 'eight issues', five, received: [withTables(), WORDS, 'tests/contacts/issue.txt'] },
];

describe.each(COLLECTIONS)('a site of $name', { tags: ['nightly'] }, (collection) => {
  let place = '';
  beforeAll(() => {
    place = makePlace(collection);
  });
  afterAll(() => {
    if (place && !process.env.KEEP) rmSync(place, { recursive: true });
  });

  it('B4: is built, and passes every test of any collection', () => {
    const { status, output } = runTests(place);
    expect([status, status === 0 ? '' : output]).toEqual([0, '']);
  });

  it('B4: says how many there are', () => {
    const count = collection.five.length + collection.received.length;
    if (count === 0) {
      expect(pageOf(place, '')).toContain('还没有收入任何一期');
      expect(pageOf(place, '')).not.toContain('aria-labelledby="charts"');
      expect(pageOf(place, 'issues')).toContain('还没有收入任何一期');
      expect(pageOf(place, 'charts')).toContain('还没有图表');
    } else {
      const listed = new Set(pageOf(place, 'issues').match(/\/issues\/\d+\//gu));
      expect(listed.size).toBe(count);
    }
  });
});
