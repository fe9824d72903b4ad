import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fault } from '../../src/lib/fault/fault.ts';
import { toFaultPage } from '../../src/lib/fault/page.ts';
import { FAULTS } from '../../src/lib/fault/table.ts';

const sources = globSync('{src,scripts}/**/*.ts').filter((file) => !/fault[/\\]table\.ts$/u.test(file));
const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
const tests = globSync('tests/**/*.{test.ts,tsv,json}')
  .filter((file) => !/faults\.test\.ts$/u.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const isIn = (text: string, word: string) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'u').test(text);

/** A repair or a whole diagnostic in words of its own. */
const WORDED = /\brepair\b(?:: string)?(?::| =)\s*(?:\w+ \?\s*)?['`]|\bcode: [^,]*,\s*severity\b/u;

describe('the table of faults', () => {
  it.each(Object.keys(FAULTS))('%s: is raised by the program, and by a test', (each) => {
    expect([isIn(code, each), isIn(tests, each)]).toEqual([true, true]);
  });

  it('is where every message comes from', () => {
    const own = sources.filter(
      (file) => !/src[/\\]lib[/\\](?:fault|diagnostic)/u.test(file) && WORDED.test(readFileSync(file, 'utf8')),
    );
    expect(own).toEqual([]);
  });

  it.each(Object.entries(FAULTS))('%s: says what and how in sentences', (_, { what, repair, where }) => {
    expect(what).toMatch(/[^。]$/u);
    expect(repair).toMatch(/[。？]$/u);
    expect(where).not.toBe('');
  });

  it('is the page in docs/', () => {
    expect(readFileSync('docs/faults.md', 'utf8').replaceAll('\r\n', '\n')).toBe(toFaultPage(FAULTS));
  });
});

describe('fault(code, place, values)', () => {
  it('fills in what is known at the place, and leaves no hole', () => {
    expect(fault('no-such-issue', { quote: '757' }, { held: '755、{756}' })).toEqual({
      code: 'no-such-issue',
      severity: 'error',
      quote: '757',
      message: 'content/bulletins 里没有这一期',
      repair: '先导入：npm run import -- 文件；已收的是 755、{756}。',
    });
  });

  it('cannot be made without its values, or of a code that is not in the table', () => {
    // @ts-expect-error `held` is missing
    fault('no-such-issue', {}, {});
    // @ts-expect-error there is nothing to fill in
    fault('not-published', {}, { held: '755' });
    // @ts-expect-error not in the table
    expect(() => fault('no-such-code', {})).toThrow();
    // What is written of placeholders and braces is no hole.
    fault('bad-braces', {});
    fault('code-in-text', {});
    expect(fault('bad-mdx', {}, { why: 'x' }).repair).toContain('\\{');
  });
});
