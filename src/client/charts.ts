import type { ChartBlock } from '../lib/chart/schema.ts';

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
        void takeOver(target as HTMLElement);
      }
    },
    { rootMargin: '300px' },
  );
  for (const box of document.querySelectorAll('[data-chart]')) observer.observe(box);
}

async function takeOver(box: HTMLElement): Promise<void> {
  const json = box.querySelector('script[type="application/json"]')?.textContent;
  if (!json) return;
  const { drawChart } = await import('./draw.ts');
  drawChart(box, JSON.parse(json) as ChartBlock);
}
