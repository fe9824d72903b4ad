import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { STAGES } from '../src/lib/mechanism/schema.ts';
import { type Facts, toSearchArticles } from '../src/lib/search/article.ts';
import { indexContent, type SearchIssue, toDirectoryFile } from '../src/lib/search/directory.ts';
import { collectFollowers, type Followers, toFollowerFiles } from '../src/lib/search/followers.ts';
import { shardPath } from '../src/lib/search/shard.ts';
import { toTextFile } from '../src/lib/search/texts.ts';

/** No language of its own: Pagefind then cuts words only at blanks, in the index and in questions alike. */
const LANGUAGE = 'unknown';

/** Issues in one index: Pagefind holds all of it in memory while it writes it, 2.4 MB an issue. */
const SHARD = 1000;

/** What a browser loads of Pagefind; its user interfaces and its copies of the texts are not used. */
const USED = /^(?:pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|index(?:\/.*)?|pagefind\..*\.pf_meta)$/u;

/**
 * Writes what the search page loads into a folder of the built site: `pagefind/` the index, `search/directory.json`
 * which passage a place in the index belongs to, `search/texts/679-a2.json` the texts of hits,
 * `search/followers/12.json` the pairs that begin with a character.
 * @param bulletins newest first
 * @param shardSize issues in one index; those before get indexes of their own, `pagefind/1/`
 * @returns how many records
 */
export async function writeSearchIndex(
  bulletins: readonly Bulletin[],
  facts: Facts,
  folder: string,
  shardSize = SHARD,
): Promise<number> {
  const issues = bulletins.map((bulletin) => ({ bulletin, articles: toSearchArticles(bulletin, facts) }));
  const shards = shardsOf(issues, shardSize);
  const followers: Followers = new Map();
  const records = new Map<string, string>();
  rmSync(join(folder, 'pagefind'), { recursive: true, force: true });
  for (const [i, shard] of shards.entries())
    for (const [url, name] of await writeShard(shard, join(folder, shardPath(i)), followers)) records.set(url, name);
  const directory = toDirectoryFile(shards, STAGES, (serial, id) => records.get(addressOf(serial, id)) ?? '');
  write(join(folder, 'search/directory.json'), JSON.stringify(directory));
  for (const [file, content] of toFollowerFiles(followers))
    write(join(folder, `search/followers/${file}.json`), JSON.stringify(content));
  for (const { bulletin, articles } of issues)
    for (const article of articles)
      write(join(folder, `search/texts/${bulletin.serial}-${article.id}.json`), JSON.stringify(toTextFile(article)));
  return records.size;
}

/** By their serials, so that an issue stays where it is when others come; at least one, if only an empty one. */
function shardsOf(issues: readonly SearchIssue[], size: number): SearchIssue[][] {
  const shards = [...Map.groupBy(issues, ({ bulletin }) => Math.floor((bulletin.serial - 1) / size)).values()];
  return shards.length > 0 ? shards : [[]];
}

/**
 * Writes one index, adding what it holds to the followers.
 * @returns the names of its records by their addresses
 */
async function writeShard(issues: readonly SearchIssue[], output: string, followers: Followers) {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  for (const { bulletin, articles } of issues) {
    for (const article of articles) {
      const url = addressOf(bulletin.serial, article.id);
      const content = indexContent(article);
      collectFollowers(followers, content);
      const added = await index?.addCustomRecord({ url, content, language: LANGUAGE });
      errors.push(...(added?.errors ?? []));
    }
  }
  // By way of the disk: ten thousand issues are more than one message to Pagefind's process can hold.
  const written = await index?.writeFiles({ outputPath: output });
  errors.push(...(written?.errors ?? []));
  // Ends its process: only so is its memory free for the next one.
  await close();
  if (errors.length > 0) throw new Error(`检索索引没有写成：${errors.join('；')}`);
  const files = globSync('**/*', { cwd: output });
  const names = recordNames(output, files);
  for (const file of files) if (!USED.test(file)) rmSync(join(output, file), { recursive: true, force: true });
  return names;
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
