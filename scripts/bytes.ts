import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { LARGEST_FILE } from '../src/lib/receive/form.ts';

const REASONS: Record<string, [code: string, message: string, repair: string]> = {
  ENOENT: ['no-file', '没有这个文件', '检查路径；网盘里的文件先下载到本机。'],
  ELOOP: ['unreadable', '符号链接绕成了圈', '改用文件本身的路径。'],
  EACCES: ['unreadable', '没有读这个文件的权限', '改文件的权限，或换一个用户。'],
};

/**
 * Bytes of a file, or the reason why there are none. Only a plain file is opened, and none is waited for: a pipe
 * that nobody writes to would never end.
 */
export function readBytes(file: string): { bytes: Buffer; diagnostics: Diagnostic[] } {
  const refuse = (code: string, message: string, repair: string) => ({
    bytes: Buffer.alloc(0),
    diagnostics: [{ code, severity: 'error' as const, message, repair, file, line: 1 }],
  });
  let descriptor: number | undefined;
  try {
    if (!statSync(file).isFile())
      return refuse('no-file', '这不是一个文件', '给出文件的路径；文件夹里的文件逐个列出。');
    // Between the look and the opening it may have become another thing; without O_NONBLOCK that could block.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return refuse('no-file', '这不是一个文件', '给出文件的路径。');
    if (stat.size > LARGEST_FILE) {
      const message = `文件有 ${Math.ceil(stat.size / 1e6)} MB，超过 ${LARGEST_FILE / 1e6} MB 的上限`;
      return refuse('too-large', message, '一期一个文件，拆分后分别导入；PDF 里的扫描图像，识别成文本再导入。');
    }
    return { bytes: readAll(descriptor, stat.size), diagnostics: [] };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return refuse(...(REASONS[code] ?? (['unreadable', `文件读不出来（${code}）`, '检查路径和权限。'] as const)));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** As many bytes as the file had when it was opened, or fewer if it has been cut since. */
function readAll(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const count = readSync(descriptor, bytes, at, size - at, at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}
