import { toEpub } from '../lib/reading/epub.ts';
import { bookOf } from '../queries/books.ts';
import { getBulletins } from '../queries/bulletins.ts';

/** All issues as one EPUB, the oldest first. */
export const GET = async () =>
  new Response(toEpub(bookOf((await getBulletins()).toReversed())), {
    headers: { 'content-type': 'application/epub+zip' },
  });
