import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import type { IssueKey } from '../../src/lib/bulletin/issue-key.ts';
import { printedPieces } from '../../src/lib/bulletin/printed.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import { type Diagnostic, hasErrors } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import type { Difference } from '../../src/lib/proof/compare.ts';
import { type Entry, writeRecord } from '../../src/lib/proof/record.ts';
import { ARRANGEMENTS } from '../../src/lib/proof/rules.ts';
import { toSourceText } from '../../src/lib/proof/source-text.ts';
import { FORMS } from '../../src/lib/receive/form.ts';
import { carryMarks } from '../../src/lib/source/carry.ts';
import { checkFidelity } from '../../src/lib/source/fidelity.ts';
import { recordImport } from '../../src/lib/source/record.ts';
import { misreadNumbers } from '../doubtful.ts';
import { recordFile } from '../original.ts';
import { receivedFiles, receivedFolder } from '../received.ts';
import type { Write } from './commit.ts';
import { compareTexts } from './compare.ts';
import { inSequence, notAnother, notOfToday, notPublished, notTaken } from './objections.ts';
import { checkFigures, type Received } from './read.ts';
import type { Settings } from './settings.ts';

/** What is to be written, or why nothing is; `note` says that nothing need be. */
export interface Plan {
  writes: Write[];
  diagnostics: Diagnostic[];
  note?: string;
}

/** Holds a received bulletin against what is there, and proves what would be written. */
export function plan(received: Received, bulletin: Bulletin, settings: Settings): Plan {
  const { file } = received;
  const target = join(settings.to, `${bulletin.serial}.mdx`);
  const source = sourceOf(received, bulletin.serial, settings);
  const fresh = withEarlierMarks({ ...bulletin, source: basename(source.path) }, target, settings);
  const mdx = toMdx(fresh.bulletin);
  const { entries, diagnostics: unproved } = recordOf(received, fresh.bulletin, target);
  const record: Write = { path: recordFile(settings.sources, source.path), content: writeRecord(entries) };
  const diagnostics = [
    ...notOfToday(bulletin, file, settings),
    ...notAnother(bulletin, target, file, settings),
    ...notTaken(bulletin, target, file, settings),
    ...inSequence(bulletin, file, settings),
    ...fresh.diagnostics,
    ...reordered(entries, received),
    ...(unproved.length > 0 ? unproved : prove(mdx, received, entries, target)),
    ...checkFigures(fresh.bulletin, target),
    ...misreadNumbers(fresh.bulletin, target),
  ];
  if (hasErrors(diagnostics)) return { writes: [], diagnostics };
  const { keptText, text } = source;
  const isKept = keptText !== undefined && isSameText(keptText, text);
  if (keptText !== undefined && !isKept && !settings.force)
    return { writes: [], diagnostics: [...diagnostics, differs(file, source.path, keptText, text)] };
  // The same text once more, in whatever form, is no news.
  const copies = [...(isKept && !settings.force ? [] : source.writes), ...changed([record])];
  const earlier = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
  if (earlier === undefined || (earlier !== mdx && settings.force)) {
    const writes = [...copies, { path: target, content: mdx }];
    const objections = notPublished(bulletin, target, file, settings, writes);
    if (objections.length > 0) return { writes: [], diagnostics: [...diagnostics, ...objections] };
    return { writes, diagnostics, ...(earlier !== undefined && { note: `--force：替换了原来的 ${target}` }) };
  }
  if (earlier === mdx) return { writes: copies, diagnostics, note: `${target} 没有变化` };
  const broken = prove(earlier, received, entries, target);
  if (broken.length > 0)
    return { writes: [], diagnostics: [...diagnostics, ...broken, fault('edited', { file, line: 1 }, { target })] };
  const confirmed = settings.confirm ? withoutDoubts(earlier, target) : undefined;
  if (confirmed)
    return { writes: [...copies, { path: target, content: confirmed }], diagnostics, note: '拿不准的各处已确认' };
  return { writes: copies, diagnostics, note: `${target} 没有变化：文字与来件一致，人工校订保留（${REMAKE}）` };
}

const REMAKE = '要从来件重新生成，运行 npm run import -- 文件 --force：只保留 choice、sic 标记，其余手工改动会丢失';

/** The place of the text, what has to be written for it, and what is there. */
function sourceOf({ file, bytes, first, form, isSource, original }: Received, serial: IssueKey, { sources }: Settings) {
  const text = isSource ? bytes.toString('utf8') : toSourceText(original);
  const isHere = resolve(dirname(file)) === resolve(sources);
  if (isSource && isHere) return { path: file, writes: [] as Write[], text, keptText: text };
  const path = join(sources, `${serial}.txt`);
  const isItself = resolve(file) === resolve(path);
  const keep = isSource ? undefined : join(receivedFolder(sources), `${serial}.${FORMS[form].extension}`);
  const candidates: Write[] = [
    ...receivedFiles(sources, path).flatMap((other) => (other === keep ? [] : [{ path: other }])),
    ...(keep ? [{ path: keep, content: bytes }] : []),
    ...(first ? [{ path: join(receivedFolder(sources), `${serial}.${first.extension}`), content: first.bytes }] : []),
    { path, content: isSource ? bytes : text },
  ];
  const keptText = existsSync(path) && !isItself ? readFileSync(path, 'utf8') : undefined;
  return { path, writes: changed(candidates), text, keptText };
}

/** The same but for line ends and a byte order mark. */
function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  return plain(one) === plain(other);
}

/** Those that would change something. */
function changed(writes: readonly Write[]): Write[] {
  return writes.filter(
    ({ path, content }) =>
      content === undefined || !existsSync(path) || !readFileSync(path).equals(Buffer.from(content)),
  );
}

/** The record of this import: every change that it has named, found in what the plain reader reads. */
function recordOf(
  received: Received,
  bulletin: Bulletin,
  target: string,
): { entries: Entry[]; diagnostics: Diagnostic[] } {
  const { file, form, original } = received;
  const { entries, differences } = recordImport(received, bulletin, original, form);
  const [first] = differences;
  if (!first) return { entries, diagnostics: [] };
  const place = printedPieces(bulletin)[first.block]?.place ?? '报头';
  if (first.untold) return { entries, diagnostics: [untold(first, file)] };
  const { why, printed, quote } = first;
  const lost = fault('text-lost', { file, line: first.line || 1, quote }, { why, target, place, printed });
  return { entries, diagnostics: [lost] };
}

function untold({ line, quote, why, untold: where }: Difference, file: string): Diagnostic {
  return fault('false-characters', { file, line, quote }, { page: where?.page ?? 1, why: `第 ${line} 行的${why}` });
}

/** Where the order of the edition is not that of the file, an editor is told what was read before what, and why. */
function reordered(entries: readonly Entry[], { file, original }: Received): Diagnostic[] {
  const byLine = new Map(original.map((line) => [line.line, line]));
  return entries.flatMap(({ rule, line }): Diagnostic[] => {
    if (!(rule in ARRANGEMENTS)) return [];
    const { page, text: quote = '' } = byLine.get(line) ?? {};
    const why = ARRANGEMENTS[rule as keyof typeof ARRANGEMENTS];
    return [fault('reordered', { file, line, quote }, { page: page ?? 1, line, why })];
  });
}

/** With --force: the marks of the bulletin that is there, put into the new one. */
function withEarlierMarks(
  fresh: Bulletin,
  target: string,
  { force }: Settings,
): { bulletin: Bulletin; diagnostics: Diagnostic[] } {
  if (!force || !existsSync(target)) return { bulletin: fresh, diagnostics: [] };
  const earlier = fromMdx(readFileSync(target, 'utf8'), target);
  if (!earlier.bulletin) return { bulletin: fresh, diagnostics: [] };
  const { bulletin, lost } = carryMarks(earlier.bulletin, fresh);
  const diagnostics = lost.map(({ id, mark, reading }) =>
    fault(
      'mark-lost',
      { file: target, line: earlier.lines.get(id) ?? 1, quote: mark.sic || reading },
      { id, mark: mark.kind === 'choice' ? `更正（改为“${reading}”）` : '存疑标记' },
    ),
  );
  return { bulletin, diagnostics };
}

/** What is about to be written must read back as the same text as the original. */
function prove(
  mdx: string,
  { original, file: sourceFile }: Received,
  record: readonly Entry[],
  file: string,
): Diagnostic[] {
  const { bulletin, lines, diagnostics } = fromMdx(mdx, file);
  return bulletin ? checkFidelity({ bulletin, lines, file, original, record, sourceFile }) : diagnostics;
}

/** The edition with its doubtful decisions confirmed; nothing where it has none. */
function withoutDoubts(mdx: string, file: string): string | undefined {
  const { bulletin } = fromMdx(mdx, file);
  if (!bulletin?.unconfirmed) return undefined;
  const { unconfirmed: _, ...confirmed } = bulletin;
  return toMdx(confirmed);
}

function differs(file: string, path: string, kept: string, text: string): Diagnostic {
  return fault('source-differs', { file, line: 1, detail: compareTexts(kept, text) }, { path });
}
