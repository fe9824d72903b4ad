import type { ChartSpec } from '../lib/chart/schema.ts';
import { toSvg } from '../lib/chart/svg.ts';
import { toSvgNode } from './svg.ts';

/** Puts the drawing of a view into its box, in lines for so much room. */
export function replaceSvg(box: HTMLElement, shown: ChartSpec, room: number): void {
  const node = toSvgNode(toSvg(shown, room));
  const old = box.querySelector('.chart-svg');
  if (old) old.replaceWith(node);
  else box.prepend(node);
}
