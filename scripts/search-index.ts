import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatIssue } from '../src/lib/bulletin/issue-name.ts';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { STAGES } from '../src/lib/mechanism/schema.ts';
import { type Facts, toSearchArticles } from '../src/lib/search/article.ts';
import { type DirectoryIssue, indexedTexts, toDirectoryFile, toDirectoryRow } from '../src/lib/search/directory.ts';
import { bitsFor, mergeSegments } from '../src/lib/search/positions/merge.ts';
import { type Segment, segmentOf } from '../src/lib/search/positions/segment.ts';
import { toTextFile } from '../src/lib/search/texts.ts';
import { writeParts } from './search-parts.ts';

/**
 * Writes what the search page loads into a folder of the built site: `search/index/` the positions, `search/directory.json`
 * which passage a position belongs to, `search/texts/679-a2.json` the texts of hits, and at last `search/parts.json`, the list
 * of all parts with what readers' browsers compare them with.
 * @param bulletins newest first; each is read once and not kept
 * @returns how many articles
 */
export function writeSearchIndex(bulletins: Iterable<Bulletin>, facts: Facts, folder: string): number {
  for (const own of ['index', 'texts']) rmSync(join(folder, 'search', own), { recursive: true, force: true });
  const segments: Segment[] = [];
  const issues: DirectoryIssue[] = [];
  for (const bulletin of bulletins) {
    const articles = toSearchArticles(bulletin, facts);
    for (const article of articles)
      write(join(folder, `search/texts/${bulletin.serial}-${article.id}.json`), JSON.stringify(toTextFile(article)));
    segments.push(segmentOf(articles.flatMap(indexedTexts)));
    const { serial, number, date } = bulletin;
    const rows = articles.map((article) => toDirectoryRow(article, STAGES));
    issues.push({ serial, number, date, name: formatIssue(bulletin), rows });
  }
  write(join(folder, 'search/directory.json'), JSON.stringify(toDirectoryFile(issues, STAGES)));
  // The oldest first: a newer issue is appended, and changes nothing before it.
  segments.reverse();
  const bits = bitsFor(segments);
  for (const [path, bytes] of mergeSegments(segments, bits)) write(join(folder, path), bytes);
  writeParts(folder, bits);
  return issues.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Writes a file of the built site, with the folders above it. */
export function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
