import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSearchIndex } from '../../scripts/search-index.ts';
import { type Between, standBetween } from './between.ts';
import { type Release, serveRelease } from './nginx.ts';
import { askHere, done, hitsOf, openContext, status, useBrowser } from './open.ts';
import { bulletins, truth } from './truth.ts';

useBrowser();

let release: Release;
beforeAll(async () => {
  release = await serveRelease();
});
afterAll(() => release.stop());

const PORTAL = '<!doctype html><html><title>登录</title><body>请先登录</body></html>';
const html = (route: Route) => route.fulfill({ status: 200, contentType: 'text/html', body: PORTAL });
/** Answers with other bytes than those that are published. */
const changed = (change: (bytes: Buffer) => Buffer) => async (route: Route) => {
  const { pathname } = new URL(route.request().url());
  const bytes = readFileSync(join(release.site, pathname));
  await route.fulfill({ status: 200, contentType: 'application/octet-stream', body: change(bytes) });
};
const cut = (count: number) => changed((bytes) => bytes.subarray(0, bytes.length - count));
const half = changed((bytes) => bytes.subarray(0, bytes.length / 2));
const flipped = (at: number) =>
  changed((bytes) => {
    const place = Math.floor(bytes.length * at);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return bytes;
  });
const text = (body: string) => (route: Route) => route.fulfill({ status: 200, contentType: 'application/json', body });
const withJson = (change: (file: never) => unknown) =>
  changed((bytes) => Buffer.from(JSON.stringify(change(JSON.parse(String(bytes)) as never))));

/** A kind of damage: what is hit, the answer, and a question that needs it and is answered by whole parts. */
type Damage = readonly [name: string, hit: string, answer: (route: Route) => unknown, question: string];
const PAIRS = '**/search/index/pairs-*.bin';
const SINGLES = '**/search/index/singles-*.bin';
/** A file of the index that reads well and holds nothing. */
const NOTHING = '\0';
const DAMAGES: readonly Damage[] = [
  ['a portal instead of the index', PAIRS, html, '代表建议'],
  ['an empty index', PAIRS, text(''), '代表建议'],
  ['half of the index', PAIRS, half, '代表建议'],
  ['an index without its last ten bytes', PAIRS, cut(10), '代表建议'],
  ['an index with one bit changed', PAIRS, flipped(0.5), '代表建议'],
  ['an index that reads well and holds nothing', PAIRS, text(NOTHING), '代表建议'],
  ['no index', PAIRS, (route) => route.fulfill({ status: 404, body: PORTAL }), '代表建议'],
  ['an index behind a fault of the server', PAIRS, (route) => route.fulfill({ status: 503 }), '代表建议'],
  ['an index behind a broken network', PAIRS, (route) => route.abort('connectionreset'), '代表建议'],
  ['characters that read well and stand nowhere', SINGLES, text(NOTHING), '代'],
  ['half of the characters', SINGLES, half, '代'],
  ['a portal instead of everything', '**/search/**/*.*', html, '代表建议'],
  ['a list of parts that names none', '**/search/parts.json', text('{}'), '代表建议'],
  ['a portal instead of the list of parts', '**/search/parts.json', html, '代表建议'],
  [
    'a directory of other lengths',
    '**/search/directory.json',
    withJson((file: { passages: string[] }) => ({ ...file, passages: file.passages.map(() => 't1') })),
    '代表建议',
  ],
  [
    'texts of another release',
    '**/search/texts/*.json',
    withJson((file: { texts: unknown[] }) => ({ ...file, texts: file.texts.map(() => '旧的文字') })),
    '代表建议',
  ],
  ['an empty object for texts', '**/search/texts/*.json', text('{}'), '代表建议'],
  ['nothing for texts', '**/search/texts/*.json', text('null'), '代表建议'],
  ['no table of traditional characters', '**/search/variants.json', text('{}'), '滿意率'],
  ['no names for letters', '**/search/names.json', text('{"names":[],"leads":[]}'), 'duban'],
  ['no titles for letters', '**/search/titles.json', (route) => route.fulfill({ status: 502 }), 'quncequnli'],
];

/** Asks, and takes down everything that the page has said on the way. */
async function askIn(page: Page, question: string, origin = release.origin): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    addEventListener('DOMContentLoaded', () => {
      const line = document.querySelector('[data-status]') as HTMLElement;
      const note = () => said.push(line.textContent ?? '');
      new MutationObserver(note).observe(line, { childList: true, characterData: true, subtree: true });
      note();
    });
  });
  await page.goto(`${origin}/search/?q=${encodeURIComponent(question)}`);
  await done(page);
}

const said = (page: Page) => page.evaluate(() => (globalThis as unknown as { said: string[] }).said.join('\n'));

async function recovers(page: Page): Promise<void> {
  await page.click('[data-retry]');
  await page.waitForFunction(() => document.querySelectorAll('[data-hit]').length > 0);
}

describe('a search whose parts arrive damaged', () => {
  let context: BrowserContext;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ browserContext: context, close } = await openContext());
  });
  afterAll(() => close());

  const saysSo = async (...[, hit, answer, question]: Damage) => {
    const page = await context.newPage();
    // The page itself comes whole: a portal that answers everything would show itself.
    await page.route(hit, (route) => (route.request().isNavigationRequest() ? route.continue() : answer(route)));
    await askIn(page, question);
    expect(await status(page)).toContain('检索暂时用不了');
    await page.unroute(hit);
    await recovers(page);
    expect(await said(page)).not.toContain('没有找到');
    await page.close();
  };
  // One of each part that can be damaged; the rest of them at night.
  const isFirst = ([, hit]: Damage, i: number) => DAMAGES.findIndex((other) => other[1] === hit) === i;
  it.each(DAMAGES.filter(isFirst))('says that it cannot search: %s', saysSo);
  it.each(DAMAGES.filter((damage, i) => !isFirst(damage, i)))(
    'says that it cannot search: %s',
    { tags: ['nightly'] },
    saysSo,
  );

  it('keeps what arrived whole of an answer that needs no names', async () => {
    const page = await context.newPage();
    await page.route('**/search/names.json', html);
    await askIn(page, '代表建议');
    expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
    await page.close();
  });
});

describe('a search over a bad line', { tags: ['nightly'] }, () => {
  let between: Between;
  beforeAll(async () => {
    between = await standBetween(release.origin);
  });
  afterAll(() => between.stop());

  const open = async (question: string, look: (page: Page) => Promise<void>) => {
    const { browserContext, close } = await openContext();
    const page = await browserContext.newPage();
    await askIn(page, question, between.origin);
    await look(page);
    expect(await said(page)).not.toContain('没有找到');
    await close();
  };

  it.each([
    ['the index', /pairs-\w+\.bin$/u, 0],
    ['half of the index', /pairs-\w+\.bin$/u, 9000],
    ['the directory', /directory\.json$/u, 0],
    ['the list of parts', /parts\.json$/u, 0],
    ['the texts', /search\/texts\//u, 20],
  ] as const)('gives up after long silence where a request hangs: %s', async (_, hit, after) => {
    between.answer = (path, response, bytes) => {
      if (!hit.test(path)) return false;
      response.writeHead(200, { 'content-length': bytes.length });
      response.flushHeaders();
      if (after > 0) response.write(bytes.subarray(0, after));
      return true;
    };
    await open('代表建议', async (page) => {
      expect(await status(page)).toContain('检索暂时用不了（等了很久');
      between.answer = undefined;
      await recovers(page);
    });
  });

  it('waits for a slow line as long as something comes', async () => {
    between.answer = (path, response, bytes) => {
      if (!/directory\.json$/u.test(path)) return false;
      response.writeHead(200, { 'content-length': bytes.length });
      const piece = Math.ceil(bytes.length / 9);
      const send = (at: number) => {
        if (at >= bytes.length) return void response.end();
        response.write(bytes.subarray(at, at + piece));
        setTimeout(send, 2200, at + piece);
      };
      send(0);
      return true;
    };
    await open('代表建议', async (page) => expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0));
    between.answer = undefined;
  });

  it.each([
    ['the index', /pairs-\w+\.bin$/u],
    ['the program of the worker', /worker-[\w-]+\.js$/u],
    ['the texts', /search\/texts\//u],
    ['the list of parts', /parts\.json$/u],
  ] as const)('gets past what the browser has kept of a portal: %s', async (_, hit) => {
    between.answer = (path, response) => {
      if (!hit.test(path)) return false;
      response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'public, max-age=31536000, immutable' });
      response.end(PORTAL);
      return true;
    };
    await open('代表建议', async (page) => {
      expect(await status(page)).toContain('检索暂时用不了');
      between.answer = undefined;
      await recovers(page);
    });
  });

  it('loads no part twice, and the index of a question only when it is asked', async () => {
    const paths: string[] = [];
    between.answer = (path) => {
      if (/^\/(?:pagefind|search)\/./u.test(path)) paths.push(path);
      return false;
    };
    await open('代表建议', async (page) => expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0));
    between.answer = undefined;
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
    expect(paths.filter((path, i) => paths.indexOf(path) !== i)).toEqual([]);
  });

  describe('while a new release takes the place of the old one', () => {
    const facts = { nameOf: (unit: string) => unit, stagesOf: () => [], hasFigures: () => false };
    const folder = mkdtempSync(join(tmpdir(), 'newer-'));
    /** Fewer issues, and another character wherever the old ones have 代. */
    const some = JSON.parse(JSON.stringify(bulletins.slice(0, 2)).replaceAll('代', '岱')) as typeof bulletins;
    const right = truth('代').filter((address) => some.some(({ serial }) => address.startsWith(`/issues/${serial}/`)));
    beforeAll(() => {
      cpSync(join(release.site, 'search'), join(folder, 'search'), { recursive: true });
      writeSearchIndex(some, facts, folder);
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    const newer = (hit: RegExp) => {
      between.answer = (path, response) => {
        if (!hit.test(path)) return false;
        try {
          const bytes = readFileSync(join(folder, path));
          response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
          response.end(bytes);
        } catch {
          response.writeHead(404).end();
        }
        return true;
      };
    };
    const withoutFrame = (found: readonly string[]) => found.filter((href) => !/#(?:masthead|imprint)$/u.test(href));

    it.each([
      ['all parts but the texts', /^\/search\/.*\.(?:json|bin)(?<!texts.*)/u, '岱'],
      ['the index alone', /^\/search\/index\//u, '代'],
      ['the directory alone', /^\/search\/directory\.json/u, '代'],
      ['the list of parts alone', /parts\.json$/u, '代'],
    ] as const)('never says that nothing is there: %s', async (_, hit, question) => {
      newer(hit);
      await open(question, async (page) => {
        const found = withoutFrame(await hitsOf(page));
        if (found.length === 0) expect(await status(page)).toContain('检索暂时用不了');
      });
      between.answer = undefined;
    });

    it('answers from the new one in a page that has been open since before', async () => {
      await open('督办', async (page) => {
        newer(/^\/search\/.*\.(?:json|bin)/u);
        await askHere(page, '岱');
        await page.locator('[data-hit]').first().waitFor();
        expect(withoutFrame(await hitsOf(page)).sort()).toEqual([...right].sort());
      });
      between.answer = undefined;
    });
  });
});
