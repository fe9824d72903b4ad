import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { lostLines, movedLine } from '../src/lib/published/append.ts';
import { RedirectFileSchema } from '../src/lib/published/moved.ts';
import { findUntold, readTold } from '../src/lib/published/promises.ts';
import { ChangeFileSchema, findSilentChanges, readValues, splitChanges } from '../src/lib/published/values.ts';
import { committed, hasHistory } from './head.ts';

/** What was published once, held against what git has of it: no command and no person takes lines away unseen. */

export const PUBLISHED = 'content/published';
export const CHANGES = `${PUBLISHED}/changes.yaml`;
export const FIGURES = `${PUBLISHED}/figures.tsv`;
export const SOURCE_LIST = `${PUBLISHED}/sources.tsv`;
export const VALUES = `${PUBLISHED}/values.tsv`;
const REDIRECTS = `${PUBLISHED}/redirects.yaml`;
export const EVENTS = `${PUBLISHED}/corrections.tsv`;
export const IDS = `${PUBLISHED}/ids.txt`;
const ADDRESSES = `${PUBLISHED}/addresses.txt`;
const PAGES = `${PUBLISHED}/pages.tsv`;

/** In a run of CI nothing new is written down: it would be lost with the machine, and published all the same. */
export const IS_CI = /^(?:true|1)$/iu.test(process.env.CI ?? '');

/** A ledger that would grow where nobody commits it. */
export function growsUnkept(file: string, command: string): Diagnostic {
  return {
    code: 'ledger-grows',
    severity: 'error',
    file,
    message: '有新公布的内容还没有记下；这里（CI=true）写下也不会保存',
    repair: `在自己的电脑上运行 ${command}，把 ${file} 一并提交。`,
  };
}

/** Ledgers that have lost or changed what a commit has of them; without git, those that are gone though others speak of them. */
export function checkLedgers(commit = 'HEAD'): Diagnostic[] {
  const before = hasHistory() ? (file: string) => committed(file, commit) : undefined;
  return [VALUES, FIGURES, SOURCE_LIST, EVENTS, ADDRESSES, IDS, CHANGES, REDIRECTS].flatMap((file) => {
    const old = before?.(file);
    if (!existsSync(file)) return (before ? old !== undefined : isMissed(file)) ? [lost(file)] : [];
    return old === undefined ? [] : compare(file, old, readText(file), commit);
  });
}

function compare(file: string, old: string, now: string, commit: string): Diagnostic[] {
  const broken = (lines: readonly string[]) => (lines.length > 0 ? [shrunk(file, lines, commit)] : []);
  const told = splitChanges(readChanges());
  switch (file) {
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
    case CHANGES: {
      const entries = ChangeFileSchema.safeParse(parse(old)).data?.changes ?? [];
      const all = readChanges().changes;
      return broken(
        entries
          .filter((entry) => !all.some((each) => isDeepStrictEqual(each, entry)))
          .map((entry) => JSON.stringify(entry)),
      );
    }
    case REDIRECTS: {
      const [was, is] = [old, now].map((text) => RedirectFileSchema.safeParse(parse(text) ?? {}).data ?? {});
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

/** Without git: other ledgers say that something was published, so that this one cannot have been empty. */
function isMissed(file: string): boolean {
  const has = (other: string, pattern = /\S/u) => existsSync(other) && pattern.test(readText(other));
  if (file === ADDRESSES) return has(PAGES);
  if (file === IDS) return has(PAGES, /^\/issues\/\d+\/\t/mu);
  if (file === CHANGES || file === REDIRECTS) return false;
  return has(IDS);
}

/** The changes that readers are told of; a file that cannot be read has none, and whoever writes charts tells of it. */
function readChanges() {
  if (!existsSync(CHANGES)) return { changes: [] };
  return ChangeFileSchema.safeParse(parse(readText(CHANGES))).data ?? { changes: [] };
}

export function readText(file: string): string {
  return readFileSync(file, 'utf8');
}

function lost(file: string): Diagnostic {
  return {
    code: 'lost-ledger',
    severity: 'error',
    file,
    message: '公布过的内容的账本不见了；没有它，公布过的数可以不声不响地改掉',
    repair: `恢复它：git checkout HEAD -- ${file}（没有 git 的，从备份取回）。`,
  };
}

function shrunk(file: string, lines: readonly string[], commit: string): Diagnostic {
  const why = [VALUES, FIGURES, SOURCE_LIST].includes(file) ? `；确要改的，先在 ${CHANGES} 里告诉读者` : '';
  return {
    code: 'lost-lines',
    severity: 'error',
    file,
    message: `公布过的 ${lines.length} 行不见了或改了（以 ${commit} 为准）`,
    detail: lines,
    repair: `账本只增不减，恢复它：git checkout HEAD -- ${file}${why}。`,
  };
}
