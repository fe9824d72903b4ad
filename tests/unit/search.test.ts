import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBulletins } from '../../scripts/run.ts';
import { fold, PASSAGE_END, SEPARATOR } from '../../src/lib/search/fold.ts';
import { excerpt, findHits } from '../../src/lib/search/match.ts';
import { parseQuery, toPhrase } from '../../src/lib/search/query.ts';
import { toRecords } from '../../src/lib/search/record.ts';
import { toPrinted, variantsOf } from '../../src/lib/search/variants.ts';

describe('fold(text)', () => {
  it.each([
    ['８９．５％', '89.5%'],
    ['“三个三”', '"三个三"'],
    ['‘一’', "'一'"],
    ['B 类 143 件', 'b类143件'],
    ['用心\u3000用情', '用心用情'],
    ['Open  Data', 'open data'],
  ])('makes %s %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is done after one pass', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'建议 B１“”\u3000ab。％') });
    fc.assert(
      fc.property(texts, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    );
  });
});

describe('parseQuery(typed)', () => {
  it('takes words at blanks and keeps what is quoted whole', () => {
    expect(parseQuery('  回头看  “三个 三” 89.5％ 回头看')).toEqual(['回头看', '三个三', '89.5%']);
    expect(parseQuery('""  ')).toEqual([]);
  });

  it('makes a phrase of single characters', () => {
    expect(toPhrase('回头看')).toBe('"回 头 看"');
  });
});

describe('findHits(passages, words)', () => {
  const passages = [
    ['a1p1', '截至目前，28 件B类建议均已转为Ａ类件。'],
    ['a1p2', '开展“回头看”，再看“回头看”。'],
  ] as const;

  it('finds a passage that holds all words and marks them in its own text', () => {
    expect(findHits(passages, parseQuery('28件b类'))).toEqual([{ id: 'a1p1', text: passages[0][1], marks: [[5, 11]] }]);
    expect(findHits(passages, parseQuery('a类件 截至'))[0]?.marks).toEqual([
      [0, 2],
      [17, 20],
    ]);
    expect(findHits(passages, parseQuery('回头看'))[0]?.marks).toHaveLength(2);
    expect(findHits(passages, parseQuery('回头看 28'))).toEqual([]);
  });

  it('finds every stretch of a folded text in it, and marks what folds to the same', () => {
    const text = '省十三届人大以来，我厅共产生 B 类答复建议 143 件，“转化率”达８９．５％。';
    const folded = fold(text);
    fc.assert(
      fc.property(fc.nat(folded.length - 1), fc.integer({ min: 1, max: 12 }), (start, length) => {
        const word = folded.slice(start, start + length).trim();
        fc.pre(word.length > 0);
        const [hit] = findHits([['x', text]], [word]);
        const [from, to] = hit?.marks[0] ?? [0, 0];
        expect(fold(text.slice(from, to))).toBe(word);
      }),
      { numRuns: 500 },
    );
  });
});

describe('excerpt(hit)', () => {
  it('cuts a long passage around its first mark and moves the marks along', () => {
    const text = `${'甲'.repeat(100)}回头看${'乙'.repeat(200)}`;
    const cut = excerpt({ id: 'x', text, marks: [[100, 103]] });
    expect(cut.text.slice(...(cut.marks[0] as [number, number]))).toBe('回头看');
    expect(cut.isCut).toEqual([true, true]);
    expect(cut.text).toHaveLength(150);
  });
});

describe('toRecords(bulletin)', () => {
  const records = loadBulletins().bulletins.flatMap(toRecords);

  it('has an address of its own for every record', () => {
    const urls = records.map((record) => record.url);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('indexes exactly the folded passages that it hands back', () => {
    for (const { content, meta } of records) {
      const indexed = content.split(PASSAGE_END).map((part) => part.replaceAll(SEPARATOR, ''));
      const passages = JSON.parse(meta.passages ?? '[]') as [string, string][];
      expect(indexed).toEqual(passages.map(([, text]) => fold(text).replaceAll('"', '”')));
    }
  });

  it('leaves editors, telephone and mail out of the index', () => {
    expect(JSON.stringify(records)).not.toMatch(/谢峥嵘\u3000|0731|163\.com/u);
  });
});

describe('variantsOf(texts, convert) and toPrinted(typed, variants)', () => {
  const convert = (c: string) => ({ 頭: '头', 滿: '满', 後: '后', 沈: '沉' })[c] ?? c;

  it('turn traditional characters into those that the texts print', () => {
    const variants = variantsOf(['回头看，满意；此后'], convert);
    expect(toPrinted('回頭看 滿意 toString', variants)).toBe('回头看 满意 toString');
  });

  it('leave alone what the texts print themselves, and what they do not print at all', () => {
    expect(variantsOf(['皇後与后'], convert)).toEqual({});
    expect(variantsOf(['无'], convert)).toEqual({});
  });
});
