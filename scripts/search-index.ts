import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { STAGES } from '../src/lib/mechanism/schema.ts';
import { type Facts, toSearchArticles } from '../src/lib/search/article.ts';
import { indexContent, toDirectoryFile } from '../src/lib/search/directory.ts';
import { toTextFile } from '../src/lib/search/texts.ts';

/** No language of its own: Pagefind then cuts words only at blanks, in the index and in questions alike. */
const LANGUAGE = 'unknown';

/** What a browser loads of Pagefind; its user interfaces and its copies of the texts are not used. */
const USED = /^(?:pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|index(?:\/.*)?|pagefind\..*\.pf_meta)$/u;

/**
 * Writes what the search page loads into a folder of the built site: `pagefind/` the index, `search/directory.json`
 * which passage a place in the index belongs to, `search/texts/679-a2.json` the texts of hits.
 * @param bulletins newest first
 * @returns how many records
 */
export async function writeSearchIndex(bulletins: readonly Bulletin[], facts: Facts, folder: string): Promise<number> {
  const issues = bulletins.map((bulletin) => ({ bulletin, articles: toSearchArticles(bulletin, facts) }));
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  for (const { bulletin, articles } of issues) {
    for (const article of articles) {
      const url = addressOf(bulletin.serial, article.id);
      const added = await index?.addCustomRecord({ url, content: indexContent(article), language: LANGUAGE });
      errors.push(...(added?.errors ?? []));
    }
  }
  const output = join(folder, 'pagefind');
  rmSync(output, { recursive: true, force: true });
  // By way of the disk: ten thousand issues are more than one message to Pagefind's process can hold.
  const written = await index?.writeFiles({ outputPath: output });
  errors.push(...(written?.errors ?? []));
  await close();
  if (errors.length > 0) throw new Error(`检索索引没有写成：${errors.join('；')}`);
  const files = globSync('**/*', { cwd: output });
  const records = recordNames(output, files);
  for (const file of files) if (!USED.test(file)) rmSync(join(output, file), { recursive: true, force: true });
  const directory = toDirectoryFile(issues, STAGES, (serial, id) => records.get(addressOf(serial, id)) ?? '');
  write(join(folder, 'search/directory.json'), JSON.stringify(directory));
  for (const { bulletin, articles } of issues)
    for (const article of articles)
      write(join(folder, `search/texts/${bulletin.serial}-${article.id}.json`), JSON.stringify(toTextFile(article)));
  return records.size;
}

/** Addresses are only names here: hits find theirs in the directory. */
function addressOf(serial: number, id: string): string {
  return `/${serial}-${id}`;
}

/** Pagefind names its records when it writes them: the name stands in the file of each record. */
function recordNames(folder: string, files: readonly string[]): Map<string, string> {
  return new Map(
    files.flatMap((file): [string, string][] => {
      const [, name] = /^fragment\/(.+)\.pf_fragment$/u.exec(file) ?? [];
      if (!name) return [];
      const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
      const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
      return [[url, name]];
    }),
  );
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
