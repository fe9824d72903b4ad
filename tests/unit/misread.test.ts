import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/lib/quantity/find.ts';
import { findMisreadings } from '../../src/lib/quantity/misreadings.ts';

const figures = (text: string) =>
  findQuantities(text).map((each) => `${each.text} ${each.value} ${each.approximation}`);
const doubts = (text: string) =>
  findMisreadings([{ id: 'a1p1', text, marks: [], sentences: [] }] as never).map(({ quote }) => quote);

describe('a number of which a sign may be misread', () => {
  it.each([
    '办理建议l20件',
    '办理建议I20件',
    '办理建议|20件',
    '办结率98·5%',
    '办结率98。5%',
    '办结率9S.5%',
    '投资1·5亿元',
    '收到1‚200件',
    '收到1،286件',
    '收到1٬300件',
    '收到1．286件',
    '投资十5亿元',
    '建议12；8件',
    "建议12'8件",
    '建议12_8件',
    '建议12*8件',
    '建议12/8件',
    '建议12O件',
    '办结率１OO%',
  ])('%s: no figure, and told of', (text) => {
    expect(figures(`${text}。`)).toEqual([]);
    expect(doubts(`${text}。`)).toHaveLength(1);
  });

  it.each([
    ['PM2.5浓度下降15%', ['15% 15 exact']],
    ['共办理1286件、3000件', ['1286件 1286 exact', '3000件 3000 exact']],
    ['完成率98.5%，投入1.286亿元', ['98.5% 98.5 exact', '1.286亿元 128600000 exact']],
    ['长3.125公里', ['3.125公里 3.125 exact']],
    ['第一批20件，第二批12件', ['20件 20 exact', '12件 12 exact']],
    ['A类20件，B类12件', ['20件 20 exact', '12件 12 exact']],
    ['“金点子”12件（其中甲5件）', ['12件 12 exact', '5件 5 exact']],
    ['分别为12件、8件；另有5件', ['12件 12 exact', '8件 8 exact', '5件 5 exact']],
    ['其中一般建议5件，之一是8件', ['5件 5 exact', '8件 8 exact']],
  ])('%s is none', (text, expected) => {
    expect(figures(`${text}。`)).toEqual(expected);
    expect(doubts(`${text}。`)).toEqual([]);
  });
});

describe('signs at a number', () => {
  it.each([
    ['>90%', '90% 90 over'],
    ['＞90%', '90% 90 over'],
    ['≥90%', '90% 90 atLeast'],
    ['≤5件', '5件 5 atMost'],
    ['<5件', '5件 5 under'],
    ['从->90%', '90% 90 exact'],
    ['1\u00a0286件', '1286件 1286 exact'],
    ['1\u2009286件', '1286件 1286 exact'],
    ['1\u202f286件', '1286件 1286 exact'],
    ['12\u2005345件', '12345件 12345 exact'],
    ['5’100册', '5’100册 5100 exact'],
    ["5'100'200册", "5'100'200册 5100200 exact"],
  ])('%s is read as %s', (text, expected) => {
    expect(figures(`占${text}。`)).toEqual([expected]);
  });
});
