import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { checkBuild } from '../scripts/built.ts';
import { filesBelow, slashed } from '../scripts/run.ts';
import { FIVE, isCollection, LEDGERS } from './collection.ts';
import { buildCopy, copyProject, inputsOf, runInCopy } from './copy.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of a project that publishes the frozen collection, built. */
    five: string;
  }
}

/** Builds of the frozen collection are kept here: Node runs no TypeScript below node_modules. */
const KEPT = '.five';
/** What builds write down of themselves: the site is the same, only the days of its pages differ. */
const GROWN = ['addresses.txt', 'ids.txt', 'pages.tsv', 'SHA256SUMS'].map((name) => `${LEDGERS}/${name}`);

/** Builds the site of the frozen collection once for all tests that know it. */
export default function setup(project: TestProject): void {
  project.provide('five', siteOfFive());
}

/**
 * A project that publishes the frozen collection, built: this one where it publishes just that and is built, else a copy,
 * which is built anew only when program or collection are others.
 * @returns its folder
 */
export function siteOfFive(): string {
  if (publishesFive() && checkBuild('dist').length === 0) return resolve('.');
  const folder = resolve(KEPT, digestOf(inputsOf(FIVE)).slice(0, 16));
  if (existsSync(folder)) return folder;
  console.log('tests/fixtures/five 要生成一次网站，约一分钟；程序不改，下次不再生成。');
  rmSync(KEPT, { recursive: true, force: true });
  // Only a whole build gets the name: one that is broken off is made again.
  const building = `${folder}~${process.pid}`;
  mkdirSync(building, { recursive: true });
  copyProject(FIVE, building);
  runInCopy(building, {}, 'scripts/extract.ts');
  buildCopy(building, {});
  renameSync(building, folder);
  return folder;
}

/** True where the project publishes the frozen collection, byte for byte. */
function publishesFive(): boolean {
  const published = globSync(['content/**/*', 'src/data/**/*', `${LEDGERS}/**/*`])
    .filter((file) => statSync(file).isFile())
    .map((file) => slashed(file))
    .filter(isCollection);
  const kept = filesBelow(FIVE);
  const isSame = (file: string) => GROWN.includes(file) || readFileSync(file).equals(readFileSync(join(FIVE, file)));
  const all = new Set(published);
  return all.size === kept.length && kept.every((file) => all.has(file) && isSame(file));
}

function digestOf(inputs: readonly [file: string, from: string][]): string {
  const hash = createHash('sha256').update(process.env.SITE_ADDRESS ?? '');
  for (const [file, from] of inputs.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`\n${file}\n`).update(readFileSync(from));
  return hash.digest('hex');
}
