import { existsSync } from 'node:fs';
import { LISTS } from '../../src/edition.ts';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { recordFolder } from '../original.ts';
import { receivedFolder } from '../received.ts';
import { BULLETINS } from '../run.ts';
import { isUnsettled, settle } from './commit.ts';
import { takeLock } from './lock.ts';

/** Before bulletins and lists are read: completes what was killed while it wrote. Without such a thing nothing is touched. */
export function recover(bulletins: string, sources: string): Diagnostic[] {
  // Copies elsewhere have no lists.
  const folders = bulletins === BULLETINS ? [bulletins, LISTS] : [bulletins];
  if (!existsSync(bulletins) || !folders.some(isUnsettled)) return [];
  const lock = takeLock(bulletins);
  if ('diagnostic' in lock) return [lock.diagnostic];
  try {
    settle(bulletins, [bulletins, sources, receivedFolder(sources), recordFolder(sources)]);
    if (folders.includes(LISTS)) settle(LISTS, [LISTS]);
    // That a lock was taken over is no news here: what it guarded is in order now.
    return [];
  } finally {
    lock.release();
  }
}
