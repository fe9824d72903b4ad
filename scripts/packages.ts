/**
 * After a build: how long each file is that a data package lists, and its SHA-256, so that who fetched it knows that it is whole.
 *
 *     node scripts/packages.ts
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { slashed } from './run.ts';

interface Package {
  resources: { path: string; bytes?: number; hash?: string }[];
}

for (const found of globSync('dist/{data/datapackage,charts/*.metadata}.json')) {
  const file = slashed(found);
  const described = JSON.parse(readFileSync(file, 'utf8')) as Package;
  const resources = described.resources.map((resource) => {
    const bytes = readFileSync(join(dirname(file), resource.path));
    return { ...resource, bytes: bytes.length, hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}` };
  });
  writeFileAtomic.sync(file, JSON.stringify({ ...described, resources }));
}
