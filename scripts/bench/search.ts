/**
 * Search over invented bulletins in a real Chromium, as part of `npm run bench`:
 *
 *     node scripts/bench/search.ts [--issues 1000]
 *
 * Needs a finished `dist/`, of which it takes the search page. Prints, for warm questions, the time until the first
 * hits are shown with their texts and what was loaded; for cold ones, the same from an empty browser; the size of the
 * index; and whether the passages found are those that hold the question.
 */

import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { baseOf } from '../../src/lib/address.ts';
import type { IssueKey } from '../../src/lib/bulletin/issue-key.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { STAGES } from '../../src/lib/mechanism/schema.ts';
import { plainName } from '../../src/lib/mechanism/stages.ts';
import { toSearchArticles } from '../../src/lib/search/article.ts';
import { fold } from '../../src/lib/search/fold.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { addressOfBuild } from '../built.ts';
import { readCatalogue } from '../catalogue.ts';
import { CHROMIUM_ARGUMENTS, needChromium } from '../chromium.ts';
import { inventSources } from '../corpus.ts';
import { readArguments } from '../run.ts';
import { writeSearchIndex } from '../search-index.ts';
import { querySet } from './query-set.ts';

const { values } = readArguments(
  { options: { issues: { type: 'string', default: '1000' } } },
  '用法：node scripts/bench/search.ts [--issues 1000]',
);
const count = Number(values.issues);
/** Hits compared one by one; where there are more, their number is compared. */
const COMPARED = 200;
const COLD = 12;
/** Brotli 9: what a release is compressed with costs a hundred times the time for a few per cent. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

const bulletins = inventSources(count, 1)
  .map((text, i) => parseSource(text, `${i + 1}.txt`).bulletin)
  .filter((bulletin): bulletin is Bulletin => bulletin !== undefined)
  .reverse();
const names = readCatalogue().catalogue.mechanisms.map(({ name, stages }) => ({ name: plainName(name), stages }));
const facts = {
  nameOf: (unit: string) => unit,
  stagesOf: (_serial: IssueKey, _passage: string, text: string) =>
    STAGES.filter((stage) => names.some(({ name, stages }) => stages[0] === stage && text.includes(name))),
  hasFigures: (serial: IssueKey) => Number(serial) % 2 === 0,
};
const site = mkdtempSync(join(tmpdir(), 'search-'));
cpSync('dist', site, {
  recursive: true,
  filter: (path) => !/dist\/(?:issues|charts|indicators|pagefind|data)\b/u.test(path),
});
const started = process.cpuUsage();
writeSearchIndex(bulletins, facts, site);
const spent = process.cpuUsage(started);
const texts = bulletins.flatMap((bulletin) =>
  toSearchArticles(bulletin, facts).flatMap(({ passages }) =>
    passages.map(({ id, text }) => ({ address: `${bulletin.serial}#${id}`, text, folded: fold(text) })),
  ),
);
const truth = (query: string) => {
  const words = query.split(' ').map(fold);
  return new Set(texts.filter(({ folded }) => words.every((w) => folded.includes(w))).map(({ address }) => address));
};
const bytesOf = (pattern: string) =>
  globSync(pattern, { cwd: site }).reduce((sum, file) => sum + readFileSync(join(site, file)).length, 0);
const textBytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
const indexBytes = bytesOf('search/index/*') + bytesOf('search/texts/*') + bytesOf('search/directory.json');
const memory = Math.round(process.memoryUsage().rss / 1e6);
console.log(`${bulletins.length} issues, ${texts.length} passages, ${mega(textBytes)} MB of text`);
console.log(
  `index ${mega(indexBytes)} MB = ${(indexBytes / textBytes).toFixed(1)} × the text; CPU ${((spent.user + spent.system) / 1e6).toFixed(1)} s; memory with all texts ${memory} MB`,
);

const address = await serve(site);
const browser = await chromium.launch({
  executablePath: needChromium(),
  args: CHROMIUM_ARGUMENTS,
});
const { queries, long } = querySet(
  texts.map(({ text }) => text),
  (query) => truth(query).size > 0,
);

const context = await browser.newContext();
const page = await context.newPage();
const traffic = await watch(context, page);
await page.goto(`${address}search/?q=代表`);
await page.waitForSelector('main[data-search="done"]');
const warm: { query: string; time: number; bytes: number }[] = [];
const wrong: string[] = [];
for (const query of [...queries, ...long]) {
  traffic.reset();
  const time = await askHere(page, `?q=${encodeURIComponent(query)}`, query);
  warm.push({ query, time, bytes: traffic.bytes() });
  const expected = truth(query);
  const total = Number(await page.getAttribute('main', 'data-total'));
  if (total !== expected.size) wrong.push(`${query}: ${total} for ${expected.size}`);
  else if (total <= COMPARED && total > 0) {
    await askHere(page, `?q=${encodeURIComponent(query)}&n=all`, query);
    const found = await page
      .locator('[data-hit] a')
      .evaluateAll((links) =>
        links
          .map((link) => new URL((link as HTMLAnchorElement).href))
          .map((url) => `${url.pathname.split('/').at(-2)}${url.hash}`),
      );
    if (found.some((each) => !expected.has(each)) || new Set(found).size !== expected.size)
      wrong.push(`${query}: others`);
  }
}
print('warm', warm.slice(0, queries.length));
print(
  'warm, of one character',
  warm.filter(({ query }) => [...query].length === 1),
);
print('warm, of 16 to 64 characters', warm.slice(queries.length));
console.log(
  `${warm.length} questions, ${wrong.length} answered wrongly${wrong.length > 0 ? `: ${wrong.slice(0, 10).join('; ')}` : ''}`,
);
await context.close();

const cold: typeof warm = [];
for (const query of queries.filter((_, i) => i % Math.ceil(queries.length / COLD) === 0)) {
  const fresh = await browser.newContext();
  const first = await fresh.newPage();
  const own = await watch(fresh, first);
  // From the beginning of the page's own clock to the moment when the hits stand in it.
  await first.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const main = document.querySelector('main') as HTMLElement;
      new MutationObserver(() => {
        if (main.dataset.search === 'done') main.dataset.doneAt ??= String(performance.now());
      }).observe(main, { attributes: true });
    });
  });
  await first.goto(`${address}search/?q=${encodeURIComponent(query)}`);
  await first.waitForSelector('main[data-search="done"]');
  const time = Number(await first.getAttribute('main', 'data-done-at'));
  cold.push({ query, time, bytes: own.bytes() });
  await fresh.close();
}
print('cold', cold);
await browser.close();
rmSync(site, { recursive: true });
process.exit(0);

/** Milliseconds from the question to the hits, without loading the page anew. */
function askHere(on: Page, search: string, query: string): Promise<number> {
  return on.evaluate(
    ([to = '', typed]) =>
      new Promise<number>((resolve) => {
        const main = document.querySelector('main') as HTMLElement;
        delete main.dataset.search;
        const before = performance.now();
        const observer = new MutationObserver(() => {
          if (main.dataset.search !== 'done' || main.dataset.query !== typed) return;
          observer.disconnect();
          resolve(performance.now() - before);
        });
        observer.observe(main, { attributes: true });
        history.replaceState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }),
    [search, query],
  );
}

/** Bytes on the line. */
async function watch(on: BrowserContext, of: Page) {
  let sum = 0;
  const session = await on.newCDPSession(of);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sum += encodedDataLength;
  });
  of.on('response', (response) => {
    // What a worker loads is not told to the session of its page.
    if (/\/search\/index\//u.test(response.url())) sum += Number(response.headers()['content-length'] ?? 0);
  });
  return { bytes: () => sum, reset: () => (sum = 0) };
}

/** As a good static server does: compressed, except what is already; gives the address of the site. */
async function serve(folder: string): Promise<string> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.json': 'application/json',
    '.css': 'text/css',
    '.bin': 'application/octet-stream',
  };
  const base = baseOf(addressOfBuild(folder));
  const files = new Map<string, { type: string | undefined; body: Buffer }>(
    globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const type = types[extname(file)];
        const raw = readFileSync(file);
        return [
          `${base}${relative(folder, file)}`,
          { type, body: type ? brotliCompressSync(raw, QUALITY) : raw },
        ] as const;
      }),
  );
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(/\/$/u, '/index.html');
    const { type, body } = files.get(path) ?? {};
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': type ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'max-age=600',
      ...(type && { 'content-encoding': 'br' }),
    });
    return response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return `http://localhost:${(server.address() as AddressInfo).port}${base}`;
}

function print(name: string, measured: readonly { query: string; time: number; bytes: number }[]): void {
  const at = (key: 'time' | 'bytes', share: number) => {
    const sorted = measured.map((each) => each[key]).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  };
  console.log(
    `${name}: p50 ${Math.round(at('time', 0.5))} ms, p95 ${Math.round(at('time', 0.95))} ms; ` +
      `kB p50 ${Math.round(at('bytes', 0.5) / 1000)}, p95 ${Math.round(at('bytes', 0.95) / 1000)}, max ${Math.round(at('bytes', 1) / 1000)}`,
  );
  for (const key of ['time', 'bytes'] as const) {
    const worst = measured.toSorted((a, b) => b[key] - a[key]).slice(0, 5);
    console.log(
      `  most ${key}: ${worst.map((each) => `${each.query.slice(0, 12)} ${Math.round(each[key] / (key === 'bytes' ? 1000 : 1))}`).join(', ')}`,
    );
  }
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
