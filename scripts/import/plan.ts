import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { toMdx } from '../../src/lib/bulletin/to-mdx.ts';
import { type Diagnostic, hasErrors } from '../../src/lib/diagnostic.ts';
import { FORMS } from '../../src/lib/receive/form.ts';
import { carryMarks } from '../../src/lib/source/carry.ts';
import { decodeSource } from '../../src/lib/source/decode.ts';
import { checkFidelity } from '../../src/lib/source/fidelity.ts';
import { checkSequence } from '../../src/lib/source/sequence.ts';
import { receivedFiles, receivedFolder } from '../received.ts';
import type { Write } from './commit.ts';
import { compareTexts } from './compare.ts';
import { neighboursOf } from './neighbours.ts';
import { checkFigures, type Received } from './read.ts';

/** Where imports write, and whether they may replace what is there. */
export interface Settings {
  to: string;
  sources: string;
  force: boolean;
}

/** What is to be written, or why nothing is; `note` says that nothing need be. */
export interface Plan {
  writes: Write[];
  diagnostics: Diagnostic[];
  note?: string;
}

/** Holds a received bulletin against what is there, and proves what would be written. */
export function plan(received: Received, bulletin: Bulletin, settings: Settings): Plan {
  const { file, text } = received;
  const target = join(settings.to, `${bulletin.serial}.mdx`);
  const source = sourceOf(received, bulletin.serial, settings);
  const fresh = withEarlierMarks({ ...bulletin, source: basename(source.path) }, target, settings);
  const mdx = toMdx(fresh.bulletin);
  const diagnostics = [
    ...inSequence(bulletin, file, settings),
    ...fresh.diagnostics,
    ...prove(mdx, text, target, source.path),
    ...checkFigures(fresh.bulletin, target),
  ];
  if (hasErrors(diagnostics)) return { writes: [], diagnostics };
  const { keptText } = source;
  if (keptText !== undefined && keptText !== text && !settings.force)
    return { writes: [], diagnostics: [...diagnostics, differs(received, source.path, keptText)] };
  // The same text once more, in whatever form, is no news.
  const copies = keptText === text && !settings.force ? [] : source.writes;
  const earlier = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
  if (earlier === undefined || (earlier !== mdx && settings.force))
    return { writes: [...copies, { path: target, content: mdx }], diagnostics };
  if (earlier === mdx) return { writes: copies, diagnostics, note: `${target} 没有变化` };
  const broken = prove(earlier, text, target, source.path);
  if (broken.length > 0) return { writes: [], diagnostics: [...diagnostics, ...broken, edited(file, target)] };
  return { writes: copies, diagnostics, note: `${target} 没有变化：文字与来件一致，人工校订保留（${REMAKE}）` };
}

const REMAKE = '要从来件重新生成，加 --force：只保留 choice、sic 标记，其余手工改动会丢失';

/** The place of the text, what has to be written for it, and what is there. */
function sourceOf({ file, bytes, text, convertedFrom }: Received, serial: number, { sources }: Settings) {
  const isHere = resolve(dirname(file)) === resolve(sources);
  if (!convertedFrom && isHere) return { path: file, writes: [] as Write[], keptText: text };
  const path = join(sources, `${serial}.txt`);
  const isItself = resolve(file) === resolve(path);
  const content = convertedFrom ? Buffer.from(text) : bytes;
  const keep = convertedFrom && join(receivedFolder(sources), `${serial}.${FORMS[convertedFrom].extension}`);
  const candidates: Write[] = [
    ...receivedFiles(sources, path).flatMap((other) => (other === keep ? [] : [{ path: other }])),
    ...(keep ? [{ path: keep, content: bytes }] : []),
    { path, content },
  ];
  const writes = candidates.filter(
    (write) => !(write.content && existsSync(write.path) && readFileSync(write.path).equals(write.content as Buffer)),
  );
  const keptText = existsSync(path) && !isItself ? decodeSource(readFileSync(path), path).text : undefined;
  return { path, writes, keptText };
}

/** A bulletin that contradicts its neighbours is an error, unless somebody says that it is printed so. */
function inSequence(bulletin: Bulletin, file: string, { to, force }: Settings): Diagnostic[] {
  const found = checkSequence(bulletin, neighboursOf(bulletin.serial, to), file);
  return force ? found.map((each) => ({ ...each, severity: 'warning' })) : found;
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
  const diagnostics = lost.map(
    ({ id, mark, reading }): Diagnostic => ({
      code: 'mark-lost',
      severity: 'warning',
      file: target,
      line: earlier.lines.get(id) ?? 1,
      quote: mark.sic || reading,
      message: `${id} 处的${mark.kind === 'choice' ? `更正（改为“${reading}”）` : '存疑标记'}在新文本里找不到原位`,
      repair: '对照来件，在新文件里手工补上这个标记。',
    }),
  );
  return { bulletin, diagnostics };
}

/** What is about to be written must read back as the same text as the source. */
function prove(mdx: string, source: string, file: string, sourceFile: string): Diagnostic[] {
  const { bulletin, lines, diagnostics } = fromMdx(mdx, file);
  return bulletin ? checkFidelity({ bulletin, lines, file, source, sourceFile }) : diagnostics;
}

function edited(file: string, target: string): Diagnostic {
  return {
    code: 'edited',
    severity: 'error',
    message: `${target} 已经存在，文字与来件不同（经人编辑过）`,
    repair: `直接编辑该文件即可；${REMAKE}。`,
    file,
    line: 1,
  };
}

function differs({ file, text }: Received, path: string, kept: string): Diagnostic {
  return {
    code: 'source-differs',
    severity: 'error',
    message: `这一期已经收过，${path} 的文字与这个文件不同（- 已收的，+ 这个文件）`,
    repair: '确认哪一份是来件；要换成这一份，加 --force。',
    file,
    line: 1,
    detail: compareTexts(kept, text),
  };
}
