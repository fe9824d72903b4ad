import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { SITE } from './src/site.ts';

// Bulletins are read by their own loader (src/loaders/bulletins.ts); this processor serves the pages that
// people write. Smart punctuation and the single tilde are off: both would change the text.
export default defineConfig({
  site: SITE.address,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [[remarkGfm, { singleTilde: false }], remarkCjkFriendly],
    }),
    syntaxHighlight: false,
  },
  integrations: [mdx(), sitemap()],
});
