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
  // The library writes Atom's texts as HTML, those of JSON Feed as they are.
  return { atom: makeFeed(head, items, escapeHtml).atom1(), json: makeFeed(head, items, (text) => text).json1() };
}

function makeFeed(head: FeedHead, items: readonly FeedItem[], write: (text: string) => string): Feed {
  const at = (path: string) => wholeAddress(path, head.site);
  const sorted = items.toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, LONGEST);
  const feed = new Feed({
    id: at(head.path),
    title: head.title,
    description: head.description,
    link: at(head.path),
    language: head.language,
    copyright: '文字著作权状况以印发的原件为准',
    updated: new Date(sorted[0]?.date ?? '2000-01-01'),
    generator: '联络动态',
    author: { name: head.title },
    feedLinks: { atom: at(`${head.path}feed.xml`), json: at(`${head.path}feed.json`) },
  });
  for (const { path, title, summary, author, date } of sorted)
    feed.addItem({
      id: at(path),
      link: at(path),
      title: write(title),
      description: write(summary),
      date: new Date(date),
      ...(author && { author: [{ name: author }] }),
    });
  return feed;
}
