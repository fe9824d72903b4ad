import { at } from '../base.ts';
import { findLost } from '../lib/search/lost.ts';
import { element } from './element.ts';

/**
 * On the page for what is not there: goes on to the page that a spoilt address means, or names pages that it may mean,
 * and puts words of the address into the search field. The list of pages is the one for search engines, loaded here only.
 */
export async function connectLost(main: HTMLElement): Promise<void> {
  const field = main.querySelector<HTMLInputElement>('input[type="search"]');
  const place = main.querySelector<HTMLElement>('[data-lost]');
  const path = `/${location.pathname.slice(at('/').length)}`;
  const known = await loadPages().catch(() => []);
  const { exact, near, words } = findLost(path, known);
  // Only once: a page of the list that is not there after all must not call itself.
  if (exact && at(exact).split('#')[0] !== location.pathname) {
    const [page = '', fragment] = at(exact).split('#');
    location.replace(page + location.search + (fragment ? `#${fragment}` : location.hash));
    return;
  }
  if (field && !field.value) field.value = words;
  if (!place || near.length === 0) return;
  const list = document.createElement('ul');
  list.append(
    ...near.map((address) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = at(address);
      link.textContent = decodeURI(link.href);
      item.append(link);
      return item;
    }),
  );
  place.append(element('p', '', '您要找的可能是：'), list);
}

/** Paths of all pages below that of the site. */
async function loadPages(): Promise<string[]> {
  const response = await fetch(at('/sitemap-0.xml'));
  if (!response.ok) throw new Error(`${response.status}`);
  const base = at('/');
  return [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/gu)].flatMap(([, address = '']) => {
    const { pathname } = new URL(address);
    return pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : [];
  });
}
