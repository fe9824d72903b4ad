import type { Element } from 'hast';
import type { Page } from './page.ts';

/** What a built page must not hold; each function gives the faults of a page, none where it is sound. */

/** Links to pages, places and files that are not there. */
export function deadLinks(
  page: Page,
  pageAt: (path: string) => Page | undefined,
  isFile: (path: string) => boolean,
): string[] {
  return page.elements.flatMap(({ tagName, properties }) => {
    const href = properties.href ?? properties.src ?? properties.action;
    if (typeof href !== 'string' || tagName === 'html' || /^https?:|^data:,$/u.test(href)) return [];
    const [path = '', id] = href.split('#');
    const target = path.split('?')[0] || page.path;
    const isThere = target.endsWith('/') ? pageAt(target) !== undefined : isFile(target);
    return isThere && (!id || pageAt(target)?.ids.has(id)) ? [] : [`${page.path} → ${href}`];
  });
}

const LOADS = ['src', 'srcSet', 'poster', 'data', 'action', 'formAction', 'background', 'href'] as const;

/** What is loaded from another host without being asked; a link to follow is none of it. */
export function foreignResources(page: Page): string[] {
  const isLink = ({ tagName, properties }: Element) =>
    tagName === 'a' || (tagName === 'link' && /canonical|alternate/u.test(String(properties.rel)));
  return page.elements.flatMap((element) =>
    LOADS.filter((name) => !(name === 'href' && isLink(element)))
      .map((name) => element.properties[name])
      .filter((value) => value !== undefined && value !== null && !/^(?:\/(?!\/)|[#.?]|data:,$)/u.test(String(value)))
      .map((value) => `${page.path} <${element.tagName}> ${value}`),
  );
}

/** What a style sheet loads from another host. */
export function foreignInStyle(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/gu)]
    .map(([, url, sheet]) => url ?? sheet ?? '')
    .filter((url) => /^(?:[a-z]+:)?\/\//iu.test(url));
}

/** Styles, handlers and addresses that run, inside the HTML: the policy of the server forbids them all. */
export function inlineCode(page: Page): string[] {
  return page.elements.flatMap(({ tagName, properties }) =>
    Object.entries(properties)
      .filter(
        ([name, value]) =>
          name === 'style' || /^on/iu.test(name) || /^\s*(?:javascript|vbscript|data:text)/iu.test(String(value)),
      )
      .map(([name, value]) => `${page.path} <${tagName} ${name}="${value}">`),
  );
}
