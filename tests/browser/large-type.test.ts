import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { painted, useBrowser, visit } from './open.ts';

useBrowser();

/** Nobody reads less than this who has asked for the largest type. */
const LEAST = 18;
const PAGES = [
  '/charts/b-to-a/',
  '/charts/serial/',
  '/charts/stations/',
  '/charts/issue-contents/',
  '/charts/suggestions/',
  '/charts/',
  '/explore/?i=satisfaction-rate',
];
const WIDTHS = [360, 390, 820, 1280];
const LARGE = [{ care: 'on' }, { size: 'largest' }] as const;

const keep = (settings: object) => (page: Page) =>
  page.addInitScript((kept) => {
    if (location.protocol.startsWith('http')) localStorage.setItem('reading', kept);
    Object.assign(window, { sizes: [] });
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...all) {
      const { a } = this.getTransform();
      const size = Number.parseFloat(/([\d.]+)px/u.exec(this.font)?.[1] ?? '0') * (a / devicePixelRatio);
      (window as unknown as { sizes: number[] }).sizes.push(size);
      fillText.apply(this, all);
    };
  }, JSON.stringify(settings));

/** The smallest words of the drawings, those that lie on one another, and those that leave their drawing. */
const look = (page: Page) =>
  page.evaluate(() => {
    const faults: string[] = [];
    let least = Math.min(...(window as unknown as { sizes: number[] }).sizes);
    for (const svg of document.querySelectorAll('.chart-svg')) {
      const words = [...svg.querySelectorAll('text')].map((text) => ({ text, box: text.getBoundingClientRect() }));
      const right = svg.getBoundingClientRect().right;
      for (const [i, { text, box }] of words.entries()) {
        least = Math.min(least, Number.parseFloat(getComputedStyle(text).fontSize));
        if (box.right > right + 20) faults.push(`${text.textContent} 出界`);
        if (text.classList.contains('chart-tick')) continue;
        for (const other of words.slice(i + 1)) {
          if (other.text.classList.contains('chart-tick')) continue;
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          // The box of a line is higher than its letters.
          if (across > 1 && down > box.height * 0.4) faults.push(`${text.textContent} × ${other.text.textContent}`);
        }
      }
    }
    return { least, faults };
  });

describe.each(LARGE)('charts in large type (%o)', (settings) => {
  const isRead = async (path: string) => {
    await visit(
      path,
      { viewport: { width: 360, height: 900 } },
      async (page) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          await page.locator('.chart-box').first().scrollIntoViewIfNeeded();
          if (path !== '/charts/') await page.waitForSelector('.chart-targets', { state: 'attached' });
          await page.waitForLoadState('networkidle');
          await painted(page);
          // What is drawn anew is there when it lies over the drawing below it.
          await page.waitForTimeout(300);
          const { least, faults } = await look(page);
          expect(least, `${width} px`).toBeGreaterThanOrEqual(LEAST - 0.01);
          expect(faults, `${width} px`).toEqual([]);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(sideways, `${width} px`).toBeLessThanOrEqual(width);
        }
      },
      keep(settings),
    );
  };
  it.each(PAGES)('%s is read on phone and desk: no small words, none on another', { tags: ['nightly'] }, isRead);
});

describe('what a reader changes while a chart is open', { tags: ['nightly'] }, () => {
  it('is drawn anew: size of words, colours of high contrast', async () => {
    await visit('/charts/b-to-a/', { viewport: { width: 390, height: 900 } }, async (page) => {
      await page.locator('.chart-box').scrollIntoViewIfNeeded();
      await page.waitForSelector('[data-drawn="canvas"]');
      await page.locator('.settings-button').click();
      await page.locator('input[name="setting-care"][value="on"]').check();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.chart-canvas canvas');
        const svg = document.querySelector('.chart-svg');
        const height = svg?.getBoundingClientRect().height ?? 0;
        const { data = [] } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
        const has = (r: number, g: number, b: number) =>
          Array.from({ length: data.length / 4 }, (_, i) => i * 4).some(
            (i) => data[i] === r && data[i + 1] === g && data[i + 2] === b,
          );
        return Math.abs((canvas?.getBoundingClientRect().height ?? 0) - height) < 1 && has(140, 0, 0) && has(0, 0, 0);
      });
    });
  });
});

describe("the reader's own colours", { tags: ['nightly'] }, () => {
  it('draw everything in the colour of text, told apart by hatching, without a rim', async () => {
    await visit('/charts/b-to-a/', { forcedColors: 'active' }, async (page) => {
      const found = await page.evaluate(() => {
        const style = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
        const ink = getComputedStyle(document.body).color;
        return {
          ink,
          paper: getComputedStyle(document.documentElement).backgroundColor,
          texts: [...new Set([...document.querySelectorAll('.chart-svg text')].map((t) => getComputedStyle(t).fill))],
          rim: style('.chart-svg text').stroke,
          bar: style('.chart-bar:not([fill])').fill,
          hatch: style('.chart-hatch-line').fill,
          ground: style('.chart-hatch-ground').fill,
          caption: style('[data-chart-unit]').color,
        };
      });
      const { ink, paper } = found;
      expect(found).toEqual({
        ink,
        paper,
        texts: [ink],
        rim: 'none',
        bar: ink,
        hatch: ink,
        ground: paper,
        caption: ink,
      });
    });
  });
});

describe('choices', { tags: ['nightly'] }, () => {
  it.each([
    '/charts/b-to-a/',
    '/charts/b-to-a/table/',
    '/charts/serial/',
    '/explore/?i=satisfaction-rate',
    '/search/?q=建议',
  ])('%s: groups have names, and radio buttons a group', async (path) => {
    await visit(path, {}, async (page) => {
      await page.waitForSelector(path.includes('search') ? 'fieldset' : '.chart-targets', { state: 'attached' });
      const nameless = await page
        .locator('fieldset')
        .evaluateAll((all) =>
          all
            .filter((f) => !f.querySelector('legend')?.textContent?.trim() && !f.getAttribute('aria-label'))
            .map((f) => f.outerHTML),
        );
      expect(nameless).toEqual([]);
      expect(await page.locator('fieldset').count()).toBeGreaterThan(0);
      const alone = await page
        .locator('input[type="radio"]')
        .evaluateAll((all) => all.filter((r) => !r.closest('fieldset, [role="radiogroup"]')).length);
      expect(alone).toBe(0);
    });
  });

  it('of the Tab key nothing is said where there is none', async () => {
    await visit(
      '/charts/b-to-a/',
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      async (page) => {
        expect(await page.locator('.chart-keys').isVisible()).toBe(false);
      },
    );
    await visit('/charts/b-to-a/', {}, async (page) => {
      expect(await page.locator('.chart-keys').isVisible()).toBe(true);
    });
  });
});
