import type { ChildProcess } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { builtAddresses } from '../../scripts/built-addresses.ts';
import { wholeAddress } from '../../src/lib/address.ts';
import { LEDGERS } from '../collection.ts';
import { BUILD_TIMEOUT, buildCopy, copyProject } from '../copy.ts';
import { findBroken } from '../links.ts';
import { serve } from '../serve.ts';
import { type Release, serveRelease } from './nginx.ts';
import { done, useBrowser, visit } from './open.ts';

useBrowser();

/** The site as it is built and served for https://example.org/bulletin/. */
const SITE = 'https://example.org/bulletin/';
const BASE = '/bulletin/';
/** A page that has moved, to see where its old address leads. */
const FORMER = '/issues/before/';
const five = inject('five');
const project = copyProject();
// Days of pages are those of the site beside which this one is built.
cpSync(join(five, LEDGERS), join(project, LEDGERS), { recursive: true });
const dist = join(project, 'dist');
let site: { address: string; server: ChildProcess };
let release: Release;

beforeAll(async () => {
  const redirects = join(project, 'content/redirects.yaml');
  const known = (parse(readFileSync(redirects, 'utf8')) ?? {}) as Record<string, string>;
  writeFileSync(redirects, stringify({ ...known, [FORMER]: '/issues/679/' }));
  buildCopy(project, { SITE_ADDRESS: SITE.slice(0, -1) });
  site = await serve(project);
}, BUILD_TIMEOUT);
afterAll(() => {
  site?.server.kill();
  rmSync(project, { recursive: true });
});

describe('a build below a path of its host', () => {
  it('has the same addresses, ids and days as one at the root of a host', () => {
    const [here, root] = [builtAddresses(dist), builtAddresses(join(five, 'dist'))];
    expect(here['addresses.txt'].filter((address) => address !== FORMER)).toEqual(root['addresses.txt']);
    expect(here['ids.txt']).toEqual(root['ids.txt']);
    const days = (folder: string) =>
      readFileSync(join(folder, 'sitemap-0.xml'), 'utf8').match(/<lastmod>[^<]+/gu)?.length;
    expect(days(dist)).toBe(days(join(five, 'dist')));
  });

  it('has no link, form, file or way on that leads past the path', () => {
    const pages = globSync('**/*.html', { cwd: dist });
    expect(pages.length).toBeGreaterThan(300);
    const past = pages.flatMap((file) => {
      const html = readFileSync(join(dist, file), 'utf8');
      const paths = html.matchAll(/\s(?:href|src|srcset|action|content)="(?:0;url=)?(\/[^"]*)"/gu);
      return [...paths].flatMap(([, path = '']) => (path.startsWith(BASE) ? [] : [`${file} → ${path}`]));
    });
    expect(past).toEqual([]);
    expect(readFileSync(join(dist, FORMER, 'index.html'), 'utf8')).toContain(`url=${BASE}issues/679/`);
  });

  it('writes whole addresses with the path: feeds, sitemap, citations, embeddings, data, books', () => {
    const texts = globSync('**/*.{html,json,xml,txt,csv}', { cwd: dist }).map((name): [string, string] => [
      name,
      readFileSync(join(dist, name), 'utf8'),
    ]);
    const books = globSync('**/*.epub', { cwd: dist }).flatMap((name) =>
      Object.entries(unzipSync(readFileSync(join(dist, name)))).map(([inside, bytes]): [string, string] => [
        `${name}/${inside}`,
        strFromU8(bytes),
      ]),
    );
    const past = [...texts, ...books].flatMap(([name, text]) =>
      [...text.matchAll(/example\.org(?!\/bulletin\b|%2Fbulletin%20)[^\s"<]{0,30}/gu)].map(
        ([found]) => `${name}: ${found}`,
      ),
    );
    expect(past).toEqual([]);
    const has = (name: string, words: string) => expect(readFileSync(join(dist, name), 'utf8'), name).toContain(words);
    has('feed.xml', `<link rel="self" href="${SITE}feed.xml"`);
    has('sitemap-index.xml', `<loc>${SITE}sitemap-0.xml</loc>`);
    has('sitemap-0.xml', `<loc>${SITE}issues/679/</loc><lastmod>`);
    has('robots.txt', `Disallow: ${BASE}pagefind/\n`);
    has('opensearch.xml', `template="${SITE}search/?q={searchTerms}"`);
    has('issues/679/index.html', `<link rel="canonical" href="${SITE}issues/679/">`);
    has('issues/679/citations.json', `${SITE}issues/679/#a1`);
    has('charts/b-to-a/oembed.json', `src=\\"${SITE}charts/b-to-a/embed/\\"`);
    has('charts/b-to-a.svg', 'example.org/bulletin/charts/b-to-a');
    has('charts/b-to-a.csv', `${SITE}issues/679/#`);
    // Data go by paths of the site, which are the same wherever it is published.
    for (const name of ['data/figures.csv', 'charts/b-to-a.json', 'charts/index.json'])
      expect(readFileSync(join(dist, name)).equals(readFileSync(join(five, 'dist', name))), name).toBe(true);
    expect(books.map(([, text]) => text).join('\n')).toContain(`${SITE}issues/679/#a1p1`);
  });

  it('has no link that leads nowhere, as linkinator finds them', { tags: ['nightly'] }, async () => {
    expect(site.address).toMatch(/^http:\/\/localhost:\d+\/bulletin\/$/u);
    const { checked, broken } = await findBroken(site.address);
    expect(checked).toBeGreaterThan(500);
    expect(broken).toEqual([]);
  });
});

/** Opens a page of the site, uses it, and demands that nothing beside the site was asked for. */
async function use(path: string, look: (page: Page) => Promise<void>): Promise<void> {
  const asked: string[] = [];
  await visit('about:blank', { viewport: { width: 1500, height: 900 } }, async (page) => {
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(wholeAddress(path, site.address));
    await look(page);
    await page.waitForLoadState('networkidle');
  });
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((url) => !url.startsWith(site.address) && !/^(?:data|blob):/u.test(url))).toEqual([]);
}

const linksIn = (page: Page, place: string) =>
  page.locator(`${place} a[href]`).evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
const ends = (end: RegExp) => (url: URL) => url.pathname.startsWith(BASE) && end.test(url.href);

describe('read below a path of its host', () => {
  it('an issue has its notes, citations and settings', async () => {
    await use('/', async (page) => {
      await page.locator('.site-nav a', { hasText: '各期' }).click();
      await page.locator('a[href$="/issues/679/"]').first().click();
      await page.waitForURL(ends(/\/issues\/679\/$/u));
      await page.waitForSelector('.margin-note');
      await page.locator('#a2p4 .permalink').click();
      await page.locator('.cite-preview', { hasText: `${SITE}issues/679/#a2p4` }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.settings-button').click();
      await page.locator('input[name="setting-theme"][value="dark"]').check();
      await page.reload();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      await page.waitForSelector(`link[href^="${BASE}_astro/settings"]`, { state: 'attached' });
    });
  });

  it('a word is found, its hit opened with marks, and the way back leads to the search', async () => {
    await use('/issues/', async (page) => {
      await page.locator('#site-q').fill('回头看');
      await page.keyboard.press('Enter');
      await page.waitForURL(ends(/\/search\/\?q=/u));
      await done(page);
      const links = await linksIn(page, 'main');
      expect(links.length).toBeGreaterThan(5);
      expect(links.filter((path) => !path.startsWith(BASE))).toEqual([]);
      await page.locator('[data-hit] a').first().click();
      await page.waitForURL(ends(/\/issues\/\d+\/\?mark=.+#a/u));
      await page.locator('a', { hasText: '回到检索' }).click();
      await page.waitForURL(ends(/\/search\/\?q=/u));
    });
  });

  it('a chart keeps what is chosen in its address, which opened elsewhere shows the same', async () => {
    let shared = '';
    await use('/charts/', async (page) => {
      await page.locator('a[href$="/charts/b-to-a/"]').first().click();
      await page.waitForSelector('[data-drawn="canvas"]');
      await page.getByText('选择项目').click();
      for (const id of ['industry-679', 'hunan-677']) await page.locator(`input[name="s"][value="${id}"]`).uncheck();
      await page.locator('input[name="v"][value="table"]').check();
      await page.waitForURL(ends(/\/charts\/b-to-a\/table\/\?s=transport-679\.water-679$/u));
      shared = page.url();
      await page.goBack();
      await page.waitForURL(ends(/\/charts\/b-to-a\/\?s=/u));
      expect((await linksIn(page, '.chart')).filter((path) => !path.startsWith(BASE))).toEqual([]);
      await page.locator('.chart-targets li[data-point="transport-679"] a').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(ends(/\/issues\/679\/#a2p4s4q\d+$/u));
    });
    await use(shared.slice(site.address.length - 1), async (page) => {
      await page.waitForFunction(() => document.querySelectorAll('tr[data-point]:not([hidden])').length === 2);
      expect(await page.locator('[data-copyable]').textContent()).toContain(`src="${SITE}charts/b-to-a/table/embed/"`);
    });
  });

  it('the explorer draws, and each value leads to its sentence', async () => {
    await use('/explore/?i=golden-ideas', async (page) => {
      await page.waitForSelector('[data-drawn="canvas"]');
      expect((await linksIn(page, 'main')).filter((path) => !path.startsWith(BASE))).toEqual([]);
      await page.locator('tr[data-point] .value a').first().click();
      await page.waitForURL(ends(/\/issues\/\d+\/#/u));
    });
  });
});

describe('the release of such a build behind nginx', () => {
  beforeAll(async () => {
    release = await serveRelease(project);
  });
  afterAll(() => release?.stop());

  it('sends below the path what it sends at the root of a host, and nothing beside it', async () => {
    const get = (path: string) => fetch(`${release.origin}${path}`, { redirect: 'manual' });
    const header = async (path: string, name: string) => (await get(path)).headers.get(name) ?? '';
    // The pages above were read under the same headers: here it is nginx that sends them.
    for (const path of ['', 'issues/679/', 'pagefind/pagefind.js', 'feed.xml', 'charts/b-to-a/embed/']) {
      const { headers } = await fetch(`${site.address}${path}`);
      for (const name of ['content-security-policy', 'cache-control', 'x-content-type-options'])
        expect(await header(`${BASE}${path}`, name), path).toBe(headers.get(name));
    }
    expect(await header(`${BASE}charts/b-to-a/embed/`, 'content-security-policy')).toContain('frame-ancestors *');
    expect(await header(`${BASE}nothing/`, 'content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await header(`${BASE}feed.json`, 'content-type')).toBe('application/feed+json; charset=utf-8');
    const style = /href="([^"]+_astro[^"]+\.css)"/u.exec(await (await get(`${BASE}checks/`)).text())?.[1] ?? '';
    expect(await header(style, 'cache-control')).toMatch(/immutable/u);
    const missing = await get(`${BASE}issues/9999/`);
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('没有这一页')]);
    expect(await header(BASE.slice(0, -1), 'location')).toMatch(/\/bulletin\/$/u);
    expect((await get('/issues/679/')).status).toBe(404);
    expect(readFileSync(join(release.site, '_headers'), 'utf8')).toMatch(
      /^\/bulletin\/\*\n[\s\S]*\n\/bulletin\/_astro\/\*\n/u,
    );
  });
});
