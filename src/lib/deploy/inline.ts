import type { InlineHashes } from './headers.ts';

/** A page of a built site: its path in it, and its HTML. */
export interface BuiltPage {
  path: string;
  html: string;
}

/** Scripts and styles that a page holds inline; data blocks are none. */
function inlineOf(html: string): { scripts: string[]; styles: string[] } {
  const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/gu)].flatMap(
    ([, attributes = '', text = '']) => (text && !/\btype="application\//u.test(attributes) ? text : []),
  );
  return { scripts, styles: [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/gu)].map(([, text = '']) => text) };
}

/**
 * Hashes of what pages may hold inline.
 * @param hash `sha256-…` of a text, as CSP writes it
 */
export function inlineHashes(pages: readonly BuiltPage[], hash: (text: string) => string): InlineHashes {
  const each = pages.map(({ html }) => inlineOf(html));
  const sorted = (texts: readonly string[]) => [...new Set(texts)].map(hash).sort();
  return {
    scripts: sorted(each.flatMap(({ scripts }) => scripts)),
    styles: sorted(each.flatMap(({ styles }) => styles)),
  };
}

/**
 * Scripts and styles of pages that the source does not know. A policy that allows whatever is found could notice no injection:
 * allowed are the script of the reading settings, which the page for what is not there has too (nothing of the content stands on
 * it), and one style, that of texts.
 * @param plain that page
 * @returns page and first characters of each
 */
export function unknownInline(pages: readonly BuiltPage[], plain: string): string[] {
  const [settings] = inlineOf(plain).scripts;
  const found = pages.map(({ path, html }) => ({ path, ...inlineOf(html) }));
  const [text] = found.flatMap(({ styles }) => styles);
  const quote = (path: string, name: string, code: string) => `${path} <${name}>${code.trim().slice(0, 40)}`;
  return found.flatMap(({ path, scripts, styles }) => [
    ...scripts.filter((code) => code !== settings).map((code) => quote(path, 'script', code)),
    ...styles.filter((code) => code !== text).map((code) => quote(path, 'style', code)),
  ]);
}
