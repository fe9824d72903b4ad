/**
 * After a build: pages for former addresses; every address that was ever published must still be answered, and every passage and sentence
 * must still stand on its page. What is new joins the lists with `npm run publish`.
 *
 *     node scripts/addresses.ts
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { parse } from 'yaml';
import { baseOf } from '../src/lib/address.ts';
import { movedPage, RedirectFileSchema, type Redirects } from '../src/lib/published/moved.ts';
import { SITE } from '../src/site.ts';
import { addressOfBuild } from './built.ts';
import { builtAddresses, lostFrom } from './built-addresses.ts';
import { REDIRECTS } from './ledgers.ts';
import { report } from './run.ts';

const redirects = readRedirects();
writeMoved(redirects);
report(lostFrom(builtAddresses('dist'), redirects));

function readRedirects(): Redirects {
  if (!existsSync(REDIRECTS)) return {};
  const read = RedirectFileSchema.safeParse(parse(readFileSync(REDIRECTS, 'utf8')) ?? {});
  report(
    (read.error?.issues ?? []).map(({ path, message }) => ({
      code: 'bad-file',
      severity: 'error',
      file: REDIRECTS,
      line: 1,
      quote: path.join('.'),
      message,
      repair: '照文件开头的例子改正。',
    })),
  );
  return read.data ?? {};
}

/** A page at every former address. */
function writeMoved(redirects: Redirects): void {
  const base = baseOf(addressOfBuild('dist'));
  const linkTo = (path: string) => `${base}${path.slice(1)}`;
  for (const [from, to] of Object.entries(redirects)) {
    mkdirSync(`dist${from}`, { recursive: true });
    writeFileAtomic.sync(`dist${from}index.html`, movedPage(from, to, SITE, linkTo));
  }
}
