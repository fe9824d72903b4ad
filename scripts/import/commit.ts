import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A file that is to be written, or removed where there is no content. */
export interface Write {
  path: string;
  content?: string | Buffer;
}

/** What is staged begins so and ends in `.new`: whoever lists a folder by its endings does not see it. */
const STAGED = '.import-';
const JOURNAL = '.import.json';
interface Entry {
  path: string;
  /** Absent where the file is to be removed. */
  staged?: string;
}

/**
 * Writes several files as one: all of them are there, or none. Each is staged beside its place; the journal that
 * names them is the decision; from then on whoever comes next completes it (`settle`).
 * @param folder holds the journal; exists
 * @param isDurable false where what is written can be made again: then it need not outlive the power
 * @throws the error of the file system; nothing is changed then
 */
export function commit(folder: string, writes: readonly Write[], isDurable = true): void {
  const journal = join(folder, JOURNAL);
  const staged: string[] = [];
  try {
    const entries = writes.map(({ path, content }): Entry => {
      const place = resolve(path);
      if (content === undefined) return { path: place };
      mkdirSync(dirname(place), { recursive: true });
      const stage = join(dirname(place), `${STAGED}${basename(place)}.new`);
      staged.push(stage);
      writeWhole(stage, content, isDurable);
      return { path: place, staged: stage };
    });
    staged.push(`${journal}.new`);
    writeWhole(`${journal}.new`, JSON.stringify(entries), isDurable);
    renameSync(`${journal}.new`, journal);
  } catch (error) {
    for (const path of staged) rmSync(path, { force: true });
    throw error;
  }
  complete(journal);
}

/**
 * Puts in order what a killed import has left: a decided one is completed, anything else is taken away.
 * @param folders all folders that imports into `folder` write to
 */
export function settle(folder: string, folders: readonly string[]): void {
  const journal = join(folder, JOURNAL);
  if (existsSync(journal)) complete(journal);
  rmSync(`${journal}.new`, { force: true });
  for (const each of new Set(folders)) for (const name of leftIn(each)) rmSync(join(each, name), { force: true });
}

/** True if an import has been killed here and not yet put in order. */
export function isUnsettled(folder: string): boolean {
  return existsSync(join(folder, JOURNAL));
}

function leftIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(STAGED)) : [];
}

/** May itself be killed and done again: what is in its place already is left there. */
function complete(journal: string): void {
  for (const { path, staged } of JSON.parse(readFileSync(journal, 'utf8')) as Entry[]) {
    if (staged === undefined) rmSync(path, { force: true });
    else if (existsSync(staged)) renameSync(staged, path);
  }
  rmSync(journal);
}

function writeWhole(path: string, content: string | Buffer, isDurable: boolean): void {
  const bytes = Buffer.from(content);
  const descriptor = openSync(path, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    if (isDurable) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
