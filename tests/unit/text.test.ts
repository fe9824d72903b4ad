import fc from 'fast-check';
import nzh from 'nzh';
import { describe, expect, it } from 'vitest';
import { readNumeral } from '../../src/lib/text/numeral.ts';
import { findSentences } from '../../src/lib/text/sentence.ts';
import { foldForComparison, tidy, tidyTitle, widenPunctuation } from '../../src/lib/text/width.ts';

describe('tidy(text)', () => {
  it.each([
    [
      '省十三届人大以来,我厅共产生 B 类答复建议 143 件,转化办理 128 件(15 件 B 类件仍在跟踪)',
      '省十三届人大以来，我厅共产生B类答复建议143件，转化办理128件（15件B类件仍在跟踪）',
    ],
    ['办结率达 89.5 %;其中', '办结率达89.5%；其中'],
    ['收到 1,286 件,办结 1,204 件', '收到1,286件，办结1,204件'],
    ['于9:30召开,时间:10:00', '于9:30召开，时间：10:00'],
    ['联系方式:0731—85309270 hnrlddt@163.com', '联系方式：0731—85309270 hnrlddt@163.com'],
    ['按照 Open Data 的要求', '按照Open Data的要求'],
  ])('makes %j %j', (raw, tidied) => {
    expect(tidy(raw)).toBe(tidied);
  });

  it('changes nothing but blanks and width of punctuation', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'建议办理 ,;:()!?，。143.B件“”《》@a') });
    fc.assert(
      fc.property(texts, (text) => foldForComparison(tidy(text)) === foldForComparison(text)),
      { numRuns: 2000 },
    );
  });

  it('is done after one pass', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'建议 ,:(）143件ab') });
    fc.assert(
      fc.property(texts, (text) => tidy(tidy(text)) === tidy(text)),
      { numRuns: 2000 },
    );
  });
});

describe('widenPunctuation(text)', () => {
  it('keeps every character in its place', () => {
    fc.assert(fc.property(fc.string(), (text) => widenPunctuation(text).length === text.length));
  });

  it('leaves Latin text alone', () => {
    expect(widenPunctuation('Yes, (we) do: see https://example.org/a,b')).toBe(
      'Yes, (we) do: see https://example.org/a,b',
    );
  });
});

describe('tidyTitle(text)', () => {
  it('keeps the line break of a title as one ideographic space', () => {
    expect(tidyTitle('用心用情用力 提升办理质效')).toBe('用心用情用力\u3000提升办理质效');
  });

  it('closes the blanks around digits', () => {
    expect(tidyTitle('工作委员会 2018 年至 2022 年工作总结(摘要)')).toBe('工作委员会2018年至2022年工作总结（摘要）');
  });
});

describe('findSentences(text)', () => {
  const cut = (text: string) => findSentences(text).map(({ start, end }) => text.slice(start, end));

  it('ends a sentence behind its closing marks', () => {
    expect(cut('他说：“好。”大家同意！')).toEqual(['他说：“好。”', '大家同意！']);
  });

  it('does not end one inside brackets or a title', () => {
    expect(cut('见《关于问责。的办法》（一读。二读）为准。下一句')).toEqual([
      '见《关于问责。的办法》（一读。二读）为准。',
      '下一句',
    ]);
  });

  it('covers every text without gap or overlap', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'甲乙。！？”）（《》；，') });
    fc.assert(
      fc.property(texts, (text) => cut(text).join('') === text),
      { numRuns: 2000 },
    );
  });
});

describe('readNumeral(numeral)', () => {
  it.each([
    ['六百五十三', 653],
    ['七百零一', 701],
    ['七百〇一', 701],
    ['二十', 20],
    ['十五', 15],
    ['两千三百', 2300],
    ['一亿二千万', 120_000_000],
    ['二〇二六', 2026],
    ['一千零五十', 1050],
    ['五', 5],
    ['零', 0],
  ])('reads %s as %d', (numeral, value) => {
    expect(readNumeral(numeral)).toBe(value);
  });

  it.each(['', '一把手', '十四五五', '百', '三百百', '二三'])('returns undefined for %j', (numeral) => {
    expect(readNumeral(numeral)).toBeUndefined();
  });

  it('reads back what an encoder writes: 100,000 numbers below ten billion', () => {
    const numbers = fc.oneof(
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      fc.maxSafeNat().map((n) => n % 1e13),
    );
    fc.assert(
      fc.property(numbers, (n) => readNumeral(nzh.cn.encodeS(n, { tenMin: true })) === n),
      { numRuns: 100_000 },
    );
  });

  it('never throws, whatever it is given', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'零一二两三十百千万亿点分之0123,.负-余多') });
    fc.assert(
      fc.property(texts, (text) => ['number', 'undefined'].includes(typeof readNumeral(text))),
      { numRuns: 5000 },
    );
  });
});
