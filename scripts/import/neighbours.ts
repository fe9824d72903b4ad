import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FaultCollector } from '../../src/lib/bulletin/faults.ts';
import { readFrontMatter, splitFrontMatter } from '../../src/lib/bulletin/front-matter.ts';
import { compareKeys, type IssueKey, parseIssueKey } from '../../src/lib/bulletin/issue-key.ts';
import { type Issue, isOfOneSeries } from '../../src/lib/source/sequence.ts';

/**
 * Numbers and dates of the held bulletins right before and right behind a serial, or the key of a supplement among those of its
 * year. What agrees with both agrees with
 * all others, which were held against theirs; and only their front matter is read, however many are held.
 */
export function neighboursOf(serial: IssueKey, folder: string): Issue[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mdx')) : [];
  const held = names
    .flatMap((name) => parseIssueKey(basename(name, '.mdx')) ?? [])
    .filter((other) => isOfOneSeries(other, serial))
    .sort(compareKeys);
  const before = held.findLast((other) => compareKeys(other, serial) < 0);
  const behind = held.find((other) => compareKeys(other, serial) > 0);
  return [before, behind].flatMap((other) => {
    if (other === undefined) return [];
    const file = join(folder, `${other}.mdx`);
    const { yaml } = splitFrontMatter(readFileSync(file, 'utf8')) ?? {};
    // A file that cannot be read is told of by whoever reads it whole.
    return (yaml !== undefined && readFrontMatter(yaml, new FaultCollector(file))) || [];
  });
}
