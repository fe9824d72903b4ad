/**
 * dist/ → a folder that any server can publish: the site with pre-compressed files and `_headers`, configurations for
 * nginx and Caddy, and SHA256SUMS over every file. The old release goes only when the new one is complete.
 *
 *     npm run release [-- --to FOLDER] [--root PATH] [--listen PORT] [--quality 0…11]
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { baseOf } from '../src/lib/address.ts';
import { toCaddy, toHeadersFile, toNginx } from '../src/lib/deploy/servers.ts';
import { addressOfBuild } from './built.ts';
import { hashesOfSite } from './inline.ts';
import { BAD_INPUT, filesBelow, readArguments } from './run.ts';

const COMPRESSED = /\.(?:html|css|js|json|xml|svg|txt|csv)$/u;
/** Below this many bytes a compressed answer saves nothing. */
const SMALLEST = 512;

const { values } = readArguments(
  {
    options: {
      to: { type: 'string', default: 'release' },
      root: { type: 'string', default: '/srv/lianluo-dongtai/site' },
      listen: { type: 'string', default: '80' },
      quality: { type: 'string', default: String(constants.BROTLI_MAX_QUALITY) },
    },
  },
  '用法：npm run release -- [--to 文件夹] [--root 服务器上的路径] [--listen 端口] [--quality 0 到 11]',
);
if (!existsSync('dist/sitemap-index.xml')) {
  console.error('还没有 dist/：先运行 npm run build。');
  process.exit(BAD_INPUT);
}

const next = `${values.to}.next`;
const site = `${next}/site`;
// Below the path that it was built for: the folder is what stands at the root of the host.
const base = baseOf(addressOfBuild('dist'));
rmSync(next, { recursive: true, force: true });
mkdirSync(next, { recursive: true });
cpSync('dist', `${site}${base}`, { recursive: true });

const hashes = hashesOfSite(site);
writeFileSync(`${site}/_headers`, toHeadersFile(hashes, base));
writeFileSync(`${next}/nginx.conf`, toNginx(hashes, { listen: values.listen, root: values.root, base }));
writeFileSync(`${next}/Caddyfile`, toCaddy(hashes, { host: `:${values.listen}`, root: values.root, base }));

const files = filesBelow(site).map((name) => ({ name, bytes: readFileSync(`${site}/${name}`) }));
const sums = files.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
writeFileSync(`${site}/SHA256SUMS`, `${sums.join('\n')}\n`);

for (const { name, bytes } of files) {
  if (!COMPRESSED.test(name) || bytes.length < SMALLEST) continue;
  writeFileSync(`${site}/${name}.gz`, gzipSync(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: Number(values.quality) };
  writeFileSync(`${site}/${name}.br`, brotliCompressSync(bytes, { params }));
}

rmSync(values.to, { recursive: true, force: true });
renameSync(next, values.to);
console.log(`${values.to}/：${files.length} 个文件与校验和，服务器配置 nginx.conf、Caddyfile。`);
