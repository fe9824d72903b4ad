/**
 * content/bulletins/*.mdx → src/data/*.json: figures, observations, checks, places of the mechanisms, corrections. Nothing here is
 * a promise: it may be run as often as one likes. What was published must come out as it was published, or content/changes.yaml
 * says why not.
 *
 *     npm run extract                            writes the files
 *     npm run extract -- --check                 compares only; exit code 2 if a committed file is stale
 *     npm run extract -- --published --to FOLDER  of the published issues alone
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { publishedIssues } from '../src/edition.ts';
import { type Diagnostic, hasErrors } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { splitDrafts } from '../src/lib/published/issues.ts';
import { readCatalogue } from './catalogue.ts';
import { doubtfulNumbers } from './doubtful.ts';
import { extractFrom, readIssues } from './extraction.ts';
import { takeLock } from './import/lock.ts';
import { recover } from './import/recover.ts';
import { checkLedgers } from './ledgers.ts';
import { findBroken, lostIssues } from './promises.ts';
import { BULLETINS, loadBulletins, readArguments, report, SOURCES } from './run.ts';

const NOTICE = '由 npm run extract 从 content/ 生成，请勿手工修改。';

const { values } = readArguments(
  {
    options: {
      check: { type: 'boolean', default: false },
      published: { type: 'boolean', default: false },
      to: { type: 'string', default: 'src/data' },
    },
  },
  '用法：npm run extract [-- --check] [--published --to 文件夹]',
);
const unsettled = [...recover(BULLETINS, SOURCES), ...lockOut()];
const { bulletins, diagnostics } = loadBulletins();
const { catalogue, diagnostics: faults } = readCatalogue();
report([...unsettled, ...diagnostics, ...faults]);
if (!hasErrors([...unsettled, ...diagnostics, ...faults])) {
  const issues = publishedIssues();
  const { published, drafts } = splitDrafts(bulletins, issues);
  report(bulletins.flatMap((each) => doubtfulNumbers(each, `${BULLETINS}/${each.serial}.mdx`)));
  const read = readIssues(bulletins, catalogue, (slow) => report([slow]));
  const all = extractFrom(read, catalogue);
  const leftOut = new Set(drafts.map(({ serial }) => serial));
  const alone =
    drafts.length === 0
      ? all
      : extractFrom(
          read.filter(({ bulletin }) => published.includes(bulletin)),
          catalogue,
          leftOut,
        );
  const today = new Date().toISOString().slice(0, 10);
  const chosen = values.published ? alone : all;
  // Held against lists or issues that are gone, everything would seem to have changed.
  const lost = [...checkLedgers(), ...lostIssues(read, issues)];
  const broken = hasErrors(lost) ? [] : findBroken(alone, issues, today);
  const refusals = [...lost, ...broken, ...(values.published ? [] : all.faults)];
  report([
    ...chosen.warnings,
    ...refusals,
    ...(drafts.length > 0 && !values.published && !hasErrors(lost)
      ? asWarnings(findBroken(all, issues, today), broken)
      : []),
  ]);
  // All or nothing: what is refused leaves every file as it was.
  if (!hasErrors(refusals)) {
    const files = Object.entries(chosen.data).map(([name, data]) => [join(values.to, `${name}.json`), toJson(data)]);
    if (!values.check) mkdirSync(values.to, { recursive: true });
    const stale = files.flatMap(([file = '', content = '']) => settle(file, content));
    report(stale);
    if (stale.length === 0 && !values.published)
      console.log(
        `${bulletins.length} 期${drafts.length > 0 ? `（${drafts.length} 期是草稿）` : ''}，${all.figures.length} 个数字，${all.observations.length} 条观测值，${all.counts.checks} 处核算，${all.counts.places} 处机制。`,
      );
  }
}

/** Whoever writes is alone: no import changes what is read meanwhile, no second extraction writes between these files. */
function lockOut(): Diagnostic[] {
  if (values.check || values.published || !existsSync(BULLETINS)) return [];
  const lock = takeLock(BULLETINS);
  if ('diagnostic' in lock) return [lock.diagnostic];
  process.on('exit', lock.release);
  return lock.notices;
}

/** What readers have been told and would be told otherwise once the drafts are published. */
function asWarnings(found: readonly Diagnostic[], known: readonly Diagnostic[]): Diagnostic[] {
  const already = new Set(known.map(({ message }) => message));
  return found
    .filter(({ message }) => !already.has(message))
    .map(({ code, severity: _, message: what, repair, ...place }) =>
      fault('once-published', { ...place, detail: [...(place.detail ?? []), repair] }, { code, what }),
    );
}

function toJson(data: object): string {
  return `${JSON.stringify({ notice: NOTICE, ...data }, null, 1)}\n`;
}

/** Git for Windows may have written the lines with their ends of that system. */
function isSame(file: string, content: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === content;
}

/** Writes a file, or says that it is stale. */
function settle(file: string, content: string): Diagnostic[] {
  if (!values.check) {
    writeFileAtomic.sync(file, content);
    return [];
  }
  return isSame(file, content) ? [] : [fault('stale', { file })];
}
