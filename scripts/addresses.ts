/**
 * After a build: pages for former addresses; every address that was ever published must still be answered, and every passage and sentence
 * must still stand on its page. What is new joins the lists with `npm run publish`.
 *
 *     node scripts/addresses.ts
 */
import { existsSync, mkdirSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { baseOf } from '../src/lib/address.ts';
import { movedPage, RedirectFileSchema, type Redirects } from '../src/lib/published/moved.ts';
import { SITE } from '../src/site.ts';
import { addressOfBuild, checkCanonical } from './built.ts';
import { builtAddresses, lostFrom } from './built-addresses.ts';
import { REDIRECTS } from './ledgers.ts';
import { report } from './run.ts';
import { readYaml } from './yaml.ts';

const unknown = checkCanonical('dist');
const { data: redirects, diagnostics } = existsSync(REDIRECTS)
  ? readYaml(REDIRECTS, RedirectFileSchema, '文件开头的例子', {})
  : { data: {}, diagnostics: [] };
report([...unknown, ...diagnostics]);
if (redirects && unknown.length === 0) {
  writeMoved(redirects);
  report(lostFrom(builtAddresses('dist'), redirects));
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
