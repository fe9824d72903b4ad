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
import { isAlive } from '../import/lock.ts';

/** Folders of the project that a release must not stand in. */
const OWN = ['content', 'src', 'public', 'scripts', 'tests', 'docs', 'dist', 'node_modules', '.git', '.github'];
/** What every release holds. */
const MARKS = ['nginx.conf', 'Caddyfile', join('site', 'SHA256SUMS')];

/** Why a folder must not be replaced by a release: it is no release, or the project lies in it or around it. */
export function checkTarget(to: string): Diagnostic[] {
  const fault = (message: string, repair: string): Diagnostic[] => [
    { code: 'bad-target', severity: 'error', quote: `--to ${to}`, message, repair },
  ];
  const another = '换一个还没有的文件夹，例如 --to release。';
  if (!to.trim()) return fault('没有写明发布到哪里', another);
  const target = resolve(to);
  // A link on the way may lead into the project.
  const real = realPath(target);
  const isInside = (inner: string, outer: string) => {
    const way = relative(outer, inner);
    return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(outer, way) === inner);
  };
  if (isInside(realPath(resolve('.')), real)) return fault('这个文件夹里有本项目，发布会把它整个换掉', another);
  if (OWN.some((own) => isInside(real, realPath(resolve(own))))) return fault('这里是本项目自己的文件夹', another);
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isSymbolicLink())
    return fault('这是一个链接', '写链接所指的文件夹，或者照 docs/deploy.md 发布到 releases/N，再移动链接。');
  if (!stat.isDirectory()) return fault('这是一个文件，不是文件夹', another);
  if (readdirSync(target).length === 0 || MARKS.every((mark) => existsSync(join(target, mark)))) return [];
  return fault('这个文件夹已经有了，而且不是 npm run release 生成的', `里面的东西不会动。${another}`);
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
  return {
    diagnostic: {
      code: 'locked',
      severity: 'error',
      quote: basename(target),
      message: `另一个 npm run release（进程 ${readFileSync(lock, 'utf8')}）正在写这个文件夹`,
      repair: `等它做完再试；确知没有这个进程，就删掉 ${lock}。`,
    },
  };
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
