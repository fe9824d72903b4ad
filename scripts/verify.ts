/**
 * Proves that every bulletin, read as printed, is its source: `npm run verify`.
 * Exit code 2 and the place if a single character differs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { checkFidelity, checkMasthead } from '../src/lib/source/fidelity.ts';
import { BAD_INPUT, BULLETINS, readArguments, readBulletins, report, SOURCES } from './run.ts';

const { values } = readArguments(
  { options: { bulletins: { type: 'string', default: BULLETINS }, sources: { type: 'string', default: SOURCES } } },
  '用法：npm run verify -- [--bulletins 文件夹] [--sources 文件夹]',
);

const editions = readBulletins(values.bulletins);
if (editions.length === 0) {
  console.error(`${values.bulletins} 里没有 .mdx 文件：检查路径。`);
  process.exit(BAD_INPUT);
}
const diagnostics = editions.flatMap(verify);
report(diagnostics);
if (diagnostics.length === 0) {
  const articles = editions.flatMap((e) => e.bulletin?.articles ?? []);
  console.log(`${editions.length} 期、${articles.length} 篇文章与来件逐字一致（空白、标点宽窄和识别标记除外）。`);
}

function verify({ file, bulletin, lines, diagnostics: faults }: (typeof editions)[number]): Diagnostic[] {
  if (!bulletin) return faults;
  const sourceFile = join(values.sources, bulletin.source);
  const fault = (code: string, message: string, repair: string): Diagnostic[] => [
    { code, severity: 'error', message, repair, file, line: 1 },
  ];
  if (basename(file, '.mdx') !== String(bulletin.serial)) {
    return fault('serial-differs', `文件名与总期号 ${bulletin.serial} 不符`, `改名为 ${bulletin.serial}.mdx。`);
  }
  if (!existsSync(sourceFile))
    return fault('no-source', `没有来件 ${sourceFile}`, '把收到的原文存到那里，不做任何改动。');
  const decoded = decodeSource(readFileSync(sourceFile), sourceFile);
  if (decoded.diagnostics.length > 0) return decoded.diagnostics;
  return [
    ...checkMasthead(bulletin, file),
    ...checkFidelity({ bulletin, lines, file, source: decoded.text, sourceFile }),
  ];
}
