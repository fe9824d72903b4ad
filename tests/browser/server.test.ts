import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Release, serveRelease } from './nginx.ts';
import { useBrowser, visit } from './open.ts';

useBrowser();

let release: Release;
let origin = '';

beforeAll(async () => {
  release = await serveRelease();
  ({ origin } = release);
});
afterAll(() => release.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });

describe('the release behind nginx', () => {
  it('sends a strict policy with every file, and none that allows inline or evaluated code', async () => {
    for (const path of ['/', '/issues/679/', '/data/figures.json', '/pagefind/pagefind.js', '/nothing/', '/feed.xml']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).not.toMatch(/unsafe-inline|'unsafe-eval'/u);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('strict-transport-security'), path).toBeNull();
      const encrypted = await get(path, { 'x-forwarded-proto': 'https' });
      expect(encrypted.headers.get('strict-transport-security'), path).toMatch(/^max-age=/u);
      expect(headers.get('server'), path).toBe('nginx');
    }
    const framed = (await get('/charts/b-to-a/embed/')).headers.get('content-security-policy');
    expect(framed).toContain('frame-ancestors *');
    expect((await get('/charts/b-to-a/')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  // Every browser test runs under the same policy; here it is the server that sends it.
  it.each(['/', '/issues/679/#a2p4', '/charts/b-to-a/', '/charts/b-to-a/embed/', '/search/?q=回头看'])(
    '%s works under it: no violation, no error in the console',
    async (path) => {
      await visit(`${origin}${path}`, { viewport: { width: 1500, height: 900 } }, async (page) => {
        if (path.includes('?q=')) {
          await page.waitForSelector('main[data-search="done"]');
          expect(await page.locator('[data-hit]').count()).toBeGreaterThan(0);
        }
        if (path.endsWith('b-to-a/')) await page.waitForSelector('[data-drawn="canvas"]');
        if (path.endsWith('#a2p4')) {
          await page.waitForSelector('.margin-note');
          await page.locator('#a2p4 .permalink').click();
          await page.locator('.cite-preview', { hasText: '——' }).waitFor();
        }
      });
    },
  );

  it('sends each kind of file as what it is', async () => {
    const types: Record<string, string> = {
      '/': 'text/html; charset=utf-8',
      '/feed.xml': 'application/atom+xml; charset=utf-8',
      '/feed.json': 'application/feed+json; charset=utf-8',
      '/units/finance/feed.xml': 'application/atom+xml; charset=utf-8',
      '/data/figures.csv': 'text/csv; charset=utf-8',
      '/data/figures.json': 'application/json; charset=utf-8',
      '/charts/b-to-a.svg': 'image/svg+xml; charset=utf-8',
      '/charts/b-to-a.png': 'image/png',
      '/issues/679.epub': 'application/epub+zip',
      '/llms.txt': 'text/plain; charset=utf-8',
      '/data/figures.parquet': 'application/vnd.apache.parquet',
    };
    for (const [path, type] of Object.entries(types)) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, type]);
    }
  });

  it('keeps hashed files for ever and asks anew for all others', async () => {
    const html = await (await get('/checks/')).text();
    const style = /href="(\/_astro\/[^"]+\.css)"/u.exec(html)?.[1] ?? '';
    expect((await get(style)).headers.get('cache-control')).toMatch(/immutable/u);
    const first = await get('/issues/679/');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get('/issues/679/', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  it('answers compressed, in parts, and with a page of its own for what is not there', async () => {
    expect((await get('/issues/679/', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip');
    const part = await get('/data/figures.parquet', { range: 'bytes=0-3' });
    expect([part.status, await part.text()]).toEqual([206, 'PAR1']);
    const missing = await get('/issues/9999/');
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('没有这一页')]);
    expect((await get('/.git/config')).status).toBe(404);
  });

  it('lets programs of other sites read data, feeds and pictures, and no page', async () => {
    const open = ['/data/figures.csv', '/data/figures.json', '/data/figures.parquet', '/feed.xml', '/feed.json'];
    const drawn = ['/charts/b-to-a.csv', '/charts/b-to-a.json', '/charts/b-to-a.svg', '/charts/b-to-a.png'];
    for (const path of [...open, ...drawn, '/charts/b-to-a/oembed.json', '/issues/679.epub'])
      expect((await get(path)).headers.get('access-control-allow-origin'), path).toBe('*');
    for (const path of [
      '/',
      '/issues/679/',
      '/charts/b-to-a/',
      '/charts/b-to-a/embed/',
      '/search/directory.json',
      '/nothing/',
    ])
      expect((await get(path)).headers.get('access-control-allow-origin'), path).toBeNull();
  });

  it('leads on by paths alone, whatever stands before it, and tells caches what answers depend on', async () => {
    const { status, headers } = await fetch(`${origin}/issues/679`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([301, '/issues/679/']);
    expect((await get('/issues/679/', { 'accept-encoding': 'gzip' })).headers.get('vary')).toBe('Accept-Encoding');
    for (const path of ['/index.html.gz', '/index.html.br', '/.build.json'])
      expect((await get(path)).status, path).toBe(404);
  });

  it('has a checksum for every file it publishes', async () => {
    const sums = (await (await get('/SHA256SUMS')).text())
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(sums.length).toBeGreaterThan(300);
    for (const [sum, name] of sums) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(release.site, name ?? '')))
          .digest('hex'),
        name,
      ).toBe(sum);
    }
  });
});
