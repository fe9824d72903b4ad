import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { which } from './run.ts';

/** The browser of tests and measurements: where it is, and how it is started. */

/** Quiet: no sandbox, which containers lack, and no traffic of its own. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * CHROMIUM_PATH, else an installed Chromium or Chrome, else what Playwright already has; none if there is none. First
 * the one without windows: it draws the same and takes half the time.
 */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH=${named} does not exist.`);
  const onPath = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
  ].flatMap(which);
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return [named, ...onPath, ...usual, chromium.executablePath()].find((path) => path && existsSync(path));
}

/** The same, for a command that cannot do without: says what is missing and ends with code 2. */
export function needChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.error('没有找到 Chromium：请安装，或用 CHROMIUM_PATH 指明它在哪里。');
  process.exit(2);
}
