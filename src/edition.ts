import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PublishedIssues, readIssues } from './lib/published/issues.ts';

/** Which edition of the site is made: for editors, who see their drafts, or for readers, who do not. Settings of one build. */

/** Lists of what readers have been promised, written by `npm run publish` alone; while it builds, those that will be. */
export const LISTS = process.env.PUBLISHED_LISTS || 'src/published';

/** What was extracted from the issues of this edition. */
export const DATA = process.env.EXTRACTED_DATA || 'src/data';

/** False in an edition for readers. */
export const HAS_DRAFTS = process.env.DRAFTS !== 'none';

/** Issues that readers have. */
export function publishedIssues(): PublishedIssues {
  const file = join(LISTS, 'issues.tsv');
  return readIssues(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/** True for an issue that nobody has published yet. */
export function isDraft(serial: number | string): boolean {
  known ??= publishedIssues();
  return !known.has(String(serial));
}

/** Read once: a build asks for every link. */
let known: PublishedIssues | undefined;
