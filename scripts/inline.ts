import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineHashes } from '../src/lib/deploy/headers.ts';
import { type BuiltPage, inlineHashes, unknownInline } from '../src/lib/deploy/inline.ts';

/** Hashes of all that the pages of a built site may hold inline. @throws where one holds what the source does not know */
export function hashesOfSite(folder: string): InlineHashes {
  const pages = pagesOf(folder);
  const plain = pages.find(({ path }) => /(?:^|[\\/])404\.html$/u.test(path))?.html ?? '';
  const unknown = unknownInline(pages, plain);
  if (unknown.length > 0)
    throw new Error(
      `网页里有来历不明的内嵌代码：\n${unknown.join('\n')}\n找出它是从哪里来的，改正后重新运行 npm run build。`,
    );
  return inlineHashes(pages, (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
}

function pagesOf(folder: string): BuiltPage[] {
  return globSync('**/*.html', { cwd: folder }).map((path) => ({
    path,
    html: readFileSync(join(folder, path), 'utf8'),
  }));
}
