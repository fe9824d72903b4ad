import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultCollector } from '../../src/lib/bulletin/faults.ts';
import { readFrontMatter, splitFrontMatter } from '../../src/lib/bulletin/front-matter.ts';
import type { Issue } from '../../src/lib/source/sequence.ts';

/**
 * Numbers and dates of the held bulletins right before and right behind a serial. What agrees with both agrees with
 * all others, which were held against theirs; and only their front matter is read, however many are held.
 */
export function neighboursOf(serial: number, folder: string): Issue[] {
  const held = existsSync(folder) ? readdirSync(folder).map((name) => Number(/^(\d+)\.mdx$/u.exec(name)?.[1])) : [];
  const before = Math.max(...held.filter((other) => other < serial));
  const behind = Math.min(...held.filter((other) => other > serial));
  return [before, behind].filter(Number.isFinite).flatMap((other) => {
    const file = join(folder, `${other}.mdx`);
    const { yaml } = splitFrontMatter(readFileSync(file, 'utf8')) ?? {};
    // A file that cannot be read is told of by whoever reads it whole.
    return (yaml !== undefined && readFrontMatter(yaml, new FaultCollector(file))) || [];
  });
}
