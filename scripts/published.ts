import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AttributedFigure } from '../src/lib/attribution/attribute.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import type { Observation } from '../src/lib/indicator/schema.ts';
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
import { CHANGES, FIGURES, readText, SOURCE_LIST, VALUES } from './ledgers.ts';
import { filesBelow, SOURCES } from './run.ts';

/** What an extraction publishes. */
interface Publication {
  charts: readonly DrawnChart[];
  figures: readonly AttributedFigure[];
  observations: readonly Observation[];
}

/** The ledgers of what readers are told, after this extraction; or what first has to be told to them. */
export function publish(
  publication: Publication,
  today: string,
): { files: Record<string, string>; diagnostics: Diagnostic[] } {
  const { charts, figures, observations } = publication;
  const values = valuesOf(charts);
  const told = toldOf(figures, observations);
  const files = {
    [VALUES]: `${values.map(({ chart, point, display }) => [chart, point, display].join('\t')).join('\n')}\n`,
    [FIGURES]: writeTold(told),
    [SOURCE_LIST]: writeTold(sourcesNow()),
  };
  const changes = ChangeFileSchema.safeParse(parse(readFileSync(CHANGES, 'utf8')));
  if (!changes.success) {
    const message = changes.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；');
    return { files, diagnostics: [fault('bad-file', message, '照文件开头的例子改正。')] };
  }
  const { charts: explained, groups } = splitChanges(changes.data);
  const silent = findSilentChanges(published(VALUES, readValues), values, explained, renamedIn(charts));
  const diagnostics = silent.map(({ chart, point, was, is }) =>
    fault(
      'silent-change',
      `图表 ${chart} 的 ${point === 'finding' ? '结论（finding）' : point} 公布过“${was}”，现在是“${is ?? '（没有了）'}”`,
      `若改动是对的，在 ${CHANGES} 里写明日期和原因；若不对，恢复原来的文本或规则。`,
    ),
  );
  const untold = findUntold(published(FIGURES, readTold), told, groups);
  return { files, diagnostics: [...diagnostics, ...silentFigures(untold, today), ...checkSources(today)] };
}

/** Received files that are others than those that were published, or gone, and of which no change tells. */
export function checkSources(today: string): Diagnostic[] {
  const groups = ChangeFileSchema.safeParse(existsSync(CHANGES) ? parse(readText(CHANGES)) : { changes: [] }).data;
  const changed = findUntold(
    published(SOURCE_LIST, readTold),
    sourcesNow(),
    splitChanges(groups ?? { changes: [] }).groups,
  );
  return changed.map(({ at, was, is }) => ({
    code: is ? 'source-changed' : 'source-gone',
    severity: 'error',
    file: join(SOURCES, at),
    message: is ? '来件公布之后被改动过（SHA-256 不同）' : '公布过的来件不见了',
    detail: [draftGroup([{ at, was, ...(is && { is }) }], today)],
    repair: `来件不改：用 git checkout HEAD -- ${join(SOURCES, at)} 恢复。确是换了更好的来件，把上面一行写进 ${CHANGES} 的 changes:，填上 reason，再运行 npm run extract。`,
  }));
}

/** Every file that was received, and every text that one was converted to, by its SHA-256. */
function sourcesNow(): Told[] {
  return filesBelow(SOURCES)
    .filter((name) => !/(?:^|\/)\./u.test(name) && !name.startsWith('records/'))
    .map((name) => ({
      at: name,
      shown: createHash('sha256')
        .update(readFileSync(join(SOURCES, name)))
        .digest('hex'),
    }));
}

/** All of them in one message: they mostly have one reason, and one entry tells of them. */
function silentFigures(changes: readonly ToldChange[], today: string): Diagnostic[] {
  const [first] = changes;
  if (!first) return [];
  const message = `公布过的 ${changes.length} 个数（图上没有的也算）改了或没有了，例如 ${first.at} 的“${first.was}”`;
  const repair = `若不对，恢复原来的文本或规则；若改动是对的，把上面一行加进 ${CHANGES} 的 changes:，填上 reason；原因不同的，分成几条。`;
  return [{ ...fault('silent-change', message, repair), detail: [draftGroup(changes, today)] }];
}

function renamedIn(charts: readonly DrawnChart[]): Record<string, Record<string, string>> {
  return Object.fromEntries(charts.flatMap(({ spec: { id, renamed } }) => (renamed ? [[id, renamed]] : [])));
}

function published<Value>(file: string, read: (text: string) => Value[]): Value[] {
  return existsSync(file) ? read(readText(file)) : [];
}

function fault(code: string, message: string, repair: string): Diagnostic {
  return { code, severity: 'error', file: CHANGES, line: 1, message, repair };
}
