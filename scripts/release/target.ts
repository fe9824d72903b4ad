import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { fault } from '../../src/lib/fault/fault.ts';
import { isAlive } from '../import/lock.ts';

/** Folders of the project that a release must not stand in. */
const OWN = ['content', 'src', 'public', 'scripts', 'tests', 'docs', 'dist', 'node_modules', '.git', '.github'];
/** What every release holds. */
const MARKS = ['nginx.conf', 'Caddyfile', join('site', 'SHA256SUMS')];

/** Why a folder must not be replaced by a release: it is no release, or the project lies in it or around it. */
export function checkTarget(to: string): Diagnostic[] {
  const place = { quote: `--to ${to}` };
  const refuse = (why: string) => [fault('bad-target', place, { why })];
  if (!to.trim()) return refuse('没有写明是哪里');
  const target = resolve(to);
  // A link on the way may lead into the project.
  const real = realPath(target);
  const isInside = (inner: string, outer: string) => {
    const way = relative(outer, inner);
    return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(outer, way) === inner);
  };
  if (isInside(realPath(resolve('.')), real)) return refuse('这个文件夹里有本项目，发布会把它整个换掉');
  if (OWN.some((own) => isInside(real, realPath(resolve(own))))) return refuse('这里是本项目自己的文件夹');
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isSymbolicLink()) return [fault('target-is-link', place)];
  if (!stat.isDirectory()) return refuse('这是一个文件，不是文件夹');
  if (readdirSync(target).length === 0 || MARKS.every((mark) => existsSync(join(target, mark)))) return [];
  return refuse('这个文件夹已经有了，而且不是 npm run release 生成的');
}

/** Where a path leads, as far as it is there, and the rest of it as written. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(realPath(above), basename(path));
}

/** One release at a time into a folder. @returns how to give the lock back, or who has it */
export function lockTarget(target: string): { release: () => void } | { diagnostic: Diagnostic } {
  const lock = `${target}.lock`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return { release: () => rmSync(lock, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isRunning(readFileSync(lock, 'utf8'))) break;
      // Its process was killed, perhaps before it wrote its number: the lock is nobody's.
      rmSync(lock, { force: true });
    }
  }
  const owner = `（进程 ${readFileSync(lock, 'utf8')}）`;
  return { diagnostic: fault('locked', { file: target }, { command: ' npm run release ', owner, lock }) };
}

function isRunning(written: string): boolean {
  const pid = Number(written);
  // 0 and negative numbers would ask for groups of processes.
  return Number.isSafeInteger(pid) && pid > 0 && isAlive(pid);
}

/**
 * Writes a folder beside the target and puts it into its place with two renames: killed at any moment, the old or the new one
 * is there or is put back by the next call.
 */
export function replaceTarget<Result>(target: string, write: (folder: string) => Result): Result {
  const [next, old] = [`${target}.~next`, `${target}.~old`];
  if (existsSync(old) && !existsSync(target)) renameSync(old, target);
  for (const left of [next, old]) rmSync(left, { recursive: true, force: true });
  mkdirSync(join(dirname(target), basename(next)), { recursive: true });
  const result = write(next);
  if (existsSync(target)) renameSync(target, old);
  renameSync(next, target);
  rmSync(old, { recursive: true, force: true });
  return result;
}
