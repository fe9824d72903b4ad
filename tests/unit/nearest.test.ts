import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/lib/reading/nearest.ts';

describe('nearest(list, rank)', () => {
  const place = fc.integer({ min: 1, max: 120 }).chain((length) => fc.tuple(fc.constant(length), fc.nat(length - 1)));

  it('names those around the one, never itself, and says how many it leaves out', () => {
    fc.assert(
      fc.property(place, ([length, rank]) => {
        const { near, more } = nearest(
          Array.from({ length }, (_, i) => i),
          rank,
        );
        expect(near).not.toContain(rank);
        expect(near.length + more).toBe(length - 1);
        expect(near).toHaveLength(Math.min(24, length - 1));
        // In the middle of them, but where the list ends on one side.
        const [first, last] = [Math.min(rank, ...near), Math.max(rank, ...near)];
        if (first > 0 && last < length - 1) expect(Math.abs(rank - first - (last - rank))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
