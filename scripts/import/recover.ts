import { existsSync } from 'node:fs';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { recordFolder } from '../original.ts';
import { receivedFolder } from '../received.ts';
import { isUnsettled, settle } from './commit.ts';
import { takeLock } from './lock.ts';

/** Before bulletins are read: completes an import that was killed while it wrote. Without one nothing is touched. */
export function recover(bulletins: string, sources: string): Diagnostic[] {
  if (!existsSync(bulletins) || !isUnsettled(bulletins)) return [];
  const lock = takeLock(bulletins);
  if ('diagnostic' in lock) return [lock.diagnostic];
  try {
    settle(bulletins, [bulletins, sources, receivedFolder(sources), recordFolder(sources)]);
    // That a lock was taken over is no news here: what it guarded is in order now.
    return [];
  } finally {
    lock.release();
  }
}
