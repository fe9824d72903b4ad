import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Changes } from '../../src/lib/document/changes.ts';
import { type Entry, readRecord, writeRecord } from '../../src/lib/proof/record.ts';
import { REMOVALS, type RemovalRule, SUBSTITUTIONS, type SubstitutionRule } from '../../src/lib/proof/rules.ts';
import { applyRecord } from '../../src/lib/proof/stream.ts';

const PLACE = { line: 7 };

describe('changes on the way in', () => {
  /** Rules that stand for what is no word: none of them takes one. */
  const NARROW: RemovalRule[] = ['mark', 'ruled-line', 'separator', 'page-number', 'leader', 'invisible'];
  it.each([...NARROW, 'terminal-command'] as RemovalRule[])('%s takes no words', (rule) => {
    const changes = new Changes();
    for (const words of ['不', '办结', 'not', '甲3件', '３件'])
      expect(() => changes.remove(rule, PLACE, words), words).toThrow(`${rule} may not take “${words}” (line 7)`);
    expect(changes.removals).toEqual([]);
  });

  it.each([
    ['mark', '3'],
    ['ruled-line', '3'],
    ['separator', '3'],
    ['invisible', '3'],
    ['terminal-command', '3'],
  ] as [RemovalRule, string][])('%s takes no digit', (rule, digit) => {
    expect(() => new Changes().remove(rule, PLACE, digit)).toThrow(rule);
  });

  it.each([
    ['auto-number', '一'],
    ['entity', '3'],
    ['private-use', '甲'],
    ['capitals', '3'],
    ['drawn', '甲'],
  ] as [SubstitutionRule, string][])('%s does not write %s anew', (rule, words) => {
    expect(() => new Changes().substitute(rule, PLACE, words, '乙')).toThrow(rule);
  });

  it('are kept with their places where the rule fits', () => {
    const changes = new Changes();
    changes.remove('mark', PLACE, '**', 4);
    changes.remove('image', { line: 8, page: 2 }, '![甲](a.png)');
    changes.remove('mark', PLACE, '');
    changes.substitute('entity', PLACE, '&lt;', '<', 9);
    changes.substitute('raised', PLACE, '4', '4', 9);
    expect(changes.removals).toEqual([
      { rule: 'mark', place: PLACE, text: '**', column: 4 },
      { rule: 'image', place: { line: 8, page: 2 }, text: '![甲](a.png)' },
    ]);
    expect(changes.substitutions).toEqual([{ rule: 'entity', place: PLACE, from: '&lt;', to: '<', column: 9 }]);
  });

  it('that a record claims are held against the same rules', () => {
    const entry = (rule: Entry['rule'], from: string, to = ''): Entry => ({ line: 1, column: 0, rule, from, to });
    const contradictions = (entries: Entry[], text = '不办结3件') =>
      applyRecord([{ line: 1, text, numbered: false }], entries).contradictions.map(({ why }) => why);
    expect(contradictions([entry('mark', '不')])).toEqual([expect.stringContaining('不能用在这些字上')]);
    expect(contradictions([entry('deleted', '办')])).toEqual(['原件的这个位置不是这些字']);
    expect(contradictions([entry('deleted', '不', '未')])).toEqual(['删去的字不能又写成别的字']);
    expect(contradictions([entry('symbol', '不')])).toEqual(['改写的字不能没有']);
    expect(contradictions([entry('auto-number', '', '一、')])).toEqual(['原件的这一段没有自动编号']);
    expect(contradictions([entry('deleted', '不办'), { ...entry('deleted', '办'), column: 1 }])).toEqual([
      '与前一条记录重叠',
    ]);
    expect(contradictions([{ ...entry('deleted', '不'), line: 2 }])).toEqual(['原件没有这一行']);
    expect(contradictions([entry('order', '', '1-2')])).toEqual(['记录的行序不是每一行恰好一次']);
    expect(contradictions([entry('deleted', '不')])).toEqual([]);
  });
});

describe('the record as a file', () => {
  const rule = fc.constantFrom<Entry['rule']>(
    ...(Object.keys({ ...REMOVALS, ...SUBSTITUTIONS }) as Entry['rule'][]),
    'join',
    'split',
    'order',
  );
  const ODD = [
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\\',
    '\\u{9}',
    '\\\\',
    '\u2028',
    '\u0085',
    '\u200b',
    '\ufeff',
    '\ue000',
    '"',
    '{}',
  ];
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...ODD, '甲', '𠮷', 'u', '{')).map((parts) => parts.join('')),
  );
  const entry = fc.record({ line: fc.nat(), column: fc.nat(), rule, from: words, to: words });

  it('gives back what was written, whatever the characters are', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const tsv = writeRecord(entries);
        expect(tsv.split('\n')).toHaveLength(entries.length + 2);
        expect(readRecord(tsv)).toEqual(entries);
        // A checkout with Windows line ends is the same record.
        expect(readRecord(tsv.replaceAll('\n', '\r\n'))).toEqual(entries);
        expect(readRecord(Buffer.from(tsv).toString('utf8'))).toEqual(entries);
      }),
      { numRuns: 2000, seed: 20_261_129 },
    );
  });

  it.each([
    ['no heads', '1\t0\tmark\t**\t\n', '第 1 行'],
    ['a row without all fields', 'line\tcolumn\trule\tfrom\tto\n1\t0\tmark\t**\n', '第 2 行'],
    ['a line that is no number', 'line\tcolumn\trule\tfrom\tto\nx\t0\tmark\t**\t\n', '第 2 行'],
  ])('is refused with %s', (_, tsv, message) => {
    expect(() => readRecord(tsv)).toThrow(message);
  });
});
