import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { errorsOf, openContext, useBrowser, visit } from './open.ts';

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KINDS = [
  '/',
  '/issues/',
  '/issues/679/',
  '/issues/679/source/',
  '/issues/679/notes/',
  '/issues/679/cite/',
  '/corrections/',
  '/charts/',
  '/charts/suggestions/',
  '/charts/environment/table/',
  '/charts/b-to-a/embed/',
  '/explore/?i=b-to-a-rate',
  '/search/',
  '/search/?q=回头看',
  '/search/?q=会头看',
  '/checks/',
  '/mechanisms/',
  '/mechanisms/hui-tou-kan/',
  '/lifecycle/',
  '/units/',
  '/units/finance/',
  '/lifecycle/du-ban/',
  '/indicators/',
  '/indicators/b-to-a-rate/',
  '/measures/',
  '/data/',
  '/method/',
  '/404.html',
];

/** Nobody looks at what is right: axe need not describe it. No page loads style sheets or media of others. */
const ALL = { resultTypes: ['violations'], preload: false };
/** Colours change nothing but contrast, and width nothing but what can be reached: only that is asked again. */
const CONTRAST = { ...ALL, runOnly: ['color-contrast'] };
const REACH = { ...ALL, runOnly: ['target-size', 'scrollable-region-focusable'] };
const VIEWS = [
  ['light', 1280, ALL],
  ['dark', 1280, CONTRAST],
  ['light', 320, REACH],
] as const;

declare global {
  interface Window {
    axe: { run(options?: object): Promise<AxeResults> };
  }
}

describe('every kind of page', () => {
  let page: Page;
  let errors: string[] = [];

  // One page for all kinds: half a megabyte of axe goes to the browser once.
  beforeAll(async () => {
    const { browserContext } = await openContext();
    page = await browserContext.newPage();
    await page.addInitScript(axe);
    errors = errorsOf(page);
  });

  it.each(KINDS)(
    '%s has no axe violation and no sideways scroll: light and dark, 1280 and 320 px wide',
    async (path) => {
      errors.length = 0;
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(new URL(path, inject('address')).href);
      if (path.includes('?q=')) await page.waitForSelector('main[data-search="done"]');
      if (/explore|charts\/(?!.*(?:embed|stations))./u.test(path)) await page.waitForSelector('[data-drawn="canvas"]');
      for (const [colorScheme, width, rules] of VIEWS) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        // Filters are folded away on a phone until they are asked for.
        if (width < 960) await page.evaluate(() => document.querySelector('[data-filters]')?.removeAttribute('open'));
        const violations = await page.evaluate(async (options) => (await window.axe.run(options)).violations, rules);
        const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
        expect(found, `${colorScheme} ${width}`).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      }
      expect(errors).toEqual([]);
    },
  );
});

describe('without JavaScript', () => {
  // That every page has its heading and its text in the HTML is a test of the built site.
  it.each(['/issues/679/', '/charts/b-to-a/', '/search/?q=回头看', '/issues/679/cite/'])(
    '%s says the same',
    async (path) => {
      await visit(path, { javaScriptEnabled: false }, async (page) => {
        expect(await page.locator('h1').count()).toBe(1);
        expect((await page.locator('main').innerText()).length).toBeGreaterThan(20);
      });
    },
  );
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
