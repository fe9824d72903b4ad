import type { Element } from './chunk.ts';
import { median } from './line.ts';

/** Text in columns: which parts of a page are read before which. */

/** What is read in one piece from the top to the foot; `edges` are those of a column. */
export interface Region<T> {
  elements: Element<T>[];
  edges?: { left: number; right: number };
  /** Beside each other, but neither the one nor the other for certain. */
  unclear?: true;
}

/** Fewer lines side by side are no columns: the imprint sets two or three in one line. */
const FEWEST = 4;
/** In sizes of the type: narrowest gutter, narrowest column. */
const GUTTER = 0.8;
const NARROWEST = 6;
/** Of the lines of a column: so many are full. */
const FULL = 0.45;
/** So many shared left ends are tried. */
const MOST_EDGES = 12;

/** @param elements of a page or a column */
export function toRegions<T>(elements: readonly Element<T>[], depth = 0): Region<T>[] {
  const sorted = elements.toSorted((a, b) => a.top - b.top || a.left - b.left);
  const band = depth < 3 ? findBand(sorted) : undefined;
  if (!band) return sorted.length > 0 ? [{ elements: sorted }] : [];
  const { above, left, right, below, unclear } = band;
  const columns = [left, right].flatMap((column) =>
    toRegions(column, depth + 1).map((region) => ({
      ...region,
      edges: region.edges ?? { left: least(column), right: Math.max(...column.map((element) => element.right)) },
      ...(unclear && { unclear: true as const }),
    })),
  );
  return [...toRegions(above, depth), ...columns, ...toRegions(below, depth)];
}

interface Band<T> {
  above: Element<T>[];
  left: Element<T>[];
  right: Element<T>[];
  below: Element<T>[];
  unclear: boolean;
}

function findBand<T>(elements: readonly Element<T>[]): Band<T> | undefined {
  const size = median(elements.flatMap(({ line }) => (line ? [line.size] : [])));
  if (size === 0) return undefined;
  const start = least(elements);
  for (const edge of candidates(elements, size)) {
    if (edge < start + NARROWEST * size) continue;
    const band = bandAt(elements, edge, size);
    if (band) return band;
  }
  return undefined;
}

/** Left ends that many lines share, from the left. */
function candidates<T>(elements: readonly Element<T>[], size: number): number[] {
  const lefts = elements.map(({ left }) => left).sort((a, b) => a - b);
  const found: { at: number; lines: number }[] = [];
  for (let i = 0; i < lefts.length; ) {
    const first = lefts[i] ?? 0;
    let next = i;
    while (next < lefts.length && (lefts[next] ?? 0) - first < size / 2) next++;
    if (next - i >= FEWEST) found.push({ at: first, lines: next - i });
    i = next;
  }
  const most = found.toSorted((a, b) => b.lines - a.lines).slice(0, MOST_EDGES);
  return most.map(({ at }) => at).sort((a, b) => a - b);
}

/** The stretch of the page in which nothing crosses the gutter before `edge`, with text on both sides. */
function bandAt<T>(elements: readonly Element<T>[], edge: number, size: number): Band<T> | undefined {
  const lies = (e: Element<T>) => e.left < edge - size * GUTTER && e.right > edge - size * GUTTER;
  // What a wide blank parts from words across the gutter stands in their line, not in a column: the issuer and its date.
  const across = new Set(elements.filter(lies).map(({ line }) => line?.number));
  const crosses = (e: Element<T>) => lies(e) || (e.line !== undefined && across.has(e.line.number));
  let best: Element<T>[] = [];
  let run: Element<T>[] = [];
  for (const element of [...elements, undefined]) {
    if (element && !crosses(element)) run.push(element);
    else {
      if (count(run, edge, size) > count(best, edge, size)) best = run;
      run = [];
    }
  }
  const isRight = (e: Element<T>) => e.left >= edge - size * GUTTER;
  const right = best.filter(isRight);
  const left = best.filter((e) => !isRight(e));
  if (right.length < FEWEST || left.length < FEWEST) return undefined;
  // Lines of one side only, above and below, belong to the columns as long as they follow at the usual distance.
  const [top, foot] = [Math.min(...right.map((e) => e.top)), Math.max(...right.map((e) => e.bottom))];
  const leading = median(right.slice(1).map((e, i) => e.top - (right[i]?.top ?? 0)));
  const beside = grow(left, top, foot, Math.max(leading * 1.3, size * 2));
  if (beside.length < FEWEST) return undefined;
  const prose = isProse(left.filter((e) => beside.includes(e))) && isProse(right);
  const level = right.filter((e) => beside.some((other) => Math.abs(other.bottom - e.bottom) < size * 0.3)).length;
  // Short and level: cells, or words that tabs part. That is not for columns to say.
  if (!prose && level > right.length * 0.7) return undefined;
  const inBand = new Set([...right, ...beside]);
  const [bandTop, bandFoot] = [
    Math.min(top, ...beside.map((e) => e.top)),
    Math.max(foot, ...beside.map((e) => e.bottom)),
  ];
  const rest = elements.filter((element) => !inBand.has(element));
  return {
    above: rest.filter((e) => e.top < bandTop || (e.top < bandFoot && e.bottom < bandTop + size)),
    left: beside,
    right,
    below: rest.filter((e) => !(e.top < bandTop || (e.top < bandFoot && e.bottom < bandTop + size))),
    unclear: !prose,
  };
}

/** Those between top and foot, and what goes on above and below them without a gap. */
function grow<T>(left: readonly Element<T>[], top: number, foot: number, step: number): Element<T>[] {
  const sorted = left.toSorted((a, b) => a.top - b.top);
  const first = sorted.findIndex((e) => e.bottom > top - 1);
  let last = sorted.findLastIndex((e) => e.top < foot + 1);
  if (first === -1 || last < first) return [];
  while (last + 1 < sorted.length && (sorted[last + 1]?.top ?? 0) - (sorted[last]?.top ?? 0) < step) last++;
  return sorted.slice(first, last + 1);
}

function isProse<T>(elements: readonly Element<T>[]): boolean {
  const lines = elements.filter(({ line }) => line);
  const [left, right] = [least(lines), Math.max(...lines.map((e) => e.right))];
  const size = median(lines.map(({ line }) => line?.size ?? 0));
  const full = lines.filter((e) => right - e.right < size * 1.6).length;
  return right - left > size * NARROWEST && full > lines.length * FULL;
}

function count<T>(elements: readonly Element<T>[], edge: number, size: number): number {
  const right = elements.filter((e) => e.left >= edge - size * GUTTER).length;
  return Math.min(right, elements.length - right);
}

function least<T>(elements: readonly Element<T>[]): number {
  return Math.min(...elements.map(({ left }) => left));
}
