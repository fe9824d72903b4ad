import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { SearchArticle } from './article.ts';
import { WITH_FIGURES } from './facets.ts';

/** What the engine of related passages is given: the articles of the built pages, each by itself. */

/** An article as Pagefind reads it. */
export interface RelatedRecord {
  /** Its own: of two records with one address Pagefind keeps one. Hits lead to the page that it stands on. */
  url: string;
  content: string;
}

/** The values that an article is narrowed by, by the keys of the address. */
const filtersOf = ({ unit, genre, passages }: SearchArticle, year: string): [key: string, value: string][] => [
  ['year', year],
  ...(unit ? [['unit', unit] as [string, string]] : []),
  ...(genre ? [['genre', genre] as [string, string]] : []),
  ...[...new Set(passages.flatMap(({ stages }) => stages))].map((stage): [string, string] => ['stage', stage]),
  ...(passages.some(({ hasFigures }) => hasFigures) ? [['figures', WITH_FIGURES] as [string, string]] : []),
];

/**
 * The articles of the page of an issue, marked for Pagefind: a hit leads to the paragraph, not to the top of the page.
 * @param url of the page, `/issues/679/`
 * @param html as built
 * @param year of the issue
 */
export function relatedRecords(
  url: string,
  html: string,
  articles: readonly SearchArticle[],
  year: string,
): RelatedRecord[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const records: RelatedRecord[] = [];
  visit(fromHtml(html), 'element', (section) => {
    const article = section.tagName === 'section' ? byId.get(String(section.properties.id)) : undefined;
    if (!article) return;
    const passages = new Set(article.passages.map(({ id }) => id));
    const page: Root = h(null, [
      h('html', { lang: 'zh-CN' }, [
        h('head', [
          h('title', article.title),
          h('meta', { 'data-pagefind-meta': 'url[content]', content: url }),
          ...filtersOf(article, year).map(([key, value]) =>
            h('meta', { 'data-pagefind-filter': `${key}[content]`, content: value }),
          ),
        ]),
        h('body', { 'data-pagefind-body': '' }, [marked(section, passages, article.title)]),
      ]),
    ]);
    records.push({ url: `${url}${article.id}/`, content: `<!doctype html>${toHtml(page)}` });
  });
  return records;
}

/** A copy in which each passage begins a part of its own, and links that only a page needs are left out. */
function marked(section: Element, passages: ReadonlySet<string>, title: string): Element {
  const copy = structuredClone(section);
  visit(copy, 'element', (element) => {
    const { id, className } = element.properties;
    if (passages.has(String(id))) element.properties['data-pagefind-title'] = title;
    else delete element.properties.id;
    if (Array.isArray(className) && className.includes('permalink')) element.properties['data-pagefind-ignore'] = '';
  });
  return copy;
}
