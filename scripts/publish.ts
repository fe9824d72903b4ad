/**
 * Makes issues public: from here on readers are promised that their addresses, ids and values stay.
 *
 *     npm run publish -- SERIAL…   these drafts, and whatever else is new or changed in the site
 *     npm run publish              no further issue: new charts, indicators, corrections
 *
 * Builds the site for readers, and only if all of it is right writes src/published/. On a fault nothing is promised and
 * the exit code is 2.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LISTS, publishedIssues } from '../src/edition.ts';
import { type Diagnostic, hasErrors } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { addIssues, type PublishedIssues, splitDrafts, writeIssues } from '../src/lib/published/issues.ts';
import { HAS_ADDRESS } from '../src/site.ts';
import { build } from './building.ts';
import { digestOfInputs } from './built.ts';
import { type BuiltAddresses, builtAddresses, grown, newIn } from './built-addresses.ts';
import { readCatalogue } from './catalogue.ts';
import { daysOf, writeDays } from './days.ts';
import { extractIssues } from './extraction/issue.ts';
import { joinIssues } from './extraction/join.ts';
import { commit, settle } from './import/commit.ts';
import { notWritten } from './import/importing.ts';
import { takeLock } from './import/lock.ts';
import { recover } from './import/recover.ts';
import { ADDRESSES, checkLedgers, IDS, ISSUES, PAGES, readList, sumsOf } from './ledgers.ts';
import { findBroken, listsOf, lostIssues } from './promises.ts';
import { BULLETINS, readArguments, readBulletins, report, SOURCES } from './run.ts';
import { unconfirmedIn } from './unconfirmed.ts';

/** Where a build finds the lists as they will be; what a killed one has left is put away by the next. */
const STAGED = '.astro/published-lists';

const USAGE = '用法：npm run publish -- [总期号…]\n例如：npm run publish -- 756';
const { positionals } = readArguments({ options: {} }, USAGE);

mkdirSync(BULLETINS, { recursive: true });
const unsettled = recover(BULLETINS, SOURCES);
// No import and no extraction changes what is published meanwhile.
const lock = takeLock(BULLETINS);
report([...unsettled, ...('diagnostic' in lock ? [lock.diagnostic] : lock.notices)]);
if (!hasErrors(unsettled) && !('diagnostic' in lock)) {
  process.on('exit', lock.release);
  const outcome = publishOrTell(positionals);
  report(outcome.diagnostics);
  for (const line of outcome.lines) console.log(line);
}

interface Outcome {
  diagnostics: Diagnostic[];
  lines: string[];
}

/** A disk that is full or may not be written is no fault of the program. */
function publishOrTell(asked: readonly string[]): Outcome {
  try {
    mkdirSync(LISTS, { recursive: true });
    settle(LISTS, [LISTS]);
    return publish(asked);
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).syscall) throw error;
    return { diagnostics: [notWritten(error as NodeJS.ErrnoException, LISTS, { to: LISTS })], lines: [] };
  }
}

/** Publishes drafts, or says why not; what is asked for is checked before the long work begins. */
function publish(asked: readonly string[]): Outcome {
  const inputs = digestOfInputs();
  const refuse = (diagnostics: Diagnostic[]) => ({ diagnostics, lines: [] });
  const editions = readBulletins();
  const before = publishedIssues();
  const today = new Date().toISOString().slice(0, 10);
  const issues = addIssues(before, asked, today);
  const own = editions.filter(({ bulletin }) => !bulletin || issues.has(String(bulletin.serial)));
  const { catalogue, diagnostics: faults } = readCatalogue();
  const refusals = [
    ...findUnheld(asked, before, editions),
    ...own.flatMap(({ diagnostics }) => diagnostics),
    ...unconfirmedIn(own, 'error'),
    ...checkLedgers(),
    ...faults,
  ];
  if (hasErrors(refusals)) return refuse(refusals);

  const { published, drafts } = splitDrafts(
    editions.flatMap(({ bulletin }) => bulletin ?? []),
    issues,
  );
  const slow: Diagnostic[] = [];
  const read = extractIssues(published, catalogue, (each) => slow.push(each));
  const extraction = joinIssues(read, catalogue, new Set(drafts.map(({ serial }) => serial)));
  const broken = [...findBroken(extraction, issues, today), ...(drafts.length > 0 ? [] : extraction.faults)];
  if (hasErrors(broken)) return refuse(broken);

  const told = { [ISSUES]: writeIssues(issues), ...listsOf(extraction, issues, today) };
  stage({ ...told, ...sumsOf(told) });
  const code = build({ lists: STAGED, isForReaders: true, inputs });
  if (code !== 0) return refuse([fault('not-published', {})]);
  const added = writeLists(told, today);
  const fresh = [...issues.keys()].filter((each) => !before.has(each));
  return {
    diagnostics: slow,
    lines: [
      fresh.length > 0 ? `公布了第 ${fresh.join('、')} 期。` : '没有新公布的期。',
      `新增 ${added[ADDRESSES].length} 个地址、${added[IDS].length} 处编号；从现在起它们不再改变。`,
      `把 content、src/data 和 ${LISTS} 一并提交；${HAS_ADDRESS ? 'dist/ 就是给读者的网站（npm run release）' : '给读者的网站用 SITE_ADDRESS=https://… npm run build 生成，再 npm run release'}。`,
    ],
  };
}

/** Issues that are to be published, or were, and that no bulletin has. */
function findUnheld(
  asked: readonly string[],
  published: PublishedIssues,
  editions: ReturnType<typeof readBulletins>,
): Diagnostic[] {
  const held = editions.flatMap(({ bulletin }) => (bulletin ? [bulletin.serial] : []));
  const unknown = asked.filter((each) => !held.map(String).includes(each) && !published.has(each));
  return [
    ...unknown.map((quote) => fault('no-such-issue', { quote }, { held: held.join('、') || '（还没有）' })),
    ...lostIssues(held, published),
  ];
}

/** The lists as the build is to see them, in a folder of their own. */
function stage(lists: Readonly<Record<string, string>>): void {
  rmSync(STAGED, { recursive: true, force: true });
  cpSync(LISTS, STAGED, { recursive: true });
  // At the first publication there is no list yet.
  const all = { [ADDRESSES]: readList(ADDRESSES), [IDS]: readList(IDS), ...lists };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(STAGED, name), content);
}

/** Writes the lists, all or none. @param told those that need no built site @returns what has come to the others */
function writeLists(told: Readonly<Record<string, string>>, today: string): BuiltAddresses {
  const added = newIn(builtAddresses('dist'));
  const lists = {
    ...told,
    [ADDRESSES]: grown(ADDRESSES, added[ADDRESSES]),
    [IDS]: grown(IDS, added[IDS]),
    [PAGES]: writeDays(daysOf('dist', today)),
  };
  const writes = Object.entries({ ...lists, ...sumsOf(lists) });
  commit(
    LISTS,
    writes.map(([name, content]) => ({ path: join(LISTS, name), content })),
  );
  return added;
}
