/** The lines of a printed page, from the pieces of text that a PDF places on it. */

/** A piece of text; lengths in points, the origin at the lower left of the page. */
export interface Piece {
  text: string;
  x: number;
  /** Base line. */
  y: number;
  width: number;
  /** Size of the type. */
  size: number;
}

/** A printed line: what stands on one base line. */
export interface Row {
  text: string;
  /** Left and right end. */
  left: number;
  right: number;
  y: number;
  size: number;
  /** Stretches parted by gaps that no blank makes. */
  stretches: { left: number; right: number }[];
}

/** In sizes of the type: a gap that is a blank, a blank that is no spacing, a gap that parts columns. */
const BLANK = 0.3;
const WIDE = 0.5;
const GUTTER = 1.5;
/** So many neighbours tell whether a line is spaced out. */
const FEWEST_PAIRS = 4;
/** So many lines side by side are two columns or a table. */
const FEWEST_BESIDE = 4;

/** Pieces → lines from the top to the foot. */
export function toRows(pieces: readonly Piece[]): Row[] {
  const lines: Piece[][] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line && first && first.y - piece.y < Math.min(first.size, piece.size) / 2) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => toRow(line.toSorted((a, b) => a.x - b.x))).filter(({ text }) => text.trim() !== '');
}

function toRow(pieces: readonly Piece[]): Row {
  const row: Row = { text: '', left: Infinity, right: -Infinity, y: pieces[0]?.y ?? 0, size: 0, stretches: [] };
  const bySize = new Map<number, number>();
  let previous: Piece | undefined;
  for (const piece of pieces) {
    if (isPrintedTwice(piece, previous)) continue;
    const gap = previous ? piece.x - row.right : 0;
    if (gap > piece.size * BLANK && !/\s$/u.test(row.text) && !/^\s/u.test(piece.text))
      row.text += gap > piece.size * WIDE ? '  ' : ' ';
    // Blanks reach nowhere: they have no ink. A wide one is told from the spacing of a justified line.
    if (!piece.text.trim()) {
      row.text += piece.width > piece.size * WIDE ? '  ' : ' ';
      continue;
    }
    row.text += piece.text;
    const end = piece.x + piece.width;
    const stretch = row.stretches.at(-1);
    if (stretch && gap <= piece.size * GUTTER) stretch.right = end;
    else row.stretches.push({ left: piece.x, right: end });
    row.left = Math.min(row.left, piece.x);
    row.right = Math.max(row.right, end);
    bySize.set(piece.size, (bySize.get(piece.size) ?? 0) + [...piece.text].length);
    previous = piece;
  }
  row.size = mostFrequent(bySize);
  row.text = closeSpacing(row.text).replace(/ {2,}/gu, ' ').trim();
  return row;
}

/** Justified lines with few characters are spaced out: where most ideographs stand apart, that is no blank. */
function closeSpacing(text: string): string {
  const pairs = text.match(/\p{Script=Han} ?(?=\p{Script=Han})/gu) ?? [];
  const apart = pairs.filter((pair) => pair.endsWith(' ')).length;
  if (pairs.length < FEWEST_PAIRS || apart < pairs.length * 0.6) return text;
  return text.replace(/(?<=\p{Script=Han}) (?! )|(?<! ) (?=\p{Script=Han})/gu, '');
}

/** Some programs print bold by printing twice, a hair apart. */
function isPrintedTwice(piece: Piece, previous: Piece | undefined): boolean {
  return (
    previous !== undefined &&
    piece.text === previous.text &&
    piece.text.trim() !== '' &&
    Math.abs(piece.x - previous.x) < piece.size * 0.2
  );
}

/** The key with the highest count. */
export function mostFrequent(counts: ReadonlyMap<number, number>): number {
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

/**
 * The first of the lines that stand side by side: text in columns, or a table. Their order cannot be told from
 * their places, so that the caller refuses the page.
 */
export function findColumns(rows: readonly Row[]): Row | undefined {
  const stretches = rows.flatMap((row) => row.stretches.map((stretch) => ({ ...stretch, row })));
  for (const { left, row } of stretches) {
    const tolerance = row.size / 2;
    const right = stretches.filter((other) => Math.abs(other.left - left) < tolerance);
    const [top = 0, foot = 0] = [right[0]?.row.y, right.at(-1)?.row.y];
    const beside = stretches.filter(
      (other) => other.right < left - row.size && other.row.y <= top + row.size && other.row.y >= foot - row.size,
    );
    // What runs across ends the block of columns; a few lines in one shape are chance.
    const across = stretches.filter(
      (other) => other.left < left - tolerance && other.right > left && other.row.y <= top && other.row.y >= foot,
    );
    if (right.length >= FEWEST_BESIDE && beside.length >= FEWEST_BESIDE && across.length * 2 < beside.length)
      return row;
  }
  return undefined;
}
