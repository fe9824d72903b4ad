import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/run.ts';

/** SHA-256 of every file of a built site, by name. */
function sumsOf(site: string): Map<string, string> {
  const sum = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(site, name)))
      .digest('hex');
  return new Map(filesBelow(site).map((name) => [name, sum(name)]));
}

/** What a build reads, in the order of the repository. */
const INPUTS = ['src', 'content', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

describe('a build', () => {
  it('B3 is the same byte for byte in another folder, time zone and language, from files written in reverse order', () => {
    const folder = mkdtempSync(join(tmpdir(), 'another-place-'));
    const files = INPUTS.flatMap((input) => [input, ...globSync(`${input}/**/*`)]).filter((file) =>
      statSync(file).isFile(),
    );
    for (const file of files.reverse()) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(file, join(folder, file));
    }
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const env = { ...process.env, TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' };
    const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, env, stdio: 'pipe' });
    run('node_modules/astro/bin/astro.mjs', 'build', '--force');
    for (const script of ['index', 'addresses', 'sitemap']) run(`scripts/${script}.ts`);
    const [here, there] = [sumsOf('dist'), sumsOf(join(folder, 'dist'))];
    rmSync(folder, { recursive: true });
    expect(here.size).toBeGreaterThan(500);
    expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
    expect([...here].filter(([name, sum]) => there.get(name) !== sum).map(([name]) => name)).toEqual([]);
  });
});
