import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/lib/receive/page/glyph.ts';
import { findRuled, toFinder } from '../../src/lib/receive/page/ruled.ts';

const line = (left: number, top: number, right: number, bottom: number): Shape => ({
  ...{ left, top, right, bottom, order: 0, color: [0, 0, 0], opaque: true, rectangular: true },
});
const level = (y: number, from = 0, to = 300) => line(from, y, to, y + 0.5);
const upright = (x: number, from = 0, to = 60) => line(x, from, x + 0.5, to);

describe('findRuled(shapes)', () => {
  it('makes cells of lines that meet, and one cell where a line is missing', () => {
    const shapes = [
      level(0),
      level(20, 100),
      level(40),
      level(60),
      upright(0),
      upright(100),
      upright(200, 20),
      upright(300),
    ];
    const [table] = findRuled(shapes);
    expect(table).toMatchObject({ rows: 3, columns: 3, unclear: false });
    const spans = table?.cells.filter(({ across, down }) => across * down > 1);
    expect(spans).toMatchObject([
      { row: 0, column: 0, down: 2, across: 1 },
      { row: 0, column: 1, down: 1, across: 2 },
    ]);
    const find = toFinder(table as NonNullable<typeof table>);
    expect(find(250, 10)).toMatchObject({ column: 1, across: 2 });
    expect(find(50, 70)).toBeUndefined();
  });

  it('reads a table that is open at both sides', () => {
    const [table] = findRuled([level(0), level(20), level(40), upright(100, 0, 40), upright(200, 0, 40)]);
    expect(table).toMatchObject({ rows: 2, columns: 3 });
  });

  it('takes lines that do not meet for no table, and says where cells are no rectangles', () => {
    expect(findRuled([level(0), level(30), level(60)])).toEqual([]);
    const corner = [level(0), level(30, 150), level(60), upright(0), upright(150, 30), upright(300)];
    expect(findRuled(corner)[0]?.unclear).toBe(true);
  });
});
