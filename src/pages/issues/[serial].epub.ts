import type { Bulletin } from '../../lib/bulletin/schema.ts';
import { toEpub } from '../../lib/reading/epub.ts';
import { bookOf } from '../../queries/books.ts';
import { issuePaths } from '../../queries/bulletins.ts';

export const getStaticPaths = issuePaths;

/** One issue as EPUB. */
export const GET = ({ props }: { props: { bulletin: Bulletin } }) =>
  new Response(toEpub(bookOf([props.bulletin])), { headers: { 'content-type': 'application/epub+zip' } });
