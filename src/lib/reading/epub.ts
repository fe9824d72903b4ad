import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Element as HastElement } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { h } from 'hastscript';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { wholeAddress } from '../address.ts';
import { permalink } from '../bulletin/id.ts';
import { formatIssue } from '../bulletin/issue-name.ts';
import type { Article, Block, Bulletin, Passage } from '../bulletin/schema.ts';
import { formatDate } from '../format.ts';
import { wellFormed } from '../text/xml.ts';
import { headingRanks, outlineOf } from './outline.ts';

/** Bulletins as a book for readers of EPUB (EPUB 3.3): one document an issue, ids as on the site. */

export interface Book {
  title: string;
  /** Address of what the book holds; also its identity. */
  url: string;
  /** Address of the site. */
  site: string;
  /** Stands on the first page: whose edition this is. */
  notice: string;
  language: string;
  /** In the order of the book. */
  bulletins: readonly Bulletin[];
}

/** The bytes of an EPUB file. The clock is that of the newest issue: the same texts give the same bytes. */
export function toEpub(book: Book): Uint8Array<ArrayBuffer> {
  const newest =
    book.bulletins
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? '2000-01-01';
  const files: Record<string, string> = {
    'META-INF/container.xml': containerXml(),
    'OEBPS/content.opf': packageXml(book, newest),
    'OEBPS/nav.xhtml': navigation(book),
    'OEBPS/title.xhtml': titlePage(book),
    'OEBPS/style.css': STYLE,
    ...Object.fromEntries(book.bulletins.map((bulletin) => [`OEBPS/${fileOf(bulletin)}`, issue(bulletin, book)])),
  };
  const zip: Zippable = {
    // First and uncompressed, so that the kind of the file can be read off its beginning.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  };
  // Days of a zip know no time zone: noon of no place in particular.
  return zipSync(zip, { level: 9, mtime: new Date(`${newest}T12:00:00`) });
}

const fileOf = ({ serial }: Pick<Bulletin, 'serial'>) => `issue-${serial}.xhtml`;

function containerXml(): string {
  const rootfile = { 'full-path': 'OEBPS/content.opf', 'media-type': 'application/oebps-package+xml' };
  return document(
    x('container', { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' }, [
      x('rootfiles', [x('rootfile', rootfile)]),
    ]),
  );
}

function packageXml({ title, url, language, bulletins }: Book, newest: string): string {
  const xhtml = 'application/xhtml+xml';
  const [first] = bulletins;
  return document(
    x('package', { xmlns: 'http://www.idpf.org/2007/opf', version: '3.0', 'unique-identifier': 'id' }, [
      x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
        x('dc:identifier', { id: 'id' }, url),
        x('dc:title', title),
        x('dc:language', language),
        x('dc:creator', first?.issuer ?? ''),
        x('dc:date', newest),
        x('dc:source', url),
        x('meta', { property: 'dcterms:modified' }, `${newest}T00:00:00Z`),
      ]),
      x('manifest', [
        x('item', { id: 'nav', href: 'nav.xhtml', 'media-type': xhtml, properties: 'nav' }),
        x('item', { id: 'title', href: 'title.xhtml', 'media-type': xhtml }),
        x('item', { id: 'style', href: 'style.css', 'media-type': 'text/css' }),
        ...bulletins.map((b) => x('item', { id: `i${b.serial}`, href: fileOf(b), 'media-type': xhtml })),
      ]),
      x('spine', [
        x('itemref', { idref: 'title' }),
        ...bulletins.map(({ serial }) => x('itemref', { idref: `i${serial}` })),
      ]),
    ]),
  );
}

function navigation({ bulletins, language }: Book): string {
  const entries = bulletins.map((bulletin) =>
    h('li', [
      h('a', { href: fileOf(bulletin) }, formatIssue(bulletin)),
      h(
        'ol',
        bulletin.articles.map((article) =>
          h('li', [
            h('a', { href: `${fileOf(bulletin)}#${article.id}` }, article.title.text),
            ...outlineList(bulletin, article),
          ]),
        ),
      ),
    ]),
  );
  return page('目录', language, [h('nav', { 'epub:type': 'toc' }, [h('h1', '目录'), h('ol', entries)])]);
}

function outlineList(bulletin: Bulletin, article: Article): HastElement[] {
  const outline = outlineOf(article);
  const top = Math.min(...outline.map(({ level }) => level));
  const heads = outline.filter(({ level }) => level === top);
  if (heads.length === 0) return [];
  return [
    h(
      'ol',
      heads.map(({ id, text }) => h('li', [h('a', { href: `${fileOf(bulletin)}#${id}` }, text)])),
    ),
  ];
}

function titlePage({ title, notice, url, language }: Book): string {
  return page(title, language, [h('h1', title), h('p', notice), h('p', [h('a', { href: url }, url)])]);
}

function issue(bulletin: Bulletin, { language, site }: Book): string {
  const { serial, issuer, date, note, articles } = bulletin;
  const address = wholeAddress(`/issues/${serial}/`, site);
  const place = wholeAddress(permalink(serial, 'a1p1'), site);
  return page(formatIssue(bulletin), language, [
    h('h1', `联络动态 ${formatIssue(bulletin)}`),
    h('p.foot', `${issuer}编　${formatDate(date)}`),
    ...(note.length > 0
      ? [
          h(
            'aside',
            { id: 'a0' },
            note.flatMap((block) => blockOf(block, new Map())),
          ),
        ]
      : []),
    ...articles.map((article) => articleOf(article)),
    h('p.foot', ['网页：', h('a', { href: address }, address), `；引到段落时用 ${place} 这样的地址。`]),
  ]);
}

function articleOf(article: Article): HastElement {
  const ranks = headingRanks(article);
  const bylines = (place: string) =>
    article.bylines.filter((byline) => byline.place === place).map(({ text }) => h('p.byline', text));
  return h('section', { id: article.id }, [
    ...bylines('before'),
    h('h2', article.title.text),
    ...bylines('after'),
    ...article.blocks.flatMap((block) => blockOf(block, ranks)),
    ...bylines('end'),
  ]);
}

function blockOf(block: Block, ranks: ReadonlyMap<number, number>): HastElement[] {
  if (block.kind === 'heading')
    return [h(`h${ranks.get(block.level) ?? 3}`, { id: block.passage.id }, sentencesOf(block.passage))];
  if (block.kind === 'paragraph') {
    const { passage, runIn } = block;
    return [h('p', { id: passage.id }, sentencesOf(passage, runIn?.end))];
  }
  const rows = block.rows.map((row, i) =>
    h(
      'tr',
      row.map((cell) => h(i === 0 ? 'th' : 'td', { id: cell.id }, cell.text)),
    ),
  );
  return [h('table', { id: block.id }, [h('tbody', rows)])];
}

/** Sentences with their ids; those of a run-in head are bold. */
function sentencesOf({ text, sentences }: Passage, head = 0): HastElement[] {
  return sentences.map(({ id, start, end }) => h(end <= head ? 'b' : 'span', { id }, text.slice(start, end)));
}

function page(title: string, language: string, body: HastElement[]): string {
  const html = h('html', { xmlns: 'http://www.w3.org/1999/xhtml', lang: language }, [
    h('head', [h('title', title), h('link', { rel: 'stylesheet', href: 'style.css', type: 'text/css' })]),
    h('body', body),
  ]);
  const tree = toXast(html);
  if ('attributes' in tree)
    Object.assign(tree.attributes, { 'xml:lang': language, 'xmlns:epub': 'http://www.idpf.org/2007/ops' });
  return `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${wellFormed(toXml(tree))}\n`;
}

function document(root: ReturnType<typeof x>): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${wellFormed(toXml(root))}\n`;
}

const STYLE = `body { line-height: 1.8; }
h1, h2 { text-align: center; }
p { text-indent: 2em; margin: 0 0 0.4em; }
.byline, .foot { text-indent: 0; color: #555; }
aside { border-left: 3px solid #a8201a; padding-left: 1em; }
`;
