import type { Page, Route } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { done, openContext, status, useBrowser } from './open.ts';

useBrowser();

const SEARCH_PROGRAM = /\/_astro\/.*\.js$/u;
/** What stands on the page for somebody who looks: examples, the list of issues, and the line that says what goes on. */
const seen = async (page: Page) => ({
  examples: await page.locator('.examples').isVisible(),
  issues: await page.locator('[data-help] .issue-list').isVisible(),
  status: await status(page),
});

/** Opens a page with a question, its requests answered so, and looks on. */
async function open(
  query: string,
  routes: readonly (readonly [string | RegExp, (route: Route) => unknown])[],
  look: (page: Page) => Promise<void>,
  before: (page: Page) => unknown = () => {},
) {
  const { browserContext, close } = await openContext();
  const page = await browserContext.newPage();
  await before(page);
  for (const [path, answer] of routes) await page.route(path, answer);
  await page.goto(new URL(`/search/${query}`, inject('address')).href, { waitUntil: 'commit' });
  await page.locator('[data-status]').waitFor({ state: 'attached' });
  await look(page);
  await close();
}

/** Holds requests back until it is told to let go. */
function hold() {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { letGo: () => letGo(), answer: (route: Route) => held.then(() => route.continue().catch(() => undefined)) };
}

describe('a question in the address', () => {
  it.each([
    ['?q=回头看', '正在检索“回头看”……'],
    ['?year=2023', '正在检索……'],
    [`?q=${encodeURIComponent('<b>$&%')}`, '正在检索“<b>$&%”……'],
  ])('%s is said to be asked before any program has come', async (query, words) => {
    const { letGo, answer } = hold();
    await open(query, [[SEARCH_PROGRAM, answer]], async (page) => {
      await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent);
      expect(await seen(page)).toEqual({ examples: false, issues: false, status: words });
      letGo();
      await done(page);
      expect((await seen(page)).status).not.toContain('正在检索');
    });
  });

  it.each([['**/search/index/**'], ['**/search/*.json']])(
    'is said to be asked while %s is on its way; then the list of issues leads on',
    async (path) => {
      const { letGo, answer } = hold();
      await open('?q=回头看', [[path, answer]], async (page) => {
        await page.waitForSelector('main[data-connected]');
        expect(await seen(page)).toEqual({ examples: false, issues: false, status: '正在检索“回头看”……' });
        // Nothing is kept empty for results that are not there: what follows the line is near it.
        const height = await page.locator('nav:has(> [data-proposals])').evaluate((nav) => nav.clientHeight);
        expect(height).toBeLessThan(20);
        await page.waitForSelector('main[data-slow]');
        expect(await seen(page)).toMatchObject({ examples: false, issues: true });
        letGo();
        await done(page);
        expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
      });
    },
  );

  it('leaves a page without a question as it is', { tags: ['nightly'] }, async () => {
    const { letGo, answer } = hold();
    for (const query of ['', '?q=', '?q=%20&n=all', '?utm_source=x'])
      await open(query, [[SEARCH_PROGRAM, answer]], async (page) => {
        await page.waitForFunction(() => document.querySelector('[data-shortcuts]'));
        expect(await seen(page)).toEqual({ examples: true, issues: true, status: '' });
      });
    letGo();
  });

  it.each([
    ['does not come', (route: Route) => route.abort()],
    ['is missing', (route: Route) => route.fulfill({ status: 404 })],
    ['does not run', (route: Route) => route.fulfill({ contentType: 'text/javascript', body: 'let a = /(?<!/;' })],
  ])('says so where the program %s', async (_, answer) => {
    await open('?q=回头看', [[SEARCH_PROGRAM, answer]], async (page) => {
      await page.waitForFunction(() => document.querySelector('[data-status]')?.textContent?.includes('重新载入'));
      expect(await seen(page)).toMatchObject({ issues: true, status: expect.stringContaining('检索暂时用不了') });
    });
  });

  it('keeps what is typed before the program comes', { tags: ['nightly'] }, async () => {
    const { letGo, answer } = hold();
    await open('', [[SEARCH_PROGRAM, answer]], async (page) => {
      await page.fill('#q', '督办');
      letGo();
      await page.waitForFunction(() => document.querySelectorAll('[data-hit]').length > 0);
      expect(await page.inputValue('#q')).toBe('督办');
    });
  });
});

describe('a browser that cannot run the engine', () => {
  /** The same in the worker: its program begins with what the browser lacks. */
  const inWorker = (code: string) => async (route: Route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${code};${await answer.text()}` });
  };
  const WORKER = /\/worker-[\w-]+\.js$/u;
  const MISSING = 'delete globalThis.WebAssembly';

  it.each([
    ['has no WebAssembly', MISSING, ''],
    ['has none in workers', '', MISSING],
  ])('%s: searches exactly all the same', { tags: ['nightly'] }, async (_, inPage, inside) => {
    const routes = inside ? ([[WORKER, inWorker(inside)]] as const) : [];
    await open(
      '?q=回头看',
      routes,
      async (page) => {
        await done(page);
        expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
      },
      (page) => page.addInitScript(inPage),
    );
  });

  it('has no workers: says which one can, and what works without', { tags: ['nightly'] }, async () => {
    await open(
      '?q=回头看',
      [],
      async (page) => {
        await done(page);
        expect(await status(page)).toMatch(/在这个浏览器里用不了.*Chrome 或 Edge 92.*Firefox 78.*Safari 16\.4/u);
        expect(await page.locator('[data-retry]').isVisible()).toBe(false);
        expect(await page.locator('[data-help] .issue-list').isVisible()).toBe(true);
        const book = await page.locator('[data-instead] a').getAttribute('href');
        expect((await page.request.get(new URL(book ?? '', inject('address')).href)).status()).toBe(200);
      },
      (page) => page.addInitScript('delete globalThis.Worker'),
    );
  });
});
