import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/lib/chart/measure.ts';
import { breakHeadings } from '../../src/lib/reading/title-html.ts';
import { titleBreaks } from '../../src/lib/text/title.ts';

const linesOfTitle = (title: string) => {
  const ends = [0, ...titleBreaks(title), title.length];
  return ends.slice(1).map((end, i) => title.slice(ends[i], end));
};

describe('the lines of a title', () => {
  it('end at punctuation where runs are short: nothing is added', () => {
    expect(titleBreaks('以高质量建议办理　助力湖南高质量发展')).toEqual([]);
    expect(titleBreaks('一、坚持明责任、重规范、严考评')).toEqual([]);
  });

  it('end between words, and never in a number', () => {
    const title = '省人大常委会选举联络任免工作委员会2018年至2022年工作总结（摘要）';
    const lines = linesOfTitle(title);
    expect(lines.join('')).toBe(title);
    expect(lines.length).toBeGreaterThan(3);
    for (const number of ['2018年', '2022年']) expect(lines.some((line) => line.includes(number))).toBe(true);
    for (const line of lines) expect(line).not.toMatch(/^[的年月日]/u);
  });

  it('change no character of a page: tags, entities and ids stay', () => {
    const html =
      '<h2 id="a1">省人大常委会<a href="#x">选举联络任免</a>工作委员会&amp;<data value="2">2018年至2022年</data>工作总结</h2><p>第六百七十七期联络动态编辑工作</p>';
    const broken = breakHeadings(html);
    expect(broken).toContain('<wbr>');
    expect(broken.replaceAll('<wbr>', '')).toBe(html);
    expect(broken).toMatch(/<p>第六百七十七期联络动态编辑工作<\/p>$/u);
  });

  it('that runs on in a paragraph keeps its numbers in one piece', () => {
    expect(breakHeadings('<h3 class="run-in">一、第六百七十七期编发26项。</h3>')).toBe(
      '<h3 class="run-in">一、<span class="unbroken">第六百七十七期</span>编发<span class="unbroken">26项</span>。</h3>',
    );
  });
});

it('the lines of a note in a chart tear no number', () => {
  expect(linesOf('省十三届人大一次会议以来 · 64件 / 1087件', '', 20).some((line) => line.includes('1087件'))).toBe(
    true,
  );
});
