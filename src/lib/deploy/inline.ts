import type { InlineHashes } from './headers.ts';

/**
 * Hashes of the scripts and styles that pages hold inline; data blocks are none.
 * @param hash `sha256-…` of a text, as CSP writes it
 */
export function inlineHashes(pages: readonly string[], hash: (text: string) => string): InlineHashes {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  for (const html of pages) {
    for (const [, attributes = '', text = ''] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/gu))
      if (text && !/\btype="application\//u.test(attributes)) scripts.add(text);
    for (const [, text = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gu)) styles.add(text);
  }
  const sorted = (texts: ReadonlySet<string>) => [...texts].map(hash).sort();
  return { scripts: sorted(scripts), styles: sorted(styles) };
}
