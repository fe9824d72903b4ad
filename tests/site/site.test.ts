import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { filesBelow, loadBulletins } from '../../scripts/run.ts';
import { readWhole } from '../../src/extracted.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import type { ChartBlock } from '../../src/lib/chart/named.ts';
import type { ChartSpec } from '../../src/lib/chart/schema.ts';
import { EXCLUSIONS } from '../../src/lib/quantity/exclusions.ts';
import { RULES } from '../../src/lib/quantity/find.ts';
import { APPROXIMATIONS, KIND_NAMES, UNIT_KINDS } from '../../src/lib/quantity/kinds.ts';
import { foldForComparison } from '../../src/lib/text/width.ts';
import { SITE } from '../../src/site.ts';
import { pageAt, pages } from './dist.ts';
import { deadLinks, foreignInStyle, foreignResources, inlineCode } from './faults.ts';
import { elementById, stylesIn, text, toPage } from './page.ts';

const { bulletins } = loadBulletins();
const data = readWhole('src/data');
const figures = data.figures();
const sha256 = (value: string) => createHash('sha256').update(value).digest('hex');
/** The page of a former address has nothing but its way on. */
const isRedirect = (page: { html: string }) => /http-equiv="refresh"/u.test(page.html);
const settingsScript = /<script>([^<]+)<\/script>/u.exec(pageAt('/').html)?.[1] ?? '';
const issuePages = pages.filter((page) => /^\/issues\/\d+\/$/u.test(page.path));

describe('every page', () => {
  it('is there', () => {
    const expected = [
      '/',
      '/issues/',
      '/charts/',
      '/checks/',
      '/search/',
      '/about/',
      '/method/',
      '/corrections/',
      '/404.html',
      ...bulletins.flatMap((b) => ['', 'source/', 'notes/', 'cite/'].map((view) => `/issues/${b.serial}/${view}`)),
    ];
    expect(pages.map((page) => page.path)).toEqual(expect.arrayContaining(expected));
  });

  it('is valid HTML', () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // The formatter writes void elements and attribute quotes in its own way; both are valid.
        'void-style': 'off',
        'attr-quotes': 'off',
        'doctype-style': 'off',
        'no-trailing-whitespace': 'off',
        'long-title': 'off',
        // A status line and the list that it speaks of are empty until somebody searches.
        'wcag/h30': 'error',
      },
    });
    const faults = pages.flatMap((page) =>
      validator
        .validateStringSync(page.html)
        .results.flatMap((r) => r.messages.map((m) => `${page.path}:${m.line} ${m.ruleId} ${m.message}`)),
    );
    expect(faults).toEqual([]);
  });

  it('says that this is no official site, and in which language it is', () => {
    for (const page of pages) {
      expect(page.html, page.path).toContain(SITE.disclaimer);
      expect(page.html, page.path).toContain('<html lang="zh-CN"');
    }
  });

  it('has a title and a description of its own, and one h1', () => {
    const titles = pages.map((page) => /<title>([^<]*)<\/title>/u.exec(page.html)?.[1]);
    expect(new Set(titles).size).toBe(pages.length);
    for (const page of pages) {
      expect(page.elements.filter((e) => e.tagName === 'h1').length, page.path).toBe(1);
      const main = page.elements.find((e) => e.tagName === 'main');
      expect(main && text(main).length, page.path).toBeGreaterThan(10);
      expect(/<meta name="description" content="([^"]+)"/u.exec(page.html)?.[1]?.length, page.path).toBeGreaterThan(5);
    }
  });

  it('names in its list for search engines no page that says noindex', () => {
    const listed = [...readFileSync('dist/sitemap-0.xml', 'utf8').matchAll(/<loc>([^<]+)<\/loc>/gu)];
    expect(listed.length).toBeGreaterThan(bulletins.length + 5);
    for (const [, address = ''] of listed) {
      const html = readFileSync(`dist${new URL(address).pathname}index.html`, 'utf8');
      expect(html, address).not.toMatch(/<meta name="robots" content="noindex"/u);
    }
  });

  it('B2: asks nothing of another host, nor does a style sheet', () => {
    expect(pages.flatMap(foreignResources)).toEqual([]);
    const sheets = globSync('dist/**/*.css');
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) expect(foreignInStyle(readFileSync(sheet, 'utf8')), sheet).toEqual([]);
    for (const { html, path } of issuePages) {
      expect(stylesIn(html), path).toHaveLength(1);
      expect(stylesIn(html).flatMap(foreignInStyle), path).toEqual([]);
    }
  });

  it('B2: has no inline style or handler, and no inline script but data and the one that applies settings', () => {
    expect(pages.flatMap(inlineCode)).toEqual([]);
    for (const page of pages) {
      const scripts = page.elements.filter((e) => e.tagName === 'script' && !e.properties.src);
      const running = scripts.filter((e) => !/^application\/(?:ld\+)?json$/u.test(String(e.properties.type)));
      expect(running.length, page.path).toBe(page.path.endsWith('/embed/') || isRedirect(page) ? 0 : 1);
      for (const script of running) expect(sha256(text(script)), page.path).toBe(sha256(settingsScript));
    }
  });

  it('B1: links only to pages and places that exist', () => {
    const byPath = new Map(pages.map((page) => [page.path, page]));
    const dead = pages.flatMap((page) =>
      deadLinks(
        page,
        (path) => byPath.get(path),
        (path) => existsSync(`dist${path}`),
      ),
    );
    expect(dead).toEqual([]);
  });
});

describe('the checks of pages', () => {
  const page = (body: string) => toPage('/a/', `<!doctype html><html><head></head><body>${body}</body></html>`);

  it.each([
    ['<a href="/gone/">x</a>', true],
    ['<a href="/b/#nowhere">x</a>', true],
    ['<a href="/file.csv">x</a>', true],
    ['<img src="/gone.png">', true],
    ['<form action="/gone/"></form>', true],
    ['<a href="/b/#there">x</a><a href="#own">x</a><p id="own">x</p><a href="/b.csv">x</a>', false],
    ['<a href="https://example.org/">x</a>', false],
  ])('B1: a dead link is found, and no other: %s', (body, isDead) => {
    const others = new Map([page(body), toPage('/b/', '<p id="there">x</p>')].map((each) => [each.path, each]));
    const dead = deadLinks(
      page(body),
      (path) => others.get(path),
      (path) => path === '/b.csv',
    );
    expect(dead.length > 0).toBe(isDead);
  });

  it.each([
    '<img src="https://example.com/x.png">',
    '<img src="//example.com/x.png">',
    '<img src="/x.png" srcset="https://example.com/x.png 2x">',
    '<link rel="stylesheet" href="https://example.com/x.css">',
    '<script src="http://example.com/x.js"></script>',
    '<iframe src="https://example.com/"></iframe>',
    '<video poster="https://example.com/x.png"></video>',
    '<object data="https://example.com/x.svg"></object>',
    '<form action="https://example.com/"></form>',
  ])('B2: a resource of another host is found: %s', (body) => {
    expect(foreignResources(page(body))).toHaveLength(1);
  });

  it.each([
    '<p style="color:red">x</p>',
    '<p onclick="alert(1)">x</p>',
    '<svg onload="alert(1)"></svg>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<iframe src="data:text/html,x"></iframe>',
  ])('B2: code inside the HTML is found: %s', (body) => {
    expect(inlineCode(page(body))).toHaveLength(1);
  });

  it('B2: what a style sheet loads is found', () => {
    expect(
      foreignInStyle('@import "https://example.com/x.css"; a { background: url(//example.com/x.png) }'),
    ).toHaveLength(2);
    expect(foreignInStyle("a { background: url('/x.png') } b { cursor: url(data:,x) }")).toEqual([]);
  });
});

describe('issue pages', () => {
  it('hold the text of the bulletin, passage by passage, each at its address', () => {
    for (const bulletin of bulletins) {
      const page = pageAt(`/issues/${bulletin.serial}/`);
      // A wide head covers the blank cells behind it.
      for (const passage of passagesOf(bulletin).filter((each) => each.text !== '')) {
        const element = elementById(page, passage.id === 'a0' ? 'a0p1' : passage.id);
        expect(element, `${bulletin.serial}#${passage.id}`).toBeDefined();
        const words = element && foldForComparison(text(element));
        if (/p|h/u.test(passage.id)) expect(words).toBe(foldForComparison(passage.text));
        else expect(words).toContain(foldForComparison(passage.text));
        for (const sentence of passage.sentences) expect(page.ids.has(sentence.id), sentence.id).toBe(true);
      }
    }
  });

  it('hold every figure of figures.json as a data element, and no other', () => {
    for (const page of issuePages) {
      const serial = Number(/\d+/u.exec(page.path)?.[0]);
      const own = figures.filter((figure) => figure.serial === serial);
      const data = page.elements.filter((e) => e.tagName === 'data');
      expect(data.map((e) => e.properties.id)).toEqual(own.map((figure) => figure.id));
      expect(data.map((e) => text(e).replace(/\s/gu, ''))).toEqual(own.map((figure) => figure.text));
    }
  });

  it('name the neighbours and how many numbers lie between', () => {
    const serials = bulletins.map(({ serial }) => serial).filter((serial) => typeof serial === 'number');
    for (const [i, serial] of serials.entries()) {
      const words = text(pageAt(`/issues/${serial}/`).tree);
      const [before, after] = [serials[i - 1], serials[i + 1]];
      const named = [/前一期：总第(\d+)期/u, /后一期：总第(\d+)期/u].map((pattern) => pattern.exec(words)?.[1]);
      expect(named, String(serial)).toEqual([before, after].map((neighbour) => neighbour && String(neighbour)));
      for (const between of [before && serial - before - 1, after && after - serial - 1])
        if (between) expect(words).toContain(`其间 ${between} 期本站未收`);
    }
  });
});

/** Charts that are drawn: one that has no value yet has a page without one. */
const blocks = pages
  .filter((page) => /^\/charts\/[^/]+\/$/u.test(page.path))
  .flatMap((page) => {
    const script = page.elements.find((e) => e.properties.type === 'application/json' && e.properties.dataFor);
    const [json] = script?.children ?? [];
    return json && 'value' in json ? [{ page, block: JSON.parse(json.value) as ChartBlock }] : [];
  });

describe('charts', () => {
  const points = blocks.flatMap(({ block }) => block.spec.panels.flatMap((panel) => panel.points));

  it('are all that are described, and those without a value say so', () => {
    const described = readCatalogue().catalogue.charts.map(({ id }) => `/charts/${id}/`);
    const drawn = new Set(blocks.map(({ page }) => page));
    for (const path of described) {
      const page = pageAt(path);
      expect(text(page.tree).includes('目前收存的各期里没有这个数'), path).toBe(!drawn.has(page));
    }
    for (const { block } of blocks) expect(described).toContain(`/charts/${block.spec.id}/`);
  });

  it('cite for every point sentences that stand on an issue page and hold its figure', () => {
    for (const { label, sources } of points) {
      expect(sources.length, label).toBeGreaterThan(0);
      for (const { href, quote, printed } of sources) {
        const [path = '', id = ''] = href.split('#');
        const element = elementById(pageAt(path), id);
        expect(element && text(element).replace(/\s/gu, ''), href).toContain(printed.replace(/\s/gu, ''));
        if (id !== 'masthead') expect(text(pageAt(path).tree).replace(/\s/gu, '')).toContain(quote.replace(/\s/gu, ''));
      }
    }
  });

  it('stand in the page as SVG with the text of every value, and as a table of the same points', () => {
    for (const { page, block } of blocks) {
      const svg = page.elements.find((e) => e.tagName === 'svg' && e.properties.role === 'img');
      const rows = page.elements.filter(
        (e) => e.tagName === 'tr' && e.children.some((c) => c.type === 'element' && c.tagName === 'td'),
      );
      const own = block.spec.panels.flatMap((panel) => panel.points);
      expect(rows).toHaveLength(own.length);
      const said = rows.map((row) => text(row));
      for (const point of own) {
        expect(svg && text(svg), point.label).toContain(
          block.spec.type === 'line' ? point.display.replace(/[^\d.]+$/u, '') : point.display,
        );
        // Rows of early issues are folded behind the others.
        expect(
          said.some((row) => row.includes(point.label) && row.includes(point.display)),
          point.label,
        ).toBe(true);
      }
    }
  });
});

describe('files of a chart', () => {
  const { charts } = JSON.parse(readFileSync('dist/charts/index.json', 'utf8')) as {
    charts: { id: string; sha256: string; views: { page: string; picture: string }[] }[];
  };

  it('are listed, stand at fixed addresses and satisfy their schema', () => {
    expect(charts.map(({ id }) => id).sort()).toEqual(blocks.map(({ block }) => block.spec.id).sort());
    const schema = z.fromJSONSchema(JSON.parse(readFileSync('dist/data/schema/chart.schema.json', 'utf8')));
    for (const { id, sha256, views } of charts) {
      const json = readFileSync(`dist/charts/${id}.json`, 'utf8');
      expect(schema.safeParse(JSON.parse(json)).error, id).toBeUndefined();
      expect(createHash('sha256').update(json).digest('hex'), id).toBe(sha256);
      for (const { page, picture } of views) {
        for (const file of [`${page}index.html`, picture, picture.replace('.png', '.svg'), `${page}card.png`]) {
          expect(existsSync(`dist${file}`), file).toBe(true);
        }
      }
    }
    expect(schema.safeParse({}).success).toBe(false);
  });

  it('L13: say in CSV what the chart says: as many rows as points, values that read back, a BOM for Excel alone', () => {
    for (const { id } of charts) {
      const csv = readFileSync(`dist/charts/${id}.csv`, 'utf8');
      expect(csv.startsWith('id,panel,label,value,')).toBe(true);
      expect(readFileSync(`dist/charts/${id}.excel.csv`, 'utf8')).toBe(`\ufeff${csv}`);
      const rows: Record<string, string>[] = parseCsv(csv, { columns: true });
      const spec = JSON.parse(readFileSync(`dist/charts/${id}.json`, 'utf8')) as ChartSpec;
      const points = spec.panels.flatMap((panel) => panel.points);
      expect(rows.map((row) => [row.id, row.value === '' ? null : Number(row.value), row.quality])).toEqual(
        points.map((point) => [point.id, point.value, point.quality]),
      );
    }
  });

  it('give every view a title, a finding and a picture of its own for previews', () => {
    const views = charts.flatMap((chart) => chart.views);
    const heads = views.map(({ page, picture }) => {
      const metas = new Map(
        pageAt(page)
          .elements.filter((e) => e.tagName === 'meta')
          .map((e) => [String(e.properties.property ?? e.properties.name), String(e.properties.content)]),
      );
      expect(metas.get('og:image')).toMatch(new RegExp(`${picture}$`, 'u'));
      expect(metas.get('og:image:alt')?.length).toBeGreaterThan(10);
      expect(statSync(`dist${picture}`).size, picture).toBeLessThanOrEqual(60_000);
      return metas.get('og:title');
    });
    expect(new Set(heads).size).toBe(views.length);
  });

  it('tell data search engines what they are, and answer oEmbed', () => {
    for (const { id } of charts) {
      const script = pageAt(`/charts/${id}/`).elements.find((e) => e.properties.type === 'application/ld+json');
      const [json] = script?.children ?? [];
      const dataset = JSON.parse(json && 'value' in json ? json.value : '{}') as Record<string, unknown>;
      expect(dataset).toMatchObject({ '@type': 'Dataset', inLanguage: 'zh-CN', distribution: expect.any(Array) });
      expect((dataset.isBasedOn as string[]).length).toBeGreaterThan(0);
      const answer = JSON.parse(readFileSync(`dist/charts/${id}/oembed.json`, 'utf8')) as { html: string };
      expect(answer).toMatchObject({ version: '1.0', type: 'rich' });
      expect(answer.html).toMatch(/^<iframe src="https?:[^"]+\/embed\/" title="[^"]+" loading="lazy"/u);
    }
  });
});

describe('search from the address bar', () => {
  it('is described for browsers, and every page points to it', () => {
    expect(readFileSync('dist/opensearch.xml', 'utf8')).toMatch(
      /template="https?:[^"]+\/search\/\?q=\{searchTerms\}"/u,
    );
    const links = pageAt('/').elements.filter((e) => e.tagName === 'link' && String(e.properties.rel) === 'search');
    expect(links).toHaveLength(1);
  });
});

describe('the method page', () => {
  it('explains every rule, every kind of unit, every mark of approximation and everything that is no quantity', () => {
    const words = text(pageAt('/method/').tree);
    const names = [
      ...RULES.map((r) => r.finds),
      ...EXCLUSIONS.map((e) => e.reason),
      ...UNIT_KINDS.map((kind) => KIND_NAMES[kind]),
      ...APPROXIMATIONS,
    ];
    expect(names.filter((name) => !words.includes(name))).toEqual([]);
  });
});

describe('data files', () => {
  it('are the committed data', () => {
    const read = (name: string) => JSON.parse(readFileSync(name, 'utf8'));
    for (const name of ['figures', 'observations', 'checks'] as const)
      expect(read(`dist/data/${name}.json`)).toEqual({ notice: expect.any(String), [name]: data[name]() });
    // Each correction is joined to the event that told of it.
    const corrections = read('dist/data/corrections.json');
    const apart = corrections.corrections.map(({ event: _, date: __, ...own }: Record<string, unknown>) => own);
    expect({ ...corrections, corrections: apart }).toEqual({ notice: expect.any(String), ...data.ledger() });
  });

  it('satisfy the schema that is published beside them', () => {
    for (const name of ['figures', 'observations', 'checks', 'corrections', 'bulletins']) {
      const schema = JSON.parse(readFileSync(`dist/data/schema/${name}.schema.json`, 'utf8'));
      const data = JSON.parse(readFileSync(`dist/data/${name}.json`, 'utf8'));
      expect(z.fromJSONSchema(schema).safeParse(data).error, name).toBeUndefined();
      expect(z.fromJSONSchema(schema).safeParse({ [name]: [{}] }).success, name).toBe(false);
    }
  });

  it('are all linked from the page of the data', () => {
    const { html } = pageAt('/data/');
    const named = filesBelow('dist/data').filter((file) => /^[\w.]+\.(?:json|csv|parquet)$/u.test(file));
    expect(named.filter((file) => !html.includes(`/data/${file}"`))).toEqual([]);
    expect(named).toContain('figures.excel.csv');
  });

  it('open in an analytical engine: Parquet with the rows, values and nulls of the JSON', async () => {
    const file = readFileSync('dist/data/figures.parquet');
    const rows = await parquetReadObjects({ file: new Uint8Array(file).buffer });
    expect(rows.map((row) => [row.serial, row.id, row.value, row.min ?? undefined, row.entity ?? undefined])).toEqual(
      figures.map((f) => [f.serial, f.id, f.value, f.min, f.entity?.name]),
    );
    const { observations } = JSON.parse(readFileSync('dist/data/observations.json', 'utf8')) as {
      observations: unknown[];
    };
    const observed = await parquetReadObjects({
      file: new Uint8Array(readFileSync('dist/data/observations.parquet')).buffer,
    });
    expect(observed).toHaveLength(observations.length);
  });

  it('open in Excel: byte order mark, one row an observation, CRLF, else the same as for programs', () => {
    const csv = readFileSync('dist/data/observations.excel.csv', 'utf8');
    expect(readFileSync('dist/data/observations.csv', 'utf8')).toBe(csv.replace('\ufeff', ''));
    const { observations } = JSON.parse(readFileSync('dist/data/observations.json', 'utf8')) as {
      observations: unknown[];
    };
    expect(csv.startsWith('\ufeffindicator,indicator_name,entity,breakdown,value,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(observations.length + 1);
  });

  it('quote sentences that hold their figure', () => {
    for (const { quote, text: printed, id } of figures) expect(quote.replace(/\s/gu, ''), id).toContain(printed);
  });
});
