import { existsSync, readFileSync } from 'node:fs';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { filesBelow } from '../../scripts/run.ts';

/** The built site as tests look at it. */
export interface Page {
  /** Address on the site: `/issues/679/`. */
  path: string;
  html: string;
  tree: Root;
  ids: Set<string>;
  elements: Element[];
}

if (!existsSync('dist/index.html')) throw new Error('dist/ is not there: run `npm run build` first.');

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

export const pages: Page[] = filesBelow('dist')
  .filter((file) => file.endsWith('.html'))
  .map((file) => toPage(`/${file.replace(/index\.html$/u, '')}`, readFileSync(`dist/${file}`, 'utf8')));

export const pageAt = (path: string): Page => {
  const page = pages.find((p) => p.path === path);
  if (!page) throw new Error(`no page ${path}`);
  return page;
};

export const text = (node: Element | Root): string => toText(node, { whitespace: 'nowrap' });

export const elementById = (page: Page, id: string): Element | undefined =>
  page.elements.find((e) => e.properties.id === id);
