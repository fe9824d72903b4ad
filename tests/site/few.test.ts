import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BUILD_TIMEOUT, buildCopy, copyProject, ownEnvironment } from '../copy.ts';
import { findBroken } from '../links.ts';
import { serve } from '../serve.ts';

/** A copy of the project without texts and without what people have written about them. */
const folder = copyProject();
for (const part of ['bulletins', 'sources', 'mechanisms', 'charts']) {
  rmSync(join(folder, 'content', part), { recursive: true });
  mkdirSync(join(folder, 'content', part));
}
rmSync(join(folder, 'src/published'), { recursive: true });
writeFileSync(join(folder, 'content/changes.yaml'), 'changes: []\n');
afterAll(() => rmSync(folder, { recursive: true }));

function build(): void {
  execFileSync(process.execPath, ['scripts/extract.ts'], { cwd: folder, env: ownEnvironment(), stdio: 'pipe' });
  buildCopy(folder, {});
}

const page = (path: string) => readFileSync(join(folder, 'dist', path, 'index.html'), 'utf8');

describe('a site', { tags: ['nightly'] }, () => {
  it(
    'B4: without a single issue is built, says so, and no link of it leads nowhere',
    async () => {
      build();
      expect(page('')).toContain('还没有收入任何一期');
      expect(page('')).not.toContain('aria-labelledby="charts"');
      expect(page('issues')).toContain('还没有收入任何一期');
      expect(page('charts')).toContain('还没有图表');
      expect(await broken()).toEqual([]);
    },
    BUILD_TIMEOUT,
  );

  it(
    'B4: of one issue has no neighbours to lead to',
    () => {
      mkdirSync(join(folder, 'content/sources/records'));
      for (const file of ['bulletins/679.mdx', 'sources/679.txt', 'sources/records/679.tsv'])
        cpSync(join('content', file), join(folder, 'content', file));
      build();
      expect(page('issues/679')).not.toMatch(/rel="(?:prev|next)"/u);
      expect(page('')).toContain('总第679期');
    },
    BUILD_TIMEOUT,
  );
});

async function broken(): Promise<string[]> {
  const { address, server } = await serve(folder);
  try {
    return (await findBroken(address)).broken;
  } finally {
    server.kill();
  }
}
