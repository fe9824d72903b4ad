import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slashed } from '../../scripts/run.ts';
import { bulletinsOfFive, FIVE, inFive, isCollection, LEDGERS } from '../collection.ts';

/** What a test of any collection must not know: a serial of an issue that somebody has published. */
function serialsIn(code: string, serials: readonly number[]): string[] {
  return [...code.matchAll(/(?<![\d_.#])\d{3}(?![\d_])/gu)].map(([found]) => found).filter((n) => serials.includes(+n));
}

describe('tests of any collection', () => {
  const serials = bulletinsOfFive().map(({ serial }) => Number(serial));

  it('know no issue', () => {
    const files = globSync('tests/site/**/*.ts').map((file) => slashed(file));
    expect(files.length).toBeGreaterThan(5);
    const known = files.flatMap((file) =>
      serialsIn(readFileSync(file, 'utf8'), serials).map((serial) => `${file} knows ${serial}`),
    );
    expect(known).toEqual([]);
  });

  it.each([
    ["pageAt('/issues/679/')", 1],
    ['expect(serials).toEqual([653, 677])', 2],
    ['toBeLessThan(6790)', 0],
    ['14_679', 0],
  ])('are told of it: %s', (code, count) => {
    expect(serialsIn(code, [653, 677, 679])).toHaveLength(count);
  });
});

describe('tests that know the frozen collection', () => {
  it.each([
    'content/bulletins',
    'content',
    'src/data/677/figures.json',
    'dist/index.html',
    'dist',
    `${LEDGERS}/ids.txt`,
  ])('cannot read %s of the project', (path) => {
    for (const read of [readFileSync, readdirSync, existsSync])
      expect(() => read(path)).toThrow(/may change at any time/u);
  });

  it('read the same of the frozen one, and what the program itself says', () => {
    for (const path of [inFive('content/bulletins'), `${FIVE}/src/data/677/figures.json`, 'content/pages', 'src/lib'])
      expect(existsSync(path), path).toBe(true);
    expect(
      ['content/pages/about.mdx', 'content/words/asking.yaml', 'src/data/accuracy.json'].filter(isCollection),
    ).toEqual([]);
  });
});
