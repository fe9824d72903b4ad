import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { LARGEST_FILE } from '../src/lib/receive/form.ts';

const REASONS: Readonly<Record<string, string>> = { ELOOP: '符号链接绕成了圈', EACCES: '没有读这个文件的权限' };

/**
 * Bytes of a file, or the reason why there are none. Only a plain file is opened, and none is waited for: a pipe
 * that nobody writes to would never end.
 */
export function readBytes(file: string): { bytes: Buffer; diagnostics: Diagnostic[] } {
  const place = { file, line: 1 };
  const refuse = (diagnostic: Diagnostic) => ({ bytes: Buffer.alloc(0), diagnostics: [diagnostic] });
  let descriptor: number | undefined;
  try {
    if (!statSync(file).isFile()) return refuse(fault('not-a-file', place));
    // Between the look and the opening it may have become another thing; without O_NONBLOCK that could block.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return refuse(fault('not-a-file', place));
    if (stat.size > LARGEST_FILE) {
      const why = `有 ${Math.ceil(stat.size / 1e6)} MB，超过 ${LARGEST_FILE / 1e6} MB 的上限`;
      return refuse(fault('too-large', place, { why }));
    }
    return { bytes: readAll(descriptor, stat.size), diagnostics: [] };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return refuse(fault('no-file', place));
    return refuse(fault('unreadable', place, { why: REASONS[code] ?? code }));
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
