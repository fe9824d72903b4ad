import { ROOM } from '../lib/chart/measure.ts';
import type { ChartSpec } from '../lib/chart/schema.ts';
import { drawChart } from './draw.ts';
import { replaceSvg } from './svg.ts';
import { layTargets } from './targets.ts';
import { roomOf, watchLook } from './type-size.ts';

export { fitStills } from './stills.ts';

/** A chart on the screen: canvas and targets over the SVG. */
export interface Presented {
  point(id: string): void;
  remove(): void;
}

/** The view whose SVG stands in the box: at first that of the page, or none. */
const inPage = new WeakMap<HTMLElement, { shown: ChartSpec; room: number }>();

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
  if (drawn && !inPage.has(box)) inPage.set(box, { shown: spec, room: ROOM });
  let laid = await lay();
  let pointed: string | undefined;
  let isGone = false;
  let queue = Promise.resolve();
  const layAnew = async () => {
    if (isGone) return;
    laid.remove();
    laid = await lay();
    if (pointed) laid.point(pointed);
  };
  const unwatch = watchLook(box, () => {
    queue = queue.then(layAnew);
  });
  return {
    point(id) {
      pointed = id;
      laid.point(id);
    },
    remove() {
      isGone = true;
      unwatch();
      laid.remove();
    },
  };

  async function lay(): Promise<Presented> {
    const next = { shown, room: roomOf(box) };
    if (JSON.stringify(inPage.get(box)) !== JSON.stringify(next)) {
      await replaceSvg(box, shown, next.room);
    }
    inPage.set(box, next);
    // A canvas knows nothing of the reader's own colours, and some readers have none: there the SVG stays.
    const isPlain = spec.type === 'card' || matchMedia('(forced-colors: active)').matches || !hasCanvas();
    const wipe = isPlain ? () => {} : drawChart(box, shown, next.room);
    const targets = layTargets(box, shown, next.room, figure.querySelector('[data-chart-status]'), onPoint);
    return {
      point: targets.point,
      remove() {
        wipe();
        targets.remove();
      },
    };
  }
}

/** Browsers and extensions that guard against recognition may refuse to draw. */
function hasCanvas(): boolean {
  return document.createElement('canvas').getContext('2d') !== null;
}
