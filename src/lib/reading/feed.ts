import { Feed } from 'feed';
import { wholeAddress } from '../address.ts';
import { escapeHtml } from './escape.ts';

/** Something that a reader of a feed is told of: an article of an issue, a sentence of a unit. */
export interface FeedItem {
  /** Address on this site; also the identity of the entry. */
  path: string;
  title: string;
  /** One paragraph. */
  summary: string;
  author: string;
  /** Day of the issue, ISO. */
  date: string;
}

export interface FeedHead {
  title: string;
  description: string;
  /** The page that the feed follows. */
  path: string;
  /** Address of the site. */
  site: string;
  language: string;
}

/** A feed tells what is new; what is older stands on the page that it follows. */
const LONGEST = 100;

/** The newest entries of a feed, newest first, as Atom (RFC 4287) and JSON Feed. The clock is that of the issues. */
export function toFeed(head: FeedHead, items: readonly FeedItem[]): { atom: string; json: string } {
  const newest = items.toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, LONGEST);
  return { atom: toAtom(head, newest), json: toJsonFeed(head, newest) };
}

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): what is text is given as text, and nobody reads it as HTML. */
function toJsonFeed({ title, description, path, site, language }: FeedHead, items: readonly FeedItem[]): string {
  const at = (path: string) => wholeAddress(path, site);
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language,
    home_page_url: at(path),
    feed_url: at(`${path}feed.json`),
    items: items.map((item) => ({
      id: at(item.path),
      url: at(item.path),
      title: item.title,
      content_text: item.summary,
      date_published: new Date(item.date).toISOString(),
      ...(item.author && { authors: [{ name: item.author }] }),
    })),
  };
  return JSON.stringify(feed, null, 1);
}

/** Atom, whose texts are HTML. */
function toAtom(head: FeedHead, items: readonly FeedItem[]): string {
  const at = (path: string) => wholeAddress(path, head.site);
  const feed = new Feed({
    id: at(head.path),
    title: head.title,
    description: head.description,
    link: at(head.path),
    language: head.language,
    copyright: '文字著作权状况以印发的原件为准',
    updated: new Date(items[0]?.date ?? '2000-01-01'),
    generator: '联络动态',
    author: { name: head.title },
    feedLinks: { atom: at(`${head.path}feed.xml`) },
  });
  for (const { path, title, summary, author, date } of items)
    feed.addItem({
      id: at(path),
      link: at(path),
      title: escapeHtml(title),
      description: escapeHtml(summary),
      date: new Date(date),
      ...(author && { author: [{ name: author }] }),
    });
  return feed.atom1();
}
