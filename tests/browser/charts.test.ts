import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './open.ts';

useBrowser();

describe('charts in the browser', () => {
  it('are taken over by Chart.js near the viewport, and nothing moves', async () => {
    await visit('/charts/', { viewport: { width: 800, height: 500 } }, async (page) => {
      const boxes = page.locator('[data-chart]');
      const before = await boxes.first().boundingBox();
      await page.waitForSelector('[data-chart="b-to-a"][data-drawn="canvas"]');
      expect(await boxes.first().boundingBox()).toEqual(before);
      expect(await page.getAttribute('[data-chart="serial"]', 'data-drawn')).toBeNull();
      await page.locator('[data-chart="serial"]').scrollIntoViewIfNeeded();
      await page.waitForSelector('[data-chart="serial"][data-drawn="canvas"]');
    });
  });

  it('have painted canvases: one a panel, not blank', async () => {
    await visit('/charts/suggestions/', {}, async (page) => {
      await page.waitForSelector('[data-drawn="canvas"]');
      const colours = await page.locator('canvas').evaluateAll((all) =>
        all.map((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
          return new Set(
            Array.from(
              { length: pixels.length / 4 },
              (_, i) => `${pixels[i * 4]},${pixels[i * 4 + 1]},${pixels[i * 4 + 2]}`,
            ),
          ).size;
        }),
      );
      expect(colours).toHaveLength(3);
      for (const count of colours) expect(count).toBeGreaterThan(10);
    });
  });

  it('lead from a point to the sentence that states it', async () => {
    await visit('/charts/b-to-a/', {}, async (page) => {
      await page.waitForSelector('[data-drawn="canvas"]');
      const labels = await page.locator('.chart-svg .chart-label').allTextContents();
      const row = labels.indexOf('省交通运输厅');
      const box = await page.locator('canvas').boundingBox();
      // Anywhere in the row is a target, not only the thin bar.
      await page.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + 64 * row + 18);
      await page.waitForURL(/\/issues\/679\/#a2p4s4q\d+$/u);
      expect(await page.evaluate(() => document.querySelector(':target')?.textContent)).toBe('77.6%');
    });
  });

  it('stay as SVG when the script cannot be loaded', async () => {
    await visit('/charts/b-to-a/', { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.chart-svg').isVisible()).toBe(true);
      expect(await page.locator('.chart-svg').innerHTML()).toContain('省水利厅');
      const points = await page.locator('.chart-svg .chart-row').count();
      expect(points).toBeGreaterThan(3);
      expect(await page.locator('tbody tr').count()).toBe(points);
    });
  });

  it('are redrawn in the colours of the other scheme', async () => {
    await visit('/charts/b-to-a/', { colorScheme: 'light' }, async (page) => {
      await page.waitForSelector('[data-drawn="canvas"]');
      const pixel = () =>
        page
          .locator('canvas')
          .evaluate((c) =>
            [...((c as HTMLCanvasElement).getContext('2d')?.getImageData(40, 64 * 3 + 32, 1, 1).data ?? [])].join(),
          );
      const light = await pixel();
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.waitForFunction((was) => {
        const canvas = document.querySelector('canvas');
        return [...(canvas?.getContext('2d')?.getImageData(40, 64 * 3 + 32, 1, 1).data ?? [])].join() !== was;
      }, light);
    });
  });
});
