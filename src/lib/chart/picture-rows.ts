import type { Panel, Point } from './schema.ts';

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
 * panels in the middle go; the last value of the chart stays whatever happens.
 */
export function fitPanels(panels: readonly Panel[], fits: (shown: readonly ShownPanel[]) => boolean): ShownPanel[] {
  const kept = [...panels];
  const counts = panels.map(({ points }) => points.length);
  const show = () => kept.map((panel, i) => showPoints(panel, counts[i] ?? 0));
  while (!fits(show())) {
    const longest = counts.indexOf(Math.max(...counts));
    if ((counts[longest] ?? 0) > 1) counts[longest] = (counts[longest] ?? 0) - 1;
    else if (kept.length > 1) {
      kept.splice(-2, 1);
      counts.splice(-2, 1);
    } else break;
  }
  return show();
}

function showPoints(panel: Panel, count: number): ShownPanel {
  const { points } = panel;
  if (count >= points.length) return { panel, first: points, hidden: 0, last: [] };
  return { panel, first: points.slice(0, count - 1), hidden: points.length - count, last: points.slice(-1) };
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
