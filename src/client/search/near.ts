import { fold } from '../../lib/search/fold.ts';
import { halvesOf, isOneSlip, MOST_TEXTS, nearIn } from '../../lib/search/near.ts';
import { parseQuery } from '../../lib/search/query.ts';
import { entriesOf } from '../../lib/search/texts.ts';
import type { SearchLibrary } from './library.ts';

/** Words of the bulletins that differ from what was typed by one slip, from names and from the texts around its halves. */
export async function findNear(typed: string, library: SearchLibrary): Promise<string[]> {
  const [word, ...others] = parseQuery(typed);
  if (!word || others.length > 0) return [];
  // Another number is another fact, never a slip.
  if (/\d/u.test(word)) return [];
  const names = await library.proposed().catch(() => []);
  const own = [...word];
  const named = names.map(({ text }) => fold(text)).filter((name) => own.length > 1 && isOneSlip(own, [...name]));
  const { directory, find } = library;
  const records = new Set<string>();
  for (const half of halvesOf(word)) {
    const found = await find(half);
    for (const record of [...found.keys()].slice(0, MOST_TEXTS / 2)) records.add(record);
  }
  const articles = [...records].flatMap((record) => directory.byRecord.get(record) ?? []);
  const files = await Promise.all(articles.map((article) => library.texts(article)));
  const texts = files.flatMap((file) => entriesOf(file).map(([text]) => text));
  return [...new Set([...named, ...nearIn(word, texts)])].slice(0, 5);
}
