import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex, type NewIndexResponse, type PagefindIndex } from 'pagefind';
import { type IssueKey, isSupplement } from '../src/lib/bulletin/issue-key.ts';
import { formatIssue } from '../src/lib/bulletin/issue-name.ts';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { STAGES } from '../src/lib/mechanism/schema.ts';
import { type Facts, toSearchArticles } from '../src/lib/search/article.ts';
import { type DirectoryIssue, indexContent, toDirectoryFile, toDirectoryRow } from '../src/lib/search/directory.ts';
import { collectFollowers, type Followers, toFollowerFiles } from '../src/lib/search/followers.ts';
import { shardPath } from '../src/lib/search/shard.ts';
import { toTextFile } from '../src/lib/search/texts.ts';
import { slashed } from './run.ts';
import { writeParts } from './search-parts.ts';

/** No language of its own: Pagefind then cuts words only at blanks, in the index and in questions alike. */
const LANGUAGE = 'unknown';

/**
 * Serials in one index: Pagefind holds all of it in memory while it makes it, 2 MB an issue. All issues ever printed are
 * 755: more indexes than one cost a reader time.
 */
const SHARD = 800;

/** What a browser loads of Pagefind; its user interfaces and its copies of the texts are not used. */
const USED = /^(?:pagefind-entry\.json|index(?:\/.*)?|pagefind\..*\.pf_meta)$/u;
/** Of the first index alone: it lends its engine to the others. */
const ENGINE = /^(?:pagefind\.js|wasm\.unknown\.pagefind)$/u;

/**
 * Writes what the search page loads into a folder of the built site: `pagefind/` the index, `search/directory.json`
 * which passage a place in the index belongs to, `search/texts/679-a2.json` the texts of hits,
 * `search/followers/12.json` the pairs that begin with a character, and at last `pagefind/parts.json`, the list of all parts
 * with what readers' browsers compare them with.
 * @param bulletins newest first; each is read once and not kept
 * @param shardSize serials in one index; those before get indexes of their own, `pagefind/1/`
 * @returns how many records
 */
export async function writeSearchIndex(
  bulletins: Iterable<Bulletin>,
  facts: Facts,
  folder: string,
  shardSize = SHARD,
): Promise<number> {
  rmSync(join(folder, 'pagefind'), { recursive: true, force: true });
  const followers: Followers = new Map();
  const records = new Map<string, string>();
  const shards: DirectoryIssue[][] = [];
  let shard: Shard | undefined;
  const finish = async () => {
    for (const [url, name] of (await shard?.write()) ?? []) records.set(url, name);
  };
  for (const bulletin of bulletins) {
    // By their serials: the same issues share an index when others come; a supplement goes with the issue before it.
    const block = isSupplement(bulletin.serial) ? shard?.block : Math.floor((bulletin.serial - 1) / shardSize);
    if (shard) shard.block ??= block;
    if (!shard || shard.block !== block) {
      await finish();
      shard = await Shard.open(block, folder, shards.length);
      shards.push([]);
    }
    const articles = toSearchArticles(bulletin, facts);
    for (const article of articles) {
      const content = indexContent(article);
      collectFollowers(followers, content);
      await shard.add(addressOf(bulletin.serial, article.id), content);
      write(join(folder, `search/texts/${bulletin.serial}-${article.id}.json`), JSON.stringify(toTextFile(article)));
    }
    shards.at(-1)?.push({ ...issueOf(bulletin), rows: articles.map((article) => toDirectoryRow(article, STAGES)) });
  }
  // A site without an issue has an index too: one that holds nothing.
  shard ??= await Shard.open(0, folder, 0);
  if (shards.length === 0) shards.push([]);
  await finish();
  const directory = toDirectoryFile(shards, STAGES, (serial, id) => records.get(addressOf(serial, id)) ?? '');
  write(join(folder, 'search/directory.json'), JSON.stringify(directory));
  for (const [file, content] of toFollowerFiles(followers))
    write(join(folder, `search/followers/${file}.json`), JSON.stringify(content));
  writeParts(folder);
  return records.size;
}

/** What the directory says of an issue. */
function issueOf(bulletin: Bulletin) {
  const { serial, number, date } = bulletin;
  return { serial, number, date, name: formatIssue(bulletin) };
}

/** One index of Pagefind while it is made. */
class Shard {
  /** Which thousands of serials; nothing while there are only supplements in it. */
  block: number | undefined;
  private readonly output: string;
  private readonly hasEngine: boolean;
  private readonly index: PagefindIndex | undefined;
  private readonly errors: string[];

  private constructor(
    block: number | undefined,
    output: string,
    hasEngine: boolean,
    { index, errors }: NewIndexResponse,
  ) {
    this.block = block;
    this.output = output;
    this.hasEngine = hasEngine;
    this.index = index;
    this.errors = errors;
  }

  /** @param place which of the indexes it is, newest first */
  static async open(block: number | undefined, folder: string, place: number): Promise<Shard> {
    const created = await createIndex({ forceLanguage: LANGUAGE });
    return new Shard(block, join(folder, shardPath(place)), place === 0, created);
  }

  async add(url: string, content: string): Promise<void> {
    const added = await this.index?.addCustomRecord({ url, content, language: LANGUAGE });
    this.errors.push(...(added?.errors ?? []));
  }

  /** The names of its records by their addresses. */
  async write(): Promise<Map<string, string>> {
    // By way of the disk: thousands of issues are more than one message to Pagefind's process can hold.
    const written = await this.index?.writeFiles({ outputPath: this.output });
    this.errors.push(...(written?.errors ?? []));
    // Ends its process: only so is its memory free for the next one.
    await close();
    if (this.errors.length > 0) throw new Error(`检索索引没有写成：${this.errors.join('；')}`);
    const files = globSync('**/*', { cwd: this.output }).map((file) => slashed(file));
    const names = recordNames(this.output, files);
    const isUsed = (file: string) => USED.test(file) || (this.hasEngine && ENGINE.test(file));
    for (const file of files) if (!isUsed(file)) rmSync(join(this.output, file), { recursive: true, force: true });
    return names;
  }
}

/** Addresses are only names here: hits find theirs in the directory. */
function addressOf(serial: IssueKey, id: string): string {
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
