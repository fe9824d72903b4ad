import { describe, expect, it } from 'vitest';
import { placesMeant } from '../../src/lib/bulletin/id.ts';
import { ownQuery } from '../../src/lib/chart/state.ts';
import { findLost } from '../../src/lib/search/lost.ts';

const PAGES = [
  '/',
  '/issues/',
  '/issues/677/',
  '/issues/679/',
  '/issues/679/notes/',
  '/issues/679/source/',
  '/charts/',
  '/charts/rates/',
  '/charts/b-to-a/table/',
  '/mechanisms/',
  '/mechanisms/hui-tou-kan/',
  '/mechanisms/26-xiang/',
  '/units/finance/',
  '/indicators/b-to-a-rate/',
  '/search/',
  '/about/',
];
const e = encodeURIComponent;

describe('findLost(path, known)', () => {
  it.each([
    [`/issues/679/${e('，详见')}`, '/issues/679/'],
    [`/issues/679${e('）')}`, '/issues/679/'],
    ['/issues/679//', '/issues/679/'],
    ['/ISSUES/679/', '/issues/679/'],
    ['/issues/679.html', '/issues/679/'],
    ['/issues%252F679%252F', '/issues/679/'],
    ['/issues/679%2F', '/issues/679/'],
    [`/charts/rates/${e('。')}`, '/charts/rates/'],
    ['/mechanisms/hui-tou-kan;', '/mechanisms/hui-tou-kan/'],
    ['/units/finance/index.html', '/units/finance/'],
    // First seen after the rule was written.
    [`/${e('“')}issues/679/${e('”')}`, '/issues/679/'],
    ['/issues/679/%E2%80%8B', '/issues/679/'],
    [`/issues/${e('６７９')}/`, '/issues/679/'],
    ['/issues/679/...', '/issues/679/'],
    ['/issues/679/%23a2p4%E3%80%82', '/issues/679/#a2p4'],
    [`/charts/b-to-a/table/${e('（图）')}`, '/charts/b-to-a/table/'],
    ['/issues%5C679', '/issues/679/'],
    [`/issues/679${e('】')}${e('转发')}`, '/issues/679/'],
    ['/Mechanisms/Hui-Tou-Kan/%20', '/mechanisms/hui-tou-kan/'],
    ['/about.htm', '/about/'],
    ['/indicators/b-to-a-rate/%0A', '/indicators/b-to-a-rate/'],
    ['/issues/679/source/%A1%A3', '/issues/679/source/'],
  ])('reads %s as %s', (path, exact) => {
    expect(findLost(path, PAGES).exact).toBe(exact);
  });

  it.each([
    ['/issues/9999/', '/issues/', '总第9999期'],
    [`/issues/9999/${e('，详见')}`, '/issues/', '总第9999期'],
    ['/issues/678/', '/issues/', '总第678期'],
    ['/bulletin/issues/679/', '/issues/679/', 'issues'],
    ['/679', '/issues/679/', '679'],
    ['/issues/679/comments/', '/issues/679/', '总第679期'],
    ['/issues/679.epub', '/issues/679/', '总第679期'],
    // A word right behind a slash names something below the page.
    [`/mechanisms/${e('回头看')}/`, '/mechanisms/', '回头看'],
    [`/issues/679/${e('详见')}`, '/issues/679/', '总第679期'],
    ['/issue/679/', '/issues/679/', '总第679期'],
    ['/mechanisms/hui-tou-kann/', '/mechanisms/hui-tou-kan/', 'hui tou kann'],
    ['/hui-tou-kan/', '/mechanisms/hui-tou-kan/', 'hui tou kan'],
  ])('offers for %s first %s, and does not go there by itself', (path, first, words) => {
    const lost = findLost(path, PAGES);
    expect(lost.exact).toBeUndefined();
    expect(lost.near[0]).toBe(first);
    if (path !== '/bulletin/issues/679/') expect(lost.words).toBe(words);
  });

  it.each([
    [`/${e('回头看')}/`, '回头看'],
    [`/mechanisms/${e('B类台账')}`, 'B类台账'],
    ['/wp-login.php', 'wp login'],
    ['/%E5', 'e5'],
    ['//', ''],
  ])('puts words of %s into the search: %s', (path, words) => {
    const lost = findLost(path, PAGES);
    expect([lost.exact, lost.words]).toEqual([undefined, words]);
  });

  it('never takes another number for a slip', () => {
    for (const path of ['/issues/678/', '/issues/6799/', '/mechanisms/25-xiang/'])
      expect(findLost(path, PAGES).near.filter((page) => /\d/u.test(page))).toEqual([]);
  });
});

describe('placesMeant(fragment)', () => {
  it.each([
    ['a2p4s4。', ['a2p4s4', 'a2p4', 'a2']],
    ['A2P4', ['a2p4', 'a2']],
    ['a2p4s99', ['a2p4s99', 'a2p4', 'a2']],
    ['a2p4?from=timeline', ['a2p4', 'a2']],
    ['a2p4s4&from=singlemessage', ['a2p4s4', 'a2p4', 'a2']],
    ['a2p4s4%E3%80%82', ['a2p4s4', 'a2p4', 'a2']],
    ['%25EF%25BC%2588a2p4%25EF%25BC%2589', ['a2p4', 'a2']],
    ['ａ２ｐ４', ['a2p4', 'a2']],
    ['a2p4s3q12', ['a2p4s3q12', 'a2p4s3', 'a2p4', 'a2']],
    ['a2t1r2c3s1', ['a2t1r2c3s1', 'a2t1r2c3', 'a2t1', 'a2']],
    ['a2p4c1', ['a2p4c1', 'a2p4', 'a2']],
    ['Imprint）', ['imprint']],
    ['%E5', ['e5']],
    ['', []],
  ])('reads %s as %j', (fragment, places) => {
    expect(placesMeant(fragment)).toEqual(places);
  });
});

describe('ownQuery(query)', () => {
  it.each([
    ['?utm_source=wechat&from=timeline&s=transport.water', '?s=transport.water'],
    ['?isappinstalled=0&spm=1.2&fbclid=x&gclid=y', ''],
    ['?t=2022..2024&v=table&scene=7&p=b-1', '?t=2022..2024&v=table&p=b-1'],
    ['', ''],
  ])('keeps of %s what charts know: %s', (query, own) => {
    expect(ownQuery(query)).toBe(own);
  });
});
