import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathOfSite } from '../src/lib/address.ts';
import { datePages, type Modified, wordsOfPage } from '../src/lib/published/modified.ts';
import { addressOfBuild } from './built.ts';
import { PAGES, readList } from './ledgers.ts';

export const SITEMAP = 'dist/sitemap-0.xml';

/** The day of each page's last change: the published one where its words are the same, else today. */
export function daysOf(folder: string, today: string): Modified[] {
  const site = addressOfBuild(folder);
  const xml = readFileSync(SITEMAP, 'utf8');
  const pages = [...xml.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, url = '']) => {
    const address = pathOfSite(url, site) ?? url;
    const words = wordsOfPage(readFileSync(`${folder}${address}index.html`, 'utf8'), site);
    return { address, digest: createHash('sha256').update(words).digest('hex').slice(0, 12) };
  });
  const before = readList(PAGES)
    .split('\n')
    .filter(Boolean)
    .map((line): Modified => {
      const [address = '', date = '', digest = ''] = line.split('\t');
      return { address, date, digest };
    });
  return datePages(before, pages, today);
}

/** The list of the days, as it is published. */
export function writeDays(pages: readonly Modified[]): string {
  return pages.map(({ address, date, digest }) => `${[address, date, digest].join('\t')}\n`).join('');
}
