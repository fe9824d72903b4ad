import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PublishedIssues, readIssues } from './lib/published/issues.ts';

/** Which edition of the site is made: for editors, who see their drafts, or for readers, who do not. Settings of one build. */

/** Where the lists are kept. */
export const PUBLISHED = 'src/published';

/** Lists of what readers have been promised, written by `npm run publish` alone; while it builds, those that will be. */
export const LISTS = process.env.PUBLISHED_LISTS || PUBLISHED;

/** What was extracted from the issues of this edition. */
export const DATA = process.env.EXTRACTED_DATA || 'src/data';

/** False in an edition for readers. */
export const HAS_DRAFTS = process.env.DRAFTS !== 'none';

/** Issues that readers have. */
export function publishedIssues(): PublishedIssues {
  return readIssues(textOf('issues.tsv'));
}

function textOf(list: string): string {
  const file = join(LISTS, list);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Addresses of the site that readers have. */
export function promisedAddresses(): ReadonlySet<string> {
  return new Set(textOf('addresses.txt').split(/\r?\n/u));
}

/** True for an issue that nobody has published yet. */
export function isDraft(serial: number | string): boolean {
  known ??= publishedIssues();
  return !known.has(String(serial));
}

/** Read once: a build asks for every link. */
let known: PublishedIssues | undefined;
