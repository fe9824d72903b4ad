import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/lib/proof/align.ts';
import { compare } from '../../src/lib/proof/compare.ts';
import type { PlainLine } from '../../src/lib/proof/lines.ts';
import type { Arrangement, Change } from '../../src/lib/proof/record.ts';

const linesOf = (texts: readonly string[], page = 1): PlainLine[] =>
  texts.map((text, i) => ({ line: i + 1, page, text }));
/** As from a PDF: its lines may come in any order. */
const alignPages = (
  lines: readonly PlainLine[],
  blocks: readonly string[],
  changes: readonly Change[] = [],
  arrangements: readonly Arrangement[] = [],
) => align(lines, changes, blocks, false, arrangements);
const box = (left: number, right: number, top: number, bottom: number) => ({ left, right, top, bottom });
const declared = (rule: Arrangement['rule'], at: Arrangement['box'], page = 1): Arrangement => ({
  rule,
  place: { line: 1, page },
  box: at,
});
const head = (from: string): Change => ({ rule: 'running-head', place: { line: 1, page: 1 }, from, to: '' });

describe('lines of pages', () => {
  it('of two columns that the file draws row by row are placed, and the record says in what order', () => {
    const lines = linesOf(['左一，', '右一，', '左二，', '右二，', '左三。', '右三。']).map((line, i) => ({
      ...line,
      at: box(i % 2 ? 200 : 0, i % 2 ? 300 : 100, 20 * (i >> 1), 20 * (i >> 1) + 12),
    }));
    const blocks = ['左一，左二，左三。', '右一，右二，右三。'];
    const columns = [declared('columns', box(0, 100, 0, 60)), declared('columns', box(200, 300, 0, 60))];
    const { entries, differences } = alignPages(lines, blocks, [], columns);
    expect(differences).toEqual([]);
    expect(entries.filter(({ rule }) => rule === 'columns').map(({ line, to }) => `${line}: ${to}`)).toEqual([
      '1: 1 3 5',
      '2: 2 4 6',
    ]);
    // Nothing declares it on this page.
    expect(alignPages(lines, blocks).differences).not.toEqual([]);
    expect(alignPages(lines, blocks, [], [declared('columns', box(0, 300, 0, 60), 2)]).differences).not.toEqual([]);
    // Declared, but nobody reads upwards within a column.
    const upwards = ['左二，左一，左三。', '右一，右二，右三。'];
    expect(alignPages(lines, upwards, [], columns).differences).toMatchObject([
      { line: 1, why: expect.stringContaining('在版面上') },
    ]);
    expect(entries.find(({ rule }) => rule === 'order')?.to).toBe('1 3 5 2 4 6');
    expect(compare(lines, entries, blocks)).toEqual([]);
    // The record that holds the order holds no other text.
    expect(compare(lines, entries, ['左一，左二，左三。', '右二，右一，右三。'])).not.toEqual([]);
  });

  it('in any order are placed where the edition has them', () => {
    const word = fc.string({ unit: fc.constantFrom(...'甲乙丙丁办结件3，。'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.infiniteStream(fc.nat(11)), (texts, order) => {
        const drawn = texts.map((text, i) => ({ text, key: (order.next().value as number) * 100 + i }));
        const lines = linesOf(drawn.toSorted((a, b) => a.key - b.key).map(({ text }) => text));
        const placed = lines.map((line) => ({ ...line, at: box(0, 10, 0, 10) }));
        const whole = [declared('table', box(0, 10, 0, 10))];
        expect(alignPages(placed, texts, [], whole).differences).toEqual([]);
        expect(alignPages(placed, [texts.join('')], [], whole).differences).toEqual([]);
      }),
      { numRuns: 1000, seed: 20_261_129 },
    );
  });

  it('that stand nowhere in the edition are a difference, wherever they are', () => {
    const texts = ['甲区办结3件。', '乙区办结5件。', '丙区办结7件。'];
    for (const at of [0, 1, 2, 3])
      for (const lost of ['丁区办结9件。', '甲区办结3件。', '9']) {
        const lines = linesOf(texts.toSpliced(at, 0, lost));
        expect(alignPages(lines, texts).differences, `${lost} ${at}`).not.toEqual([]);
      }
    for (const at of [0, 1, 2])
      expect(alignPages(linesOf(texts.toSpliced(at, 1)), texts).differences, `without ${at}`).not.toEqual([]);
  });

  it('lose a line only by a change that names it, on the page that it names', () => {
    const texts = ['联络动态 第5期', '甲区办结3件。', '乙区办结5件。'];
    const blocks = texts.slice(1);
    expect(alignPages(linesOf(texts), blocks, [head('联络动态　第5期')]).differences).toEqual([]);
    expect(alignPages(linesOf(texts, 2), blocks, [head('联络动态　第5期')]).differences).not.toEqual([]);
    expect(alignPages(linesOf(texts), blocks, [head('联络动态　第6期')]).differences).not.toEqual([]);
    // Once is not twice.
    expect(alignPages(linesOf([...texts, '联络动态 第5期']), blocks, [head('联络动态 第5期')]).differences).not.toEqual(
      [],
    );
  });

  it('that are joined in the edition are named, and a block that begins elsewhere is none of them', () => {
    const lines = linesOf(['甲区办结', '3件。', '乙区。']);
    const { entries } = alignPages(lines, ['甲区办结3件。', '乙区。']);
    expect(entries).toEqual([{ line: 2, column: 0, rule: 'join', from: '', to: '' }]);
    expect(compare(lines, entries, ['甲区办结3件。乙区。'])).toHaveLength(1);
    expect(compare(lines, entries, ['甲区办结', '3件。', '乙区。'])).toHaveLength(1);
    expect(compare(lines, entries, ['甲区办', '结3件。', '乙区。'])).not.toEqual([]);
  });

  it('of hundreds take seconds at most where nothing fits', () => {
    const texts = Array.from({ length: 400 }, (_, i) => `第${i % 7}件`);
    const start = performance.now();
    expect(alignPages(linesOf(texts), [`${texts.join('')}完`]).differences).not.toEqual([]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
