import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { which } from '../../scripts/run.ts';
import { install } from './install.ts';
import { useBrowser, visit } from './open.ts';
import { freePort } from './setup.ts';

useBrowser();

/** The release as a real nginx serves it, with the configuration that is shipped. */
const folder = mkdtempSync(join(tmpdir(), 'lianluo-release-'));
const release = join(folder, 'release');
let nginx: ChildProcess;
let origin = '';

beforeAll(async () => {
  if (which('nginx').length === 0) install('nginx', ['nginx-light']);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  execFileSync(process.execPath, [
    'scripts/release.ts',
    '--to',
    release,
    '--root',
    join(release, 'site'),
    '--quality',
    '3',
    '--listen',
    String(port),
  ]);
  const config = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    config,
    `daemon off; user root; pid ${folder}/pid; error_log ${folder}/error.log;\nevents {}\nhttp { access_log off; ${temporary.join(' ')}\ninclude ${release}/nginx.conf; }\n`,
  );
  nginx = spawn(which('nginx')[0] ?? 'nginx', ['-c', config, '-p', folder, '-e', `${folder}/error.log`], {
    stdio: 'ignore',
  });
  for (let i = 0; i < 50; i++) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(readFileSync(`${folder}/error.log`, 'utf8'));
});

afterAll(() => {
  nginx?.kill();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });

describe('the release behind nginx', () => {
  it('sends a strict policy with every file, and none that allows inline or evaluated code', async () => {
    for (const path of ['/', '/issues/679/', '/data/figures.json', '/pagefind/pagefind.js', '/nothing/', '/feed.xml']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).not.toMatch(/unsafe-inline|'unsafe-eval'/u);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('strict-transport-security'), path).toMatch(/^max-age=/u);
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

  it('has a checksum for every file it publishes', async () => {
    const sums = (await (await get('/SHA256SUMS')).text())
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(sums.length).toBeGreaterThan(300);
    for (const [sum, name] of sums) {
      expect(
        createHash('sha256')
          .update(readFileSync(join(release, 'site', name ?? '')))
          .digest('hex'),
        name,
      ).toBe(sum);
    }
  });
});
