import { getFeeds, writeFeed } from '../queries/feeds.ts';

const TYPES = { xml: 'application/atom+xml', json: 'application/feed+json' } as const;

export async function getStaticPaths() {
  return (await getFeeds()).flatMap((source) => {
    const { atom, json } = writeFeed(source);
    const path = (ending: keyof typeof TYPES) => ({ feed: `${source.feed && `${source.feed}/`}feed.${ending}` });
    return [
      { params: path('xml'), props: { type: TYPES.xml, text: atom } },
      { params: path('json'), props: { type: TYPES.json, text: json } },
    ];
  });
}

/** Feeds of the site, of each unit and of each stage: Atom and JSON Feed. */
export const GET = ({ props: { type, text } }: { props: { type: string; text: string } }) =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
