/**
 * Serves dist/ at http://localhost:4321/ (PORT overrides), below the path it was built for: `npm run serve`, and the
 * end of `npm start`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { baseOf } from '../src/lib/address.ts';
import { headersBy } from '../src/lib/deploy/headers.ts';
import { addressOfBuild } from './built.ts';
import { hashesOfSite } from './inline.ts';

const port = Number(process.env.PORT ?? 4321);
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  stop(`PORT=${process.env.PORT} 不是端口号：用 1 到 65535 的整数。`);
if (!existsSync('dist/index.html')) stop('还没有 dist/：先运行 npm run build。');

if (!existsSync('dist/pagefind'))
  console.error('dist/ 里没有检索索引，检索页不能用：用 npm run build 生成完整的 dist/。');

// The same headers as on a real server: what the policy forbids there fails here.
const headersOf = headersBy(hashesOfSite('dist'));
const files = sirv('dist', {
  dev: false,
  etag: true,
  brotli: true,
  gzip: true,
  setHeaders: (response, path) => {
    for (const [name, value] of headersOf(path)) response.setHeader(name, value);
  },
});
const notFound = readFileSync('dist/404.html');
const base = baseOf(addressOfBuild('dist'));
const server = createServer((request, response) => {
  const refuse = () => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : notFound);
  };
  if (!request.url?.startsWith(base)) return refuse();
  request.url = `/${request.url.slice(base.length)}`;
  files(request, response, refuse);
});
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE')
    stop(`端口 ${port} 已被占用：关掉占用它的程序，或换一个端口，例如 PORT=4322 npm start。`);
  stop(String(error));
});
server.listen(port, () => console.log(`http://localhost:${port}${base}`));

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
