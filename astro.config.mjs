import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import { baseOf, faultOfAddress } from './src/lib/address.ts';
import { PLACEHOLDER, SITE } from './src/site.ts';

const fault = faultOfAddress(SITE.address);
if (fault) {
  console.error(
    `SITE_ADDRESS=${SITE.address} 不能用：${fault}。例如 https://example.org 或 https://example.org/bulletin/。`,
  );
  process.exit(2);
}

const base = baseOf(SITE.address);
if (SITE.address === PLACEHOLDER && process.argv.includes('build')) {
  console.warn(
    `没有设置 SITE_ADDRESS：链接、二维码、引用里写的是 ${PLACEHOLDER}；正式发布前请设置，例如 SITE_ADDRESS=https://example.org npm run build。`,
  );
}

// Bulletins are read by the project itself (src/queries/bulletins.ts); this processor serves the pages that
// people write. Smart punctuation and the single tilde are off: both would change the text.
export default defineConfig({
  site: new URL(SITE.address).origin,
  base,
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
  // Every script a file: a page with none inline needs no exception in its security policy.
  vite: { build: { assetsInlineLimit: 0, modulePreload: false }, define: { __BASE__: JSON.stringify(base) } },
  // Pages for the frames of other sites say noindex: a list for search engines must not name them.
  integrations: [mdx(), sitemap({ filter: (page) => !page.endsWith('/embed/') })],
});
