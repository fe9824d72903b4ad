import type { ChartSpec } from '../lib/chart/schema.ts';
import { drawChart } from './draw.ts';
import { toSvgNode } from './svg.ts';
import { layTargets } from './targets.ts';

/** A chart on the screen: canvas and targets over the SVG. */
export interface Presented {
  point(id: string): void;
  remove(): void;
}

/** The view whose SVG stands in the box: at first that of the page, or none. */
const inPage = new WeakMap<HTMLElement, ChartSpec>();

/**
 * Puts a view of a chart in place of the one before. The SVG below it, which is printed and gives the box
 * its height, is drawn anew where it shows another view.
 */
export async function presentChart(
  figure: HTMLElement,
  box: HTMLElement,
  spec: ChartSpec,
  shown: ChartSpec,
  onPoint: (id: string) => void,
): Promise<Presented> {
  const drawn = box.querySelector('.chart-svg');
  const current = inPage.get(box) ?? (drawn ? spec : undefined);
  if (JSON.stringify(current) !== JSON.stringify(shown)) await replaceSvg(box, shown);
  inPage.set(box, shown);
  // A canvas knows nothing of the reader's own colours, and some readers have none: there the SVG stays.
  const isPlain = spec.type === 'card' || matchMedia('(forced-colors: active)').matches || !hasCanvas();
  const erase = isPlain ? () => {} : drawChart(box, shown);
  const targets = layTargets(box, shown, figure.querySelector('[data-chart-status]'), onPoint);
  return {
    point: targets.point,
    remove() {
      erase();
      targets.remove();
    },
  };
}

/** Browsers and extensions that guard against recognition may refuse to draw. */
function hasCanvas(): boolean {
  return document.createElement('canvas').getContext('2d') !== null;
}

async function replaceSvg(box: HTMLElement, shown: ChartSpec): Promise<void> {
  const { toSvg } = await import('../lib/chart/svg.ts');
  const node = toSvgNode(toSvg(shown));
  const old = box.querySelector('.chart-svg');
  if (old) old.replaceWith(node);
  else box.prepend(node);
}
