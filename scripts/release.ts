/**
 * dist/ → a folder that any server can publish: the site with pre-compressed files and `_headers`, configurations for
 * nginx and Caddy, and SHA256SUMS over every file. The old release goes only when the new one is complete.
 *
 *     npm run release [-- --to FOLDER] [--after RELEASE] [--root PATH] [--listen PORT] [--quality 0…11] [--draft]
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { baseOf } from '../src/lib/address.ts';
import { toCaddy, toHeadersFile, toNginx, toNginxLocation } from '../src/lib/deploy/servers.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { addressOfBuild, checkAddress, checkBuild, checkCanonical, checkPublished, inlineOf, STAMP } from './built.ts';
import { checkOptions } from './release/options.ts';
import { checkTarget, lockTarget, replaceTarget } from './release/target.ts';
import { BAD_INPUT, filesBelow, readArguments, report } from './run.ts';

const COMPRESSED = /\.(?:html|css|js|json|xml|svg|txt|csv|bin)$/u;
/** Below this many bytes a compressed answer saves nothing. */
const SMALLEST = 512;

const { values } = readArguments(
  {
    options: {
      to: { type: 'string', default: 'release' },
      after: { type: 'string' },
      root: { type: 'string', default: '/srv/lianluo-dongtai/current/site' },
      listen: { type: 'string', default: '80' },
      quality: { type: 'string', default: String(constants.BROTLI_MAX_QUALITY) },
      draft: { type: 'boolean', default: false },
    },
  },
  '用法：npm run release -- [--to 文件夹] [--after 上一版的文件夹] [--root 服务器上的路径] [--listen 端口] [--quality 0 到 11] [--draft]',
);
const builtFaults = checkBuild('dist');
const isMissing = builtFaults.some(({ code }) => code === 'no-build');
const faults = [
  ...checkOptions(values),
  ...(values.draft && !isMissing ? [] : builtFaults),
  ...(isMissing ? [] : checkReaders(values.draft)),
  ...checkTarget(values.to),
];
report(faults);
if (faults.length > 0) process.exit(BAD_INPUT);

const target = resolve(values.to);
mkdirSync(dirname(target), { recursive: true });
const lock = lockTarget(target);
if ('diagnostic' in lock) {
  report([lock.diagnostic]);
  process.exit(BAD_INPUT);
}
try {
  const count = replaceTarget(target, writeRelease);
  console.log(`${values.to}/：${count} 个文件与校验和，服务器配置 nginx.conf、location.conf、Caddyfile。`);
} finally {
  lock.release();
}

/** Whether readers may get what is built; for a draft it is enough that it is known where it belongs. */
function checkReaders(isForEditors: boolean): Diagnostic[] {
  const unknown = checkCanonical('dist');
  if (isForEditors || unknown.length > 0) return unknown;
  return [...checkAddress('dist'), ...checkPublished('dist')];
}

/** Writes the whole release into a folder; how many files it publishes. */
function writeRelease(folder: string): number {
  const site = join(folder, 'site');
  // Below the path that it was built for: the folder is what stands at the root of the host.
  const base = baseOf(addressOfBuild('dist'));
  const home = join(site, base);
  cpSync('dist', home, { recursive: true, filter: (file) => !file.endsWith(STAMP) });
  // Pages that are open in a browser go on asking for the hashed files they were made with.
  if (values.after) keepAssets(join(values.after, 'site', base, '_astro'), join(home, '_astro'));

  const hashes = inlineOf('dist') ?? { scripts: [], styles: [] };
  const { root, listen } = values;
  writeFileSync(join(site, '_headers'), toHeadersFile(hashes, base));
  writeFileSync(join(folder, 'nginx.conf'), toNginx(hashes, { listen, root, base }));
  writeFileSync(join(folder, 'location.conf'), toNginxLocation(hashes, { root, base }));
  writeFileSync(join(folder, 'Caddyfile'), toCaddy(hashes, { listen, root, base }));

  for (const name of filesBelow(site)) {
    const bytes = readFileSync(join(site, name));
    if (!COMPRESSED.test(name) || bytes.length < SMALLEST) continue;
    writeFileSync(join(site, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: Number(values.quality) };
    writeFileSync(join(site, `${name}.br`), brotliCompressSync(bytes, { params }));
  }
  // The compressed files are what most readers get: they have checksums too.
  const files = filesBelow(site);
  const sums = files.map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(site, name)))
        .digest('hex')}  ${name}`,
  );
  writeFileSync(join(site, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  return files.filter((name) => !/\.(?:gz|br)$/u.test(name)).length;
}

/** Copies what is not there; a file of the same name has the same content, by the hash in it. */
function keepAssets(from: string, to: string): void {
  if (!existsSync(from)) return;
  cpSync(from, to, { recursive: true, force: false, filter: (file) => !/\.(?:gz|br)$/u.test(file) });
}
