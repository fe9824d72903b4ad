/**
 * Tables in a text without a format: rows whose cells are parted by bars, tabs, commas or wide blanks. Where the cells of
 * a line begin and end; what stands between them is no word.
 */

/** Offsets of a cell in its line. */
export type Span = readonly [start: number, end: number];

/** How the cells of a row are parted, the surest way first. */
export const GRIDS = ['pipes', 'frame', 'bars', 'tabs', 'commas', 'blanks'] as const;
export type Grid = (typeof GRIDS)[number];

/** Cells of a line, if it is a row of such a grid. */
export function cellsOf(line: string, grid: Grid): Span[] | undefined {
  switch (grid) {
    case 'pipes':
      return /^\s*\|.*\|\s*$/u.test(line) ? between(line, /(?<!\\)\|/gu, true) : undefined;
    case 'frame':
      return /^\s*[│┃║].*[│┃║]\s*$/u.test(line) ? between(line, /[│┃║]/gu, true) : undefined;
    case 'bars':
      return /(?<!\\)[|｜]/u.test(line) ? between(line, /(?<!\\)[|｜]/gu, false) : undefined;
    case 'tabs':
      return /\S\s*\t/u.test(line) ? between(line, /\t/gu, false) : undefined;
    case 'commas':
      return /[,，]/u.test(line) && !/[。；：！？]/u.test(line)
        ? between(line, /[,，](?!\d{3}(?!\d))/gu, false)
        : undefined;
    case 'blanks':
      return /\S(?: {2,}|\u3000+)\S/u.test(line)
        ? between(line.trimEnd(), /(?<=\S)(?: {2,}|\u3000+)/gu, false)
        : undefined;
  }
}

/** @param isEnclosed a sign stands before the first cell and behind the last one too */
function between(line: string, separator: RegExp, isEnclosed: boolean): Span[] {
  const cuts = [...line.matchAll(separator)].map(({ 0: sign, index }) => [index, index + sign.length] as const);
  const starts = [0, ...cuts.map(([, end]) => end)];
  const ends = [...cuts.map(([start]) => start), line.length];
  const spans = starts.map((start, i): Span => [start, ends[i] as number]);
  return isEnclosed ? spans.slice(1, -1) : spans;
}

/** What the lines of one table in words must look like: what a table of text that is no table never does. */
const FEWEST: Record<Grid, { rows: number; columns: number }> = {
  pipes: { rows: 1, columns: 1 },
  frame: { rows: 2, columns: 2 },
  bars: { rows: 2, columns: 2 },
  tabs: { rows: 2, columns: 2 },
  commas: { rows: 3, columns: 3 },
  blanks: { rows: 3, columns: 3 },
};
const LONGEST_CELL = 40;
/** 1、 （一） 3. ①: with its mark, so that the first column of a table is none. */
const ITEM_NUMBER =
  /^(?:[\d一二三四五六七八九十]{1,3}[、.．)）]|[（(][\d一二三四五六七八九十]{1,3}[)）]|[①-⑳●○◆■·•-])$/u;

/**
 * How many lines from the first one on are rows of one table.
 * @param lines the lines that follow each other without a gap
 */
export function countRows(lines: readonly string[], grid: Grid): number {
  const { rows: fewestRows, columns: fewestColumns } = FEWEST[grid];
  const width = cellsOf(lines[0] ?? '', grid)?.length ?? 0;
  if (width < fewestColumns) return 0;
  let count = 0;
  while (count < lines.length) {
    const cells = cellsOf(lines[count] as string, grid);
    if (!cells || (grid !== 'pipes' && cells.length !== width)) break;
    count++;
  }
  if (count < fewestRows) return 0;
  const texts = lines
    .slice(0, count)
    .flatMap((line) => (cellsOf(line, grid) ?? []).map((span) => line.slice(...span).trim()));
  return grid === 'pipes' || isTabular(texts, width, grid) ? count : 0;
}

/** Words and numbers in short cells; heads of an issue, its imprint and a list of pages are none, though they have columns. */
function isTabular(cells: readonly string[], width: number, grid: Grid): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const isProse = filled.some((cell) => [...cell].length > LONGEST_CELL || /。./u.test(cell));
  const isImprint = filled.some((cell) =>
    /第[\d一二三四五六七八九十百千〇○零]+期|^\p{Script=Han}{1,6}[:：]\s*\S/u.test(cell),
  );
  const isNumber = (cell: string) => /\d|^[—－-]+$/u.test(cell);
  // A head of words alone says nothing about the rows under it.
  const heads = cells.slice(0, width).some(isNumber) ? [] : cells.slice(0, width).filter((cell) => cell !== '');
  const numbers = filled.filter(isNumber).length;
  // Nobody sets prose with tabs into so many columns: a list of names is a table too.
  const isTabbed = grid === 'tabs' && width >= 3 && cells.length >= width * 3;
  // Word saves the number of a list with a tab behind it.
  const isNumbered = width === 2 && cells.every((cell, i) => i % 2 === 1 || ITEM_NUMBER.test(cell));
  const isList =
    width === 2 &&
    cells.every((cell, i) => i % 2 === 0 || /^[（(]?\d{1,3}[）)]?$/u.test(cell)) &&
    cells.some((cell, i) => i % 2 === 0 && [...cell].length > 10);
  const isCounted = isTabbed || numbers * 4 >= filled.length - heads.length;
  return !isProse && !isImprint && !isList && !isNumbered && filled.length > width && isCounted;
}
