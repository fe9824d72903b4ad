import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
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

  it('is pinned to exact versions', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/u);
  });
});
