import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'yaml';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
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
import type { Extraction } from './extraction.ts';
import { CHANGES, EVENTS, FIGURES, listFile, readList, SOURCE_LIST, VALUES } from './ledgers.ts';
import { filesBelow, SOURCES } from './run.ts';

/** What an extraction tells readers, held against what they have been told. */

type Telling = Pick<Extraction, 'charts' | 'figures' | 'observations' | 'corrections'>;

/** The lists as they are once this extraction is published, by the name of the file. */
export function listsOf(extraction: Telling, issues: PublishedIssues, today: string): Record<string, string> {
  const { charts, figures, observations, corrections } = extraction;
  const events = readEvents(readList(EVENTS));
  return {
    [VALUES]: `${valuesOf(charts)
      .map(({ chart, point, display }) => [chart, point, display].join('\t'))
      .join('\n')}\n`,
    [FIGURES]: writeTold(toldOf(figures, observations)),
    [SOURCE_LIST]: writeTold(sourcesOf(issues)),
    [EVENTS]: writeEvents([...events, ...missingEvents(corrections, events, today)]),
  };
}

/** What readers have been told and what this extraction tells otherwise, unless content/changes.yaml gives the reason. */
export function findBroken(extraction: Telling, issues: PublishedIssues, today: string): Diagnostic[] {
  const { charts, figures, observations } = extraction;
  const changes = readChangeFile();
  if ('fault' in changes) return [changes.fault];
  const { charts: explained, groups } = splitChanges(changes.file);
  const silent = findSilentChanges(readValues(readList(VALUES)), valuesOf(charts), explained, renamedIn(charts));
  const untold = findUntold(readTold(readList(FIGURES)), toldOf(figures, observations), groups);
  return [...silentValues(silent, today), ...silentFigures(untold, today), ...checkSources(issues, today)];
}

/** Received files of published issues that are others than those that were published, or gone, and of which no change tells. */
export function checkSources(issues: PublishedIssues, today: string): Diagnostic[] {
  const changes = readChangeFile();
  const { groups } = splitChanges('file' in changes ? changes.file : { changes: [] });
  const changed = findUntold(readTold(readList(SOURCE_LIST)), sourcesOf(issues), groups);
  return changed.map(({ at, was, is }) => ({
    code: is ? 'source-changed' : 'source-gone',
    severity: 'error',
    file: join(SOURCES, at),
    message: is ? '来件公布之后被改动过（SHA-256 不同）' : '公布过的来件不见了',
    detail: [draftGroup([{ at, was, ...(is && { is }) }], today)],
    repair: `来件不改：用 git checkout HEAD -- ${join(SOURCES, at)} 恢复（没有 git 的，从备份取回）。确是换了更好的来件，把上面一行写进 ${CHANGES} 的 changes:，填上 reason，再运行 npm run publish。`,
  }));
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

const REASON = `若改动是对的，把上面一行加进 ${CHANGES} 的 changes:，填上 reason（写给读者看的原因）；若不对，恢复原来的文本或规则。然后再运行一次。`;

/** Each by itself: a reader of the chart is told of it there. */
function silentValues(silent: ReturnType<typeof findSilentChanges>, today: string): Diagnostic[] {
  return silent.map(({ chart, point, was, is }) => ({
    ...fault(
      'silent-change',
      `图表 ${chart} 的 ${point === 'finding' ? '结论（finding）' : point} 公布过“${was}”，现在是“${is ?? '（没有了）'}”`,
      REASON,
    ),
    detail: [`- ${JSON.stringify({ date: today, chart, point, was, ...(is !== undefined && { is }), reason: '' })}`],
  }));
}

/** All of them in one message: they mostly have one reason, and one entry tells of them. */
function silentFigures(changes: readonly ToldChange[], today: string): Diagnostic[] {
  const [first] = changes;
  if (!first) return [];
  const message = `公布过的 ${changes.length} 个数（图上没有的也算）改了或没有了，例如 ${first.at} 的“${first.was}”`;
  return [
    { ...fault('silent-change', message, `${REASON}原因不同的，分成几条。`), detail: [draftGroup(changes, today)] },
  ];
}

function readChangeFile() {
  if (!existsSync(CHANGES)) return { file: { changes: [] } };
  const read = ChangeFileSchema.safeParse(parse(readFileSync(CHANGES, 'utf8')) ?? { changes: [] });
  if (read.success) return { file: read.data };
  const message = read.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；');
  return { fault: fault('bad-file', message, '照文件开头的例子改正。', CHANGES) };
}

function renamedIn(charts: readonly DrawnChart[]): Record<string, Record<string, string>> {
  return Object.fromEntries(charts.flatMap(({ spec: { id, renamed } }) => (renamed ? [[id, renamed]] : [])));
}

function fault(code: string, message: string, repair: string, file = listFile(VALUES)): Diagnostic {
  return { code, severity: 'error', file, message, repair };
}
