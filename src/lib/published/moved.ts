import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { z } from 'zod';

const path = z.string().regex(/^\/(?:[\w.-]+\/)*$/u, '只有页面能改址：写作 /charts/b-to-a/ 这样的路径');

/** `content/redirects.yaml`: former address → present one. */
export const RedirectFileSchema = z.record(path, path);
export type Redirects = z.infer<typeof RedirectFileSchema>;

/** What a page of a former address says besides where it leads. */
export interface MovedSite {
  name: string;
  language: string;
  disclaimer: string;
}

/**
 * The page of a former address: it says where its content is now and goes there. `/moved.js` takes the choice that
 * an old link carries along; without scripts the page leads on by itself after readers have seen why.
 * @param linkTo how a path of the site is linked to
 */
export function movedPage(
  from: string,
  to: string,
  { name, language, disclaimer }: MovedSite,
  linkTo = (path: string): string => path,
): string {
  const title = `${from} 已改址`;
  const target = linkTo(to);
  const page = h('html', { lang: language }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', `${title} · ${name}`),
      h('meta', { name: 'description', content: `这一页的新地址是 ${to}` }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('meta', { httpEquiv: 'refresh', content: `5; url=${target}` }),
      h('link', { rel: 'canonical', href: target }),
      h('link', { rel: 'icon', href: 'data:,' }),
      h('script', { src: linkTo('/moved.js'), defer: true }),
    ]),
    h('body', [
      h('main', [
        h('h1', '这一页换了地址'),
        h('p', [
          '原来的地址是 ',
          from,
          '，新地址是 ',
          h('a', { href: target, dataMoved: '' }, to),
          '，几秒后自动前往。',
        ]),
        h('p', disclaimer),
      ]),
    ]),
  ]);
  return `<!doctype html>${toHtml(page)}\n`;
}

/** Former ids of indicators and their present ones, for links to the explorer. */
export function renamedIndicators(redirects: Redirects): Record<string, string> {
  const idOf = (address: string) => /^\/indicators\/([^/]+)\/$/u.exec(address)?.[1];
  return Object.fromEntries(
    Object.entries(redirects).flatMap(([from, to]) => {
      const [was, is] = [idOf(from), idOf(to)];
      return was && is ? [[was, is]] : [];
    }),
  );
}
