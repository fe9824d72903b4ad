import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  bin?: Record<string, string>;
  optional?: boolean;
  os?: string | string[];
  cpu?: string | string[];
  hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
  scripts: Record<string, string>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('what is installed', () => {
  it('has a checksum for every package of the lock, wherever it is fetched from', () => {
    expect(packages.length).toBeGreaterThan(300);
    for (const [path, { integrity, resolved, link }] of packages) {
      if (link) continue;
      expect(integrity, path).toMatch(/^sha512-/u);
      // No host stands in the lock: what counts is the checksum.
      expect(resolved, path).toBeUndefined();
    }
  });

  it('runs no install script but those that are named', () => {
    const running = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect([...new Set(running)].filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });

  it('has for every system the binary of the version that drives it', () => {
    const versionOf = (name: string) => lock.packages[`node_modules/${name}`]?.version;
    for (const [main, platforms] of [
      ['pagefind', /^@pagefind\/(?:darwin|linux|windows|freebsd)-/u],
      ['@napi-rs/canvas', /^@napi-rs\/canvas-/u],
    ] as const) {
      const names = packages.map(([path]) => nameOf(path)).filter((name) => platforms.test(name));
      expect(names.length, main).toBeGreaterThan(5);
      for (const name of names) expect(versionOf(name), name).toBe(versionOf(main));
    }
    expect(manifest).not.toHaveProperty('overrides');
  });

  it('brings the Node that runs everything as one package a system, without a script that fetches what the lock does not know', () => {
    const carriers = packages.filter(([, { bin }]) => bin && 'node' in bin);
    // A package whose script fetches the binary (as `node` does) would be none of these.
    const systems = carriers.map(([, { os, cpu }]) => [os, cpu].flat().join('-'));
    expect(systems.sort()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64']);
    for (const [path, { version = '', optional, integrity, hasInstallScript }] of carriers) {
      expect(manifest.optionalDependencies, path).toHaveProperty(nameOf(path), version);
      expect({ path, optional, hasInstallScript }).toEqual({ path, optional: true, hasInstallScript: undefined });
      expect(integrity, path).toMatch(/^sha512-/u);
      const [major = 0, minor = 0] = version.split('.').map(Number);
      expect(major > 22 || (major === 22 && minor >= 18), path).toBe(true);
    }
    expect(lock.packages).not.toHaveProperty('node_modules/node');
    // And nothing fetches one by itself: no package of the lock may run a script at install.
    expect(Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed)).toEqual([]);
  });

  it('is the Node of the lock that commands find, where there is one for this system', () => {
    const here = packages.find(
      ([, { bin, os, cpu }]) =>
        bin && 'node' in bin && [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch),
    );
    const installed = here && JSON.parse(readFileSync(`${here[0]}/package.json`, 'utf8'));
    expect(installed?.version).toBe(here?.[1].version);
  });

  it('is pinned to exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/u);
  });

  it('says in one line what is missing where the Node is too old, with pre-scripts switched off too', () => {
    // `ignore-scripts` of npm leaves out what runs before a script, so that each command asks by itself.
    for (const name of ['start', 'dev', 'import', 'verify', 'extract', 'figures', 'build', 'serve', 'release', 'test'])
      expect(manifest.scripts[name], name).toMatch(/^(?:node scripts\/node-version\.mjs && |npm run build && )/u);
    const old = "Object.defineProperty(process.versions, 'node', { value: '20.11.0' })";
    const ask = (setUp: string) =>
      spawnSync(
        process.execPath,
        ['--import', `data:text/javascript,${encodeURIComponent(setUp)}`, 'scripts/node-version.mjs'],
        {
          encoding: 'utf8',
        },
      );
    const { status, stderr } = ask(old);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/Node 20\.11\.0.*npm ci.*Node 24/u)]);
    expect(ask('0')).toMatchObject({ status: 0, stderr: '' });
  });
});
