import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { type Facts, toSearchArticles } from '../src/lib/search/article.ts';
import { relatedRecords } from '../src/lib/search/related.ts';
import { write } from './search-index.ts';

/** The parts of Pagefind that draw a page of its own: this site has one. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./u;

/**
 * Writes `pagefind/`: Pagefind's own index over the articles of the built pages, as it makes it, for passages that are related
 * to a question and need not hold its words side by side.
 * @param bulletins whose pages stand in the folder
 * @returns how many articles
 */
export async function writeRelatedIndex(bulletins: Iterable<Bulletin>, facts: Facts, folder: string): Promise<number> {
  rmSync(join(folder, 'pagefind'), { recursive: true, force: true });
  const { index, errors } = await createIndex({});
  let count = 0;
  for (const bulletin of bulletins) {
    const { serial, date } = bulletin;
    const html = readFileSync(join(folder, 'issues', String(serial), 'index.html'), 'utf8');
    const records = relatedRecords(`/issues/${serial}/`, html, toSearchArticles(bulletin, facts), date.slice(0, 4));
    const added = await Promise.all(records.map((record) => index?.addHTMLFile(record)));
    errors.push(...added.flatMap((each) => each?.errors ?? []));
    count += records.length;
  }
  const written = await index?.getFiles();
  errors.push(...(written?.errors ?? []));
  await close();
  if (errors.length > 0) throw new Error(`相关段落的索引没有写成：${errors.join('；')}`);
  for (const { path, content } of written?.files ?? [])
    if (!UNUSED.test(path)) write(join(folder, 'pagefind', path), content);
  return count;
}
