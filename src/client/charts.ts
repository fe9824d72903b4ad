import { type ChartBlock, specOfView } from '../lib/chart/named.ts';
import { connectView } from './view.ts';

/**
 * Lets Chart.js take over each chart when it comes near the viewport. Until then, and without it, the
 * SVG in the page says the same; if the module cannot be loaded, the SVG simply stays.
 */
export function watchCharts(): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        const box = target.querySelector<HTMLElement>('[data-chart]');
        if (box) void takeOver(box);
      }
    },
    { rootMargin: '300px' },
  );
  // The whole figure, not the drawing alone: its controls must answer even where the table stands first.
  for (const figure of document.querySelectorAll('figure:has([data-chart])')) observer.observe(figure);
}

async function takeOver(box: HTMLElement): Promise<void> {
  const figure = box.closest('figure');
  const json = box.querySelector('script[type="application/json"]')?.textContent;
  if (!figure || !json) return;
  const block = JSON.parse(json) as ChartBlock;
  const { presentChart } = await import('./present.ts');
  connectView(figure, block, (shown, onPoint) =>
    presentChart(figure, box, specOfView(block.spec, block.view), shown, onPoint),
  );
}
