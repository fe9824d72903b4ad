import { ask, isHeld } from '../../lib/search/ask.ts';
import type { DirectoryArticle } from '../../lib/search/directory.ts';
import { byArticle } from '../../lib/search/find.ts';
import { fold } from '../../lib/search/fold.ts';
import { guess } from '../../lib/search/guess.ts';
import type { NameKind } from '../../lib/search/names.ts';
import { halvesOf, isOneSlip, MOST_TEXTS, nearIn } from '../../lib/search/near.ts';
import { piecesOf } from '../../lib/search/pieces.ts';
import { searchHref } from '../../lib/search/propose.ts';
import { formatWords, parseQuery } from '../../lib/search/query.ts';
import { entriesOf } from '../../lib/search/texts.ts';
import type { SearchLibrary } from './library.ts';

const MOST_PIECES = 4;

/** Something that resembles what was asked, and is none of it word for word. */
export type Near = { kind: NameKind | 'near' | 'piece'; text: string; href: string };

/** What a question that stands nowhere may be about: near spellings, charts and names alike, its pieces. */
export async function findLike(typed: string, library: SearchLibrary): Promise<Near[]> {
  const [names, asking] = await Promise.all([library.proposed(), library.asking()]);
  const [near, pieces] = await Promise.all([
    findNear(typed, library),
    piecesOf(typed, names, asking, (word) => isHeld(word, library)),
  ]);
  // 张三 李四 as two words find passages with both, or articles.
  const together = formatWords(pieces);
  const both = pieces.length > 1 ? await ask(together, library) : undefined;
  const isBoth = both !== undefined && both.hits.length + both.apart.length > 0;
  const asked = [...(isBoth ? [together] : []), ...pieces].slice(0, MOST_PIECES);
  return [
    ...guess(typed, names, asking)
      .filter(({ text }) => !near.includes(fold(text)))
      .map(({ kind, text, href = '' }): Near => ({ kind, text, href })),
    ...near.map((text): Near => ({ kind: 'near', text, href: searchHref(text) })),
    ...asked
      .filter((text) => !near.includes(text))
      .map((text): Near => ({ kind: 'piece', text, href: searchHref(text) })),
  ];
}

/** Words of the bulletins that differ from what was typed by one slip, from names and from the texts around its halves. */
async function findNear(typed: string, library: SearchLibrary): Promise<string[]> {
  const [word, ...others] = parseQuery(typed);
  if (!word || others.length > 0) return [];
  // Another number is another fact, never a slip.
  if (/\d/u.test(word)) return [];
  const names = await library.proposed();
  const own = [...word];
  const named = names.map(({ text }) => fold(text)).filter((name) => own.length > 1 && isOneSlip(own, [...name]));
  const { directory, find } = library;
  const articles = new Set<DirectoryArticle>();
  for (const half of halvesOf(word)) {
    // The newest: an index begins with the oldest.
    const held = [...byArticle(await find(half), directory)].map(([article]) => article);
    for (const article of held.slice(-MOST_TEXTS / 2)) articles.add(article);
  }
  const files = await Promise.all([...articles].map((article) => library.texts(article)));
  const texts = files.flatMap((file) => entriesOf(file).map(([text]) => text));
  return [...new Set([...named, ...nearIn(word, texts)])].slice(0, 5);
}
