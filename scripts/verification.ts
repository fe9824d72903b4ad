import { basename, join } from 'node:path';
import { type Diagnostic, hasErrors } from '../src/lib/diagnostic.ts';
import { decodeSource } from '../src/lib/source/decode.ts';
import { checkFidelity, checkMasthead } from '../src/lib/source/fidelity.ts';
import { readBytes } from './bytes.ts';
import { compareTexts } from './import/compare.ts';
import { receive } from './receive/receive.ts';
import { receivedFiles } from './received.ts';
import type { readBulletins } from './run.ts';

type Edition = ReturnType<typeof readBulletins>[number];

/**
 * Proves one bulletin: read as printed it is its source, and the source is what its received file converts to.
 * @returns the first difference of each, with its place; nothing if there is none
 */
export async function verifyEdition(edition: Edition, sources: string): Promise<Diagnostic[]> {
  const { file, bulletin, lines } = edition;
  if (!bulletin) return edition.diagnostics;
  const sourceFile = join(sources, bulletin.source);
  const fault = (code: string, message: string, repair: string): Diagnostic[] => [
    { code, severity: 'error', message, repair, file, line: 1 },
  ];
  if (basename(file, '.mdx') !== String(bulletin.serial)) {
    return fault('serial-differs', `文件名与总期号 ${bulletin.serial} 不符`, `改名为 ${bulletin.serial}.mdx。`);
  }
  const { bytes, diagnostics: unreadable } = readBytes(sourceFile);
  if (unreadable.some(({ code }) => code === 'no-file'))
    return fault('no-source', `没有来件 ${sourceFile}`, '把收到的原文存到那里，不做任何改动。');
  const decoded = unreadable.length > 0 ? { text: '', diagnostics: unreadable } : decodeSource(bytes, sourceFile);
  if (decoded.diagnostics.length > 0) return decoded.diagnostics;
  return [
    ...(await verifyConversion(sourceFile, decoded.text, receivedFiles(sources, bulletin.source))),
    ...checkMasthead(bulletin, file),
    ...checkFidelity({ bulletin, lines, file, source: decoded.text, sourceFile }),
  ];
}

/** What was kept of another form is converted anew and must give the text that is kept. */
async function verifyConversion(file: string, text: string, kept: readonly string[]): Promise<Diagnostic[]> {
  const [received, second] = kept;
  if (!received) return [];
  const fault = (code: string, message: string, repair: string, detail: string[] = []): Diagnostic[] => [
    { code, severity: 'error', message, repair, file, ...(detail.length > 0 && { detail }) },
  ];
  if (second) return fault('two-received', `收到的文件有两份：${received} 与 ${second}`, '只留来件的那一份。');
  const { bytes, diagnostics: unreadable } = readBytes(received);
  if (unreadable.length > 0) return unreadable;
  const reception = await receive(bytes, received);
  if (hasErrors(reception.diagnostics)) return reception.diagnostics;
  if (reception.text === text) return [];
  const message = `与 ${received} 转换出来的文字不同（- 这里的，+ 转换出来的）`;
  const repair = `来件不能改：运行 npm run import -- ${received} --force 重新生成，更正在 MDX 里标。`;
  return fault('conversion-differs', message, repair, compareTexts(text, reception.text));
}
