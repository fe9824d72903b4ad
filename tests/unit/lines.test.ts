import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/lib/quantity/find.ts';
import { tidy } from '../../src/lib/text/width.ts';

/** Labelled before the engine read them; a line that it should read otherwise is a line to discuss, not to edit. */
const lines = readFileSync('tests/lines/quantities.tsv', 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string]);

function read(text: string): string {
  return findQuantities(tidy(text))
    .map(({ kind, min, max, value, unit, approximation }) => {
      const amount = kind === 'range' ? `${min}-${max}` : `${value}`;
      return `${amount}${unit}${approximation === 'exact' ? '' : `:${approximation}`}`;
    })
    .join(' ');
}

describe('labelled lines', () => {
  it('are many', () => {
    expect(lines.length).toBeGreaterThan(500);
  });

  it('hold exactly the quantities of their labels', () => {
    expect(lines.map(([text]) => `${text}\t${read(text)}`)).toEqual(lines.map(([text, label]) => `${text}\t${label}`));
  });
});
