import accuracyFile from '../data/accuracy.json';
import type { Check } from '../lib/arithmetic/schema.ts';
import { permalink } from '../lib/bulletin/id.ts';
import { type IssueKey, parseIssueKey } from '../lib/bulletin/issue-key.ts';
import type { ReadFigure as Figure } from '../lib/clause/read-figure.ts';
import { addressOf } from '../lib/quantity/figure.ts';
import { checkFile, figureFile, observationFile } from './data.ts';
import { newestFirst } from './order.ts';

const figuresBySerial = Map.groupBy(figureFile.figures, (figure) => figure.serial);

/** Figures of one bulletin by the id of the passage they stand in. */
export function getFigures(serial: IssueKey): Map<string, Figure[]> {
  return Map.groupBy(figuresBySerial.get(serial) ?? [], (figure) => figure.passage);
}

export function countFigures(serial?: IssueKey): number {
  return serial === undefined ? figureFile.figures.length : (figuresBySerial.get(serial)?.length ?? 0);
}

export function getFigureFile() {
  return figureFile;
}

export function getCheckFile() {
  return checkFile;
}

/** A check with the sentences that its numbers stand in, each once. */
export type CheckWithSources = Check & { sources: { href: string; quote: string; serial: IssueKey }[] };

export type CheckResult = Check['result'];

const checkCounts = new Map(
  [...Map.groupBy(checkFile.checks, ({ result }) => result)].map(([result, checks]) => [result, checks.length]),
);

/** How many relations came out how; without their sentences, which take longer to find. */
export function countChecks(): ReadonlyMap<CheckResult, number> {
  return checkCounts;
}

const checksBySerial = Map.groupBy(checkFile.checks, (check) => check.serial);

/** Recomputed relations of one bulletin, with their sentences. */
export function getChecks(serial: IssueKey): CheckWithSources[] {
  return (checksBySerial.get(serial) ?? []).map(withSources);
}

/** All recomputed relations, newest bulletin first; a list shows a part of them, and finds the sentences of that. */
export function getAllChecks(): Check[] {
  return checkFile.checks.toSorted((a, b) => newestFirst(a.serial, b.serial));
}

export function withSources(check: Check): CheckWithSources {
  return { ...check, sources: sourcesOf(check) };
}

/** Figures of all issues by their addresses. */
export const figuresByAddress: ReadonlyMap<string, Figure> = new Map(figureFile.figures.map((f) => [addressOf(f), f]));

/** The masthead of each bulletin, as the count of its articles quotes it. */
const mastheads = new Map(
  observationFile.observations
    .filter(({ indicator }) => indicator === 'issue-articles')
    .flatMap(({ citations }) => citations.map(({ serial, quote }) => [serial, quote])),
);

function sourcesOf(check: Check): CheckWithSources['sources'] {
  const sources = new Map<string, CheckWithSources['sources'][number]>();
  for (const address of check.figures) {
    const [key = '', id = ''] = address.split('#');
    const serial = parseIssueKey(key);
    if (serial === undefined) continue;
    const figure = figuresByAddress.get(address);
    const sentence = figure ? `${serial}#${figure.sentence}` : address;
    const quote = figure?.quote ?? mastheads.get(serial) ?? check.quote;
    if (!sources.has(sentence))
      sources.set(sentence, { href: permalink(serial, figure?.sentence ?? id), quote, serial });
  }
  return [...sources.values()];
}

/** How well the engine reads, against labels of people. */
export function getAccuracy() {
  return accuracyFile;
}

export function getObservationFile() {
  return observationFile;
}

const unclaimed = figureFile.figures.filter(({ indicators }) => !indicators);

/** Figures that no indicator claims yet. */
export function getUnclaimed(): readonly Figure[] {
  return unclaimed;
}

/** How many figures an indicator has claimed. */
export function countObserved(): number {
  return countFigures() - getUnclaimed().length;
}
