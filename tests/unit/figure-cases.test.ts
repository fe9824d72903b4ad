import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/lib/quantity/find.ts';

const [, ...rows] = readFileSync('tests/lines/figures.tsv', 'utf8').trimEnd().split('\n');

describe('findQuantities(text) in sentences from outside', () => {
  it('has cases', () => expect(rows.length).toBeGreaterThan(20));

  it.each(rows.map((row) => row.split('\t')))('%s', (sentence, expected) => {
    const found = findQuantities(sentence as string).map(({ text, value, min, max, unit, approximation, change }) =>
      [text, value ?? `${min}–${max}`, unit, approximation, ...(change ? [change] : [])].join('|'),
    );
    expect(found.join('; ')).toBe(expected ?? '');
  });

  it.each([
    ['下降-1.5%', 1.5, 'decrease'],
    ['增长-2.1%', -2.1, 'increase'],
  ])('reads the sign of %s', (text, value, change) => {
    expect(findQuantities(text)).toMatchObject([{ value, change }]);
  });

  it.each(['一票否决', '票决', '上百分之', '百分', '最近千家万户', '3市场', '附近百米'])(
    'reads no number in %s',
    (text) => {
      expect(findQuantities(text)).toEqual([]);
    },
  );
});
