import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkModules } from '../scripts/modules.ts';

/** What a build reads, in the order of the repository. */
const INPUTS = ['src', 'content', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/** A build beside other tests on a busy machine, in milliseconds. */
export const BUILD_TIMEOUT = 240_000;

/** A second copy of the project in a folder of its own, its files written in reverse order. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'another-place-'));
  const files = INPUTS.flatMap((input) => [input, ...globSync(`${input}/**/*`)]).filter((file) =>
    statSync(file).isFile(),
  );
  for (const file of files.reverse()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  linkModules(folder);
  return folder;
}

/** The environment of a command in a copy: it keeps lists of its own, wherever the tests run. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, CI: '' };
}

/** What `npm run build` does, in a copy of the project. */
export function buildCopy(folder: string, environment: NodeJS.ProcessEnv): void {
  const env = { ...ownEnvironment(), ...environment };
  execFileSync(process.execPath, ['scripts/build.ts'], { cwd: folder, env, stdio: 'pipe' });
}
