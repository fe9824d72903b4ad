/**
 * After a build: the day on which each page last changed, in content/published/pages.tsv and in the sitemap.
 *
 *     node scripts/sitemap.ts
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import { pathOfSite } from '../src/lib/address.ts';
import { datePages, dateSitemap, type Modified, wordsOfPage } from '../src/lib/published/modified.ts';
import { addressOfBuild } from './built.ts';
import { growsUnkept, IS_CI } from './ledgers.ts';
import { report } from './run.ts';

const DAYS = 'content/published/pages.tsv';
const SITEMAP = 'dist/sitemap-0.xml';

const site = addressOfBuild('dist');
const xml = readFileSync(SITEMAP, 'utf8');
const pages = [...xml.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, url = '']) => {
  const address = pathOfSite(url, site) ?? url;
  const words = wordsOfPage(readFileSync(`dist${address}index.html`, 'utf8'), site);
  return { address, digest: createHash('sha256').update(words).digest('hex').slice(0, 12) };
});
const before: Modified[] = (existsSync(DAYS) ? readFileSync(DAYS, 'utf8') : '')
  .split(/\r?\n/u)
  .filter(Boolean)
  .map((line) => {
    const [address = '', date = '', digest = ''] = line.split('\t');
    return { address, date, digest };
  });
const dated = datePages(before, pages, new Date().toISOString().slice(0, 10));
const text = `${dated.map(({ address, date, digest }) => [address, date, digest].join('\t')).join('\n')}\n`;
writeFileAtomic.sync(SITEMAP, dateSitemap(xml, dated, site));
if (!existsSync(DAYS) || readFileSync(DAYS, 'utf8') !== text) {
  if (IS_CI) report([growsUnkept(DAYS, 'npm run build')]);
  else {
    writeFileAtomic.sync(DAYS, text);
    console.log(`${DAYS}：有页面的文字变了，请一并提交。`);
  }
}
