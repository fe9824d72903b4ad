import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HAS_DRAFTS, LISTS, publishedIssues } from '../src/edition.ts';
import { baseOf } from '../src/lib/address.ts';
import type { InlineHashes } from '../src/lib/deploy/headers.ts';
import type { Diagnostic } from '../src/lib/diagnostic.ts';
import { splitDrafts } from '../src/lib/published/issues.ts';
import { PLACEHOLDER } from '../src/site.ts';
import { builtAddresses, newIn } from './built-addresses.ts';
import { checkCode, hashesOf, knownCode, removeKnownCode } from './inline.ts';
import { readList, SHOWN_LISTS } from './ledgers.ts';
import { filesBelow, loadBulletins, slashed } from './run.ts';

/** What a whole build has; the name begins with a dot, so that it is never listed, released or answered. */
export const STAMP = '.build.json';

/** All that decides what a build holds. */
const INPUTS = [
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
const PARTS = ['index.html', '404.html', 'sitemap-index.xml', 'search/directory.json', 'pagefind/pagefind-entry.json'];
const AGAIN = '用 npm run build 重新生成。';

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

/** Where a built site is made to be published, with a slash at the end: the canonical address of its home page. */
export function addressOfBuild(folder: string): string {
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const [, address] = /<link rel="canonical" href="([^"]+)"/u.exec(html) ?? [];
  if (!address) throw new Error(`${folder}/index.html 没有 canonical 地址：${AGAIN}`);
  return address;
}

/** Marks a build as whole. @returns what is missing from it, or what its pages must not hold; then it gets no stamp */
export function writeStamp(folder: string): Diagnostic[] {
  const fault = (message: string): Diagnostic => ({
    code: 'half-build',
    severity: 'error',
    file: `${folder}/`,
    message,
    repair: AGAIN,
  });
  const missing = PARTS.filter((part) => !existsSync(join(folder, part)));
  if (missing.length > 0) return [fault(`生成的网站不完整，缺 ${missing.join('、')}`)];
  const inline = inlineOf(folder);
  if (!inline) return [fault('缺 inline.json，不知道网页里可以有哪些代码')];
  const address = addressOfBuild(folder);
  const faults = checkCode(folder, inline, baseOf(address));
  if (faults.length > 0) return faults;
  removeKnownCode(folder);
  const stamp: Stamp = {
    address,
    inputs: digestOfInputs(),
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
  const fault = (code: string, message: string, repair: string): Diagnostic[] => [
    { code, severity: 'error', file: `${folder}/`, message, repair },
  ];
  const build = '运行 npm run build，看它有没有报错；';
  if (!existsSync(join(folder, 'index.html'))) return fault('no-build', '还没有生成网站', '先运行 npm run build。');
  const stamp = readStamp(folder);
  if (!stamp)
    return fault(
      'half-build',
      '这次生成没有做完（中途出错或被打断），缺检索索引、地址表或网页',
      `${build}只想看看草稿，加 --draft。`,
    );
  if (stamp.files !== digestOf(folder, filesBelow(folder)))
    return fault('changed-build', '生成之后，里面的文件被改动、增加或删除过', `${build}只想看看草稿，加 --draft。`);
  if (stamp.inputs !== digestOfInputs())
    return fault('old-build', '生成之后，正文或程序又改过，网页是旧的', `${build}只想看看旧的，加 --draft。`);
  return [];
}

/** A build for nowhere: every canonical link, citation and QR code would lead to a host that is not there. */
export function checkAddress(folder: string): Diagnostic[] {
  if (addressOfBuild(folder).replace(/\/$/u, '') !== PLACEHOLDER.replace(/\/$/u, '')) return [];
  return [
    {
      code: 'no-address',
      severity: 'error',
      file: `${folder}/`,
      message: `生成时没有写明公开的地址，链接、引用和二维码都指向 ${PLACEHOLDER}`,
      repair: '用 SITE_ADDRESS=https://… npm run build 重新生成；只是试一试，加 --draft。',
    },
  ];
}

/** Issues in this edition that readers have not been promised. */
function draftsShown(): string[] {
  if (!HAS_DRAFTS) return [];
  return splitDrafts(loadBulletins().bulletins, publishedIssues()).drafts.map(({ serial }) => String(serial));
}

/** A build with drafts, or with addresses that nobody has written down, must not reach readers. */
export function checkPublished(folder: string): Diagnostic[] {
  const drafts = readStamp(folder)?.drafts ?? [];
  if (drafts.length > 0)
    return [
      {
        code: 'drafts-in-build',
        severity: 'error',
        file: `${folder}/`,
        quote: drafts.join('、'),
        message: '这次生成的网站里有草稿，不能给读者',
        repair: `公布它们：npm run publish -- ${drafts.join(' ')}；或者不带草稿重新生成：设置 SITE_ADDRESS 再运行 npm run build。只想看看，加 --draft。`,
      },
    ];
  const added = Object.values(newIn(builtAddresses(folder))).flat();
  if (added.length === 0) return [];
  return [
    {
      code: 'not-promised',
      severity: 'error',
      file: `${folder}/`,
      message: `这次生成的网站有 ${added.length} 个新地址、新编号还没有记下，读者引用以后可能失效`,
      detail: added,
      repair: '运行 npm run publish 记下它们，一并提交，再运行一次。只想看看，加 --draft。',
    },
  ];
}

function readStamp(folder: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, STAMP), 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
}

/** Of all that a build reads. */
function digestOfInputs(): string {
  const files = INPUTS.flatMap((input) => (existsSync(input) ? [input, ...globSync(`${input}/**/*`)] : []))
    .filter((file) => statSync(file).isFile())
    .map((file) => slashed(file))
    // What is promised is made of a build; only these lists are read by one.
    .filter((file) => !file.startsWith(`${LISTS}/`) && !file.startsWith('src/published/'))
    .sort();
  const lists = SHOWN_LISTS.map((name) => readList(name)).join('\0');
  return createHash('sha256').update(digestOf('.', files)).update(lists).digest('hex');
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
