import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { InlineHashes } from '../src/lib/deploy/headers.ts';
import { inlineHashes } from '../src/lib/deploy/inline.ts';

/** Hashes of all that the pages of a built site hold inline. */
export function hashesOfSite(folder: string): InlineHashes {
  const pages = globSync(`${folder}/**/*.html`).map((file) => readFileSync(file, 'utf8'));
  return inlineHashes(pages, (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
}
