import type { ChartSpec } from '../lib/chart/schema.ts';

/** A drawing of ours as a node of the page, without ever being read as HTML. */
export function toSvgNode(source: string): Element {
  const named = source.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
  return document.importNode(new DOMParser().parseFromString(named, 'image/svg+xml').documentElement, true);
}

/** Puts the drawing of a view into its box, in lines for so much room. */
export async function replaceSvg(box: HTMLElement, shown: ChartSpec, room: number): Promise<void> {
  const { toSvg } = await import('../lib/chart/svg.ts');
  const node = toSvgNode(toSvg(shown, room));
  const old = box.querySelector('.chart-svg');
  if (old) old.replaceWith(node);
  else box.prepend(node);
}
