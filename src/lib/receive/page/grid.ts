import type { Box } from './glyph.ts';

/** Side of a square of the grid, in points. */
const SIDE = 24;
/** Entries beyond which a page is no page of text. */
const MOST_ENTRIES = 2_000_000;

export class TooManyShapes extends Error {}

/** Boxes of a page, found by a point: what is asked for every sign must not look at every shape. */
export class Grid<B extends Box> {
  private readonly squares = new Map<number, B[]>();

  constructor({ width, height }: { width: number; height: number }, boxes: readonly B[]) {
    let entries = 0;
    for (const box of boxes) {
      const [x0, x1] = [square(Math.max(0, box.left)), square(Math.min(width, box.right))];
      const [y0, y1] = [square(Math.max(0, box.top)), square(Math.min(height, box.bottom))];
      entries += Math.max(0, x1 - x0 + 1) * Math.max(0, y1 - y0 + 1);
      if (entries > MOST_ENTRIES) throw new TooManyShapes();
      for (let x = x0; x <= x1; x++)
        for (let y = y0; y <= y1; y++) {
          const key = x * 65_536 + y;
          const list = this.squares.get(key);
          if (list) list.push(box);
          else this.squares.set(key, [box]);
        }
    }
  }

  at(x: number, y: number): B[] {
    const list = this.squares.get(square(x) * 65_536 + square(y)) ?? [];
    return list.filter((box) => box.left <= x && box.right >= x && box.top <= y && box.bottom >= y);
  }
}

function square(at: number): number {
  return Math.floor(at / SIDE);
}
