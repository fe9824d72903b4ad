import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { sha256 } from './digest.ts';
import type { IssueExtraction } from './issue.ts';

/** What was read of issues before, outside git: it may be taken away at any time, and costs a reading then. */
export const CACHE = '.astro/extracted';

/** What is kept of an issue. */
interface Entry {
  /** Of all that it was made of. */
  digest: string;
  /** Name of its received text, which is part of that. */
  source: string;
  /** Digests of its files of data, by the path of each. */
  files: Record<string, string>;
  /** What its text was read with. */
  notices: Diagnostic[];
  extraction: IssueExtraction;
}

/** An issue as it was read before. */
export interface Known {
  extraction: IssueExtraction;
  notices: Diagnostic[];
  /** Paths of its files of data, all of which are as they were written. */
  files: string[];
}

/**
 * What is known of an issue, where all that it is made of is as it was, and what came of it, too.
 * @param key as in the name of its file
 * @param data folder of its files of data
 * @param digest of what it is made of now, given the name of its received text
 */
export function recall(key: string, data: string, digest: (source: string) => string): Known | undefined {
  const entry = parse<Entry>(bytesOf(join(CACHE, `${key}.json`)));
  if (!entry?.files || digest(entry.source) !== entry.digest) return undefined;
  const files = Object.entries(entry.files);
  const isIntact = files.every(([path, sum]) => {
    const bytes = bytesOf(join(data, path));
    return bytes !== undefined && sha256([bytes]) === sum;
  });
  return isIntact
    ? { extraction: entry.extraction, notices: entry.notices, files: files.map(([path]) => path) }
    : undefined;
}

/**
 * Keeps what was read of an issue.
 * @param files contents of its files of data, by path
 */
export function remember(
  key: string,
  extraction: IssueExtraction,
  { files, ...made }: Omit<Entry, 'extraction' | 'files'> & { files: ReadonlyMap<string, string> },
): void {
  const sums = Object.fromEntries([...files].map(([path, text]) => [path, sha256([text])]));
  const entry: Entry = { ...made, files: sums, extraction };
  mkdirSync(CACHE, { recursive: true });
  // Whole or not at all; the order of the disk does not matter, a torn one is no JSON.
  const file = join(CACHE, `${key}.json`);
  writeFileSync(`${file}~${process.pid}`, JSON.stringify(entry));
  renameSync(`${file}~${process.pid}`, file);
}

/** Lets go of issues that are no more. */
export function forgetOthers(keys: ReadonlySet<string>): void {
  if (!existsSync(CACHE)) return;
  for (const name of readdirSync(CACHE))
    if (!keys.has(name.replace(/\.json$/u, ''))) rmSync(join(CACHE, name), { force: true });
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function parse<Data>(bytes: Buffer | undefined): Data | undefined {
  try {
    return bytes && (JSON.parse(bytes.toString()) as Data);
  } catch {
    return undefined;
  }
}
