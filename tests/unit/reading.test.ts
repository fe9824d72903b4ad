import { describe, expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { isAddress } from '../../src/lib/bulletin/id.ts';
import type { IssueKey } from '../../src/lib/bulletin/issue-key.ts';
import { toPassage } from '../../src/lib/bulletin/passage.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { registerOf } from '../../src/lib/indicator/entity.ts';
import type { Entity } from '../../src/lib/indicator/entity-file.ts';
import { toAtlas } from '../../src/lib/mechanism/atlas.ts';
import { attest } from '../../src/lib/mechanism/attest.ts';
import { figuresOf, figuresOfPassage } from '../../src/lib/quantity/figure.ts';
import { coverageOf } from '../../src/lib/reading/coverage.ts';
import { toFeed } from '../../src/lib/reading/feed.ts';
import { headingRanks, outlineOf } from '../../src/lib/reading/outline.ts';
import { pagePath, pagesOf } from '../../src/lib/reading/pages.ts';
import { renderPassage } from '../../src/lib/reading/passage.ts';
import { neighboursIn } from '../../src/lib/reading/series.ts';
import { toUnits } from '../../src/lib/reading/units.ts';
import { bulletinsOfFive, catalogueOfFive } from '../collection.ts';

const bulletins = bulletinsOfFive();
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

describe('renderPassage(passage, figures)', () => {
  it('adds marks to the text and changes none of it', () => {
    for (const bulletin of bulletins) {
      for (const passage of passagesOf(bulletin)) {
        expect(plain(renderPassage(passage, figuresOfPassage(passage, 1)))).toBe(passage.text);
      }
    }
  });

  it('makes each figure a data element with its value and its address', () => {
    const passage = toPassage('a2p4', [{ type: 'text', value: '共14万余名，沟通1至3次。' }]);
    expect(renderPassage(passage, figuresOfPassage(passage, 679))).toBe(
      '<span id="a2p4s1">共<data id="a2p4s1q1" value="140000">14万余名</data>，沟通<data id="a2p4s1q9" value="1/3">1至3次</data>。</span>',
    );
  });

  it('links a correction to its note, inside a figure too', () => {
    const passage = toPassage('a1p1', [
      { type: 'text', value: '共1' },
      { type: 'choice', sic: 'O', corr: '0' },
      { type: 'text', value: '件<b>。' },
    ]);
    const html = renderPassage(passage, figuresOfPassage(passage, 1));
    expect(html).toContain(
      '<data id="a1p1s1q1" value="10">1<a id="a1p1c1" class="remark choice" href="#a1p1n1" data-sic="O">0</a>件</data>',
    );
    expect(html).not.toContain('<b>');
  });
});

describe('ids', () => {
  it('are well-formed and unique within a bulletin', () => {
    for (const bulletin of bulletins) {
      const ids = [
        ...passagesOf(bulletin).flatMap((p) => [p.id, ...p.sentences.map((s) => s.id)]),
        ...figuresOf(bulletin).map((f) => f.id),
      ];
      expect(ids.filter((id) => !isAddress(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('stay the same when every correction is taken back', () => {
    const corrected = bulletins.flatMap((b) => passagesOf(b)).filter((p) => p.marks.length > 0);
    expect(corrected.length).toBeGreaterThan(0);
    for (const passage of corrected) {
      const printed = toPassage(passage.id, [
        {
          type: 'text',
          value: passage.marks.reduceRight((t, m) => t.slice(0, m.start) + m.sic + t.slice(m.end), passage.text),
        },
      ]);
      const ids = (p: typeof passage) => [p.sentences.map((s) => s.id), figuresOfPassage(p, 1).map((f) => f.id)];
      expect(ids(passage)).toEqual(ids(printed));
    }
  });
});

describe('the outline of an article', () => {
  it('skips no heading rank', () => {
    for (const article of bulletins.flatMap((b) => b.articles)) {
      const ranks = outlineOf(article).map((entry) => headingRanks(article).get(entry.level) ?? 0);
      for (const [i, rank] of ranks.entries()) expect(rank - (ranks[i - 1] ?? 2)).toBeLessThanOrEqual(1);
    }
  });
});

describe('neighboursIn(held)', () => {
  it('names the held issues on both sides and counts what lies between', () => {
    const issue = (serial: IssueKey, date: string) => ({ serial, date });
    const held = [
      issue(755, '2026-03-24'),
      issue(653, '2022-09-01'),
      issue(677, '2023-05-01'),
      issue(701, '2024-02-01'),
      issue(679, '2023-06-01'),
    ];
    const neighbours = neighboursIn(held);
    expect(neighbours.get(679)).toEqual({
      previous: { serial: 677, between: 1 },
      next: { serial: 701, between: 21 },
    });
    expect(neighbours.get(653)).toEqual({ next: { serial: 677, between: 23 } });
    expect(neighboursIn(held.slice(1, 2)).get(653)).toEqual({});
    // A supplement stands at its day, and behind the issue of that day; what is missing beside it nobody knows.
    const more = neighboursIn([...held, issue('2023-s1', '2023-06-01')]);
    expect(more.get('2023-s1')).toEqual({
      previous: { serial: 679, between: 0 },
      next: { serial: 701, between: 0 },
    });
    expect(more.get(679)?.next).toEqual({ serial: '2023-s1', between: 0 });
  });
});

describe('coverageOf(bulletins)', () => {
  it('tells serials and years apart by arithmetic alone, and invents nothing', () => {
    const spans = coverageOf(bulletins);
    const of = (years: string) => spans.find((span) => span.years === years);
    expect([of('2022'), of('2023'), of('2024–2025')].map((span) => (span?.to ?? 0) - (span?.from ?? 0) + 1)).toEqual([
      25, 24, 52,
    ]);
    expect(spans.flatMap(({ held }) => held).sort()).toEqual(bulletins.map(({ serial }) => serial).sort());
    // One span follows on the other, and the year that goes on has no end.
    const sorted = spans.toReversed();
    expect(sorted[0]?.from).toBe(1);
    expect(sorted.at(-1)?.to).toBeUndefined();
    for (const [i, span] of sorted.slice(1).entries()) expect(span.from).toBe((sorted[i]?.to ?? 0) + 1);
  });
});

describe('toUnits(sources)', () => {
  const catalogue = catalogueOfFive();
  const unitsOf = (entities: readonly Entity[]) => {
    const register = registerOf(entities);
    const nameOf = (printed: string) => register.find(printed).name;
    const atlas = toAtlas(catalogue.mechanisms, attest(catalogue.mechanisms, bulletins).places, nameOf, () => []);
    const idOf = register.keyOf;
    return {
      atlas,
      units: toUnits({ entities, bulletins: bulletins.toReversed(), sheets: [], atlas, register, idOf }),
    };
  };
  const { atlas, units } = unitsOf(catalogue.entities);

  it('gives each unit its articles under whatever name they are printed', () => {
    const committee = units.find(({ id }) => id === 'deputies-committee');
    expect(committee?.articles.map(({ href }) => href)).toContain('/issues/677/#a1');
    expect(committee?.names.map(({ printed }) => printed)).toContain('省人大常委会选举联络任免工作委员会');
    const titles = bulletins.flatMap(({ articles }) => articles.filter(({ unit }) => unit));
    expect(units.flatMap(({ articles }) => articles)).toHaveLength(titles.length);
  });

  it('has a page for a unit that nobody has filed, and the same one once somebody has', () => {
    const without = catalogue.entities.filter(({ id }) => id !== 'transport');
    const alone = unitsOf(without).units.find(({ id }) => /^u[0-9a-z]+$/u.test(id));
    expect(alone?.name).toMatch(/交通运输厅$/u);
    expect(alone?.articles.length).toBeGreaterThan(0);
    const filed = unitsOf([...without, { id: 'roads', name: alone?.name ?? '', aliases: [] }]).units;
    expect(filed.find(({ name }) => name === alone?.name)?.id).toBe(alone?.id);
  });

  it('says what a unit was called before, and its level', () => {
    const committee = units.find(({ id }) => id === 'deputies-committee');
    expect(committee?.succeeds).toContain('省人大常委会选举任免联络工作委员会');
    expect(units.filter(({ level }) => level === '市').map(({ id }) => id)).toContain('hengyang-npc');
  });

  it('lists for a unit what the pages of the mechanisms list for it', () => {
    for (const { name, entries } of units)
      expect(entries).toHaveLength(atlas.flatMap((sheet) => sheet.entries).filter(({ unit }) => unit === name).length);
  });
});

describe('toFeed(head, items)', () => {
  const head = { title: '题', description: '述', path: '/units/x/', site: 'https://example.org', language: 'zh-CN' };
  const item = { title: '“甲”<乙>&', summary: '一段', author: '省财政厅', path: '/issues/679/#a1', date: '2023-02-28' };

  it('gives text as text: nothing of it is read as HTML, and nothing is lost', () => {
    const hostile = 'a<b 的单位 <img src=x onerror=alert(1)> ]]> &amp; 完';
    const { atom, json } = toFeed(head, [{ ...item, title: hostile, summary: hostile }]);
    const [entry] = (JSON.parse(json) as { items: Record<string, string>[] }).items;
    expect(entry).toMatchObject({ title: hostile, content_text: hostile });
    expect(entry).not.toHaveProperty('content_html');
    expect(() => fromXml(atom)).not.toThrow();
    expect(atom).not.toContain('<img');
  });

  it('writes Atom and JSON Feed with the same entries, newest first, and no clock of its own', () => {
    const { atom, json } = toFeed(head, [item, { ...item, path: '/issues/755/#a1', date: '2026-03-24' }]);
    const read = JSON.parse(json) as {
      version: string;
      feed_url: string;
      items: { id: string; date_modified: string }[];
    };
    expect(read.version).toBe('https://jsonfeed.org/version/1.1');
    expect(read.items.map(({ id }) => id)).toEqual([
      'https://example.org/issues/755/#a1',
      'https://example.org/issues/679/#a1',
    ]);
    expect([...atom.matchAll(/<id>([^<]+)<\/id>/gu)].map(([, id]) => id)).toEqual([
      'https://example.org/units/x/',
      ...read.items.map(({ id }) => id),
    ]);
    expect(atom).toContain('<updated>2026-03-24T00:00:00.000Z</updated>');
    expect(atom).not.toContain('<乙>');
    expect(toFeed(head, [item])).toEqual(toFeed(head, [item]));
  });
});

describe('pagesOf(items, size)', () => {
  it('puts every item on one page, in order, and gives an empty list one page', () => {
    const items = Array.from({ length: 401 }, (_, i) => i);
    const pages = pagesOf(items, 200);
    expect(pages.flatMap((page) => page.items)).toEqual(items);
    expect(pages.map(({ items, number, count }) => [items.length, number, count])).toEqual([
      [200, 1, 3],
      [200, 2, 3],
      [1, 3, 3],
    ]);
    expect(pagesOf([], 200)).toEqual([{ items: [], number: 1, count: 1 }]);
  });

  it('leaves the first page at the address of the list', () => {
    expect([1, 2].map((number) => pagePath('/units/court/', number))).toEqual([
      '/units/court/',
      '/units/court/pages/2/',
    ]);
  });
});
