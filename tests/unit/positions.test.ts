import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIndexFile } from '../../src/lib/search/positions/file.ts';
import { fileOf, type Gram, gramOf, keyOf } from '../../src/lib/search/positions/gram.ts';
import { cheapestCover } from '../../src/lib/search/positions/phrase.ts';
import { followedBy, readBlocks, STRIDE, writeBlock, writePositions } from '../../src/lib/search/positions/places.ts';
import { segmentOf } from '../../src/lib/search/positions/segment.ts';
import { NumberReader, NumberWriter } from '../../src/lib/search/positions/varint.ts';
import { indexFiles, memoryIndex } from './memory-index.ts';

const CHARACTERS = fc.constantFrom(...'三个的。𠀀');
const passage = fc.string({ unit: CHARACTERS, maxLength: 14 });
const issue = fc.array(passage, { minLength: 1, maxLength: 4 });
const bits = fc.record({ singles: fc.integer({ min: 0, max: 3 }), pairs: fc.integer({ min: 0, max: 4 }) });

/** Every place of a phrase, by looking. */
function placesByHand(issues: readonly string[][], phrase: string): number[] {
  const wanted = [...phrase];
  return issues.flatMap((passages, ordinal) => {
    let start = 0;
    return passages.flatMap((text) => {
      const own = [...text];
      const found = own.flatMap((_, at) => (wanted.every((c, i) => own[at + i] === c) ? [start + at] : []));
      start += own.length + 1;
      return found.map((position) => ordinal * STRIDE + position);
    });
  });
}

describe('an index of positions', () => {
  it('finds every place of every phrase, also where it overlaps itself, and nothing else', async () => {
    const phrase = fc.string({ unit: CHARACTERS, minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(issue, { maxLength: 5 }), phrase, bits, async (issues, asked, own) => {
        expect([...(await memoryIndex(issues, own)(asked))]).toEqual(placesByHand(issues, asked));
      }),
      { numRuns: 2000 },
    );
  });

  it('finds what stands in a text, wherever it is cut out', async () => {
    const texts = ['三个三个的个三。', '的的的', '。三个的。三个的。三个'];
    const find = memoryIndex([texts, texts.toReversed()]);
    for (const text of texts)
      for (let start = 0; start < text.length; start++)
        for (let end = start + 1; end <= text.length; end++)
          expect((await find(text.slice(start, end))).length).toBeGreaterThan(0);
  });

  it('finds nothing across two passages or issues, also by pairs that only touch', async () => {
    const find = memoryIndex([['代表建议', '督办工作'], ['回头看看']]);
    expect(await find('建议督办')).toHaveLength(0);
    expect(await find('议督')).toHaveLength(0);
    expect(await find('工作回头')).toHaveLength(0);
    expect(await find('代表建议')).toHaveLength(1);
  });

  it('keeps the bytes of all issues before one that is added', () => {
    const own = { singles: 1, pairs: 2 };
    fc.assert(
      fc.property(fc.array(issue, { minLength: 1, maxLength: 5 }), issue, (issues, other) => {
        const before = indexFiles(issues, own);
        const added = indexFiles([...issues, other], own);
        for (const [path, bytes] of before) {
          const [small, large] = [readIndexFile(bytes), readIndexFile(added.get(path) as Uint8Array)];
          for (const [key, [begin, end]] of small.ranges) {
            const [from = 0] = large.ranges.get(key) ?? [];
            expect(large.bytes.subarray(from, from + end - begin)).toEqual(small.bytes.subarray(begin, end));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('throws for a file that is cut, whatever is left of it', () => {
    const [file] = indexFiles([['三个三', '的个。']], { singles: 0, pairs: 0 }).values();
    const bytes = file as Uint8Array;
    for (let end = 0; end < bytes.length; end++)
      expect(() => readIndexFile(bytes.subarray(0, end))).toThrow(RangeError);
  });

  it('has no room for an issue longer than it can count', () => {
    expect(() => segmentOf(['的'.repeat(STRIDE)])).toThrow(RangeError);
  });
});

describe('its parts', () => {
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });

  it('read back the numbers that were written', () => {
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const writer = new NumberWriter();
        for (const each of numbers) writer.write(each);
        const reader = new NumberReader(writer.bytes());
        expect(numbers.map(() => reader.read())).toEqual(numbers);
        expect(() => reader.read()).toThrow(RangeError);
      }),
    );
  });

  it('read back the places that were written', () => {
    const positions = fc.uniqueArray(fc.integer({ min: 0, max: STRIDE - 1 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(fc.option(positions)), (issues) => {
        const writer = new NumberWriter();
        const expected: number[] = [];
        let last = -1;
        for (const [ordinal, own] of issues.entries()) {
          if (!own) continue;
          const sorted = own.toSorted((a, b) => a - b);
          const written = new NumberWriter();
          writePositions(written, sorted);
          writeBlock(writer, ordinal - last - 1, sorted.length, written.bytes());
          last = ordinal;
          expected.push(...sorted.map((position) => ordinal * STRIDE + position));
        }
        expect([...readBlocks(writer.bytes())]).toEqual(expected);
      }),
    );
  });

  it('keep the places that another follows', () => {
    const places = fc
      .uniqueArray(fc.integer({ min: 0, max: 300 }))
      .map((own) => Float64Array.from(own).sort() as Float64Array<ArrayBuffer>);
    fc.assert(
      fc.property(places, places, fc.integer({ min: -4, max: 4 }), (first, next, distance) => {
        const expected = [...first].filter((place) => next.includes(place + distance));
        expect([...followedBy(first, next, distance)]).toEqual(expected);
      }),
    );
  });

  it('tell every gram from every other', () => {
    const point = fc.integer({ min: 1, max: 0x10ffff });
    fc.assert(
      fc.property(point, fc.option(point, { nil: undefined }), (first, second) => {
        const gram: Gram = second === undefined ? [first] : [first, second];
        expect(gramOf(keyOf(...gram))).toEqual(gram);
        expect(fileOf(gram, 10)).toBe(fileOf(gram, 11) >>> 1);
      }),
    );
  });

  it('cover a phrase by the pairs that cost least', () => {
    const costs = fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(costs, (own) => {
        const pairs = own.map((cost, at) => ({ at, gram: [1, 1] as Gram, path: String(at), cost }));
        const sum = (chosen: readonly { cost: number }[]) => chosen.reduce((all, { cost }) => all + cost + 1024, 0);
        const cover = cheapestCover(pairs);
        const isCover = (chosen: readonly { at: number }[]) =>
          chosen[0]?.at === 0 &&
          chosen.at(-1)?.at === own.length - 1 &&
          chosen.every(({ at }, i) => i === 0 || at - (chosen[i - 1]?.at ?? 0) <= 2);
        expect(isCover(cover)).toBe(true);
        for (let mask = 0; mask < 2 ** own.length; mask++) {
          const other = pairs.filter((_, i) => mask & (1 << i));
          if (isCover(other)) expect(sum(cover)).toBeLessThanOrEqual(sum(other));
        }
      }),
    );
  });
});
