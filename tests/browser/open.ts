import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { CHROMIUM_ARGUMENTS } from '../../scripts/chromium.ts';

/** For one step of a test, on a machine that does other things besides; a test has 90 s. */
const PATIENCE = 60_000;

let browser: Browser;
/** One a set of options: pages of a context share what they have loaded, as those of a reader do. */
const contexts = new Map<string, Promise<BrowserContext>>();

/** One browser for a file of tests. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_ARGUMENTS });
  });
  afterAll(async () => {
    contexts.clear();
    await browser.close();
  });
}

async function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

function contextWith(options: BrowserContextOptions): Promise<BrowserContext> {
  const key = JSON.stringify(options);
  const context = contexts.get(key) ?? newContext(options);
  contexts.set(key, context);
  return context;
}

/**
 * Opens a page as somebody who has never been here, hands it over, and afterwards demands that the console has
 * stayed without errors.
 * @param before what is to be listened to or changed from the first request on
 */
export async function visit(
  path: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
  before: (page: Page) => unknown = () => {},
): Promise<void> {
  const context = await contextWith(options);
  const page = await context.newPage();
  const errors = errorsOf(page);
  await before(page);
  // An absolute address is that of another server.
  await page.goto(new URL(path, inject('address')).href);
  try {
    await look(page);
    if (options.javaScriptEnabled !== false) await page.evaluate(() => localStorage.clear());
  } finally {
    await page.close();
  }
  expect(errors).toEqual([]);
}

/** What goes wrong on a page from now on: messages of its console, exceptions, requests without an answer. */
export function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // What a reader leaves behind by going on is no failure.
    if (why !== 'net::ERR_ABORTED') errors.push(`${request.url()} ${why}`);
  });
  return errors;
}

/** A context whose console is not watched: for what goes wrong on purpose. */
export async function openContext() {
  const browserContext = await newContext();
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

/** The same for many questions, one after the other inside the page: the addresses of the hits of each, in their order. */
export function askAll(page: Page, queries: readonly string[]): Promise<string[][]> {
  return page.evaluate(async (all) => {
    const main = document.querySelector('main') as HTMLElement;
    const answered = (typed: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (main.dataset.search !== 'done' || main.dataset.query !== typed.trim()) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(main, { attributes: true });
      });
    const answers: string[][] = [];
    // Nobody looks on: laying out lists of two hundred passages costs more than finding them.
    main.style.display = 'none';
    for (const typed of all) {
      main.removeAttribute('data-search');
      const answer = answered(typed);
      history.replaceState(null, '', `?q=${encodeURIComponent(typed)}&n=all`);
      dispatchEvent(new PopStateEvent('popstate'));
      await answer;
      const links = document.querySelectorAll<HTMLAnchorElement>('[data-hit] a');
      answers.push([...links].map((a) => a.pathname + a.hash));
    }
    main.style.removeProperty('display');
    return answers;
  }, queries);
}

/** When the browser has painted what was asked of it. */
export const painted = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

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
