import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from 'playwright-core';
import { which } from './which.ts';

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
 * Where installers put Chromium, Chrome and Edge of themselves: on macOS and Windows no command leads there. For all
 * users first, then for one.
 */
export function usualPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Google Chrome for Testing', 'Microsoft Edge'];
    const roots = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
    return apps.flatMap((app) => roots.map((root) => posix.join(root, `${app}.app`, 'Contents', 'MacOS', app)));
  }
  if (platform !== 'win32') return [];
  const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
  const programs = [
    ['Chromium', 'Application', 'chrome.exe'],
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    // Every Windows 10 and 11 has it.
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return programs.flatMap((program) => roots.map((root) => win32.join(root, ...program)));
}

/**
 * CHROMIUM_PATH, else an installed Chromium, Chrome or Edge, else what Playwright already has; none if there is none.
 * First the one without windows: it draws the same and takes half the time.
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
    'microsoft-edge',
    'msedge',
  ].flatMap((command) => which(command));
  return [named, ...onPath, ...usualPlaces(process.platform, process.env), chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}

/** The same, for a command that cannot do without: says what is missing and ends with code 2. */
export function needChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.error('没有找到 Chromium：请安装，或用 CHROMIUM_PATH 指明它在哪里。');
  process.exit(2);
}
