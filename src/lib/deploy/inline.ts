import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

/** A page of a built site: its path in it, and its HTML. */
export interface BuiltPage {
  path: string;
  html: string;
}

/** Which code of pages is the source's own. */
export interface KnownCode {
  /** Scripts that it publishes as they are, by their path on the site: `search/first.js`. */
  files: readonly string[];
  /** Whole texts inside pages. */
  isScript: (text: string) => boolean;
  isStyle: (text: string) => boolean;
}

/** Elements that bring in another document or program, or change what addresses mean. */
const REFUSED = new Set(['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal', 'base', 'fencedframe']);
/** Attributes that load or lead somewhere (HTML Standard, attributes of type URL; SVG 2 for `xlink:href`). */
const ADDRESSES = [
  'href',
  'xLinkHref',
  'src',
  'srcSet',
  'data',
  'poster',
  'background',
  'ping',
  'action',
  'formAction',
];
/** Attributes by which SVG animates others, addresses among them. */
const ANIMATED = ['to', 'from', 'by', 'values'];
/** Elements whose `href` only leads on when a reader follows it, or has a rule of its own. */
const FOLLOWED = new Set(['a', 'area', 'link']);
/** Relations of `<link>` that load a file at once. */
const LOADING = new Set(['stylesheet', 'modulepreload', 'preload', 'prefetch', 'icon', 'manifest', 'import']);
/** Keeps a browser from asking for an icon. */
const NO_ICON = 'data:,';
/** Addresses that run or show code of their own. */
const RUNNING = /^(?:javascript|vbscript|data:(?!,|image\/(?:png|jpeg|gif|webp)))/iu;
/** Types of `<script>` that are data to every browser (HTML Standard, 4.12.1: neither JavaScript, module nor a known map). */
const DATA = new Set(['application/json', 'application/ld+json']);

/**
 * Code on pages that the source does not know: inline scripts and styles other than its own, handlers, style attributes,
 * addresses that run, scripts and style sheets from elsewhere, frames, and `meta` that leads away. A policy that allows
 * whatever is found could notice no injection.
 * @param base path below which the site stands on its host, with a slash at both ends
 * @returns each kind of code once, with the pages that hold it
 */
export function unknownCode(
  pages: readonly BuiltPage[],
  known: KnownCode,
  base = '/',
): { quote: string; paths: string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const { path, html } of pages)
    visit(fromHtml(html), 'element', (element) => {
      const faults = faultsOf(element, known, base);
      // The parser keeps what stands in a template apart from its children; no page has one.
      if (element.tagName === 'template') faults.push('template');
      for (const fault of faults) {
        const quote = `<${element.tagName}> ${fault.slice(0, 60)}`;
        found.set(quote, (found.get(quote) ?? new Set()).add(path));
      }
    });
  return [...found].map(([quote, paths]) => ({ quote, paths: [...paths] }));
}

function faultsOf(element: Element, known: KnownCode, base: string): string[] {
  const { tagName, properties } = element;
  const text = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const at = (name: string) => String(properties[name] ?? '');
  const faults = Object.keys(properties)
    .filter((name) => /^(?:on.+|style|srcdoc)$/iu.test(name))
    .map((name) => `${name}="${at(name)}"`);
  const quote = (names: readonly string[]) => names.map((name) => `${name}="${at(name)}"`);
  faults.push(
    ...quote([...ADDRESSES, ...ANIMATED].filter((name) => addressesIn(at(name)).some((one) => RUNNING.test(one)))),
  );
  const isOurs = (address: string) => address.startsWith(base) && !/^\/\/|^\/\\|\/\.\.(?:\/|$)/u.test(address);
  if (REFUSED.has(tagName)) faults.push(at('src') || at('data') || at('href') || tagName);
  if (tagName === 'meta' && at('httpEquiv') && !isMoved(at('httpEquiv'), at('content'), isOurs))
    faults.push(`http-equiv="${at('httpEquiv')}" ${at('content')}`);
  if (tagName === 'style' && !known.isStyle(text)) faults.push(text.trim());
  if (tagName === 'script') {
    const type = at('type').trim().toLowerCase();
    if (!properties.src && !DATA.has(type) && text && !known.isScript(text)) faults.push(text.trim());
    const isBuilt = at('src').startsWith(`${base}_astro/`) && !at('src').includes('..');
    if (properties.src && !isBuilt && !known.files.some((file) => at('src') === `${base}${file}`))
      faults.push(`src="${at('src')}"`);
  } else {
    const loaded = ADDRESSES.filter((name) => !(FOLLOWED.has(tagName) && /href$/iu.test(name)));
    faults.push(...quote(loaded.filter((name) => addressesIn(at(name)).some((one) => isForeign(one, isOurs)))));
  }
  const rels = [properties.rel ?? []].flat().map((rel) => String(rel).toLowerCase());
  if (tagName === 'link' && rels.some((rel) => LOADING.has(rel)) && !isOurs(at('href')) && at('href') !== NO_ICON)
    faults.push(`href="${at('href')}"`);
  return faults;
}

/** A page for a former address, which leads on within the site. */
function isMoved(kind: string, content: string, isOurs: (address: string) => boolean): boolean {
  const [, address] = /^\d+;\s*url=(\S+)$/iu.exec(content) ?? [];
  return kind.toLowerCase() === 'refresh' && address !== undefined && isOurs(address);
}

/** The addresses of an attribute, which may be a list, as a browser reads them: without line ends and tabs (URL Standard, 4.4). */
function addressesIn(value: string): string[] {
  return value
    .replaceAll(/[\t\n\r]/gu, '')
    .split(/[\s,;\0-\x20]+(?=\S)/u)
    .concat(value)
    .map((one) => one.trim());
}

/** Leads to another host: neither below the site, nor relative, nor a picture in the page itself. */
function isForeign(address: string, isOurs: (address: string) => boolean): boolean {
  return (
    /^\s*(?:[a-z][a-z\d+.-]*:|[\\/]{2})/iu.test(address) && !isOurs(address) && !/^data:(?:,|image\/)/iu.test(address)
  );
}
