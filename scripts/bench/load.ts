/**
 * A release behind nginx under load, beside bare files of the same size in the same nginx; part of `npm run bench`:
 *
 *     node scripts/bench/load.ts [--seconds 5]
 *
 * Needs a finished `dist/`, nginx and wrk. Each pair is measured in turn, several times; the median counts.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { baseOf } from '../../src/lib/address.ts';
import { addressOfBuild } from '../built.ts';
import { runNginx } from '../nginx.ts';
import { freePort } from '../port.ts';
import { BAD_INPUT, readArguments } from '../run.ts';
import { which } from '../which.ts';

const { values } = readArguments(
  { options: { seconds: { type: 'string', default: '5' } } },
  '用法：node scripts/bench/load.ts [--seconds 5]',
);
const ROUNDS = 3;
const CONNECTIONS = 32;
for (const [command, name] of [
  ['nginx', 'nginx-light'],
  ['wrk', 'wrk'],
] as const)
  if (which(command).length === 0) {
    console.error(`没有 ${command}：apt-get install ${name}`);
    process.exit(BAD_INPUT);
  }

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const release = join(folder, 'release');
const site = join(release, 'site');
const bare = join(folder, 'bare');
const [port, barePort] = [await freePort(), await freePort()];
execFileSync(process.execPath, [
  'scripts/release.ts',
  '--draft',
  '--to',
  release,
  '--root',
  site,
  '--listen',
  String(port),
]);
mkdirSync(bare);

const chunk = relative('dist', globSync('dist/search/index/pairs-*')[0] ?? '');
/** Chart.js and what belongs to it: the largest script. */
const chartScript = relative(
  'dist',
  globSync('dist/_astro/*.js').sort((a, b) => statSync(b).size - statSync(a).size)[0] ?? '',
);
const PAGES = [
  { name: 'issue page', path: 'issues/677/', file: 'issues/677/index.html' },
  { name: 'chart page', path: 'charts/b-to-a/', file: 'charts/b-to-a/index.html' },
  { name: 'script of charts', path: chartScript, file: chartScript },
  { name: 'search: pagefind.js', path: 'pagefind/pagefind.js', file: 'pagefind/pagefind.js' },
  { name: 'search: index', path: chunk, file: chunk },
  { name: 'search: directory', path: 'search/directory.json', file: 'search/directory.json' },
];
const base = baseOf(addressOfBuild('dist'));
const pages = PAGES.map((page, i) => {
  const stored = join(site, base, page.file);
  // What is sent: nginx takes the compressed file where there is one.
  const bytes = readFileSync(existsSync(`${stored}.gz`) ? `${stored}.gz` : stored);
  writeFileSync(join(bare, String(i)), bytes);
  return {
    ...page,
    size: bytes.length,
    address: `http://127.0.0.1:${port}${base}${page.path}`,
    bare: `http://127.0.0.1:${barePort}/${i}`,
  };
});
const servers = `include ${release}/nginx.conf; server { listen ${barePort}; root ${bare}; }`;
const nginx = await runNginx(folder, servers, `http://127.0.0.1:${barePort}/0`);

console.log('| what | bytes sent | requests/s | p99 ms | bare file: requests/s | p99 ms | ratio |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const page of pages) {
  const rounds = Array.from({ length: ROUNDS }, () => ({ own: load(page.address), bare: load(page.bare) }));
  const [own, other] = [median(rounds.map((round) => round.own)), median(rounds.map((round) => round.bare))];
  const ratio = median(rounds.map(({ own, bare }) => ({ rate: own.rate / bare.rate, p99: 0 }))).rate;
  console.log(
    `| ${page.name} | ${page.size} | ${Math.round(own.rate)} | ${own.p99.toFixed(1)} | ${Math.round(other.rate)} | ${other.p99.toFixed(1)} | ${ratio.toFixed(2)} |`,
  );
}
nginx.kill();
rmSync(folder, { recursive: true });

interface Load {
  /** Requests a second. */
  rate: number;
  /** Milliseconds. */
  p99: number;
}

/** @throws if anything but the file is answered */
function load(address: string): Load {
  const told = execFileSync(
    'wrk',
    ['-t1', `-c${CONNECTIONS}`, `-d${values.seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip', address],
    { encoding: 'utf8' },
  );
  if (/Non-2xx|Socket errors/u.test(told)) throw new Error(`${address}\n${told}`);
  const rate = Number(/Requests\/sec:\s*([\d.]+)/u.exec(told)?.[1]);
  const [, late = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/u.exec(told) ?? [];
  return { rate, p99: Number(late) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN) };
}

function median(loads: readonly Load[]): Load {
  const sorted = loads.toSorted((a, b) => a.rate - b.rate);
  return sorted[Math.floor(sorted.length / 2)] as Load;
}
