import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBulletins } from '../../scripts/run.ts';
import { readWhole } from '../../src/extracted.ts';
import { correctionsOf } from '../../src/lib/source/ledger.ts';
import { SITE } from '../../src/site.ts';
import { roomFor, weigh } from './budget.ts';
import { pageAt, pages } from './dist.ts';
import { elementById, text } from './page.ts';

const { bulletins } = loadBulletins();
const ledger = readWhole('src/data').ledger();
const WITHHELD = '█';

describe('a bulletin as received', () => {
  it.each(bulletins.map(({ serial, source }) => [serial, source] as const))(
    '总第 %i 期 is its file',
    (serial, source) => {
      const bytes = readFileSync(`content/sources/${source}`);
      const page = pageAt(`/issues/${serial}/source/`);
      const code = page.elements.find((e) => e.tagName === 'code');
      const received = bytes.toString('utf8');
      const shown = code ? text(code) : '';
      // What is withheld is put back: then it is the file, byte for byte.
      const restored = [...shown]
        .map((character, i) => (character === WITHHELD ? [...received][i] : character))
        .join('');
      expect(Buffer.from(restored).equals(bytes)).toBe(true);
      const withheld = [...shown].filter((character) => character === WITHHELD).length;
      if (withheld > 0) expect(text(page.tree)).toContain(`${withheld} 个字符不予显示`);
      const passages = page.elements.filter(({ properties }) => /^a\d+[hpt]\d/u.test(String(properties.id)));
      expect(passages.filter((passage) => text(passage).includes(WITHHELD))).toEqual([]);
      expect(page.html).toContain(createHash('sha256').update(bytes).digest('hex'));
    },
  );

  it('has each passage under the id that it has in the edition', () => {
    for (const { serial } of bulletins) {
      const edition = pageAt(`/issues/${serial}/`);
      const passages = [...edition.ids].filter((id) => /^a\d+[ph]\d+$/u.test(id));
      expect(passages.filter((id) => !pageAt(`/issues/${serial}/source/`).ids.has(id))).toEqual([]);
    }
  });
});

describe('the ledger of corrections', () => {
  const page = pageAt('/corrections/');
  const words = text(page.tree);

  it('lists every mark of the texts, and nothing else', () => {
    const marks = bulletins.flatMap(correctionsOf);
    expect(ledger.corrections.map(({ serial, id }) => `${serial}#${id}`)).toEqual(
      marks.map(({ serial, id }) => `${serial}#${id}`),
    );
    const rows = page.elements.filter((e) => e.tagName === 'th' && /总第\d+期/u.test(text(e)));
    expect(rows).toHaveLength(marks.length);
    for (const { note } of marks) expect(words).toContain(note);
  });

  it('shows the counts of its data, and every event has an address for feeds', () => {
    for (const { count } of ledger.normalisations) expect(words).toContain(String(count));
    const feed = JSON.parse(readFileSync('dist/corrections/feed.json', 'utf8')) as { items: { url: string }[] };
    // Readers are told when an issue is published: corrections of a draft are no news yet.
    const { corrections } = JSON.parse(readFileSync('dist/data/corrections.json', 'utf8')) as {
      corrections: { event?: number }[];
    };
    const told = corrections.filter(({ event }) => event !== undefined);
    expect(feed.items.length).toBeGreaterThanOrEqual(told.length);
    for (const { url } of feed.items) expect(page.ids.has(new URL(url).hash.slice(1)), url).toBe(true);
  });
});

describe('citations', () => {
  it('of an issue and of each article stand on a page, in six formats, and in a file for copying', () => {
    for (const { serial, articles, note } of bulletins) {
      const page = pageAt(`/issues/${serial}/cite/`);
      const kept = JSON.parse(readFileSync(`dist/issues/${serial}/citations.json`, 'utf8')) as Record<
        string,
        Record<string, string>
      >;
      expect(Object.keys(kept)).toEqual(['issue', ...(note.length > 0 ? ['a0'] : []), ...articles.map(({ id }) => id)]);
      const shown = page.elements.filter((e) => e.properties.dataCite).length;
      expect(shown).toBe(Object.keys(kept).length * 6);
      for (const { id } of articles) expect(kept[id]?.gbt2025).toMatch(new RegExp(`/issues/${serial}/#${id}\\.$`, 'u'));
    }
  });
});

describe('what machines are told', () => {
  const jsonLdOf = (path: string) => {
    const [script] = pageAt(path).elements.filter((e) => e.properties.type === 'application/ld+json');
    return JSON.parse(script ? text(script) : '{}') as Record<string, unknown>;
  };

  it('of an issue: its number, date, periodical and articles at their addresses', () => {
    for (const { serial, number, date, articles } of bulletins) {
      expect(jsonLdOf(`/issues/${serial}/`)).toMatchObject({
        '@type': 'PublicationIssue',
        issueNumber: number,
        datePublished: date,
        isPartOf: { '@type': 'Periodical' },
        hasPart: articles.map(({ id }) => ({ '@type': 'Article', '@id': `#${id}` })),
      });
    }
    expect(jsonLdOf('/')).toMatchObject({ '@type': 'Periodical', potentialAction: { '@type': 'SearchAction' } });
  });

  it('in the sitemap: every page that may be found, with the day of its last change', () => {
    const xml = readFileSync('dist/sitemap-0.xml', 'utf8');
    const listed = new Map(
      [...xml.matchAll(/<loc>([^<]+)<\/loc><lastmod>(\d{4}-\d\d-\d\d)<\/lastmod>/gu)].map(([, url = '', day]) => [
        new URL(url).pathname,
        day,
      ]),
    );
    for (const { path } of pages.filter((page) => /^\/(?:issues|units|mechanisms|corrections)\//u.test(page.path)))
      expect(listed.has(path), path).toBe(true);
    expect(xml.match(/<loc>/gu)).toHaveLength(listed.size);
  });

  it('in robots.txt and llms.txt: absolute addresses that exist, every issue among them', () => {
    expect(readFileSync('dist/robots.txt', 'utf8')).toContain(`Sitemap: ${SITE.address}/sitemap-index.xml`);
    const llms = readFileSync('dist/llms.txt', 'utf8');
    expect(llms).toContain(SITE.disclaimer);
    const paths = [...llms.matchAll(/\]\((https?:[^)]+)\)/gu)].map(([, url = '']) => new URL(url).pathname);
    expect(paths).toEqual(expect.arrayContaining(bulletins.map(({ serial }) => `/issues/${serial}/`)));
    for (const path of paths)
      expect(existsSync(`dist${path}${path.endsWith('/') ? 'index.html' : ''}`), path).toBe(true);
  });

  it('of books: one an issue, one of all', () => {
    for (const { serial } of bulletins) expect(existsSync(`dist/issues/${serial}.epub`)).toBe(true);
    expect(existsSync('dist/lianluo-dongtai.epub')).toBe(true);
  });
});

describe('the weight of a text', () => {
  const issues = pages.filter(({ path }) => /^\/issues\/\d+\/$/u.test(path));

  it('is one round trip: HTML with the styles of a text of usual length within 14,700 bytes of brotli', () => {
    for (const { path, html } of issues) {
      expect(html, path).toContain('<style>');
      expect(weigh(html), path).toBeLessThanOrEqual(14_700 + roomFor(path));
    }
  });

  it('has nothing in its head that holds up the first paint', () => {
    for (const { path, html } of issues) {
      const head = /<head>[\s\S]*<\/head>/u.exec(html)?.[0] ?? '';
      const sheets = [...head.matchAll(/<link rel="stylesheet"[^>]*>/gu)].map(([tag]) => tag);
      expect(
        sheets.filter((tag) => !tag.includes('media="print"')),
        path,
      ).toEqual([]);
      expect(head, path).not.toMatch(/<script[^>]+src=(?![^>]*type="module")/u);
    }
  });
});

describe('links between text and what is known of it', () => {
  it('lead from the unit that answers for an article to its page, and back', () => {
    for (const { serial, articles } of bulletins) {
      for (const { id, unit } of articles) {
        const article = elementById(pageAt(`/issues/${serial}/`), id);
        const hrefs = JSON.stringify(article).match(/\/units\/[\w-]+\//gu) ?? [];
        if (!unit || hrefs.length === 0) continue;
        expect(pageAt(String(hrefs[0])).html).toContain(`href="/issues/${serial}/#${id}"`);
      }
    }
  });

  it('lead from each mechanism of a passage to its page, which quotes a sentence of that passage', () => {
    for (const { serial } of bulletins) {
      const page = pageAt(`/issues/${serial}/notes/`);
      const notes = page.elements.filter((e) => String(e.properties.className).includes('passage-note'));
      for (const note of notes) {
        const ids = [...new Set(JSON.stringify(note).match(/\/mechanisms\/[\w-]+\//gu) ?? [])];
        for (const path of ids)
          expect(pageAt(path).html, path).toContain(`href="/issues/${serial}/#${note.properties.id}`);
      }
    }
  });
});
