import { describe, expect, it } from 'vitest';
import { printedText, toPassage } from '../../src/lib/bulletin/passage.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { addressOfFile, checkAddresses, idsOfPage } from '../../src/lib/published/addresses.ts';
import { type Change, findSilentChanges } from '../../src/lib/published/values.ts';
import { bulletinsOfFive } from '../collection.ts';

describe('checkAddresses(published, built, redirects)', () => {
  it('misses what was published and is answered by nothing', () => {
    expect(checkAddresses(['/a/', '/b/'], ['/a/'], {})).toEqual({ lost: ['/b/'], added: [] });
  });

  it('is content with a redirect to a page that exists, not with one into the void', () => {
    expect(checkAddresses(['/b/'], ['/a/'], { '/b/': '/a/' }).lost).toEqual([]);
    expect(checkAddresses(['/b/'], ['/a/'], { '/b/': '/c/' }).lost).toEqual(['/b/']);
  });

  it('adds what is new and forgets nothing', () => {
    expect(checkAddresses(['/a/'], ['/c/', '/a/', '/b/'], {}).added).toEqual(['/b/', '/c/']);
  });
});

describe('addressOfFile(path)', () => {
  it.each([
    ['index.html', '/'],
    ['issues/755/index.html', '/issues/755/'],
    ['charts/b-to-a.csv', '/charts/b-to-a.csv'],
    ['_astro/Base.C1.css', undefined],
    ['pagefind/pagefind.js', undefined],
    ['search/index/pairs-1a.bin', undefined],
    ['explore/data.json', '/explore/data.json'],
    ['explore/indicators/b-to-a.json', undefined],
    ['404.html', undefined],
  ])('gives %s the address %s', (path, address) => {
    expect(addressOfFile(path)).toBe(address);
  });
});

describe('findSilentChanges(published, current, changes)', () => {
  const value = (display: string, point = 'water') => ({ chart: 'b-to-a', point, display });
  const told: Change = {
    date: '2026-12-01',
    chart: 'b-to-a',
    point: 'water',
    was: '73.6%',
    is: '73.5%',
    reason: '更正',
  };

  it('finds a value that is another one now, and one that is gone', () => {
    expect(findSilentChanges([value('73.6%'), value('1%', 'x')], [value('73.5%')], [])).toEqual([
      { chart: 'b-to-a', point: 'water', was: '73.6%', is: '73.5%' },
      { chart: 'b-to-a', point: 'x', was: '1%' },
    ]);
  });

  it('is content with a new value, and with a change that readers are told of exactly', () => {
    expect(findSilentChanges([value('73.6%')], [value('73.6%'), value('2%', 'new')], [])).toEqual([]);
    expect(findSilentChanges([value('73.6%')], [value('73.5%')], [told])).toEqual([]);
    expect(findSilentChanges([value('73.6%')], [value('73.4%')], [told])).toHaveLength(1);
  });
});

describe('idsOfPage(html)', () => {
  it('takes articles, headings, paragraphs, tables, cells and sentences, not figures nor anything else', () => {
    const html =
      '<section id="a1"><h2 id="a1-title"><span id="a1s1">题</span></h2><h3 id="a1h2">一</h3>' +
      '<p class="para" id="a1p3"><span id="a1p3s1"><data id="a1p3s1q4">3件</data></span></p>' +
      '<table id="a1t1"><td id="a1t1r2c3"></td></table><a id="a1p3c1" href="#x"></a><p id="imprint"></p></section>';
    expect(idsOfPage(html)).toEqual(['a1', 'a1s1', 'a1h2', 'a1p3', 'a1p3s1', 'a1t1', 'a1t1r2c3']);
  });
});

describe('the ids of a bulletin', () => {
  it('are the same with all corrections and with none', () => {
    for (const passage of bulletinsOfFive().flatMap(passagesOf)) {
      const printed = toPassage(passage.id, [{ type: 'text', value: printedText(passage) }]);
      expect(printed.sentences.map(({ id }) => id)).toEqual(passage.sentences.map(({ id }) => id));
    }
  });
});
