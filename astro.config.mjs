import { readFileSync } from 'node:fs';
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { parse } from 'yaml';
import { SITE } from './src/site.ts';

const redirects = parse(readFileSync('content/published/redirects.yaml', 'utf8')) ?? {};

// Bulletins are read by their own loader (src/loaders/bulletins.ts); this processor serves the pages that
// people write. Smart punctuation and the single tilde are off: both would change the text.
export default defineConfig({
  site: SITE.address,
  trailingSlash: 'always',
  // Former addresses; a build fails when one that was published is answered by nothing.
  redirects,
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({
      gfm: false,
      smartypants: false,
      remarkPlugins: [[remarkGfm, { singleTilde: false }], remarkCjkFriendly],
    }),
    syntaxHighlight: false,
  },
  // Every script a file: a page with none inline needs no exception in its security policy.
  vite: { build: { assetsInlineLimit: 0 } },
  integrations: [mdx(), sitemap()],
});
