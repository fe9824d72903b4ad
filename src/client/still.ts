import { ROOM } from '../lib/chart/measure.ts';
import type { ChartSpec } from '../lib/chart/schema.ts';
import { roomOf, watchLook } from './type-size.ts';

/**
 * Drawings of lists grow with the type by themselves. Only where it has become so large that the words of a row no longer go
 * beside each other is a drawing made anew from its data, in more lines.
 */
export function fitStills(): void {
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-still]')];
  const drawn = new WeakMap<HTMLElement, number>();
  const suit = async (box: HTMLElement) => {
    const room = roomOf(box);
    if (room === (drawn.get(box) ?? ROOM)) return;
    drawn.set(box, room);
    try {
      const { still = '', query = '' } = box.dataset;
      const [{ load }, { replaceSvg }, { specOfView }] = await Promise.all([
        import('./load.ts'),
        import('./redraw.ts'),
        import('../lib/chart/named.ts'),
      ]);
      const spec = await load<ChartSpec>(`/charts/${still}.json`);
      replaceSvg(box, query ? specOfView(spec, { query }) : spec, room);
    } catch {
      // The drawing stays as it is; its page says the same.
    }
  };
  for (const box of boxes) {
    watchLook(box, () => void suit(box));
    void suit(box);
  }
}
