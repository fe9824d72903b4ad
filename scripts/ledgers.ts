import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { LISTS } from '../src/edition.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { lostLines, movedLine } from '../src/lib/published/append.ts';
import { readIssues } from '../src/lib/published/issues.ts';
import { RedirectFileSchema } from '../src/lib/published/moved.ts';
import { findUntold, readTold } from '../src/lib/published/promises.ts';
import { ChangeFileSchema, findSilentChanges, readValues, splitChanges } from '../src/lib/published/values.ts';
import { committed, hasHistory, joinedCommits } from './head.ts';
import { dataOf } from './yaml.ts';

/**
 * The lists of what was published, which `npm run publish` alone writes: held against what git has of them and against
 * their own sums, so that no command and no person takes lines away unseen, with git or without.
 */

/** What people write about them. */
export const CHANGES = 'content/changes.yaml';
export const REDIRECTS = 'content/redirects.yaml';

export const ISSUES = 'issues.tsv';
export const FIGURES = 'figures.tsv';
export const SOURCE_LIST = 'sources.tsv';
export const VALUES = 'values.tsv';
export const EVENTS = 'corrections.tsv';
export const IDS = 'ids.txt';
export const ADDRESSES = 'addresses.txt';
export const PAGES = 'pages.tsv';
/** SHA-256 of each list, as `sha256sum` writes it. */
const SUMS = 'SHA256SUMS';

/** All of them that are promises; the days of the pages are none. */
const PROMISES = [ISSUES, VALUES, FIGURES, SOURCE_LIST, EVENTS, ADDRESSES, IDS];

/** What pages show of the lists; the others only hold promises. */
export const SHOWN_LISTS = [ISSUES, EVENTS];

/** Where a list is. */
export function listFile(name: string): string {
  return `${LISTS}/${name}`;
}

/** Text of a list, with the line ends of all systems; empty where nothing was published. */
export function readList(name: string): string {
  const file = listFile(name);
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
}

/** The sums of lists, for the file that goes with them. */
export function sumsOf(lists: Readonly<Record<string, string>>): Record<string, string> {
  const lines = PROMISES.map((name) => `${sumOf(lists[name] ?? readList(name))}  ${name}\n`);
  return { [SUMS]: lines.join('') };
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Lists that have lost or changed what a commit has of them, or that somebody has edited; where branches are joined, also
 * those that have lost what the other one has promised.
 */
export function checkLedgers(commit = 'HEAD'): Diagnostic[] {
  const before = hasHistory() ? (file: string) => committed(file, commit) : undefined;
  const joined = before && joinedCommits();
  const lists = PROMISES.flatMap((name) => {
    const [file, old] = [listFile(name), before?.(listFile(name))];
    if (!existsSync(file)) return old !== undefined || isSummed(name) ? [lost(file)] : [];
    const shrunken = old === undefined ? [] : compare(name, file, old, readList(name), commit);
    if (shrunken.length > 0) return shrunken;
    return joined ? [...lostInJoin(name, joined), ...checkSum(name, joined)] : checkSum(name);
  });
  if (!existsSync(listFile(SUMS)) && PROMISES.some((name) => existsSync(listFile(name))))
    lists.push(lost(listFile(SUMS)));
  const written = [CHANGES, REDIRECTS].flatMap((file) => {
    const old = before?.(file);
    if (old === undefined) return [];
    return existsSync(file) ? compare(file, file, old, readFileSync(file, 'utf8'), commit) : [lost(file)];
  });
  return [...lists, ...written];
}

function isSummed(name: string): boolean {
  return readList(SUMS).includes(`  ${name}\n`);
}

/** What the other branch has promised; in what order does not count, both have gone on from the same list. */
function lostInJoin(name: string, [, other]: readonly [string, string]): Diagnostic[] {
  const old = committed(listFile(name), other) ?? '';
  const now = readList(name);
  const lines =
    name === EVENTS
      ? lostLines(old, now)
      : compare(name, listFile(name), old, now, other).flatMap(({ detail = [] }) => detail);
  if (lines.length === 0) return [];
  const place = { file: listFile(name), detail: lines };
  return [fault('lost-in-join', place, { count: lines.length, commit: other.slice(0, 12) })];
}

/** @param joined branches: each line of a list may come from either of them */
function checkSum(name: string, joined: readonly string[] = []): Diagnostic[] {
  if (!isSummed(name) || readList(SUMS).includes(`${sumOf(readList(name))}  ${name}\n`)) return [];
  const committedLines = new Set(joined.flatMap((commit) => (committed(listFile(name), commit) ?? '').split('\n')));
  const isJoined = readList(name)
    .split('\n')
    .every((line) => committedLines.has(line));
  if (isJoined) return [fault('joined-list', { file: listFile(name) })];
  return [fault('edited-list', { file: listFile(name) }, { lists: LISTS })];
}

function compare(name: string, file: string, old: string, now: string, commit: string): Diagnostic[] {
  const broken = (lines: readonly string[]) => (lines.length > 0 ? [shrunk(file, lines, commit)] : []);
  const told = splitChanges(readChanges());
  switch (name) {
    case VALUES: {
      // Points that got another id are known to the extraction alone: here it is enough that the value is still there.
      const kept = new Set(readValues(now).map(({ chart, display }) => `${chart}\t${display}`));
      const silent = findSilentChanges(readValues(old), readValues(now), told.charts);
      return broken(
        silent
          .filter(({ chart, was }) => !kept.has(`${chart}\t${was}`))
          .map(({ chart, point, was }) => `${chart}\t${point}\t${was}`),
      );
    }
    case FIGURES:
    case SOURCE_LIST:
      return broken(findUntold(readTold(old), readTold(now), told.groups).map(({ at, was }) => `${at}\t${was}`));
    case ISSUES: {
      // Both of two branches may have published it, on different days.
      const kept = readIssues(now);
      return broken([...readIssues(old).keys()].filter((issue) => !kept.has(issue)));
    }
    case CHANGES: {
      const entries = dataOf(old, ChangeFileSchema)?.changes ?? [];
      const all = readChanges().changes;
      return broken(
        entries
          .filter((entry) => !all.some((each) => isDeepStrictEqual(each, entry)))
          .map((entry) => JSON.stringify(entry)),
      );
    }
    case REDIRECTS: {
      const [was, is] = [old, now].map((text) => dataOf(text, RedirectFileSchema));
      return broken(Object.keys(was ?? {}).filter((from) => !is?.[from]));
    }
    case EVENTS: {
      const missing = lostLines(old, now);
      const moved = movedLine(old, now);
      return broken(missing.length === 0 && moved ? [`${moved}（换了位置：读者的链接按行计数）`] : missing);
    }
    default:
      return broken(lostLines(old, now));
  }
}

/** The changes that readers are told of; a file that cannot be read has none, and whoever writes charts tells of it. */
function readChanges() {
  if (!existsSync(CHANGES)) return { changes: [] };
  return dataOf(readFileSync(CHANGES, 'utf8'), ChangeFileSchema) ?? { changes: [] };
}

function lost(file: string): Diagnostic {
  return fault('lost-ledger', { file }, { file });
}

function shrunk(file: string, lines: readonly string[], commit: string): Diagnostic {
  return fault('lost-lines', { file, detail: lines }, { file, count: lines.length, commit });
}
