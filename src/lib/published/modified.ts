/** When a page last changed in what it says: the words of its main part, not its frame, style or scripts. */

import { pathOfSite } from '../address.ts';

export interface Modified {
  /** Path of the page on the site. */
  address: string;
  /** ISO day. */
  date: string;
  /** Of the words. */
  digest: string;
}

/**
 * The words of a page's main part, in the order of the page; where the site is published is none of them.
 * @param site its address
 */
export function wordsOfPage(html: string, site: string): string {
  const [from, to] = [html.indexOf('<main'), html.lastIndexOf('</main>')];
  return html
    .slice(from, from < 0 ? from : to)
    .replace(/<(script|style|noscript)[\s\S]*?<\/\1>/gu, '')
    .replace(/<[^>]+>/gu, '')
    .replaceAll(site.replace(/\/$/u, ''), '')
    .replace(/https?:\/\/[^/\s<]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The days of all pages of a build: that of before where the words are the same, else today. */
export function datePages(
  before: readonly Modified[],
  pages: readonly Omit<Modified, 'date'>[],
  today: string,
): Modified[] {
  const known = new Map(before.map((page) => [page.address, page]));
  return pages
    .map(({ address, digest }) => {
      const old = known.get(address);
      return { address, date: old?.digest === digest ? old.date : today, digest };
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/**
 * Adds the days to a sitemap, each behind its address.
 * @param site address of the site
 */
export function dateSitemap(xml: string, pages: readonly Modified[], site: string): string {
  const dates = new Map(pages.map(({ address, date }) => [address, date]));
  return xml.replace(/<loc>([^<]+)<\/loc>(?:<lastmod>[^<]*<\/lastmod>)?/gu, (found, url: string) => {
    const date = dates.get(pathOfSite(url, site) ?? '');
    return date ? `<loc>${url}</loc><lastmod>${date}</lastmod>` : found;
  });
}
