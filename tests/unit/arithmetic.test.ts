import { describe, expect, it } from 'vitest';
import { checkBulletin } from '../../src/lib/arithmetic/check.ts';
import { halfUnitOf, intervalOf } from '../../src/lib/arithmetic/interval.ts';
import { checkSerials } from '../../src/lib/arithmetic/series.ts';
import type { Figure } from '../../src/lib/quantity/figure.ts';
import type { Approximation } from '../../src/lib/quantity/kinds.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { bulletinsOfFive, dataOfFive } from '../collection.ts';

const HEAD =
  '联络动态\n第9期\n（总第七百九十九期）\n湖南省人大常委会代表工作委员会编\n2028年4月1日\n\n## 题目\n\n省某厅\n\n';

function check(body: string) {
  const { bulletin } = parseSource(`${HEAD}${body}\n`, 'x.txt');
  return bulletin ? checkBulletin(bulletin).map((c) => `${c.kind} ${c.expression} ${c.printed} ${c.result}`) : [];
}

describe('checkBulletin(bulletin)', () => {
  it.each([
    ['nothing of a bound that nearly everything lies above', '今年12个小组领题31道，每个小组至少领题2道。', []],
    ['a share that holds', '共承办建议143件，转化办理128件，转化率达89.5%。', ['share 128 / 143 89.5 holds']],
    ['a share that fails', '共承办建议143件，转化办理128件，转化率达98.5%。', ['share 128 / 143 98.5 fails']],
    ['a rounding at the half', '共8件，办结1件，占12.5%。', ['share 1 / 8 12.5 holds']],
    ['parts that make the whole', '共办理376件。其中，A类155件，B类208件，C类13件。', ['sum 155 + 208 + 13 376 holds']],
    [
      'parts that leave a remainder',
      '本届1263件B类件，其中1049件跟踪办理落实到位转为A类，115件无法办理转为C类。',
      ['remainder 1263 − 1049 − 115 null remainder'],
    ],
    [
      'shares that make a hundred',
      '满意占41.2%，基本满意占55.3%，不满意占3.5%。',
      ['hundred 41.2 + 55.3 + 3.5 100 holds'],
    ],
    ['nothing where units differ', '共143件，走访128次，满意率达89.5%。', []],
    ['nothing of approximations', '共约143件，办结128件，办结率达89.5%。', []],
    ['nothing of a change', '共143件，办结128件，下降89.5%。', []],
  ])('finds %s', (_, body, expected) => {
    expect(check(body)).toEqual(expected);
  });

  it('finds in the kept bulletins the relations that a reader finds by hand', () => {
    const bulletins = bulletinsOfFive();
    const found = [...bulletins.flatMap(checkBulletin), ...checkSerials(bulletins)].map(
      (c) => `${c.serial} ${c.expression} = ${c.printed ?? c.remainder} ${c.result}`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        '679 128 / 143 = 89.5 holds',
        '679 111 / 143 = 77.6 holds',
        '679 64 / 87 = 73.6 holds',
        '701 155 + 208 + 13 = 376 holds',
        '701 155 / 376 = 41.2 holds',
        '701 208 / 376 = 55.3 holds',
        '701 13 / 376 = 3.5 holds',
        '677 1263 − 1049 − 115 = 99 remainder',
        '679 679 − 5 = 674 holds',
      ]),
    );
    expect(found.filter((line) => line.endsWith('fails'))).toEqual([]);
  });

  it('shows 359 件 and 376 件 beside each other', () => {
    const checks = dataOfFive().checks();
    expect(checks.find((c) => c.kind === 'comparison')).toMatchObject({
      expression: '376 − 359',
      figures: [expect.stringContaining('701#'), expect.stringContaining('701#')],
    });
  });
});

describe('the interval of a printed number', () => {
  it.each([
    ['77.6%', 77.6, 'percent', 0.05],
    ['100%', 100, 'percent', 0.5],
    ['99.98%', 99.98, 'percent', 0.005],
    ['376件', 376, 'count', 0],
    ['1.4万件', 14_000, 'count', 500],
    ['3860万元', 38_600_000, 'money', 5000],
    ['312.5公里', 312.5, 'length', 0.05],
    ['46天', 46, 'duration', 0],
    ['１．５％', 1.5, 'percent', 0.05],
    ['百分之八十九点五', 89.5, 'percent', 0.05],
  ] as const)('%s is half a unit of its last digit to both sides', (text, value, kind, half) => {
    expect(halfUnitOf(text, value, kind)).toBeCloseTo(half, 9);
  });

  it('is as wide as the words leave it', () => {
    const of = (text: string, value: number, approximation: Approximation) =>
      intervalOf({ text, value, approximation, kind: 'count' } as Figure);
    expect(of('2600多条', 2600, 'over')).toEqual({ low: 2600, high: 2700 });
    expect(of('120余人', 120, 'over')).toEqual({ low: 120, high: 130 });
    expect(of('300人', 300, 'over')).toEqual({ low: 300, high: Infinity });
    expect(of('900人', 900, 'under')).toEqual({ low: 0, high: 900 });
    expect(of('50件', 50, 'about')).toEqual({ low: 45, high: 55.00000000000001 });
  });
});
