import { nameRow } from '../../lib/search/syllables.ts';
import { getBulletins } from '../../queries/bulletins.ts';

/** Titles with what they are read like, for questions in Latin letters. */
export const GET = async () => {
  const titles = (await getBulletins()).flatMap(({ articles }) => articles.map(({ title }) => title.text));
  return Response.json([...new Set(titles)].map((title) => nameRow(title, 'title')));
};
