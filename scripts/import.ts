/**
 * Received text → content/bulletins/SERIAL.mdx.
 *
 *     npm run import -- FILE… [--force] [--to FOLDER] [--sources FOLDER]
 *
 * A file from elsewhere is kept, byte for byte, as content/sources/SERIAL.txt.
 * A bulletin that people have edited is not overwritten; --force imports it anew and puts the marks of
 * its editors back where they still fit. On a bad input nothing is written and the exit code is 2.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { checkBulletin } from '../src/lib/arithmetic/check.ts';
import { fromMdx } from '../src/lib/bulletin/from-mdx.ts';
import type { Bulletin } from '../src/lib/bulletin/schema.ts';
import { toMdx } from '../src/lib/bulletin/to-mdx.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { carryMarks } from '../src/lib/source/carry.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { checkFidelity } from '../src/lib/source/fidelity.ts';
import { parseSource } from '../src/lib/source/parse.ts';
import { BAD_INPUT, BULLETINS, readArguments, readBytes, report, SOURCES } from './run.ts';

const USAGE =
  '用法：npm run import -- 文件… [--force] [--to 文件夹] [--sources 文件夹]\n例如：npm run import -- content/sources/679.txt';
const { values, positionals } = readArguments(
  {
    options: {
      force: { type: 'boolean', default: false },
      to: { type: 'string', default: BULLETINS },
      sources: { type: 'string', default: SOURCES },
    },
  },
  USAGE,
);

if (positionals.length === 0) {
  console.error(USAGE);
  process.exitCode = BAD_INPUT;
}
for (const file of positionals) importFile(file);

function importFile(file: string): void {
  const { writes, diagnostics } = convert(file);
  report(diagnostics);
  try {
    for (const folder of new Set(writes.map(({ path }) => dirname(path)))) mkdirSync(folder, { recursive: true });
    for (const { path, content } of writes) {
      writeFileAtomic.sync(path, content);
      console.log(`${file} → ${path}`);
    }
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    report([fault('not-written', `写不进 ${path ?? values.to}（${code}）`, '检查文件夹的路径和权限。', file)]);
  }
}

interface Conversion {
  writes: { path: string; content: string | Buffer }[];
  diagnostics: Diagnostic[];
}

/** Reads, parses and proves one file; says what is to be written where, or why nothing is. */
function convert(file: string): Conversion {
  const refuse = (...diagnostics: Diagnostic[]): Conversion => ({ writes: [], diagnostics });
  const { bytes, diagnostics: unreadable } = readBytes(file);
  if (unreadable.length > 0) return refuse(...unreadable);
  const decoded = decodeSource(bytes, file);
  if (decoded.diagnostics.length > 0) return refuse(...decoded.diagnostics);
  const parsed = parseSource(decoded.text, file);
  if (!parsed.bulletin) return refuse(...parsed.diagnostics);
  const target = join(values.to, `${parsed.bulletin.serial}.mdx`);
  const source = keepSource(file, bytes, parsed.bulletin.serial);
  const { bulletin, diagnostics } = withEarlierMarks({ ...parsed.bulletin, source: basename(source.path) }, target);
  const mdx = toMdx(bulletin);
  const problems = [
    ...parsed.diagnostics,
    ...diagnostics,
    ...prove(mdx, decoded.text, target, file),
    ...checkFigures(bulletin, target),
  ];
  if (problems.some((d) => d.severity === 'error')) return refuse(...problems);
  const earlier = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
  if (earlier === mdx) {
    console.log(`${target} 没有变化`);
    return refuse(...problems);
  }
  if (earlier !== undefined && !values.force) {
    const message = `${target} 已经存在，内容与重新导入的结果不同（经人编辑过）`;
    return refuse(
      fault(
        'edited',
        message,
        '直接编辑该文件即可；要从来件重新生成，加 --force：只保留 choice、sic 标记，其余手工改动会丢失。',
        file,
      ),
    );
  }
  if (source.isTaken && !values.force) {
    const message = `${source.path} 已经存在，内容与这个文件不同`;
    return refuse(fault('source-differs', message, '确认哪一份是来件；要换成这一份，加 --force。', file));
  }
  const copies = source.isNew ? [{ path: source.path, content: bytes }] : [];
  return { writes: [...copies, { path: target, content: mdx }], diagnostics: problems };
}

/** Where the received file is kept, and whether it has to be copied there. */
function keepSource(file: string, bytes: Buffer, serial: number) {
  if (resolve(dirname(file)) === resolve(values.sources)) return { path: file, isNew: false, isTaken: false };
  const path = join(values.sources, `${serial}.txt`);
  const isThere = existsSync(path);
  const isSame = isThere && readFileSync(path).equals(bytes);
  return { path, isNew: !isSame, isTaken: isThere && !isSame };
}

/** With --force: the marks of the bulletin that is there, put into the new one. */
function withEarlierMarks(fresh: Bulletin, target: string): { bulletin: Bulletin; diagnostics: Diagnostic[] } {
  if (!values.force || !existsSync(target)) return { bulletin: fresh, diagnostics: [] };
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

/** A printed percentage that its own figures do not give is pointed out; the text stays as it is. */
function checkFigures(bulletin: Bulletin, file: string): Diagnostic[] {
  return checkBulletin(bulletin)
    .filter((check) => check.result === 'fails')
    .map(({ expression, computed, printed, unit, figures, quote }) => ({
      code: 'arithmetic-differs',
      severity: 'warning',
      file,
      line: 1,
      quote,
      message: `${figures.at(-1)} 印作 ${printed}${unit}，由 ${expression} 算得 ${computed}${unit}`,
      repair: '对照原件：原件如此就不用改，读者会看到核算结果；是识别错的，用 <choice> 标出更正。',
    }));
}

/** What is about to be written must read back as the same text as the source. */
function prove(mdx: string, source: string, file: string, sourceFile: string): Diagnostic[] {
  const { bulletin, lines, diagnostics } = fromMdx(mdx, file);
  return bulletin ? checkFidelity({ bulletin, lines, file, source, sourceFile }) : diagnostics;
}

/** An error about a file as a whole. */
function fault(code: string, message: string, repair: string, file: string): Diagnostic {
  return { code, severity: 'error', message, repair, file, line: 1 };
}
