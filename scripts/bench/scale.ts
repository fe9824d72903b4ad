/**
 * The whole way from received texts to the finished site, over invented bulletins, beside other generators on the same
 * text; part of `npm run bench`:
 *
 *     node scripts/bench/scale.ts [--issues 100,1000,5000] [--no-another]
 *
 * Prints tables in Markdown: CPU seconds, peak memory, cost of one more issue, size, and what adding one issue takes.
 * Needs Linux (it reads /proc), and the npm registry for the peers.
 */
import { existsSync, globSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { inventSources } from '../corpus.ts';
import { readArguments } from '../run.ts';
import { type Cost, measure, sumCosts } from './measure.ts';
import { installPeers, measurePeer, PEERS } from './peers.ts';
import { makePlace } from './place.ts';

const { values } = readArguments(
  {
    options: {
      issues: { type: 'string', default: '100,1000,5000' },
      another: { type: 'boolean', default: true },
    },
    allowNegative: true,
  },
  '用法：node scripts/bench/scale.ts [--issues 100,1000,5000] [--no-another]',
);
const sizes = values.issues.split(',').map(Number);
const STEPS = ['import', 'extract', 'build', 'index', 'lists'] as const;
const names = Object.keys(PEERS) as (keyof typeof PEERS)[];

interface Measured {
  issues: number;
  steps: Record<(typeof STEPS)[number], Cost>;
  whole: Cost;
  /** Absent where a peer has failed, as for want of memory. */
  peers: (Cost | undefined)[];
  files: number;
  megabytes: number;
  /** One more issue, from its text to the finished site; absent with --no-another, which halves the time. */
  another?: Cost;
}

const modules = installPeers();
const measured: Measured[] = [];
for (const issues of sizes) measured.push(await measureSize(issues, modules));
rmSync(join(modules, '..'), { recursive: true });

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}. CPU seconds; MB of all processes of a step together.\n`,
);
print(
  ['issues', ...STEPS, 'whole', 'peak MB', 'ms an issue', ...names, 'whole / VitePress'],
  measured.map(({ issues, steps, whole, peers }, i) => [
    issues,
    ...STEPS.map((step) => steps[step].cpu.toFixed(1)),
    whole.cpu.toFixed(1),
    Math.round(whole.peak),
    perIssue(measured, i),
    ...peers.map((peer) => (peer ? `${peer.cpu.toFixed(1)} (${Math.round(peer.peak)} MB)` : 'failed')),
    (whole.cpu / (peers.at(-1)?.cpu ?? Number.NaN)).toFixed(1),
  ]),
);
print(
  ['issues: peak MB', ...STEPS],
  measured.map(({ issues, steps }) => [issues, ...STEPS.map((step) => Math.round(steps[step].peak))]),
);
print(
  ['issues', 'files of dist', 'MB', 'one more issue: CPU s', 'on the clock'],
  measured.map(({ issues, files, megabytes, another }) => [
    issues,
    files,
    Math.round(megabytes),
    another?.cpu.toFixed(1) ?? '',
    another?.wall.toFixed(1) ?? '',
  ]),
);

async function measureSize(issues: number, peerModules: string): Promise<Measured> {
  const place = makePlace(issues);
  const steps = {
    import: await run(place, 'scripts/import.ts', ...globSync('content/sources/*.txt', { cwd: place })),
    extract: await run(place, 'scripts/extract.ts'),
    ...(await finish(place)),
  };
  const peers: (Cost | undefined)[] = [];
  for (const name of names) peers.push(await attempt(name, join(place, 'content/bulletins'), peerModules));
  const dist = globSync(`${place}/dist/**/*`).filter((file) => statSync(file).isFile());
  const megabytes = dist.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  const another = values.another ? { another: await addOne(place, issues + 1) } : {};
  if (existsSync(place)) rmSync(place, { recursive: true });
  console.error(`${issues} issues measured`);
  return { issues, steps, whole: sumCosts(Object.values(steps)), peers, files: dist.length, megabytes, ...another };
}

/** A peer that fails costs the figures of its own line alone. */
async function attempt(name: (typeof names)[number], bulletins: string, peerModules: string) {
  try {
    return await measurePeer(name, bulletins, peerModules);
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`);
    return undefined;
  }
}

/** What follows extraction. */
async function finish(place: string) {
  return {
    build: await run(place, 'node_modules/astro/bin/astro.mjs', 'build', '--force'),
    index: await run(place, 'scripts/index.ts'),
    lists: sumCosts([await run(place, 'scripts/addresses.ts'), await run(place, 'scripts/sitemap.ts')]),
  };
}

async function addOne(place: string, serial: number): Promise<Cost> {
  const text = inventSources(serial, 1).at(-1) ?? '';
  writeFileSync(join(place, `content/sources/${serial}.txt`), text);
  return sumCosts([
    await run(place, 'scripts/import.ts', `content/sources/${serial}.txt`),
    await run(place, 'scripts/extract.ts'),
    ...Object.values(await finish(place)),
  ]);
}

function run(place: string, ...args: string[]): Promise<Cost> {
  return measure(process.execPath, args, place);
}

/** Milliseconds that each issue beyond the size before has cost. */
function perIssue(all: readonly Measured[], i: number): string {
  const [before, here] = [all[i - 1], all[i]];
  if (!before || !here) return '';
  return String(Math.round(((here.whole.cpu - before.whole.cpu) / (here.issues - before.issues)) * 1000));
}

function print(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n'));
}
