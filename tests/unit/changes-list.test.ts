import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/lib/proof/record.ts';
import { listChanges } from '../../src/lib/reading/changes.ts';

const entry = (rule: Entry['rule'], line: number, from: string, to = ''): Entry => ({
  line,
  column: 0,
  rule,
  from,
  to,
});

describe('what an import took out, as readers see it', () => {
  const record = [
    entry('join', 9, ''),
    entry('raised', 4, '1', '¹'),
    entry('mark', 3, '**'),
    entry('mark', 7, '**'),
    entry('mark', 7, '**'),
    entry('header-footer', 12, '电话：0731-81234567'),
    entry('comment', 2, '张三：再核一遍'),
  ];

  it('is listed by rule, each word once with its lines; what is only joined is no change of words', () => {
    const lists = listChanges(record, () => false);
    expect(lists.map(({ rule, count }) => [rule, count])).toEqual([
      ['mark', 3],
      ['comment', 1],
      ['header-footer', 1],
      ['raised', 1],
    ]);
    expect(lists[0]?.words).toEqual([{ from: '**', to: '', lines: [3, 7] }]);
    expect(lists[3]?.words).toEqual([{ from: '1', to: '¹', lines: [4] }]);
  });

  it('shows no contact, and no words of a line that is withheld', () => {
    const all = JSON.stringify(listChanges(record, (line) => line === 2));
    expect(all).not.toMatch(/0731|张三/u);
    expect(all).toContain('█');
  });
});
