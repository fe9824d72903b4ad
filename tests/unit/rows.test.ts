import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countRows, describeRows, readRows, rowsOf } from '../rows.ts';

const rows = readRows(readFileSync('tests/rows.tsv', 'utf8'));
const all = rows.map(({ id, input }) => ({ name: `${id}: ${input}`, passed: true }));

describe('the table of bad inputs', () => {
  it('has 77 rows, each with an input and what must come of it', () => {
    expect(rows.map(({ id }) => id)).toEqual(
      Object.entries({ I: 30, E: 23, L: 14, S: 6, B: 4 }).flatMap(([kind, count]) =>
        Array.from({ length: count }, (_, i) => `${kind}${i + 1}`),
      ),
    );
    for (const { id, input, expected } of rows) expect([input, expected].map(Boolean), id).toEqual([true, true]);
  });

  it('is held when each row has a test that passed', () => {
    expect(describeRows(rows, countRows(rows, all))).toEqual([
      '77 of 77 rows of bad inputs held (I 30, E 23, L 14, S 6, B 4)',
    ]);
  });

  it('is not when the test of a row is renamed, fails or is gone', () => {
    const renamed = all.map((each) => (each.name.startsWith('L7:') ? { ...each, name: 'old links' } : each));
    expect(countRows(rows, renamed)).toMatchObject({ open: ['L7'], unknown: [] });
    expect(countRows(rows, [...all, { name: 'L7: once more', passed: false }]).open).toEqual(['L7']);
    expect(describeRows(rows, countRows(rows, renamed))).toEqual([
      '76 of 77 rows of bad inputs held (I 30, E 23, L 13, S 6, B 4)',
      expect.stringMatching(/^no passing test begins with L7: hash instead of query/u),
    ]);
    expect(countRows(rows, []).open).toHaveLength(77);
  });

  it('knows no row beyond itself', () => {
    const stray = [...all, { name: 'L15: a row that nobody wrote', passed: true }];
    expect(countRows(rows, stray).unknown).toEqual(['L15']);
    expect(describeRows(rows, countRows(rows, stray)).at(-1)).toContain('L15, which is no row');
  });
});

describe('rowsOf(name)', () => {
  it.each([
    ['L2: years of nothing', ['L2']],
    ['I6 I7 a masthead in any form', ['I6', 'I7']],
    ['B1, B2: a build', ['B1', 'B2']],
    ['finds L2', []],
    ['B类 of a suggestion', []],
    ['L2', []],
  ])('of %s is %j', (name, expected) => {
    expect(rowsOf(name)).toEqual(expected);
  });
});
