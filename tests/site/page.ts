import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';

/** A page of a built site as tests look at it. */
export interface Page {
  /** Address on the site: `/issues/1/`. */
  path: string;
  html: string;
  tree: Root;
  ids: Set<string>;
  elements: Element[];
}

/** A page read from its HTML. */
export function toPage(path: string, html: string): Page {
  const tree = fromHtml(html);
  const elements: Element[] = [];
  visit(tree, 'element', (node) => {
    elements.push(node);
  });
  const ids = new Set(elements.flatMap((e) => (e.properties.id ? [String(e.properties.id)] : [])));
  return { path, html, tree, ids, elements };
}

/** What stands between the tags of the styles in a page; a range such as `width<=40rem` has the sign of a tag. */
export const stylesIn = (html: string): string[] =>
  [...html.matchAll(/<style>([\s\S]*?)<\/style>/gu)].map(([, style = '']) => style);

export const text = (node: Element | Root): string => toText(node, { whitespace: 'nowrap' });

export const elementById = (page: Page, id: string): Element | undefined =>
  page.elements.find((e) => e.properties.id === id);
