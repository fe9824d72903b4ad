/**
 * content/bulletins/*.mdx → src/data/ISSUE/*.json: figures, observations, checks, places of the mechanisms, corrections; and what
 * joins the issues → src/data/joined/*.json. An issue of which nothing has changed is not read again. Nothing here is a promise: it may
 * be run as often as one likes. What was published must come out as it was published, or content/changes.yaml says why not.
 *
 *     npm run extract                            writes the files
 *     npm run extract -- --check                 compares only; exit code 2 if a committed file is stale
 *     npm run extract -- --published --to FOLDER  of the published issues alone
 */
import { existsSync, mkdirSync } from 'node:fs';
import { publishedIssues } from '../src/edition.ts';
import { type Diagnostic, hasErrors } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { readCatalogue } from './catalogue.ts';
import { asStale, filesOfIssue, findStale, settleData, toJson, writeStale } from './extraction/files.ts';
import { joinIssues } from './extraction/join.ts';
import { type HeldIssue, readIssues } from './extraction/read.ts';
import { takeLock } from './import/lock.ts';
import { recover } from './import/recover.ts';
import { checkLedgers } from './ledgers.ts';
import { findBroken, lostIssues } from './promises.ts';
import { BULLETINS, readArguments, report, SOURCES } from './run.ts';

/** The data of the project. */
const HOME = 'src/data';

const { values } = readArguments(
  {
    options: {
      check: { type: 'boolean', default: false },
      published: { type: 'boolean', default: false },
      to: { type: 'string', default: HOME },
    },
  },
  '用法：npm run extract [-- --check] [--published --to 文件夹]',
);
const unsettled = [...recover(BULLETINS, SOURCES), ...lockOut()];
const { catalogue, diagnostics: faults } = readCatalogue();
report([...unsettled, ...faults]);
if (!hasErrors([...unsettled, ...faults])) {
  const held = readIssues(catalogue, HOME, (slow) => report([slow]));
  report(held.diagnostics);
  if (!hasErrors(held.diagnostics)) extract(held);
}

function extract({ issues: all, keep }: ReturnType<typeof readIssues>): void {
  const told = publishedIssues();
  const [published, drafts] = [true, false].map((wanted) =>
    all.filter(({ read }) => told.has(String(read.issue.serial)) === wanted),
  ) as [HeldIssue[], HeldIssue[]];
  report(all.flatMap(({ read }) => read.doubts));
  const join = (some: readonly HeldIssue[], leftOut?: ReadonlySet<unknown>) =>
    joinIssues(
      some.map(({ read }) => read),
      catalogue,
      leftOut,
    );
  const whole = join(all);
  const alone = drafts.length === 0 ? whole : join(published, new Set(drafts.map(({ read }) => read.issue.serial)));
  const today = new Date().toISOString().slice(0, 10);
  // Held against lists or issues that are gone, everything would seem to have changed.
  const lost = [
    ...checkLedgers(),
    ...lostIssues(
      all.map(({ read }) => read.issue.serial),
      told,
    ),
  ];
  const broken = hasErrors(lost) ? [] : findBroken(alone, told, today);
  const chosen = values.published ? alone : whole;
  const refusals = [...lost, ...broken, ...(values.published ? [] : whole.faults)];
  report([
    ...chosen.warnings,
    ...refusals,
    ...(drafts.length > 0 && !values.published && !hasErrors(lost)
      ? asWarnings(findBroken(whole, told, today), broken)
      : []),
  ]);
  // All or nothing: what is refused leaves every file as it was.
  if (hasErrors(refusals) || !settle(values.published ? published : all, chosen.joined)) return;
  // What was read is known by what came of it in the data of the project.
  if (values.to === HOME) keep();
  if (!values.published)
    console.log(
      `${all.length} 期${drafts.length > 0 ? `（${drafts.length} 期是草稿）` : ''}，${whole.figures.length} 个数字，${whole.observations.length} 条观测值，${whole.counts.checks} 处核算，${whole.counts.places} 处机制。`,
    );
}

/** Writes what is other than it should be, or only says what is. @returns whether the files are what they should be now */
function settle(issues: readonly HeldIssue[], joined: Readonly<Record<string, object>>): boolean {
  const { to } = values;
  const isHome = to === HOME;
  const wanted = new Map(Object.entries(joined).map(([name, data]) => [`${name}.json`, toJson(data)]));
  const intact = new Set<string>();
  for (const { read, files } of issues)
    for (const [path, content] of isHome ? files : filesOfIssue(read))
      if (content === undefined) intact.add(path);
      else wanted.set(path, content);
  if (values.check) {
    const stale = findStale(to, wanted, intact);
    report(asStale(to, stale));
    return stale.length === 0;
  }
  mkdirSync(to, { recursive: true });
  settleData(to);
  writeStale(to, findStale(to, wanted, intact), wanted);
  return true;
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
