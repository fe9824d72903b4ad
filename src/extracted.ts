import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA } from './edition.ts';
import type { Check } from './lib/arithmetic/schema.ts';
import { compareIssues, type IssueKey, parseIssueKey } from './lib/bulletin/issue-key.ts';
import type { IssueHead } from './lib/bulletin/schema.ts';
import type { ReadFigure } from './lib/clause/read-figure.ts';
import type { FigureGroup } from './lib/indicator/groups.ts';
import { mergeRestated } from './lib/indicator/restate.ts';
import type { Observation } from './lib/indicator/schema.ts';
import { comparePlaces } from './lib/mechanism/attest.ts';
import type { AttestedPlace } from './lib/mechanism/schema.ts';
import type { Correction, NormalisationCount } from './lib/source/ledger.ts';

/**
 * What `npm run extract` writes: one folder for each issue (`677/figures.json`), which no other issue changes, and one for
 * what joins them (`joined/checks.json`). Read, not imported: as modules its millions of characters would go through the
 * bundler with every build.
 */
export const JOINED = 'joined';

/** What is told of each issue by itself. */
export interface IssueFiles {
  issue: { issue: IssueHead };
  figures: { figures: ReadFigure[] };
  observations: { observations: Observation[] };
  checks: { checks: Check[] };
  mechanisms: { places: AttestedPlace[] };
  corrections: { corrections: Correction[]; normalisations: NormalisationCount[] };
}

/** What is told of all of them together: computed observations, measures, and checks between issues. */
export interface JoinedFiles {
  observations: { observations: Observation[] };
  measures: { groups: FigureGroup[] };
  checks: { checks: Check[] };
}

/** Keys of the issues that a folder of data has folders for. */
export function issueFolders(folder: string = DATA): IssueKey[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? (parseIssueKey(entry.name) ?? []) : [],
  );
}

/** Keys of the issues of a folder of data, the oldest first. */
export function extractedIssues(folder: string = DATA): IssueKey[] {
  return issueFolders(folder)
    .map((key) => readIssueFile(key, 'issue', folder).issue)
    .sort(compareIssues)
    .map(({ serial }) => serial);
}

export function readIssueFile<Name extends keyof IssueFiles>(
  key: IssueKey,
  name: Name,
  folder: string = DATA,
): IssueFiles[Name] {
  return readJson(join(folder, String(key), `${name}.json`));
}

export function readJoined<Name extends keyof JoinedFiles>(name: Name, folder: string = DATA): JoinedFiles[Name] {
  return readJson(join(folder, JOINED, `${name}.json`));
}

/** All issues put together, the oldest first: what is stated twice once, and behind it what joins them. */
export function readWhole(folder: string = DATA) {
  const issues = extractedIssues(folder);
  const all = <Name extends keyof IssueFiles>(name: Name) => issues.map((key) => readIssueFile(key, name, folder));
  return {
    figures: () => all('figures').flatMap(({ figures }) => figures),
    observations: () => [
      ...mergeRestated(all('observations').flatMap(({ observations }) => observations)),
      ...readJoined('observations', folder).observations,
    ],
    checks: () => [...all('checks').flatMap(({ checks }) => checks), ...readJoined('checks', folder).checks],
    places: () =>
      all('mechanisms')
        .flatMap(({ places }) => places)
        .sort(comparePlaces),
    ledger: () => {
      const ledgers = all('corrections');
      return {
        corrections: ledgers.flatMap(({ corrections }) => corrections),
        normalisations: ledgers.flatMap(({ normalisations }) => normalisations),
      };
    },
  };
}

function readJson<Data>(file: string): Data {
  return JSON.parse(readFileSync(file, 'utf8')) as Data;
}
