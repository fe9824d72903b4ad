import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseOf, faultOfAddress, pathOfSite, wholeAddress } from '../../src/lib/address.ts';

const segment = fc.stringMatching(/^[a-z0-9][\w.-]{0,8}$/u);
/** Addresses that a site may have, with and without a slash at the end. */
const sites = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.boolean())
  .map(([path, slash]) => `https://example.org${path.map((each) => `/${each}`).join('')}${slash ? '/' : ''}`);

describe('an address of the site', () => {
  it('keeps the path that the site stands below', () => {
    for (const site of ['https://example.org/bulletin', 'https://example.org/bulletin/']) {
      expect(wholeAddress('/issues/679/#a2p4', site)).toBe('https://example.org/bulletin/issues/679/#a2p4');
      expect(wholeAddress('/', site)).toBe('https://example.org/bulletin/');
      expect(baseOf(site)).toBe('/bulletin/');
    }
    expect(wholeAddress('/search/?q=台账', 'https://example.org')).toBe(
      'https://example.org/search/?q=%E5%8F%B0%E8%B4%A6',
    );
    expect(baseOf('https://example.org')).toBe('/');
  });

  it('leads back to its path, and what lies elsewhere to none', () => {
    fc.assert(
      fc.property(
        sites,
        fc.constantFrom('/', '/issues/679/', '/issues/679/#a2p4s5', '/charts/b-to-a/?s=x'),
        (site, path) => {
          expect(faultOfAddress(site)).toBeUndefined();
          expect(pathOfSite(wholeAddress(path, site), site)).toBe(path);
          expect(pathOfSite(`${baseOf(site)}${path.slice(1)}`, site)).toBe(path);
        },
      ),
    );
    expect(pathOfSite('https://example.org/', 'https://example.org/bulletin/')).toBeUndefined();
    expect(pathOfSite('https://example.org/bulletins/', 'https://example.org/bulletin/')).toBeUndefined();
  });

  it.each([
    '',
    'example.org',
    'ftp://example.org',
    'https://example.org/?a',
    'https://example.org/联络/',
    'https://example.org//a',
  ])('cannot be “%s”, and the reason is said', (site) => {
    expect(faultOfAddress(site)).toMatch(/[一-鿿]/u);
  });
});
