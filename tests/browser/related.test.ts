import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { bulletinsOfFive } from '../collection.ts';
import { done, openContext, useBrowser, visit } from './open.ts';

useBrowser();

/** Questions as readers put them, and what a passage says that answers them; written before any was asked. */
const QUESTIONS = readFileSync('tests/lines/questions.tsv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [question: string, right: string]);
/** Passages among which a right one must be. */
const FIRST = 5;

const texts = new Map(
  bulletinsOfFive().flatMap((b) =>
    passagesOf(b).map(({ id, text }) => [`/issues/${b.serial}/#${id}` as string, text] as const),
  ),
);

const isEnded = (page: Page) =>
  page.waitForSelector('[data-related="done"], [data-related="failed"]', { state: 'attached' });
const links = (page: Page, hit = '[data-related-hit]') =>
  page.locator(`${hit} a`).evaluateAll((all) =>
    all.map((link) => {
      const { pathname, hash } = new URL((link as HTMLAnchorElement).href);
      return `${pathname}${hash}`;
    }),
  );
const status = (page: Page) => page.textContent('[data-related-status]');

describe('related passages', () => {
  it('hold what answers a question among the first five', async () => {
    const wrong: string[] = [];
    for (const [question, right] of QUESTIONS)
      await visit(`/search/?q=${encodeURIComponent(question)}`, {}, async (page) => {
        await done(page);
        await isEnded(page);
        const found = (await links(page)).slice(0, FIRST).map((address) => texts.get(address) ?? '');
        if (!found.some((text) => new RegExp(right, 'u').test(text))) wrong.push(question);
      });
    expect(QUESTIONS.length).toBeGreaterThan(20);
    expect(wrong.length, wrong.join('，')).toBeLessThanOrEqual(1);
  });

  it('stand apart from what was found word for word, and are loaded when they are wanted', async () => {
    await visit('/search/?q=回头看', {}, async (page) => {
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
      await done(page);
      expect(loaded.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
      const exact = await links(page, '[data-hit]');
      await page.click('[data-related-open]');
      await isEnded(page);
      expect(await links(page)).not.toHaveLength(0);
      for (const address of await links(page)) expect(exact).not.toContain(address);
      expect(await status(page)).toMatch(/\d+ 篇里有/u);
      expect(Number(await page.getAttribute('main', 'data-total'))).toBe(exact.length);
      expect(await page.locator('[data-related-hit] mark').count()).toBeGreaterThan(0);
    });
  });

  it('are narrowed as the others are', async () => {
    await visit('/search/?q=怎样提高满意率&year=2024', {}, async (page) => {
      await done(page);
      await isEnded(page);
      const years = new Set((await links(page)).map((address) => /issues\/(\d+)/u.exec(address)?.[1]));
      const dates = new Map(bulletinsOfFive().map(({ serial, date }) => [String(serial), date.slice(0, 4)]));
      expect([...years].map((serial) => dates.get(serial ?? ''))).toEqual(years.size > 0 ? ['2024'] : []);
      expect(years.size).toBe(1);
    });
  });

  it.each([
    ['WebAssembly is missing', (page: Page) => page.addInitScript('delete globalThis.WebAssembly'), '较新的浏览器'],
    ['WebAssembly is old', (page: Page) => page.addInitScript('WebAssembly.validate = () => false'), '较新的浏览器'],
    ['they do not arrive', (page: Page) => page.route('**/pagefind/**', (route) => route.abort()), '没有取到'],
  ])('say why they are not there where %s, and leave the exact answer alone', async (_, before, why) => {
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    await before(page);
    await page.goto(new URL('/search/?q=回头看', inject('address')).href);
    await done(page);
    await page.click('[data-related-open]');
    await isEnded(page);
    expect(await status(page)).toContain(why);
    expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-related-open]').isVisible()).toBe(why === '没有取到');
    await close();
  });

  it('ask nothing where nothing was typed', async () => {
    await visit('/search/?year=2023', {}, async (page) => {
      await done(page);
      expect(await page.locator('[data-related]').isVisible()).toBe(false);
    });
  });
});
