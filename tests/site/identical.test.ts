import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow } from '../../scripts/run.ts';
import { BUILD_TIMEOUT, buildCopy, copyProject } from '../copy.ts';

/** SHA-256 of every file of a built site, by name. */
function sumsOf(site: string): Map<string, string> {
  const sum = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(site, name)))
      .digest('hex');
  return new Map(filesBelow(site).map((name) => [name, sum(name)]));
}

describe('a build', { tags: ['nightly'] }, () => {
  it(
    'B3 is the same byte for byte in another folder, time zone and language, from files written in reverse order',
    () => {
      const folder = copyProject('.');
      buildCopy(folder, { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' });
      const [here, there] = [sumsOf('dist'), sumsOf(join(folder, 'dist'))];
      rmSync(folder, { recursive: true });
      expect(here.size).toBeGreaterThan(100);
      expect([...there.keys()].sort()).toEqual([...here.keys()].sort());
      expect([...here].filter(([name, sum]) => there.get(name) !== sum).map(([name]) => name)).toEqual([]);
    },
    BUILD_TIMEOUT,
  );
});
