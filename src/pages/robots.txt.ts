import { at } from '../base.ts';
import { absolute } from '../site.ts';

/** Everything may be read; what search loads piece by piece is of no use to crawlers. */
export const GET = () =>
  new Response(
    `User-agent: *\nAllow: ${at('/')}\nDisallow: ${at('/pagefind/')}\nDisallow: ${at('/search/texts/')}\nDisallow: ${at('/search/index/')}\n\nSitemap: ${absolute('/sitemap-index.xml')}\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
