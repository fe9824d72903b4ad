import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';

/** One import, extraction or publication at a time works on a folder; the lock says which one. */
export const LOCK = '.import.lock';

/** Milliseconds; a lock is a line. */
const HALF_WRITTEN = 200;

interface Owner {
  pid: number;
  host: string;
  /** ISO 8601. */
  since: string;
}

/**
 * Takes the lock of a folder that exists, also that of a process that is no more.
 * @returns how to give it back, and a word where it was nobody's any more; or who has it
 */
export function takeLock(folder: string): { release: () => void; notices: Diagnostic[] } | { diagnostic: Diagnostic } {
  const notices: Diagnostic[] = [];
  const lock = join(folder, LOCK);
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      // A link is made whole or not at all: nobody sees a lock without its owner.
      if (link(own, lock)) {
        sweep(folder);
        return { release: () => rmSync(lock, { force: true }), notices };
      }
      const owner = readOwner(lock) ?? readLater(lock);
      const isStale = owner ? isGone(owner) : existsSync(lock);
      if (isStale) {
        putAside(lock, `${own}.stale`, owner);
        notices.push(takenOver(owner, lock));
      } else if (existsSync(lock)) return { diagnostic: describe(owner, lock) };
    }
    return { diagnostic: describe(undefined, lock) };
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes away what processes left that were killed between their own file and the lock. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith(`${LOCK}.`))) {
    const pid = Number.parseInt(name.slice(LOCK.length + 1), 10);
    const owner = readOwner(join(folder, name)) ?? { pid, host: hostname(), since: new Date().toISOString() };
    if (isGone(owner)) rmSync(join(folder, name), { force: true });
  }
}

function link(from: string, to: string): boolean {
  const code = codeOf(() => linkSync(from, to));
  // Where the file system knows no links, as on memory sticks.
  const answer =
    code && /^(?:EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP)$/u.test(code)
      ? codeOf(() => copyFileSync(from, to, constants.COPYFILE_EXCL))
      : code;
  if (answer && answer !== 'EEXIST') throw Object.assign(new Error(answer), { code: answer, path: to });
  return !answer;
}

function codeOf(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

/** Where the file system knows no links, a lock is not there at once: who reads it half waits, and looks once more. */
function readLater(lock: string): Owner | undefined {
  if (existsSync(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, HALF_WRITTEN);
  return readOwner(lock);
}

function readOwner(lock: string): Owner | undefined {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Owner>;
    return typeof pid === 'number' && host && since ? { pid, host, since } : undefined;
  } catch {
    return undefined;
  }
}

/** Its process has ended, or the machine has started anew since; of another machine nothing is known. */
function isGone({ pid, host, since }: Owner): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return true;
  if (Date.parse(since) < Date.now() - uptime() * 1000) return true;
  return !isAlive(pid);
}

/** Whether a process of this machine runs, be it of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes a stale lock away, unless another import has meanwhile put its own in the place. */
function putAside(lock: string, aside: string, stale: Owner | undefined): void {
  try {
    renameSync(lock, aside);
    if (readOwner(aside)?.since !== stale?.since) link(aside, lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function takenOver(owner: Owner | undefined, lock: string): Diagnostic {
  const why = owner ? `进程 ${owner.pid} 已经不在了` : '锁文件是空的或读不出，没有主人';
  return fault('lock-taken-over', { file: lock }, { why });
}

function describe(owner: Owner | undefined, lock: string): Diagnostic {
  const who = owner ? `（进程 ${owner.pid}，主机 ${owner.host}，${owner.since} 起）` : '';
  return fault('locked', { file: lock }, { command: '导入、抽取或公布', owner: who, lock });
}
