import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { INPUTS } from '../scripts/built.ts';
import { linkModules } from '../scripts/modules.ts';
import { filesBelow, slashed } from '../scripts/run.ts';
import { FIVE, isCollection } from './collection.ts';

/** What a build reads besides a collection. */
const BESIDE = [...INPUTS.filter((input) => input !== 'content'), 'content/pages', 'content/words'];

/** A build beside other tests on a busy machine, in milliseconds. */
export const BUILD_TIMEOUT = 240_000;

/** What a build of a collection reads: the file in the project, and where it is taken from. */
export function inputsOf(collection: string): [file: string, from: string][] {
  const isOwn = collection === '.';
  const own = [...BESIDE, ...(isOwn ? ['content'] : [])]
    .flatMap((input) =>
      statSync(input).isFile() ? [input] : filesBelow(input).map((file) => slashed(join(input, file))),
    )
    .filter((file) => isOwn || !isCollection(file));
  const held = isOwn ? [] : filesBelow(collection).map((file): [string, string] => [file, join(collection, file)]);
  return [...new Set(own)].map((file): [string, string] => [file, file]).concat(held);
}

/**
 * A second copy of the project in a folder of its own, its files written in reverse order.
 * @param collection what it publishes: a folder laid out as the project, `.` for what the project itself publishes
 */
export function copyProject(collection = FIVE, folder: string = mkdtempSync(join(tmpdir(), 'another-place-'))): string {
  for (const [file, from] of inputsOf(collection).reverse()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(from, join(folder, file));
  }
  linkModules(folder);
  return folder;
}

/** The environment of a command in a copy: it keeps lists of its own, wherever the tests run. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CI: '' };
}

/** Runs a command of the project in a copy. @throws with what it says, where it fails */
export function runInCopy(folder: string, environment: NodeJS.ProcessEnv, ...command: string[]): void {
  const env = { ...ownEnvironment(), ...environment };
  execFileSync(process.execPath, command, { cwd: folder, env, stdio: 'pipe' });
}

/** What `npm run build` does, in a copy of the project. */
export function buildCopy(folder: string, environment: NodeJS.ProcessEnv): void {
  runInCopy(folder, environment, 'scripts/build.ts');
}
