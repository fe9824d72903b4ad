import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineHashes } from '../src/lib/deploy/headers.ts';
import { unknownCode } from '../src/lib/deploy/inline.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { filesBelow } from './run.ts';

/** Where a build says what its source writes into pages; the last step takes it away. */
const KNOWN = 'inline.json';

/** Texts of scripts and styles that the source writes into pages. */
interface KnownCode {
  scripts: readonly string[];
  styles: readonly string[];
}

/** What the source writes into pages. @returns nothing where the build has not come so far */
export function knownCode(folder: string): KnownCode | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, KNOWN), 'utf8')) as KnownCode;
  } catch {
    return undefined;
  }
}

/** It is no page of the site. */
export function removeKnownCode(folder: string): void {
  rmSync(join(folder, KNOWN), { force: true });
}

/** As a content security policy writes it (W3C CSP Level 3, 2.3.1). */
const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** The hashes that a policy allows. */
export function hashesOf({ scripts, styles }: KnownCode): InlineHashes {
  return { scripts: scripts.map(hash), styles: styles.map(hash) };
}

/** Pages that hold, load or call code which the source does not know. */
export function checkCode(folder: string, { scripts, styles }: InlineHashes, base: string): Diagnostic[] {
  const known = {
    files: existsSync('public') ? filesBelow('public').filter((file) => file.endsWith('.js')) : [],
    isScript: (text: string) => scripts.includes(hash(text)),
    isStyle: (text: string) => styles.includes(hash(text)),
  };
  const pages = filesBelow(folder)
    .filter((path) => path.endsWith('.html'))
    .map((path) => ({ path, html: readFileSync(join(folder, path), 'utf8') }));
  return unknownCode(pages, known, base).map(({ quote, paths }) =>
    fault('unknown-code', { file: `${folder}/${paths[0]}`, quote }, { count: paths.length }),
  );
}
