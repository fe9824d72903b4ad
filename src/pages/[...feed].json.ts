import { getFeeds, writeFeed } from '../queries/feeds.ts';

export async function getStaticPaths() {
  return (await getFeeds()).map((source) => ({
    params: { feed: source.feed ? `${source.feed}/feed` : 'feed' },
    props: { json: writeFeed(source).json },
  }));
}

/** The same feeds as JSON Feed 1.1. */
export const GET = ({ props }: { props: { json: string } }) =>
  new Response(props.json, { headers: { 'content-type': 'application/feed+json; charset=utf-8' } });
