import { describe, expect, it } from 'vitest';
import { findFurniture, isNumber, usualLeading } from '../../src/lib/receive/page/furniture.ts';
import type { Line } from '../../src/lib/receive/page/line.ts';

let counted = 0;
const line = (text: string, y: number, page: number): Line => ({
  ...{ text, y, page, number: ++counted, size: 16, bold: false, glyphs: [] },
  ...{ left: 90, right: 90 + text.length * 16, top: y - 14, bottom: y + 2 },
});
const body = (page: number) =>
  Array.from({ length: 20 }, (_, i) => line(`正文的第${'甲乙丙丁戊'[i % 5]}行`, 110 + 28 * i, page));
const page = (...lines: Line[]) => ({ width: 595, height: 842, lines: lines.toSorted((a, b) => a.y - b.y) });
const taken = (pages: ReturnType<typeof page>[]) =>
  findFurniture(pages).map(({ rule, line: { text } }) => `${rule} ${text}`);

describe('findFurniture(pages)', () => {
  it('takes numbers at the foot that count on, and heads that are repeated', () => {
    const pages = [1, 2, 3].map((n) => page(line('工作通讯', 60, n), ...body(n), line(`- ${n + 4} -`, 780, n)));
    expect(taken(pages)).toEqual([5, 6, 7].flatMap((n) => ['running-head 工作通讯', `page-number - ${n} -`]));
  });

  it('takes a head right above the text and a number right below it where another page parts them from it', () => {
    const [title, last] = [line('题目', 130, 1), line('— 4 —', 780, 1)];
    const close = (n: number) => [line('工作通讯', 60, n), line('— 3 —', 780, n), ...closeBody(n)];
    const closeBody = (n: number) =>
      Array.from({ length: 25 }, (_, i) => line(`第${'甲乙丙丁戊'[i % 5]}句`, 88 + 28 * i, n));
    const parted = page(line('工作通讯', 60, 2), title, ...body(2).slice(3), last);
    expect(taken([page(...close(1)), parted]).sort()).toEqual([
      'page-number — 3 —',
      'page-number — 4 —',
      'running-head 工作通讯',
      'running-head 工作通讯',
    ]);
  });

  it('measures the distance of lines where that of short paragraphs is the more frequent one', () => {
    const set = (distances: number[]) =>
      page(...[0, ...distances].map((_, i) => line('正文', 100 + distances.slice(0, i).reduce((a, b) => a + b, 0), 1)));
    expect(usualLeading([set([36, 36, 26, 36, 26, 36, 26, 26, 36])])).toBe(26);
    expect(usualLeading([set([36, 36, 36, 36, 26, 36])])).toBe(36);
  });

  it('leaves a number that stands in the text, and a head of one page', () => {
    expect(taken([page(line('题目', 60, 1), ...body(1), line('286', 110 + 28 * 20, 1))])).toEqual([]);
    const last = page(...body(1).map((own) => ({ ...own, y: own.y + 150 })), line('286', 110 + 150 + 28 * 20, 1));
    expect(taken([last])).toEqual([]);
  });

  it.each(['3', '— 12 —', '第3页', '第 3 页 共 12 页', '3/12', '- 三 -', 'iv'])('knows the form of %s', (text) => {
    expect(isNumber(text)).toBe(true);
  });

  it.each(['286件', '3.5', '2026年', '12345', '一'])('takes %s for no number of a page', (text) => {
    expect(isNumber(text)).toBe(false);
  });
});
