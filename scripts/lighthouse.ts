/**
 * Lighthouse on every kind of page of the built site: `npm run lighthouse`. The median of three runs counts; exit code 1
 * where it lies below what is asked of the kind. A command of its own and not a test: the performance score depends
 * on the machine and its load.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { wholeAddress } from '../src/lib/address.ts';
import { CHROMIUM_ARGUMENTS, needChromium } from './chromium.ts';

/** What is asked of performance; everything else is to be 100. */
const FLOORS: Record<string, number> = {
  '/': 97,
  '/issues/': 100,
  '/issues/679/': 100,
  '/units/court/': 100,
  '/mechanisms/hui-tou-kan/': 100,
  '/search/': 100,
  '/charts/': 97,
  '/charts/b-to-a/': 97,
  '/lifecycle/': 97,
  '/about/': 97,
};
const RUNS = 3;
const PORT = 4399;
const DEBUGGING_PORT = 9333;

const executablePath = needChromium();
const server = spawn(process.execPath, ['scripts/serve.ts'], { env: { ...process.env, PORT: String(PORT) } });
const address = await new Promise<string>((resolve) => {
  server.stdout.once('data', (line: Buffer) => resolve(String(line).trim()));
});
const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'lighthouse-')), {
  executablePath,
  args: [...CHROMIUM_ARGUMENTS, `--remote-debugging-port=${DEBUGGING_PORT}`],
});
const below: string[] = [];
for (const form of ['mobile', 'desktop'] as const) {
  for (const [path, floor] of Object.entries(FLOORS)) {
    const runs: Awaited<ReturnType<typeof judge>>[] = [];
    for (let i = 0; i < RUNS; i++) runs.push(await judge(path, form));
    const scores = runs[0]?.scores.map((_, i) => median(runs.map((run) => run.scores[i] ?? 0))) ?? [];
    const told = `${form.padEnd(8)}${path.padEnd(26)}${scores.map((score) => String(score).padStart(4)).join('')}`;
    console.log(`${told}  ${median(runs.map(({ kilobytes }) => kilobytes))} kB`);
    const [performance = 0, ...others] = scores;
    if (performance < floor || others.some((score) => score < 100))
      below.push(`${told}  ${[...new Set(runs.flatMap(({ failed }) => failed))].join(', ')}`);
  }
}
await browser.close();
server.kill();
console.log(below.length === 0 ? 'all as asked' : `below what is asked:\n${below.join('\n')}`);
process.exitCode = below.length === 0 ? 0 : 1;

/** Scores of performance, accessibility, best practices and SEO, what was loaded, and the audits that failed. */
async function judge(path: string, form: 'mobile' | 'desktop') {
  const result = await lighthouse(
    wholeAddress(path, address),
    {
      port: DEBUGGING_PORT,
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    },
    form === 'desktop' ? desktopConfig : undefined,
  );
  const { categories = {}, audits = {} } = result?.lhr ?? {};
  const failed = Object.values(audits).filter(
    (a) => a.score !== null && a.score < 0.9 && ['binary', 'numeric'].includes(a.scoreDisplayMode),
  );
  return {
    scores: Object.values(categories).map(({ score }) => Math.round((score ?? 0) * 100)),
    kilobytes: Math.round((audits['total-byte-weight']?.numericValue ?? 0) / 1000),
    failed: failed.map(({ id }) => id),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
