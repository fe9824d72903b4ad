import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { useBrowser, visit } from './open.ts';

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KINDS = [
  '/',
  '/issues/',
  '/issues/677/',
  '/issues/679/',
  '/issues/679/source/',
  '/issues/679/notes/',
  '/issues/679/cite/',
  '/corrections/',
  '/charts/',
  '/charts/suggestions/',
  '/charts/serial/',
  '/charts/b-flow/',
  '/charts/stations/',
  '/charts/environment/table/',
  '/charts/b-to-a/embed/',
  '/explore/?i=b-to-a-rate',
  '/search/',
  '/search/?q=回头看',
  '/search/?q=会头看',
  '/search/?q=建议&year=2023&unit=省财政厅',
  '/checks/',
  '/mechanisms/',
  '/mechanisms/hui-tou-kan/',
  '/lifecycle/',
  '/units/',
  '/units/finance/',
  '/lifecycle/du-ban/',
  '/indicators/',
  '/indicators/b-to-a-rate/',
  '/data/',
  '/about/',
  '/method/',
  '/404.html',
];

const VIEWS = [
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
  ['dark', 320],
] as const;

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> };
  }
}

describe.each(KINDS)('%s', (path) => {
  it('has no axe violation and no sideways scroll: light and dark, 1280 and 320 px', async () => {
    await visit(path, { colorScheme: 'light' }, async (page) => {
      if (path.includes('?q=')) await page.waitForSelector('main[data-search="done"]');
      if (/explore|charts\/(?!.*(?:embed|stations))./u.test(path)) await page.waitForSelector('[data-drawn="canvas"]');
      await page.evaluate(axe);
      for (const [colorScheme, width] of VIEWS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const violations = await page.evaluate(async () => (await window.axe.run()).violations);
        const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
        expect(found, `${colorScheme} ${width}`).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      }
    });
  });

  it('says the same without JavaScript', async () => {
    await visit(path, { javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('h1').count()).toBe(1);
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(20);
    });
  });
});

describe('printing', () => {
  it('leaves navigation out and keeps text and drawing', async () => {
    await visit('/issues/679/', {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.site-nav').isVisible()).toBe(false);
      expect(await page.locator('.contents').isVisible()).toBe(false);
      expect(await page.locator('#a2p4').isVisible()).toBe(true);
    });
    await visit('/charts/b-to-a/', {}, async (page) => {
      await page.waitForSelector('[data-drawn="canvas"]');
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.chart-svg').evaluate((svg) => getComputedStyle(svg).visibility)).toBe('visible');
      expect(await page.locator('canvas').isVisible()).toBe(false);
    });
  });
});
