import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { BULLETINS, SOURCES } from '../../scripts/run.ts';
import type { IssueKey } from '../../src/lib/bulletin/issue-key.ts';
import { inFive, LEDGERS } from '../collection.ts';
import { buildCopy, copyProject, ownEnvironment, runInCopy } from '../copy.ts';

/** What makes a collection another one than the frozen five. */
export interface Collection {
  name: string;
  /** Issues of the five that it has; with all of them it has their charts, mechanisms and ledgers, too. */
  five: readonly IssueKey[];
  /** Texts that are imported. */
  received: readonly string[];
  /** It has the charts and pins of the five all the same, as nobody has rewritten them. */
  isUnwritten?: boolean;
}

/** What the tests of any collection read besides what a build reads. */
const READ = ['tests', 'README.md', 'README.zh-CN.md'];
/** Files that no test of any collection reads. */
const UNREAD = /^tests[\\/](?:fixtures|unseen|gold|peer)/u;

/** A project with a collection of its own, built; and with the tests, so that they run in it as they are. */
export function makePlace({ five, received, isUnwritten = false }: Collection): string {
  const place = mkdtempSync(join(tmpdir(), 'collection-'));
  copyProject(undefined, place);
  const isWhole = readdirSync(inFive(BULLETINS)).length === five.length;
  if (!isWhole) {
    const charts = isUnwritten ? [] : ['content/charts'];
    for (const part of ['content/mechanisms', ...charts, BULLETINS, SOURCES, LEDGERS]) empty(join(place, part));
    writeFileSync(join(place, 'content/redirects.yaml'), '{}\n');
    writeFileSync(join(place, 'content/changes.yaml'), 'changes: []\n');
    for (const serial of five)
      for (const file of [`${BULLETINS}/${serial}.mdx`, `${SOURCES}/${serial}.txt`, `${SOURCES}/records/${serial}.tsv`])
        copy(inFive(file), join(place, file));
  }
  for (const file of received) runInCopy(place, {}, 'scripts/import.ts', resolve(file), '--confirm');
  runInCopy(place, {}, 'scripts/extract.ts');
  buildCopy(place, {});
  for (const part of READ) cpSync(part, join(place, part), { recursive: true, filter: (file) => !UNREAD.test(file) });
  return place;
}

/** Runs the tests of any collection in a place. @returns whether they passed, and what they print */
export function runTests(place: string): { status: number | null; output: string } {
  const command = [
    'vitest',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'site',
    '--tags-filter=!nightly',
  ];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join('node_modules', command[0] ?? '', 'vitest.mjs'), ...command.slice(1)],
    {
      cwd: place,
      encoding: 'utf8',
      env: { ...ownEnvironment(), NO_COLOR: '1' },
    },
  );
  return { status, output: `${stdout}\n${stderr}` };
}

function empty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

export const pageOf = (place: string, path: string): string =>
  readFileSync(join(place, 'dist', path, 'index.html'), 'utf8');
