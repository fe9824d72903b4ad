import { getFeeds, writeFeed } from '../queries/feeds.ts';

export async function getStaticPaths() {
  return (await getFeeds()).map((source) => ({
    params: { feed: source.feed ? `${source.feed}/feed` : 'feed' },
    props: { atom: writeFeed(source).atom },
  }));
}

/** Atom feeds of the site, of each unit and of each stage. */
export const GET = ({ props }: { props: { atom: string } }) =>
  new Response(props.atom, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
