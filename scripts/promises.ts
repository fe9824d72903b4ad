import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { IssueKey } from '../src/lib/bulletin/issue-key.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { missingEvents, readEvents, writeEvents } from '../src/lib/published/corrections.ts';
import type { PublishedIssues } from '../src/lib/published/issues.ts';
import {
  draftGroup,
  findUntold,
  readTold,
  type Told,
  type ToldChange,
  toldOf,
  writeTold,
} from '../src/lib/published/promises.ts';
import {
  ChangeFileSchema,
  type DrawnChart,
  findSilentChanges,
  readValues,
  splitChanges,
  valuesOf,
} from '../src/lib/published/values.ts';
import type { Extraction } from './extraction/join.ts';
import { CHANGES, EVENTS, FIGURES, listFile, readList, SOURCE_LIST, VALUES } from './ledgers.ts';
import { BULLETINS, filesBelow, SOURCES, slashed } from './run.ts';
import { readYaml } from './yaml.ts';

/** What an extraction tells readers, held against what they have been told. */

type Telling = Pick<Extraction, 'charts' | 'figures' | 'observations' | 'corrections' | 'entities'>;

/** The lists as they are once this extraction is published, by the name of the file. */
export function listsOf(extraction: Telling, issues: PublishedIssues, today: string): Record<string, string> {
  const { charts, corrections } = extraction;
  const events = readEvents(readList(EVENTS));
  return {
    [VALUES]: `${valuesOf(charts)
      .map(({ chart, point, display }) => [chart, point, display].join('\t'))
      .join('\n')}\n`,
    [FIGURES]: writeTold(tellingsOf(extraction)),
    [SOURCE_LIST]: writeTold(sourcesOf(issues)),
    [EVENTS]: writeEvents([...events, ...missingEvents(corrections, events, today)]),
  };
}

/** What readers have been told and what this extraction tells otherwise, unless content/changes.yaml gives the reason. */
export function findBroken(extraction: Telling, issues: PublishedIssues, today: string): Diagnostic[] {
  const { charts } = extraction;
  const changes = readChangeFile();
  if (!changes.data) return changes.diagnostics;
  const { charts: explained, groups } = splitChanges(changes.data);
  const silent = findSilentChanges(readValues(readList(VALUES)), valuesOf(charts), explained, renamedIn(charts));
  const untold = findUntold(readTold(readList(FIGURES)), tellingsOf(extraction), groups);
  return [...silentValues(silent, today), ...silentFigures(untold, today), ...checkSources(issues, today)];
}

function tellingsOf({ figures, observations, entities }: Telling): Told[] {
  return toldOf(figures, observations, entities, readTold(readList(FIGURES)));
}

/** Published issues whose text is gone, which is one fault and not one for each of their values. */
export function lostIssues(held: readonly IssueKey[], issues: PublishedIssues): Diagnostic[] {
  const kept = new Set(held.map(String));
  return [...issues.keys()]
    .filter((issue) => !kept.has(issue))
    .map((issue) => {
      const file = `${BULLETINS}/${issue}.mdx`;
      return fault('lost-issue', { file, quote: issue }, { file });
    });
}

/** Received files of published issues that are others than those that were published, or gone, and of which no change tells. */
export function checkSources(issues: PublishedIssues, today: string): Diagnostic[] {
  const { groups } = splitChanges(readChangeFile().data ?? { changes: [] });
  const changed = findUntold(readTold(readList(SOURCE_LIST)), sourcesOf(issues), groups);
  return changed.map(({ at, was, is }) => {
    const file = slashed(join(SOURCES, at));
    const detail = [draftGroup([{ at, was, ...(is && { is }) }], today)];
    return fault(is ? 'source-changed' : 'source-gone', { file, detail }, { file });
  });
}

/** Received files of published issues, and the texts that they were converted to, by their SHA-256. */
function sourcesOf(issues: PublishedIssues): Told[] {
  return filesBelow(SOURCES)
    .filter((name) => !/(?:^|\/)\./u.test(name) && !name.startsWith('records/'))
    .filter((name) => issues.has(basename(name, extname(name))))
    .map((name) => ({
      at: name,
      shown: createHash('sha256')
        .update(readFileSync(join(SOURCES, name)))
        .digest('hex'),
    }));
}

/** Each by itself: a reader of the chart is told of it there. */
function silentValues(silent: ReturnType<typeof findSilentChanges>, today: string): Diagnostic[] {
  return silent.map(({ chart, point, was, is }) => {
    const entry = { date: today, chart, point, was, ...(is !== undefined && { is }), reason: '' };
    return fault(
      'silent-change',
      { file: listFile(VALUES), detail: [`- ${JSON.stringify(entry)}`] },
      { chart, point: point === 'finding' ? '结论（finding）' : point, was, is: is ?? '（没有了）' },
    );
  });
}

/** All of them in one message: they mostly have one reason, and one entry tells of them. */
function silentFigures(changes: readonly ToldChange[], today: string): Diagnostic[] {
  const [first] = changes;
  if (!first) return [];
  const place = { file: listFile(FIGURES), detail: [draftGroup(changes, today)] };
  return [fault('silent-figures', place, { count: changes.length, at: first.at, was: first.was })];
}

function readChangeFile() {
  if (!existsSync(CHANGES)) return { data: { changes: [] }, diagnostics: [] };
  return readYaml(CHANGES, ChangeFileSchema, '文件开头的例子', { changes: [] });
}

function renamedIn(charts: readonly DrawnChart[]): Record<string, Record<string, string>> {
  return Object.fromEntries(charts.flatMap(({ spec: { id, renamed } }) => (renamed ? [[id, renamed]] : [])));
}
