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

describe('the table of faults', () => {
  it.each(Object.keys(FAULTS))('%s: is raised by the program, and by a test', (each) => {
    expect([isIn(code, each), isIn(tests, each)]).toEqual([true, true]);
  });

  it('is where every message comes from', () => {
    const own = sources.filter(
      (file) => !/src\/lib\/(?:fault|diagnostic)/u.test(file) && /\brepair: ?['`]/u.test(readFileSync(file, 'utf8')),
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
});
