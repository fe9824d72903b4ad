import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exploreIndicator, indicatorMeant } from '../../src/lib/chart/explore.ts';
import { addressOf, stateAt } from '../../src/lib/chart/named.ts';
import { pointsOf } from '../../src/lib/chart/points.ts';
import type { ChartSpec } from '../../src/lib/chart/schema.ts';
import { encodeState } from '../../src/lib/chart/state.ts';
import { applyState } from '../../src/lib/chart/view.ts';
import { movedPage, RedirectFileSchema, renamedIndicators } from '../../src/lib/published/moved.ts';
import { readAddress, writeAddress } from '../../src/lib/search/address.ts';
import { SITE } from '../../src/site.ts';
import { bulletinsOfFive, catalogueOfFive, dataOfFive, inFive, LEDGERS } from '../collection.ts';
import { allCharts } from './all-charts.ts';

/** Links in the forms that the site has ever given out. A line may be added; none is changed or taken away. */
const links = readFileSync('tests/links.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([link = '', is = '', points = '']) => ({ link, is, points: points.split(' ').filter(Boolean) }));

const charts = allCharts();
const catalogue = catalogueOfFive();
const observations = dataOfFive().observations();
const dates = new Map(bulletinsOfFive().map(({ serial, date }) => [serial, date]));
const published = new Set(readFileSync(inFive(LEDGERS, 'ids.txt'), 'utf8').split('\n'));

/** What a link means today: its one address, and the points that it shows. */
function meaningOf(link: string): { is: string; points: string[] } {
  const { pathname, search, hash } = new URL(link, 'https://example.org');
  if (pathname === '/search/')
    return { is: `/search/${decodeURIComponent(writeAddress(readAddress(search)))}`, points: [] };
  if (pathname === '/explore/') return explored(search);
  if (pathname.startsWith('/issues/'))
    return { is: published.has(pathname + hash) ? pathname + hash : 'gone', points: [] };
  for (const { spec, views } of charts) {
    const view = views.find(({ path }) => pathname === `/charts/${path}/`);
    if (!view) continue;
    const { state, rest, notices } = stateAt(view, search, spec);
    expect(notices, link).toEqual([]);
    return { is: addressOf(state, views, rest), points: idsOf(applyState(spec, state)) };
  }
  return { is: 'gone', points: [] };
}

function explored(search: string) {
  const id = new URLSearchParams(search).get('i') ?? '';
  const spec = exploreIndicator(id, { ...catalogue, observations, dates });
  if (!spec) return { is: 'gone', points: [] };
  const { state, rest } = stateAt({ query: '' }, search, spec);
  return { is: `/explore/?${encodeState(state, rest)}`, points: idsOf(applyState(spec, state)) };
}

const idsOf = (spec: ChartSpec) => pointsOf(spec).map(({ id }) => id);

describe('links that were given out', () => {
  it.each(links)('L7: $link means what it meant', ({ link, is, points }) => {
    const meant = meaningOf(link);
    expect(meant.is).toBe(is);
    // Chosen points are these for ever; a view of all grows with the bulletins.
    if (/[?&]s=/u.test(link)) expect(meant.points).toEqual(points);
    else expect(meant.points).toEqual(expect.arrayContaining(points));
  });
});

describe('links to what was renamed', () => {
  const redirects = { '/indicators/old-rate/': '/indicators/b-to-a-rate/', '/charts/old/': '/charts/b-to-a/' };

  it('L8: an indicator is found in the explorer under its former id, one that is gone is not', () => {
    const renamed = renamedIndicators(redirects);
    expect(renamed).toEqual({ 'old-rate': 'b-to-a-rate' });
    const known = ['b-to-a-rate', 'golden-ideas'];
    expect(indicatorMeant('old-rate', known, renamed)).toBe('b-to-a-rate');
    expect(indicatorMeant('golden-ideas', known, renamed)).toBe('golden-ideas');
    for (const gone of ['nothing', '', '__proto__', 'constructor', 'toString'])
      expect(indicatorMeant(gone, known, renamed), gone).toBeUndefined();
  });

  it('L8: a page of a former address says where its content is and goes there', () => {
    const html = movedPage('/charts/old/', '/charts/b-to-a/', SITE);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html).toMatch(/http-equiv="refresh" content="5; url=\/charts\/b-to-a\/"/u);
    expect(html).toMatch(/<a href="\/charts\/b-to-a\/" data-moved="">\/charts\/b-to-a\/<\/a>/u);
    expect(html).toContain('换了地址');
    expect(html).toContain(SITE.disclaimer);
    expect(html).not.toMatch(/style=|\son\w+=|<script>/u);
    const below = movedPage('/charts/old/', '/charts/b-to-a/', SITE, (path) => `/bulletin${path}`);
    expect(below.match(/(?:href="|src="|url=)[^"]+/gu)).toEqual([
      'url=/bulletin/charts/b-to-a/',
      'href="/bulletin/charts/b-to-a/',
      'href="data:,',
      'src="/bulletin/moved.js',
      'href="/bulletin/charts/b-to-a/',
    ]);
  });

  it('L8: the list of redirects holds pages only', () => {
    expect(RedirectFileSchema.safeParse(redirects).success).toBe(true);
    for (const bad of [
      { '/a': '/b/' },
      { '/a/': 'https://example.com/' },
      { '/a/': '//example.com/' },
      { '/a/': '/"/' },
    ])
      expect(RedirectFileSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  });
});
