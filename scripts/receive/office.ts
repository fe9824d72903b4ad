import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Convertible } from '../../src/lib/receive/form.ts';
import { which } from '../which.ts';

/** Seconds that a conversion may take; a bulletin takes some four. */
const LONGEST = 60;
/** Where it is installed on systems that have no path to it. */
const FOLDERS = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/**
 * An older office file → .docx, by LibreOffice in a process of its own with a profile of its own, where it is installed.
 * A fresh profile runs no macros and asks nobody (security level “high” is what it begins with).
 * @returns nothing where there is no LibreOffice, or where it could not
 */
export async function convertByOffice(bytes: Buffer, form: Convertible): Promise<Buffer | undefined> {
  const [program] = [...which('soffice'), ...FOLDERS.filter((path) => existsSync(path))];
  if (!program) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    const source = join(folder, `original.${form}`);
    writeFileSync(source, bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const options = ['--headless', '--norestore', '--nolockcheck', '--convert-to', 'docx', '--outdir', folder, source];
    await run(program, [profile, ...options]);
    const result = join(folder, 'original.docx');
    return existsSync(result) ? readFileSync(result) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for a program, and ends it with all that it started when it takes too long. */
function run(program: string, options: readonly string[]): Promise<void> {
  const isPosix = process.platform !== 'win32';
  // What a document links to is asked of a proxy that is not there.
  const env = { ...process.env, http_proxy: NOWHERE, https_proxy: NOWHERE };
  const child = spawn(program, options, { stdio: 'ignore', detached: isPosix, env });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      if (isPosix && child.pid) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    }, LONGEST * 1000);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    child.once('error', end);
    child.once('close', end);
  });
}

const NOWHERE = 'http://127.0.0.1:9';
