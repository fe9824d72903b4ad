import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Links the installed packages into a copy of the project, one by one: what a build keeps in node_modules (.astro,
 * .vite) is not shared with other builds. All are folders; a junction is a link that Windows lets everybody make.
 */
export function linkModules(copy: string): void {
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((name) => !/^\.(?!bin$)/u.test(name)))
    symlinkSync(resolve('node_modules', name), join(copy, 'node_modules', name), 'junction');
}
