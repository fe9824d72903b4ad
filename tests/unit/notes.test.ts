import { describe, expect, it } from 'vitest';
import { permalink } from '../../src/lib/bulletin/id.ts';
import { entityNamer } from '../../src/lib/indicator/entity.ts';
import { toAtlas } from '../../src/lib/mechanism/atlas.ts';
import { attest } from '../../src/lib/mechanism/attest.ts';
import { datePages, dateSitemap, wordsOfPage } from '../../src/lib/published/modified.ts';
import { notesOf, toTellings } from '../../src/lib/reading/notes.ts';
import { bulletinsOfFive, catalogueOfFive, dataOfFive } from '../collection.ts';

const bulletins = bulletinsOfFive();
const catalogue = catalogueOfFive();
const figures = dataOfFive().figures();
const atlas = toAtlas(
  catalogue.mechanisms,
  attest(catalogue.mechanisms, bulletins).places,
  entityNamer(catalogue.entities),
  () => [],
);
const notes = bulletins.map((bulletin) => ({
  bulletin,
  passages: notesOf(bulletin, {
    tellings: toTellings(atlas),
    indicators: new Map(catalogue.indicators.map(({ id, name }) => [id, name])),
    figures: Map.groupBy(
      figures.filter(({ serial }) => serial === bulletin.serial),
      ({ passage }) => passage,
    ),
  }).flatMap((part) => part.passages),
}));

describe('notesOf(bulletin, sources)', () => {
  it('leads back from every passage that a mechanism quotes, and from no other', () => {
    const there = atlas.flatMap(({ id, entries }) =>
      entries.flatMap(({ serial, passage }) => `${serial} ${passage} ${id}`),
    );
    const back = notes.flatMap(({ bulletin, passages }) =>
      passages.flatMap(({ passage, mechanisms }) =>
        mechanisms.map(({ id }) => `${bulletin.serial} ${passage.id} ${id}`),
      ),
    );
    expect(back.length).toBeGreaterThan(200);
    expect(new Set(back)).toEqual(new Set(there));
    expect(new Set(back).size).toBe(back.length);
  });

  it('names each other: who tells the same mechanism elsewhere is told of here', () => {
    const links = notes.flatMap(({ bulletin, passages }) =>
      passages.flatMap(({ mechanisms }) =>
        mechanisms.flatMap(({ id, elsewhere }) => elsewhere.map(({ serial }) => `${id} ${bulletin.serial} ${serial}`)),
      ),
    );
    const graph = new Set(links);
    const between = links.filter((link) => new Set(link.split(' ').slice(1)).size === 2);
    expect(between.length).toBeGreaterThan(50);
    for (const link of between) {
      const [id, from, to] = link.split(' ');
      expect(graph.has(`${id} ${to} ${from}`), link).toBe(true);
    }
  });

  it('leads from each figure of an indicator to that indicator', () => {
    const own = figures.filter(({ indicators }) => indicators);
    const told = notes.flatMap(({ passages }) => passages.flatMap((note) => note.figures));
    expect(told.map(({ href }) => href).sort()).toEqual(own.map(({ serial, id }) => permalink(serial, id)).sort());
    for (const { indicators } of told) for (const { name } of indicators) expect(name.length).toBeGreaterThan(1);
  });
});

describe('days of pages', () => {
  const html = (main: string) =>
    `<html><head><title>x</title></head><body><nav>a</nav><main>${main}</main></body></html>`;

  it('count the words of the main part, not frame, script, style or where the site stands', () => {
    expect(wordsOfPage(html('<p>甲 <b>乙</b></p><script>x</script>'), 'https://a.example/')).toBe('甲 乙');
    const [there, here] = ['https://a.example/bulletin/', 'http://localhost:1/'];
    expect(wordsOfPage(html(`见 ${there}x/`), there)).toBe(wordsOfPage(html(`见 ${here}x/`), here));
  });

  it('stay where the words stay, move where they change, and reach the sitemap', () => {
    const before = [
      { address: '/a/', date: '2025-01-01', digest: '1' },
      { address: '/b/', date: '2025-01-01', digest: '2' },
    ];
    const pages = datePages(
      before,
      [
        { address: '/b/', digest: 'x' },
        { address: '/a/', digest: '1' },
        { address: '/c/', digest: '3' },
      ],
      '2026-06-06',
    );
    expect(pages.map(({ address, date }) => [address, date])).toEqual([
      ['/a/', '2025-01-01'],
      ['/b/', '2026-06-06'],
      ['/c/', '2026-06-06'],
    ]);
    const xml = dateSitemap(
      '<url><loc>https://x.example/a/</loc></url><url><loc>https://x.example/z/</loc></url>',
      pages,
      'https://x.example',
    );
    expect(xml).toBe(
      '<url><loc>https://x.example/a/</loc><lastmod>2025-01-01</lastmod></url><url><loc>https://x.example/z/</loc></url>',
    );
    expect(dateSitemap(xml, pages, 'https://x.example')).toBe(xml);
  });
});
