import { describe, expect, it } from 'vitest';
import { addressOfFile, checkAddresses } from '../../src/lib/published/addresses.ts';
import { type Change, findSilentChanges } from '../../src/lib/published/values.ts';

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
