import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HAS_DRAFTS, PUBLISHED, publishedIssues } from '../src/edition.ts';
import { baseOf } from '../src/lib/address.ts';
import type { InlineHashes } from '../src/lib/deploy/headers.ts';
import { type Diagnostic, DiagnosticError } from '../src/lib/diagnostic.ts';
import { fault } from '../src/lib/fault/fault.ts';
import { splitDrafts } from '../src/lib/published/issues.ts';
import { PLACEHOLDER } from '../src/site.ts';
import { builtAddresses, newIn } from './built-addresses.ts';
import { checkCode, hashesOf, knownCode, removeKnownCode } from './inline.ts';
import { readList, SHOWN_LISTS } from './ledgers.ts';
import { filesBelow, loadBulletins, slashed } from './run.ts';

/** What a whole build has; the name begins with a dot, so that it is never listed, released or answered. */
export const STAMP = '.build.json';

/** All that decides what a build holds. */
export const INPUTS = [
  'content',
  'src',
  'public',
  'scripts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
/** Without these a site looks whole and is not. */
const PARTS = [
  'index.html',
  '404.html',
  'sitemap-index.xml',
  'search/directory.json',
  'search/parts.json',
  'pagefind/pagefind-entry.json',
];

interface Stamp {
  /** Where the site is made to be published. */
  address: string;
  /** Digest of all inputs: content, program, lock. */
  inputs: string;
  /** Digest of all files of the build. */
  files: string;
  /** Hashes of what the source writes into pages, for the policy of a server. */
  inline: InlineHashes;
  /** Issues in it that nobody has published. */
  drafts: string[];
}

/**
 * Where a built site is made to be published, with a slash at the end: the canonical address of its home page.
 * @throws DiagnosticError where the page tells none
 */
export function addressOfBuild(folder: string): string {
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const [, address] = /<link rel="canonical" href="([^"]+)"/u.exec(html) ?? [];
  if (!address) throw new DiagnosticError([fault('no-canonical', { file: `${folder}/index.html` })]);
  return address;
}

/** What `addressOfBuild` would throw, for the commands that ask it. */
export function checkCanonical(folder: string): Diagnostic[] {
  try {
    addressOfBuild(folder);
    return [];
  } catch (error) {
    if (error instanceof DiagnosticError) return [...error.diagnostics];
    throw error;
  }
}

/**
 * Marks a build as whole.
 * @param begun digest of its inputs when it began
 * @returns what is missing from it, or what its pages must not hold; then it gets no stamp
 */
export function writeStamp(folder: string, begun?: string): Diagnostic[] {
  const missing = PARTS.filter((part) => !existsSync(join(folder, part)));
  if (begun && begun !== digestOfInputs()) return [fault('mixed-build', { file: `${folder}/` })];
  const inline = inlineOf(folder);
  if (!inline) missing.push('inline.json（网页里可以有哪些代码）');
  if (!inline || missing.length > 0)
    return [fault('parts-missing', { file: `${folder}/` }, { parts: missing.join('、') })];
  const unknown = checkCanonical(folder);
  if (unknown.length > 0) return unknown;
  const address = addressOfBuild(folder);
  const faults = checkCode(folder, inline, baseOf(address));
  if (faults.length > 0) return faults;
  removeKnownCode(folder);
  const stamp: Stamp = {
    address,
    inputs: digestWithLists(),
    files: digestOf(folder, filesBelow(folder)),
    inline,
    drafts: draftsShown(),
  };
  writeFileSync(join(folder, STAMP), `${JSON.stringify(stamp, null, 1)}\n`);
  return [];
}

/** Hashes of what the source writes into the pages of a build; nothing where a draft has not come so far. */
export function inlineOf(folder: string): InlineHashes | undefined {
  const known = knownCode(folder);
  return known ? hashesOf(known) : readStamp(folder)?.inline;
}

/** Why a build must not reach readers; nothing if it is whole, of the present inputs, and as its last step left it. */
export function checkBuild(folder: string): Diagnostic[] {
  const place = { file: `${folder}/` };
  if (!existsSync(join(folder, 'index.html'))) return [fault('no-build', place)];
  const stamp = readStamp(folder);
  if (!stamp) return [fault('half-build', place)];
  if (stamp.files !== digestOf(folder, filesBelow(folder))) return [fault('changed-build', place)];
  return stamp.inputs === digestWithLists() ? [] : [fault('old-build', place)];
}

/** A build for nowhere: every canonical link, citation and QR code would lead to a host that is not there. */
export function checkAddress(folder: string): Diagnostic[] {
  if (addressOfBuild(folder).replace(/\/$/u, '') !== PLACEHOLDER.replace(/\/$/u, '')) return [];
  return [fault('no-address', { file: `${folder}/` }, { placeholder: PLACEHOLDER })];
}

/** Issues in this edition that readers have not been promised. */
function draftsShown(): string[] {
  if (!HAS_DRAFTS) return [];
  return splitDrafts(loadBulletins().bulletins, publishedIssues()).drafts.map(({ serial }) => String(serial));
}

/** A build with drafts, or with addresses that nobody has written down, must not reach readers. */
export function checkPublished(folder: string): Diagnostic[] {
  const drafts = readStamp(folder)?.drafts ?? [];
  const place = { file: `${folder}/` };
  if (drafts.length > 0)
    return [fault('drafts-in-build', { ...place, quote: drafts.join('、') }, { drafts: drafts.join(' ') })];
  const added = Object.values(newIn(builtAddresses(folder))).flat();
  return added.length === 0 ? [] : [fault('not-promised', { ...place, detail: added }, { count: added.length })];
}

function readStamp(folder: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, STAMP), 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
}

/** Of all that people and programs write for a build; what is promised is made of one. */
export function digestOfInputs(): string {
  const files = INPUTS.flatMap((input) => (existsSync(input) ? [input, ...globSync(`${input}/**/*`)] : []))
    .filter((file) => statSync(file).isFile())
    .map((file) => slashed(file))
    .filter((file) => !file.startsWith(`${PUBLISHED}/`))
    .sort();
  return digestOf('.', files);
}

/** Of all that a build reads. */
function digestWithLists(): string {
  const lists = SHOWN_LISTS.map((name) => readList(name)).join('\0');
  return createHash('sha256').update(digestOfInputs()).update(lists).digest('hex');
}

/** Of names and bytes. */
function digestOf(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const own = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    hash.update(`${own}  ${file}\n`);
  }
  return hash.digest('hex');
}
