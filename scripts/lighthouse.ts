/**
 * Lighthouse on every kind of page of the built site: `npm run lighthouse`. Exit code 1 below 95 anywhere.
 * A command of its own and not a test: the performance score depends on the machine and its load.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { wholeAddress } from '../src/lib/address.ts';
import { CHROMIUM_ARGUMENTS, needChromium } from './chromium.ts';

const KINDS = ['/', '/issues/', '/issues/679/', '/charts/', '/charts/b-to-a/', '/search/', '/about/', '/method/'];
const FLOOR = 95;
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
let worst = 100;
for (const form of ['mobile', 'desktop'] as const) {
  for (const path of KINDS) {
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
    const scores = Object.values(categories).map(({ score }) => Math.round((score ?? 0) * 100));
    worst = Math.min(worst, ...scores);
    const bytes = Math.round((audits['total-byte-weight']?.numericValue ?? 0) / 1000);
    console.log(
      `${form.padEnd(8)}${path.padEnd(20)}${scores.map((score) => String(score).padStart(4)).join('')}  ${bytes} kB`,
    );
    const failed = Object.values(audits).filter(
      (a) => a.score !== null && a.score < 0.9 && ['binary', 'numeric'].includes(a.scoreDisplayMode),
    );
    if (scores.some((score) => score < 100)) console.log(`        ${failed.map((a) => a.id).join(', ')}`);
  }
}
await browser.close();
server.kill();
console.log(`lowest score: ${worst} (performance, accessibility, best practices, SEO)`);
process.exitCode = worst < FLOOR ? 1 : 0;
