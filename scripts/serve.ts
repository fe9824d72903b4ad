/**
 * Serves dist/ at http://localhost:4321/ (PORT and HOST override), below the path it was built for: `npm run serve`, and the
 * end of `npm start`. What is served is a copy: while a new build is made readers get the old one, and the new one as soon
 * as it is whole.
 *
 *     npm run serve [-- --draft]   also a build that is not whole
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { baseOf } from '../src/lib/address.ts';
import { headersBy, typeOf } from '../src/lib/deploy/headers.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { addressOfBuild, checkBuild, checkCanonical, inlineOf, STAMP } from './built.ts';
import { BAD_INPUT, readArguments, report } from './run.ts';

/** The new build is looked for at most so often, in milliseconds. */
const LOOK = 500;

const { values } = readArguments(
  { options: { draft: { type: 'boolean', default: false } } },
  '用法：npm run serve -- [--draft]',
);
const port = Number(process.env.PORT ?? 4321);
const host = process.env.HOST ?? 'localhost';
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stop(fault('bad-port', { quote: `PORT=${process.env.PORT}` }));
const faults = checkBuild('dist');
const isMissing = faults.some(({ code }) => code === 'no-build');
stop(...(isMissing || !values.draft ? faults : checkCanonical('dist')));
if (faults.length > 0) console.error('这是草稿：dist/ 不是一次完整的生成，检索和部分页面可能不能用。');

/** One build as it is served. */
interface Served {
  folder: string;
  base: string;
  answer: RequestListener;
}

let served = take();
let stamp = stampTime();
let looked = Date.now();

const server = createServer((request, response) => {
  look();
  served.answer(request, response);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  stop(
    error.code === 'EADDRINUSE'
      ? fault('port-taken', {}, { port })
      : fault('not-listening', {}, { why: error.message }),
  );
});
server.listen(port, host, () => console.log(`http://${host.includes(':') ? `[${host}]` : host}:${port}${served.base}`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());
process.on('exit', () => rmSync(served.folder, { recursive: true, force: true }));

/** A copy of dist/, which a build may empty at any moment. */
function take(): Served {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-serve-'));
  cpSync('dist', folder, { recursive: true });
  // The same headers as on a real server: what the policy forbids there fails here.
  const headersOf = headersBy(inlineOf(folder) ?? { scripts: [], styles: [] });
  const files = sirv(folder, {
    dev: false,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      for (const [name, value] of headersOf(path)) response.setHeader(name, value);
      const type = typeOf(path);
      if (type) response.setHeader('content-type', type);
    },
  });
  const notFound = readFileSync(join(folder, '404.html'));
  const base = baseOf(addressOfBuild(folder));
  const answer: RequestListener = (request, response) => {
    const refuse = () => {
      response.writeHead(404, {
        ...Object.fromEntries(headersOf('/404.html')),
        'content-type': 'text/html; charset=utf-8',
      });
      response.end(request.method === 'HEAD' ? undefined : notFound);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...Object.fromEntries(headersOf('/')), allow: 'GET, HEAD' });
      return void response.end();
    }
    if (!request.url?.startsWith(base)) return refuse();
    request.url = `/${request.url.slice(base.length)}`;
    files(request, response, refuse);
  };
  return { folder, base, answer };
}

/** Takes a new build when there is one: its stamp is written last. */
function look(): void {
  if (Date.now() - looked < LOOK) return;
  looked = Date.now();
  const time = stampTime();
  if (time === undefined || time === stamp) return;
  const before = served.folder;
  try {
    served = take();
    stamp = time;
  } catch {
    // The next build has begun already: the old copy goes on.
    return;
  }
  // Answers that are under way have their files open.
  rmSync(before, { recursive: true, force: true });
}

function stampTime(): number | undefined {
  return statSync(join('dist', STAMP), { throwIfNoEntry: false })?.mtimeMs;
}

/** Ends here where there is a fault. */
function stop(...faults: readonly Diagnostic[]): void {
  report(faults);
  if (faults.length > 0) process.exit(BAD_INPUT);
}
