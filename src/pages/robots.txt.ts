import { SITE } from '../site.ts';

/** Everything may be read; what search loads piece by piece is of no use to crawlers. */
export const GET = () =>
  new Response(
    `User-agent: *\nAllow: /\nDisallow: /pagefind/\nDisallow: /search/texts/\n\nSitemap: ${new URL('/sitemap-index.xml', SITE.address).href}\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
