import type { Line } from './line.ts';

/**
 * What is printed around the text of each page: numbers of pages, running heads and feet. Both are known by their
 * place, outside of the block of text; what only looks like a number is text.
 */

export interface PageLines {
  width: number;
  height: number;
  /** From the top to the foot, whole printed lines. */
  lines: Line[];
  /** Stands in a ruled table: never a head of the page, though each page may repeat it. */
  isTable?: (line: Line) => boolean;
}

export interface Furniture {
  line: Line;
  rule: 'page-number' | 'running-head';
}

const DIGITS = '[\\d０-９]{1,4}';
const CHINESE = '[一二三四五六七八九十百〇○零]{1,5}';
const NUMBER = new RegExp(
  `^(?:[-－–—―·•~～|｜(（]{0,3}\\s*${DIGITS}\\s*[-－–—―·•~～|｜)）]{0,3}|第\\s*(?:${DIGITS}|${CHINESE})\\s*页(?:[\\s,，/／]*共\\s*(?:${DIGITS}|${CHINESE})\\s*页)?|${DIGITS}\\s*[/／]\\s*${DIGITS}|[ivxlc]{1,6}|[-—]\\s*${CHINESE}\\s*[-—])$`,
  'iu',
);
/** Of the height of the page: where a head or a foot may stand. */
const MARGIN = 0.16;
/** Points that the place of a head may differ from page to page. */
const SAME_PLACE = 4;
/** In sizes of the type: how much more space than between lines parts a foot from the text. */
const APART = 0.7;
/** Of the count of the most frequent distance of lines. */
const NEARLY = 0.6;
/** How many lines at each end of a page may be furniture. */
const DEPTH = 3;

export function findFurniture(pages: readonly PageLines[]): Furniture[] {
  const leading = usualLeading(pages);
  const found: Furniture[] = [];
  const taken = new Set<Line>();
  const take = (line: Line, rule: Furniture['rule']) => {
    taken.add(line);
    found.push({ line, rule });
  };
  const ends = pages.map((page) => candidates(page, leading));
  // From the edge inwards: a second line is at the edge once the first one is known.
  for (let depth = 0; depth < DEPTH; depth++) {
    for (const side of ['foot', 'head'] as const) {
      const edge = ends.flatMap((end, page) => {
        const line = end[side].find((candidate) => !taken.has(candidate.line));
        return line && end[side].indexOf(line) <= depth ? [{ ...line, page }] : [];
      });
      for (const { line, apart, page, isParted } of edge) {
        if (taken.has(line) || !(isParted || isPartedElsewhere(line, page, edge))) continue;
        if (isNumber(line.text) && isNumberPlace(line, apart, page, edge, side, pages)) take(line, 'page-number');
        else if (isRepeated(line, page, edge)) take(line, 'running-head');
      }
    }
  }
  return found.toSorted((a, b) => a.line.number - b.line.number);
}

export function isNumber(text: string): boolean {
  return NUMBER.test(text.trim());
}

interface Candidate {
  line: Line;
  /** Space that parts it from the text, in points more than between lines. */
  apart: number;
  /** It has a gap between itself and the text, or stands outside of a line that has. */
  isParted: boolean;
}

/** The outermost lines of a page that lie in its margins. */
function candidates({ lines, height, isTable }: PageLines, leading: number): { head: Candidate[]; foot: Candidate[] } {
  const pick = (ordered: readonly Line[], isMargin: (line: Line) => boolean) => {
    const picked: Candidate[] = [];
    for (let i = 0; i < Math.min(DEPTH, ordered.length); i++) {
      const line = ordered[i] as Line;
      const inner = ordered[i + 1];
      const apart = inner ? Math.abs(inner.y - line.y) - leading : Infinity;
      if (!isMargin(line) || isTable?.(line)) break;
      picked.push({ line, apart, isParted: false });
    }
    // What has a gap between itself and the text stands outside of the text.
    const last = picked.findLastIndex(({ apart, line }) => apart > line.size * APART);
    for (const candidate of picked.slice(0, last + 1)) candidate.isParted = true;
    return picked;
  };
  return {
    head: pick(lines, ({ y }) => y < height * MARGIN),
    foot: pick(lines.toReversed(), ({ y }) => y > height * (1 - MARGIN)),
  };
}

type Edge = Candidate & { page: number };

/** Text may begin right below a head and end right above a number: what a gap parts on another page is no text here either. */
function isPartedElsewhere(line: Line, page: number, edge: readonly Edge[]): boolean {
  const key = isNumber(line.text) ? undefined : keyOf(line.text);
  return edge.some(
    (other) =>
      other.isParted &&
      other.page !== page &&
      Math.abs(other.line.y - line.y) < SAME_PLACE &&
      (key === undefined ? isNumber(other.line.text) : keyOf(other.line.text) === key),
  );
}

/** At the foot, or with numbers that count on at the same place; a single page shows it by the foot alone. */
function isNumberPlace(
  line: Line,
  apart: number,
  page: number,
  edge: readonly Edge[],
  side: 'head' | 'foot',
  pages: readonly PageLines[],
): boolean {
  const value = countOf(line.text);
  const others = edge.filter(
    (other) => other.page !== page && isNumber(other.line.text) && Math.abs(other.line.y - line.y) < SAME_PLACE,
  );
  const counts = others.some((other) => countOf(other.line.text) - value === other.page - page);
  if (counts) return true;
  const height = pages[page]?.height ?? 0;
  return side === 'foot' && apart > line.size && line.y > height * 0.87 && others.length === 0 && pages.length < 3;
}

function countOf(text: string): number {
  const plain = text.normalize('NFKC');
  const digits = /\d+/u.exec(plain)?.[0];
  if (digits) return Number(digits);
  const chinese = /[一二三四五六七八九十〇○零百]+/u.exec(plain)?.[0];
  if (chinese) return chineseValue(chinese);
  return romanValue(plain.trim().toLowerCase());
}

function chineseValue(text: string): number {
  const digit = (character: string) => '〇一二三四五六七八九'.indexOf(character.replace(/[○零]/u, '〇'));
  let [total, last] = [0, 0];
  for (const character of text) {
    const unit = character === '十' ? 10 : character === '百' ? 100 : 0;
    if (unit) {
      total += Math.max(1, last) * unit;
      last = 0;
    } else last = last * (total === 0 && last > 0 ? 10 : 1) + digit(character);
  }
  return total + last;
}

function romanValue(text: string): number {
  const values = [...text].map((letter) => ({ i: 1, v: 5, x: 10, l: 50, c: 100 })[letter] ?? Number.NaN);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** The same words, numbers apart, at the same height on another page; on the same side or on the facing one. */
function isRepeated(line: Line, page: number, edge: readonly Edge[]): boolean {
  const key = keyOf(line.text);
  if (key === '') return false;
  return edge.some(
    (other) => other.page !== page && Math.abs(other.line.y - line.y) < SAME_PLACE && keyOf(other.line.text) === key,
  );
}

function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/[\d\s]+|第[一二三四五六七八九十百]+页/gu, '');
}

/** Lines of other columns that may stand between one and the next. */
const NEIGHBOURS = 4;

/** Stands in the same column: over half of the shorter line lies below the other. */
function isBelow(line: Line, above: Line): boolean {
  const shared = Math.min(line.right, above.right) - Math.max(line.left, above.left);
  return shared > Math.min(line.right - line.left, above.right - above.left) / 2;
}

/**
 * Distance of the base lines inside of paragraphs, to the nearest point: what is most frequent, or nearly so and less, since
 * where heads and short paragraphs are many, the distance of paragraphs is the more frequent one.
 */
export function usualLeading(pages: readonly PageLines[]): number {
  const counts = new Map<number, { count: number; sum: number }>();
  for (const { lines } of pages)
    for (const [i, line] of lines.entries()) {
      // Lines of another column stand between, at heights of their own.
      const above = lines.slice(Math.max(0, i - NEIGHBOURS), i).findLast((each) => isBelow(line, each));
      const distance = line.y - (above?.y ?? line.y);
      if (distance < 4) continue;
      const key = Math.round(distance);
      const { count, sum } = counts.get(key) ?? { count: 0, sum: 0 };
      counts.set(key, { count: count + 1, sum: sum + distance });
    }
  const most = Math.max(0, ...[...counts.values()].map(({ count }) => count));
  const [, usual] =
    [...counts].filter(([, { count }]) => count >= most * NEARLY).toSorted(([a], [b]) => a - b)[0] ?? [];
  return usual ? usual.sum / usual.count : 0;
}
