import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../scripts/import/compare.ts';
import { checkSequence } from '../../src/lib/source/sequence.ts';

const issue = (serial: number, number: number, date: string) => ({ serial, number, date });
const HELD = [issue(677, 3, '2023-02-10'), issue(679, 5, '2023-02-28'), issue(755, 5, '2026-03-24')];
const check = (...of: Parameters<typeof issue>) =>
  checkSequence(issue(...of), HELD, 'x.txt').map(({ message }) => message);

describe('checkSequence(fresh, held, file)', () => {
  it('accepts the numbers that lie between their neighbours, and the bulletin that is held itself', () => {
    expect(check(678, 4, '2023-02-20')).toEqual([]);
    expect(check(701, 3, '2024-03-27')).toEqual([]);
    expect(check(756, 6, '2026-04-01')).toEqual([]);
    expect(checkSequence(HELD[0] as (typeof HELD)[0], HELD, 'x')).toEqual([]);
  });

  it.each([
    [
      'a date before that of a smaller 总期号',
      [678, 4, '2023-01-03'],
      /总第 677 期（第 3 期，2023-02-10）矛盾：总期号 678 较大，日期却较早/u,
    ],
    ['a 总期号 misread by ten', [688, 4, '2023-02-20'], /总第 679 期.*总期号 688 较大，日期却较早/u],
    ['a 期号 that its year does not allow', [678, 9, '2023-02-20'], /同是 2023 年，总期号与期号之差一是/u],
    ['the 期号 of an issue that is held', [680, 5, '2023-03-10'], /总第 679 期（第 5 期，2023-02-28）/u],
    [
      'a year that must have begun earlier',
      [753, 60, '2025-12-30'],
      /2026 年第 1 期的总期号应是 751，不能小于 2025 年的总期号 753/u,
    ],
  ] as const)('I8 refuses %s, and names the neighbour', (_, [serial, number, date], message) => {
    expect(check(serial, number, date)[0]).toMatch(message);
  });
});

describe('compareTexts(before, after)', () => {
  it('I10 shows the lines that differ, from a little before the place', () => {
    const long = '办理建议的基本情况如下，各承办单位高度重视，逐件研究，';
    expect(compareTexts(`一\n\n${long}共 28 件。\n二\n`, `一\n\n${long}共 29 件。\n二\n三\n`)).toEqual([
      '-3 …度重视，逐件研究，共 28 件。',
      '+3 …度重视，逐件研究，共 29 件。',
      '+5 三',
    ]);
    expect(compareTexts('同\n', '同\n')).toEqual([]);
  });
});
