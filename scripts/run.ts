import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { HAS_DRAFTS, isDraft } from '../src/edition.ts';
import { FaultCollector } from '../src/lib/bulletin/faults.ts';
import { fromMdx, type ReadBulletin } from '../src/lib/bulletin/from-mdx.ts';
import { readFrontMatter, splitFrontMatter } from '../src/lib/bulletin/front-matter.ts';
import { compareIssues, type DatedIssue, isSupplement, parseIssueKey } from '../src/lib/bulletin/issue-key.ts';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { type Diagnostic, DiagnosticError, formatDiagnostic, hasErrors } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';

/** What the commands share: folders, reading of the bulletins, reporting, exit codes. */

export const SOURCES = 'content/sources';
export const BULLETINS = 'content/bulletins';

/** Exit code for an input that has to be repaired; 1 is left to faults of the program. */
export const BAD_INPUT = 2;

/** Prints diagnostics to the terminal and sets the exit code if there is an error among them. */
export function report(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
  if (hasErrors(diagnostics)) process.exitCode = BAD_INPUT;
}

/** Command line arguments, or the usage and exit code 2 for a word that is no option. */
export function readArguments<const Config extends ParseArgsConfig>(config: Config, usage: string) {
  try {
    const read = parseArgs({ allowPositionals: true, ...config });
    report(eatenOptions(Object.keys(config.options ?? {}), process.argv, process.env));
    return read;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(BAD_INPUT);
  }
}

/** Options that stood before the two hyphens: npm takes them for its own, and says so in the environment. */
export function eatenOptions(
  names: readonly string[],
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Diagnostic[] {
  return names
    .filter(
      (name) =>
        environment[`npm_config_${name.replaceAll('-', '_')}`] && !given.some((each) => each.startsWith(`--${name}`)),
    )
    .map((name) => fault('option-eaten', {}, { option: `--${name}` }));
}

/** Files of a folder with an ending, in the order of their names. */
export function listFiles(folder: string, ending: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => slashed(join(folder, name)));
}

/**
 * A path as it is written in addresses, lists and reports, which are the same on every system. Windows opens it too.
 * @param separator that of the system
 */
export function slashed(path: string, separator: string = sep): string {
  return path.replaceAll(separator, '/');
}

/** All files below a folder but hidden ones, by their path in it, in the same order and with the same slashes everywhere. */
export function filesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(relative(folder, join(entry.parentPath, entry.name))))
    .filter((path) => !/(?:^|\/)\./u.test(path))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** All bulletins as read from their MDX, with the file of each. */
export function readBulletins(folder = BULLETINS): ({ file: string } & ReadBulletin)[] {
  return listFiles(folder, '.mdx').map((file) => ({ file, ...fromMdx(readFileSync(file, 'utf8'), file) }));
}

/**
 * Bulletins of this edition one after the other, newest first by the names of their files, so that thousands need not be in
 * memory; by their dates where supplements are among them, which are not in the series of names.
 * For what follows a build: that has told of all that cannot be read.
 * @throws DiagnosticError for the first that cannot be read
 */
export function* eachBulletin(folder = BULLETINS): Generator<Bulletin> {
  const files = listFiles(folder, '.mdx');
  const hasSupplements = files.some((file) => isSupplement(parseIssueKey(basename(file, '.mdx')) ?? 0));
  for (const file of (hasSupplements ? files.sort(byDate) : files).reverse()) {
    const { bulletin, diagnostics } = fromMdx(readFileSync(file, 'utf8'), file);
    if (!bulletin) throw new DiagnosticError(diagnostics);
    if (HAS_DRAFTS || !isDraft(bulletin.serial)) yield bulletin;
  }
}

/** Bulletins, the oldest first, or the diagnostics of all that cannot be read. */
export function loadBulletins(folder = BULLETINS): { bulletins: Bulletin[]; diagnostics: Diagnostic[] } {
  const read = readBulletins(folder);
  const bulletins = read.flatMap(({ bulletin }) => (bulletin ? [bulletin] : []));
  return {
    bulletins: bulletins.sort(compareIssues),
    diagnostics: read.flatMap((r) => r.diagnostics),
  };
}

/** The order of two bulletins by what their heads state: a part of each file is read twice. */
function byDate(a: string, b: string): number {
  return compareIssues(datedIssue(a), datedIssue(b));
}

const dated = new Map<string, DatedIssue>();

function datedIssue(file: string): DatedIssue {
  const known = dated.get(file);
  if (known) return known;
  const { yaml = '' } = splitFrontMatter(readFileSync(file, 'utf8')) ?? {};
  const { serial = 0, date = '' } = readFrontMatter(yaml, new FaultCollector(file)) ?? {};
  dated.set(file, { serial, date });
  return { serial, date };
}
