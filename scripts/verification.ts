import { basename, join } from 'node:path';
import { isSupplement } from '../src/lib/bulletin/issue-key.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import type { PlainLine } from '../src/lib/proof/lines.ts';
import { readRecord } from '../src/lib/proof/record.ts';
import { toSourceText } from '../src/lib/proof/source-text.ts';
import { checkFidelity } from '../src/lib/source/fidelity.ts';
import { checkMasthead } from '../src/lib/source/masthead-fields.ts';
import { readBytes } from './bytes.ts';
import { compareTexts } from './import/compare.ts';
import { readOriginal, recordFile } from './original.ts';
import { receivedFiles } from './received.ts';
import type { readBulletins } from './run.ts';

type Edition = ReturnType<typeof readBulletins>[number];

/**
 * Proves one bulletin: read as printed it is what a plain reader, which shares nothing with the importer, reads of the
 * bytes that were received, but for what the record of the import names.
 * @returns the first differences, with their places; nothing if there is none
 */
export async function verifyEdition(edition: Edition, sources: string): Promise<Diagnostic[]> {
  const { file, bulletin, lines } = edition;
  if (!bulletin) return edition.diagnostics;
  const sourceFile = join(sources, bulletin.source);
  const fault = (code: string, message: string, repair: string): Diagnostic[] => [
    { code, severity: 'error', message, repair, file, line: 1 },
  ];
  if (basename(file, '.mdx') !== String(bulletin.serial)) {
    return fault(
      'serial-differs',
      `文件名与${isSupplement(bulletin.serial) ? '编号' : '总期号'} ${bulletin.serial} 不符`,
      `改名为 ${bulletin.serial}.mdx。`,
    );
  }
  const source = readBytes(sourceFile);
  if (source.diagnostics.some(({ code }) => code === 'no-file'))
    return fault('no-source', `没有来件 ${sourceFile}`, '把收到的原文存到那里，不做任何改动。');
  if (source.diagnostics.length > 0) return source.diagnostics;
  const [received = sourceFile, second] = receivedFiles(sources, bulletin.source);
  if (second) return [{ ...twoReceived(received, second), file: sourceFile }];
  const kept = received === sourceFile ? source : readBytes(received);
  if (kept.diagnostics.length > 0) return kept.diagnostics;
  const recordName = recordFile(sources, bulletin.source);
  const recorded = readBytes(recordName);
  if (recorded.diagnostics.length > 0)
    return fault('no-record', `没有录入记录 ${recordName}`, `运行 npm run import -- ${received} 补上；人工校订不动。`);
  try {
    const original = await readOriginal(kept.bytes, received);
    return [
      ...(received === sourceFile ? [] : checkSource(source.bytes.toString('utf8'), original, sourceFile, received)),
      ...checkMasthead(bulletin, file),
      ...checkFidelity({
        bulletin,
        lines,
        file,
        original,
        record: readRecord(recorded.bytes.toString('utf8')),
        sourceFile,
      }),
    ];
  } catch (error) {
    return fault(
      'unreadable',
      `${received} 或它的录入记录读不出来（${(error as Error).message}）`,
      '从备份或 git 恢复这个文件。',
    );
  }
}

function twoReceived(first: string, second: string): Diagnostic {
  const message = `收到的文件有两份：${first} 与 ${second}`;
  return { code: 'two-received', severity: 'error', message, repair: '只留来件的那一份。' };
}

/** The text beside what was received in another form must be what is read of that. */
function checkSource(text: string, original: readonly PlainLine[], file: string, received: string): Diagnostic[] {
  const fresh = toSourceText(original);
  if (fresh === text) return [];
  const message = `与 ${received} 转换出来的文字不同（- 这里的，+ 转换出来的）`;
  const repair = `来件不能改：运行 npm run import -- ${received} --force 重新生成，更正在 MDX 里标。`;
  return [{ code: 'conversion-differs', severity: 'error', message, repair, file, detail: compareTexts(text, fresh) }];
}
