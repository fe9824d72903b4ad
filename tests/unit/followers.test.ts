import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  collectFollowers,
  type Followers,
  followerFileOf,
  pairsOf,
  toFollowerFiles,
} from '../../src/lib/search/followers.ts';
import { indexWords, symbolsOf } from '../../src/lib/search/tokens.ts';

const text = fc.string({ unit: fc.constantFrom(...'代表建议办𠮷。1b'), maxLength: 20 });

describe('the followers of a character', () => {
  it('make every pair of the texts that begins with it, and no other', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 3 }), (records) => {
        const contents = records.map(indexWords);
        const known: Followers = new Map();
        for (const content of contents) collectFollowers(known, content);
        const files = toFollowerFiles(known);
        for (const symbol of symbolsOf('代表建议办𠮷。1b督')) {
          const file = files.get(followerFileOf(symbol)) ?? {};
          const held = contents.flatMap((content) => content.split(' ')).filter((pair) => pair.startsWith(symbol));
          expect(new Set(pairsOf(symbol, file))).toEqual(new Set(held));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('have a file for every character, also where it stands nowhere: no question ends in a missing file', () => {
    const files = toFollowerFiles(new Map());
    for (const symbol of symbolsOf('代表，1𠮷龘')) expect(files.get(followerFileOf(symbol))).toEqual({});
  });
});
