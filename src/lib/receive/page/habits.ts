import { type PageLines, usualLeading } from './furniture.ts';
import { type Line, mostFrequent, round } from './line.ts';
import type { Habits } from './paragraphs.ts';

/** How the document sets its paragraphs. @param pages without what is printed around the text, and without tables */
export function toHabits(pages: readonly PageLines[]): Habits {
  const lines = pages.flatMap((page) => page.lines);
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) sizes.set(round(size), (sizes.get(round(size)) ?? 0) + text.length);
  const size = mostFrequent(sizes) || 12;
  const body = lines.filter((line) => Math.abs(line.size - size) < 1);
  const left = edge(
    body.map((line) => line.left),
    size,
  );
  const right = -edge(
    body.map((line) => -line.right),
    size,
  );
  const leading = usualLeading(
    pages.map((page) => ({ ...page, lines: page.lines.filter((l) => Math.abs(l.size - size) < 1) })),
  );
  const indented = body.filter((line) => line.left > left + size * 1.5 && line.left < left + size * 3.2).length;
  const gaps = steps(pages).filter((step) => step > leading * 1.18 + size * 0.18).length;
  return {
    size,
    leading: leading || size * 1.5,
    left,
    right,
    indents: indented >= Math.max(1, body.length * 0.05),
    spaces: gaps >= Math.max(2, body.length * 0.1),
  };
}

/** The outermost place that several lines share; the outermost of all where none do. */
function edge(places: readonly number[], size: number): number {
  const sorted = places.toSorted((a, b) => a - b);
  const enough = Math.min(3, Math.ceil(sorted.length / 4));
  for (const [i, at] of sorted.entries()) {
    const shared = sorted[i + enough - 1];
    if (shared !== undefined && shared - at < size * 0.6) return at;
  }
  return sorted[0] ?? 0;
}

function steps(pages: readonly PageLines[]): number[] {
  return pages.flatMap(({ lines }) => lines.slice(1).map((line: Line, i) => line.y - (lines[i]?.y ?? line.y)));
}
