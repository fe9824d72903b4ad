import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type IssueFiles, issueFolders, JOINED } from '../../src/extracted.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { commit, settle } from '../import/commit.ts';
import { slashed } from '../run.ts';
import type { IssueExtraction } from './issue.ts';

const NOTICE = '由 npm run extract 从 content/ 生成，请勿手工修改。';

/** What is written of an issue, by the name of the file. */
function filesOf(read: IssueExtraction): IssueFiles {
  const { figures, observations, checks, places, corrections, normalisations } = read;
  return {
    issue: { issue: read.issue },
    figures: { figures },
    observations: { observations },
    checks: { checks },
    mechanisms: { places },
    corrections: { corrections, normalisations },
  };
}

/** The same as written, by its path inside a folder of data. */
export function filesOfIssue(read: IssueExtraction): Map<string, string> {
  const files = Object.entries(filesOf(read));
  return new Map(files.map(([name, data]) => [`${read.issue.serial}/${name}.json`, toJson(data)]));
}

/** A file of data as it is written. */
export function toJson(data: object): string {
  return `${JSON.stringify({ notice: NOTICE, ...data }, null, 1)}\n`;
}

/**
 * Files of a folder of data that are other than they should be, too many or missing.
 * @param wanted contents by path inside the folder
 * @param intact paths of which that is known already
 */
export function findStale(folder: string, wanted: ReadonlyMap<string, string>, intact: ReadonlySet<string>): string[] {
  const differing = [...wanted].filter(([path, content]) => !intact.has(path) && !isSame(join(folder, path), content));
  const kept = new Set([...wanted.keys(), ...intact]);
  return [...differing.map(([path]) => path), ...heldFiles(folder).filter((path) => !kept.has(path))];
}

/** Makes them what they should be: all of them, or none. */
export function writeStale(folder: string, stale: readonly string[], wanted: ReadonlyMap<string, string>): void {
  commit(
    folder,
    stale.map((path) => {
      const content = wanted.get(path);
      return { path: join(folder, path), ...(content !== undefined && { content }) };
    }),
    false,
  );
  const emptied = new Set(stale.filter((path) => !wanted.has(path)).map((path) => dirname(join(folder, path))));
  for (const each of emptied) if (readdirSync(each).length === 0) rmdirSync(each);
}

/** Puts in order what a killed extraction has left. */
export function settleData(folder: string): void {
  if (existsSync(folder)) settle(folder, [folder, ...dataFolders(folder)]);
}

/** Each of them as a fault, for whoever only compares. */
export function asStale(folder: string, stale: readonly string[]): Diagnostic[] {
  return stale.map((path) => fault('stale', { file: slashed(join(folder, path)) }));
}

function heldFiles(folder: string): string[] {
  return dataFolders(folder).flatMap((each) =>
    readdirSync(each)
      .filter((name) => !name.startsWith('.'))
      .map((name) => `${basename(each)}/${name}`),
  );
}

/** Only folders that an extraction has made: what else people keep beside them is theirs. */
function dataFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const joined = join(folder, JOINED);
  return [...issueFolders(folder).map((key) => join(folder, String(key))), ...(existsSync(joined) ? [joined] : [])];
}

/** Git for Windows may have written the lines with their ends of that system. */
function isSame(file: string, content: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === content;
}
