import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newerInCss } from '../browsers/newer-css.ts';
import { newerInJs } from '../browsers/newer-js.ts';

const lines = readFileSync('tests/lines/newer.tsv', 'utf8')
  .trimEnd()
  .split(/\r?\n/u)
  .map((line) => line.split('\t'));

describe('what older browsers lack', () => {
  it.each(lines)('%s: %s', (kind, code = '', lacked = '') => {
    const found = kind === 'css' ? newerInCss(code) : newerInJs(code);
    expect(
      found.map((one) => one.replace(/: [a-z, ]+$/u, '')),
      String(found),
    ).toEqual(lacked ? [lacked] : []);
  });
});
