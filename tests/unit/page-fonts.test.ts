import { describe, expect, it } from 'vitest';
import { findContradiction } from '../../src/lib/receive/page/fonts.ts';

const codes = (pairs: readonly (readonly [number, string, number?])[]) =>
  new Map(pairs.map(([code, unicode, width = 1000]) => [code, { unicode, width }]));
const unnamed = () => undefined;

describe('findContradiction(font)', () => {
  it('holds the names of signs against the table of characters', () => {
    const names = (code: number) => ({ 1: 'one', 2: 'uni4EF6' })[code];
    expect(findContradiction({ codes: codes([[1, '9']]), names })?.claimed).toBe('9');
    expect(findContradiction({ codes: codes([[2, '人']]), names })?.claimed).toBe('人');
    expect(findContradiction({ codes: codes([[1, '1'], [2, '件']]), names })).toBeUndefined(); // biome-ignore format: pairs
  });

  it('holds codes that are Unicode against it, but no radical for its ideograph', () => {
    const right = [...'承办建议全部按期答复'].map((c) => [c.charCodeAt(0), c] as const);
    expect(findContradiction({ codes: codes([...right, [0x31, '9']]), names: unnamed })?.claimed).toBe('9');
    expect(findContradiction({ codes: codes([...right, [0x5341, '⼗']]), names: unnamed })).toBeUndefined();
  });

  it('finds two signs for one digit, and an ideograph as narrow as a digit', () => {
    expect(findContradiction({ codes: codes([[3, '1'], [9, '1']]), names: unnamed })?.claimed).toBe('1'); // biome-ignore format: pairs
    const wide = [...'承办建议全部按期答复'].map((c, i) => [i + 100, c] as const);
    expect(findContradiction({ codes: codes([...wide, [5, '件', 500]]), names: unnamed })?.claimed).toBe('件');
  });

  it('finds letters and digits that are all as wide as ideographs, but none in a font with a wide M', () => {
    const rubbish = [...'aBx91!'].map((c, i) => [i + 40, c] as const);
    expect(findContradiction({ codes: codes(rubbish), names: unnamed })?.claimed).toBe('a');
    const latin = [...'aBx91'].map((c, i) => [i + 40, c, 500] as const);
    expect(findContradiction({ codes: codes([...latin, [60, 'M', 1000]]), names: unnamed })).toBeUndefined();
  });

  it('cannot tell a false table where the font has neither names nor known codes', () => {
    expect(findContradiction({ codes: codes([[3, '9'], [4, '人']]), names: unnamed })).toBeUndefined(); // biome-ignore format: pairs
  });
});
