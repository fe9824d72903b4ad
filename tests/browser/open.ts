import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { CHROMIUM_ARGUMENTS } from '../../scripts/chromium.ts';

let browser: Browser;

/** One browser for a file of tests. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_ARGUMENTS });
  });
  afterAll(() => browser.close());
}

/** Opens a page, hands it over, and afterwards demands that the console has stayed without errors. */
export async function visit(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // What a reader leaves behind by going on is no failure.
    if (why !== 'net::ERR_ABORTED') errors.push(`${request.url()} ${why}`);
  });
  // An absolute address is that of another server.
  await page.goto(new URL(path, inject('address')).href);
  await look(page);
  await context.close();
  expect(errors).toEqual([]);
}

/** A context whose console is not watched: for what goes wrong on purpose. */
export async function openContext() {
  const browserContext = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  return { browserContext, close: () => browserContext.close() };
}

/** Asks in an opened search page, as a link with the whole answer does, without loading it anew. */
export async function askHere(page: Page, query: string): Promise<void> {
  await page.evaluate((typed) => {
    document.querySelector('main')?.removeAttribute('data-search');
    history.replaceState(null, '', `?q=${encodeURIComponent(typed)}&n=all`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, query);
  await page.waitForFunction(
    (typed) => {
      const { search, query: shown } = document.querySelector('main')?.dataset ?? {};
      return search === 'done' && shown === typed;
    },
    query.trim(),
    { polling: 5 },
  );
}

/** Addresses of the hits of a search page, in their order. */
export function hitsOf(page: Page): Promise<string[]> {
  return page
    .locator('[data-hit] a')
    .evaluateAll((links) => links.map((a) => `${(a as HTMLAnchorElement).pathname}${(a as HTMLAnchorElement).hash}`));
}

/** Waits until the search page has its answer. */
export const done = (page: Page) => page.waitForSelector('main[data-search="done"]');

/** What the search page says of its answer. */
export const status = (page: Page) => page.locator('[role="status"]').innerText();
