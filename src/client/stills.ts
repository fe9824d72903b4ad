import { ROOM } from '../lib/chart/measure.ts';
import type { ChartSpec } from '../lib/chart/schema.ts';
import { replaceSvg } from './svg.ts';
import { roomOf, watchLook } from './type-size.ts';

/** Draws each chart of a list anew, from its data, whenever the reader's type leaves it another room. */
export function fitStills(): void {
  const drawn = new WeakMap<HTMLElement, number>();
  const suit = async (box: HTMLElement) => {
    const room = roomOf(box);
    if (room === (drawn.get(box) ?? ROOM)) return;
    drawn.set(box, room);
    try {
      const { load } = await import('./load.ts');
      await replaceSvg(box, await load<ChartSpec>(`/charts/${box.dataset.still}.json`), room);
    } catch {
      // The drawing stays as it is; its page says the same.
    }
  };
  for (const box of document.querySelectorAll<HTMLElement>('[data-still]')) {
    watchLook(box, () => void suit(box));
    void suit(box);
  }
}
