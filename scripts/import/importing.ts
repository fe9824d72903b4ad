import { mkdirSync } from 'node:fs';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { type Diagnostic, excerpt, hasErrors } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { recordFolder } from '../original.ts';
import { receivedFolder } from '../received.ts';
import { commit, settle } from './commit.ts';
import { takeLock } from './lock.ts';
import { plan } from './plan.ts';
import { type Received, readReceived } from './read.ts';
import type { Settings } from './settings.ts';

/** What an import has to tell: faults, and what was written where. */
export interface Outcome {
  received: Received;
  diagnostics: Diagnostic[];
  lines: string[];
  /** The edition was there and stays as it is: what this import was not sure of is not written into it. */
  isKept?: boolean;
}

/** Imports one received file. With an error among the diagnostics nothing has been changed. */
export async function importFile(file: string, settings: Settings): Promise<Outcome> {
  const received = await readReceived(file, settings.given);
  const { bulletin, diagnostics: before } = received;
  if (!bulletin || hasErrors(before)) return { received, diagnostics: before, lines: [] };
  try {
    const { diagnostics, lines, isKept = false } = write(received, withDoubts(bulletin, received, settings), settings);
    // What is told of a file that was not written would only be in the way.
    const told = hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
    return { received, diagnostics: [...before, ...told], lines, isKept };
  } catch (error) {
    return {
      received,
      diagnostics: [...before, notWritten(error as NodeJS.ErrnoException, file, settings)],
      lines: [],
    };
  }
}

/** The decisions that nobody can be sure of wait in the front matter until an editor takes them out. */
function withDoubts(bulletin: Bulletin, { decisions }: Received, { confirm }: Settings): Bulletin {
  const unconfirmed = decisions
    .filter(({ certainty }) => certainty === 'low')
    .map(({ kind, place, quote, reason }) => ({ kind, line: place.line, quote: excerpt(quote), reason }));
  return unconfirmed.length > 0 && !confirm ? { ...bulletin, unconfirmed } : bulletin;
}

/** Alone in the folder, and after what an earlier import may have left there. */
function write(received: Received, bulletin: Bulletin, settings: Settings): Omit<Outcome, 'received'> {
  const { to, sources } = settings;
  mkdirSync(to, { recursive: true });
  const lock = takeLock(to);
  if ('diagnostic' in lock) return { diagnostics: [lock.diagnostic], lines: [] };
  try {
    settle(to, [to, sources, receivedFolder(sources), recordFolder(sources)]);
    const { writes, diagnostics, note } = plan(received, bulletin, settings);
    if (writes.length > 0) commit(to, writes);
    const isKept = !hasErrors(diagnostics) && !writes.some(({ path }) => path.endsWith('.mdx'));
    const lines = writes.map(({ path, content }) =>
      content === undefined ? `删去 ${path}` : `${received.file} → ${path}`,
    );
    return { diagnostics: [...lock.notices, ...diagnostics], lines: note ? [...lines, note] : lines, isKept };
  } finally {
    lock.release();
  }
}

const REASONS: Record<string, string> = {
  ENOSPC: '磁盘满了',
  EDQUOT: '超过了配额',
  EROFS: '只读',
  EACCES: '没有权限',
  EPERM: '没有权限',
};

/** @param file what was to be taken @param to where it was to be written */
export function notWritten(
  { code, path, message }: NodeJS.ErrnoException,
  file: string,
  { to }: Pick<Settings, 'to'>,
): Diagnostic {
  const why = REASONS[code ?? ''] ?? code ?? message;
  return fault('not-written', { file, line: 1 }, { path: path ?? to, why });
}
