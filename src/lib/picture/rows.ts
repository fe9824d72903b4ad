import type { Panel, Point } from '../chart/schema.ts';

/** A panel with the points that there is room for: the first ones and always the last. */
export interface ShownPanel {
  panel: Panel;
  /** Before the gap. */
  first: Point[];
  /** How many are left out; none if 0. */
  hidden: number;
  last: Point[];
}

/** Rows that a panel takes, the one that tells what is left out among them. */
export function rowsOf({ first, hidden, last }: ShownPanel): number {
  return first.length + last.length + (hidden > 0 ? 1 : 0);
}

/**
 * Takes rows away until the panels fit, always from the longest. When every panel is down to its last value,
 * panels in the middle go and are counted with what the last one leaves out; the last value of the chart stays
 * whatever happens.
 */
export function fitPanels(panels: readonly Panel[], fits: (shown: readonly ShownPanel[]) => boolean): ShownPanel[] {
  const kept = panels.map((panel) => ({ panel, count: panel.points.length }));
  let gone = 0;
  const show = () => kept.map(({ panel, count }, i) => showPoints(panel, count, i === kept.length - 1 ? gone : 0));
  while (!fits(show())) {
    const longest = kept.reduce((a, b) => (b.count > a.count ? b : a));
    if (longest.count > 1) longest.count -= 1;
    else if (kept.length > 1) gone += kept.splice(-2, 1)[0]?.panel.points.length ?? 0;
    else break;
  }
  return show();
}

function showPoints(panel: Panel, count: number, gone: number): ShownPanel {
  const { points } = panel;
  const hidden = points.length - count + gone;
  if (hidden === 0) return { panel, first: points, hidden, last: [] };
  return { panel, first: points.slice(0, count - 1), hidden, last: points.slice(-1) };
}

/** Panels in order in so many columns, so that the highest column is as low as can be. */
export function toColumns<Item>(items: readonly Item[], columns: number, heightOf: (item: Item) => number): Item[][] {
  if (columns < 2 || items.length < 2) return [[...items]];
  const height = (column: readonly Item[]) => column.reduce((sum, item) => sum + heightOf(item), 0);
  const splits = items
    .slice(1)
    .map((_, i) => [items.slice(0, i + 1), ...toColumns(items.slice(i + 1), columns - 1, heightOf)]);
  const highest = (split: readonly (readonly Item[])[]) => Math.max(...split.map(height));
  return splits.reduce((best, split) => (highest(split) < highest(best) ? split : best));
}
