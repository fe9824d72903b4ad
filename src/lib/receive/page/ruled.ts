import type { Box, Shape } from './glyph.ts';

/** Tables that are drawn: lines → the grid that they form. */

/** A cell of a drawn table; `row` and `column` of its upper left corner. */
export interface RuledCell extends Box {
  row: number;
  column: number;
  down: number;
  across: number;
}

export interface Ruled extends Box {
  rows: number;
  columns: number;
  /** Row by row, from left to right; spans cover what they cover. */
  cells: RuledCell[];
  /** Where the columns begin and end. */
  edges: number[];
  /** Where the rows begin and end. */
  tops: number[];
  /** The lines form no table whose cells are all rectangles. */
  unclear: boolean;
}

/** A drawn line: `at` is its place across, from `from` to `to` along it. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

/** Points: thickest line, shortest one, how far lines that meet may be apart. */
const THICKEST = 3;
const SHORTEST = 5;
const TOUCHING = 2.5;
/** So much of the side of a cell must be drawn. */
const DRAWN_SIDE = 0.6;
const MOST_RULES = 6000;

export function toRules(shapes: readonly Shape[]): { level: Rule[]; upright: Rule[] } {
  const level: Rule[] = [];
  const upright: Rule[] = [];
  for (const { left, right, top, bottom, outline, rectangular } of shapes) {
    const [width, height] = [right - left, bottom - top];
    if (outline && rectangular) {
      if (width > SHORTEST && height > SHORTEST) {
        level.push({ at: top, from: left, to: right }, { at: bottom, from: left, to: right });
        upright.push({ at: left, from: top, to: bottom }, { at: right, from: top, to: bottom });
      }
    } else if (height <= THICKEST && width > Math.max(SHORTEST, height * 2))
      level.push({ at: (top + bottom) / 2, from: left, to: right });
    else if (width <= THICKEST && height > Math.max(SHORTEST, width * 2))
      upright.push({ at: (left + right) / 2, from: top, to: bottom });
  }
  return { level: merge(level), upright: merge(upright) };
}

/** Pieces of one line become one. */
function merge(rules: readonly Rule[]): Rule[] {
  const sorted = rules.toSorted((a, b) => a.at - b.at || a.from - b.from);
  const bands: Rule[][] = [];
  for (const rule of sorted) {
    const band = bands.at(-1);
    if (band?.[0] && rule.at - band[0].at < TOUCHING) band.push(rule);
    else bands.push([rule]);
  }
  return bands.flatMap((band) => {
    const merged: Rule[] = [];
    for (const rule of band.toSorted((a, b) => a.from - b.from)) {
      const last = merged.at(-1);
      if (last && rule.from - last.to < TOUCHING) last.to = Math.max(last.to, rule.to);
      else merged.push({ ...rule });
    }
    return merged;
  });
}

/** The drawn tables and frames of a page, from the top; a frame is a table of one cell. */
export function findRuled(shapes: readonly Shape[]): Ruled[] {
  const { level, upright } = toRules(shapes);
  if (level.length + upright.length > MOST_RULES) return [];
  const groups = connect(level, upright);
  return groups.flatMap(({ level, upright }) => toGrid(level, upright) ?? []).toSorted((a, b) => a.top - b.top);
}

/** Lines that cross or touch belong together. */
function connect(level: readonly Rule[], upright: readonly Rule[]): { level: Rule[]; upright: Rule[] }[] {
  const parent = [...level, ...upright].map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const [i, h] of level.entries())
    for (const [j, v] of upright.entries()) {
      const meets =
        v.at >= h.from - TOUCHING && v.at <= h.to + TOUCHING && h.at >= v.from - TOUCHING && h.at <= v.to + TOUCHING;
      if (meets) parent[find(level.length + j)] = find(i);
    }
  const groups = new Map<number, { level: Rule[]; upright: Rule[] }>();
  for (const i of parent.keys()) {
    const key = find(i);
    const group = groups.get(key) ?? { level: [], upright: [] };
    if (i < level.length) group.level.push(level[i] as Rule);
    else group.upright.push(upright[i - level.length] as Rule);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.level.length >= 2 && group.upright.length >= 1);
}

function toGrid(level: readonly Rule[], upright: readonly Rule[]): Ruled | undefined {
  const left = Math.min(...level.map(({ from }) => from));
  const right = Math.max(...level.map(({ to }) => to));
  // Many tables of reports are open at both sides.
  const xs = places([...upright.map(({ at }) => at), left, right]);
  const ys = places(level.map(({ at }) => at));
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows > 20_000) return undefined;
  const parts = (rules: readonly Rule[], at: number, from: number, to: number) =>
    covered(
      rules.filter((rule) => Math.abs(rule.at - at) < TOUCHING * 1.5),
      from,
      to,
    ) > DRAWN_SIDE;
  const owner = Array.from({ length: rows * columns }, (_, i) => i);
  const byX = xs.map((x) => upright.filter((rule) => Math.abs(rule.at - x) < TOUCHING * 1.5));
  const byY = ys.map((y) => level.filter((rule) => Math.abs(rule.at - y) < TOUCHING * 1.5));
  const find = (i: number): number => (owner[i] === i ? i : find(owner[i] as number));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const [x, y] = [xs[column + 1] as number, ys[row + 1] as number];
      const [x0, y0] = [xs[column] as number, ys[row] as number];
      if (column + 1 < columns && !parts(byX[column + 1] ?? [], x, y0, y)) unite(owner, find(at), find(at + 1));
      if (row + 1 < rows && !parts(byY[row + 1] ?? [], y, x0, x)) unite(owner, find(at), find(at + columns));
    }
  const cells = new Map<number, RuledCell & { count: number }>();
  for (let i = 0; i < owner.length; i++) {
    const key = find(i);
    const [row, column] = [Math.floor(i / columns), i % columns];
    const cell = cells.get(key) ?? { row, column, down: 0, across: 0, count: 0, left: 0, right: 0, top: 0, bottom: 0 };
    const end = {
      row: Math.max(cell.row + cell.down, row + 1),
      column: Math.max(cell.column + cell.across, column + 1),
    };
    cell.column = Math.min(cell.column, column);
    [cell.down, cell.across] = [end.row - cell.row, end.column - cell.column];
    cell.count++;
    cells.set(key, cell);
  }
  const list = [...cells.values()].map(({ count, ...cell }) => ({
    ...cell,
    left: xs[cell.column] as number,
    right: xs[cell.column + cell.across] as number,
    top: ys[cell.row] as number,
    bottom: ys[cell.row + cell.down] as number,
  }));
  const unclear = [...cells.values()].some(({ count, down, across }) => count !== down * across);
  return {
    left,
    right,
    top: ys[0] as number,
    bottom: ys.at(-1) as number,
    rows,
    columns,
    cells: list,
    edges: xs,
    tops: ys,
    unclear,
  };
}

function unite(owner: number[], a: number, b: number): void {
  owner[Math.max(a, b)] = Math.min(a, b);
}

/** Places that lie apart; those of one line that was drawn twice become one. */
function places(all: readonly number[]): number[] {
  const result: number[] = [];
  for (const at of all.toSorted((a, b) => a - b)) if (at - (result.at(-1) ?? -Infinity) > TOUCHING) result.push(at);
  return result;
}

/** How much of the stretch the lines cover, from 0 to 1. */
function covered(rules: readonly Rule[], from: number, to: number): number {
  let length = 0;
  for (const rule of rules) length += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  return length / Math.max(1, to - from);
}

/** The cell in which a point lies; undefined outside of the table. */
export function toFinder(ruled: Ruled): (x: number, y: number) => RuledCell | undefined {
  const owners = new Map<number, RuledCell>();
  for (const cell of ruled.cells)
    for (let row = cell.row; row < cell.row + cell.down; row++)
      for (let column = cell.column; column < cell.column + cell.across; column++)
        owners.set(row * ruled.columns + column, cell);
  return (x, y) => {
    if (x < ruled.left || x > ruled.right || y < ruled.top || y > ruled.bottom) return undefined;
    const row = Math.max(
      0,
      ruled.tops.findLastIndex((top) => top <= y),
    );
    const column = Math.max(
      0,
      ruled.edges.findLastIndex((edge) => edge <= x),
    );
    return owners.get(Math.min(row, ruled.rows - 1) * ruled.columns + Math.min(column, ruled.columns - 1));
  };
}
