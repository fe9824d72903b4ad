/**
 * Makes issues public: from here on readers are promised that their addresses, ids and values stay.
 *
 *     npm run publish -- SERIAL…   these drafts, and whatever else is new or changed in the site
 *     npm run publish              no further issue: new charts, indicators, corrections
 *
 * Builds the site for readers, and only if all of it is right writes src/published/. On a fault nothing is promised and
 * the exit code is 2.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LISTS, publishedIssues } from '../src/edition.ts';
import { type Diagnostic, hasErrors } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { addIssues, splitDrafts, writeIssues } from '../src/lib/published/issues.ts';
import { build } from './building.ts';
import { builtAddresses, grown, newIn } from './built-addresses.ts';
import { readCatalogue } from './catalogue.ts';
import { daysOf, writeDays } from './days.ts';
import { extractFrom, readIssues } from './extraction.ts';
import { commit, settle } from './import/commit.ts';
import { takeLock } from './import/lock.ts';
import { recover } from './import/recover.ts';
import { ADDRESSES, checkLedgers, IDS, ISSUES, PAGES, readList, sumsOf } from './ledgers.ts';
import { findBroken, listsOf } from './promises.ts';
import { BULLETINS, readArguments, readBulletins, report, SOURCES } from './run.ts';
import { unconfirmedIn } from './unconfirmed.ts';

const USAGE = '用法：npm run publish -- [总期号…]\n例如：npm run publish -- 756';
const { positionals } = readArguments({ options: {} }, USAGE);

mkdirSync(LISTS, { recursive: true });
const unsettled = recover(BULLETINS, SOURCES);
const lock = takeLock(LISTS);
report([...unsettled, ...('diagnostic' in lock ? [lock.diagnostic] : lock.notices)]);
if (!hasErrors(unsettled) && !('diagnostic' in lock)) {
  process.on('exit', lock.release);
  settle(LISTS, [LISTS]);
  const outcome = publish(positionals);
  report(outcome.diagnostics);
  for (const line of outcome.lines) console.log(line);
}

/** Publishes drafts, or says why not; what is asked for is checked before the long work begins. */
function publish(asked: readonly string[]): { diagnostics: Diagnostic[]; lines: string[] } {
  const refuse = (diagnostics: Diagnostic[]) => ({ diagnostics, lines: [] });
  const editions = readBulletins();
  const before = publishedIssues();
  const today = new Date().toISOString().slice(0, 10);
  const issues = addIssues(before, asked, today);
  const own = editions.filter(({ bulletin }) => !bulletin || issues.has(String(bulletin.serial)));
  const { catalogue, diagnostics: faults } = readCatalogue();
  const refusals = [
    ...unheld(asked, editions),
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
  const read = readIssues(published, catalogue, (each) => slow.push(each));
  const extraction = extractFrom(read, catalogue, new Set(drafts.map(({ serial }) => serial)));
  const broken = [...findBroken(extraction, issues, today), ...(drafts.length > 0 ? [] : extraction.faults)];
  if (broken.length > 0) return refuse(broken);

  const told = { [ISSUES]: writeIssues(issues), ...listsOf(extraction, issues, today) };
  const staged = stage({ ...told, ...sumsOf(told) });
  try {
    const code = build({ lists: staged, isForReaders: true });
    if (code !== 0) return refuse([fault('not-published', {})]);
  } finally {
    rmSync(staged, { recursive: true });
  }
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
  const fresh = [...issues.keys()].filter((each) => !before.has(each));
  return {
    diagnostics: slow,
    lines: [
      fresh.length > 0 ? `公布了第 ${fresh.join('、')} 期。` : '没有新公布的期。',
      `新增 ${added[ADDRESSES].length} 个地址、${added[IDS].length} 处编号；从现在起它们不再改变。`,
      `把 content、src/data 和 ${LISTS} 一并提交；dist/ 就是给读者的网站（npm run release）。`,
    ],
  };
}

/** Serials that no bulletin has. */
function unheld(asked: readonly string[], editions: ReturnType<typeof readBulletins>): Diagnostic[] {
  const held = editions.flatMap(({ bulletin }) => (bulletin ? [String(bulletin.serial)] : []));
  return asked
    .filter((each) => !held.includes(each))
    .map((quote) => fault('no-such-issue', { quote }, { held: held.join('、') || '（还没有）' }));
}

/** The lists as the build is to see them, in a folder of their own. */
function stage(lists: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'publish-'));
  if (existsSync(LISTS)) cpSync(LISTS, folder, { recursive: true });
  // At the first publication there is no list yet.
  const all = { [ADDRESSES]: readList(ADDRESSES), [IDS]: readList(IDS), ...lists };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content);
  return folder;
}
