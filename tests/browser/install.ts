import { execFileSync } from 'node:child_process';
import { which } from '../../scripts/which.ts';

/** Installs Debian's packages when the user may; else says the one command to run. Nothing is ever skipped. */
export function install(what: string, packages: readonly string[]): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || which('apt-get').length === 0)
    throw new Error(`No ${what} found. Run: sudo apt-get install -y ${packages.join(' ')}`);
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}
