import { describe, expect, it } from 'vitest';
import { toCaddy, toHeadersFile, toNginx, toNginxLocation } from '../../src/lib/deploy/servers.ts';

const hashes = { scripts: ['sha256-a'], styles: ['sha256-b'] };
const place = { root: '/srv/site', base: '/bulletin/' };

/** Rules of a `_headers` file: path → lines. */
function rules(text: string): Map<string, string[]> {
  return new Map(
    text
      .split(/\n(?=\/)/u)
      .map((block) => block.trim().split('\n  '))
      .map(([path = '', ...lines]) => [path, lines]),
  );
}

describe('one source of headers, in the words of each server', () => {
  it('opens data to programs of other sites, and closes again what only the site itself loads', () => {
    const found = rules(toHeadersFile(hashes, '/bulletin/'));
    for (const ending of ['csv', 'json', 'xml', 'parquet', 'txt'])
      expect(found.get(`/bulletin/*.${ending}`), ending).toEqual(['Access-Control-Allow-Origin: *']);
    for (const own of ['search', 'pagefind'])
      expect(found.get(`/bulletin/${own}/*`), own).toEqual(['! Access-Control-Allow-Origin']);
    // A later rule wins.
    const order = [...found.keys()];
    expect(order.indexOf('/bulletin/search/*')).toBeGreaterThan(order.indexOf('/bulletin/*.json'));
    expect(found.get('/bulletin/*')?.join('\n')).toContain("script-src 'self' 'sha256-a'");
  });

  it('answers neither files with a dot before their name nor compressed forms by themselves', () => {
    expect(toCaddy(hashes, { ...place, listen: '80' })).toMatch(
      /@hidden \{\n\t\tpath_regexp \/\\\.\|\\\.\(\?:gz\|br\)\$[\s\S]*error @hidden 404/u,
    );
    expect(toNginx(hashes, { ...place, listen: '80' })).toMatch(
      /location ~ \/\\\.\(\?!well-known\)\|\\\.\(\?:gz\|br\)\$ \{\n\s*return 404/u,
    );
  });

  it('listens for IPv6 too, and at one address alone where one is named', () => {
    const listens = (listen: string) =>
      [...toNginx(hashes, { ...place, listen }).matchAll(/^\s*listen (.+);$/gmu)].map(([, address]) => address);
    expect(listens('8080')).toEqual(['8080', '[::]:8080']);
    expect(listens('0.0.0.0:80')).toEqual(['0.0.0.0:80']);
    const caddy = (listen: string) =>
      toCaddy(hashes, { ...place, listen })
        .split('\n')
        .slice(1, 3);
    expect(caddy('8080')).toEqual([':8080 {', '\troot * /srv/site']);
    expect(caddy('127.0.0.1:8080')).toEqual([':8080 {', '\tbind 127.0.0.1']);
    expect(caddy('[::1]:8080')).toEqual([':8080 {', '\tbind ::1']);
    expect(caddy('example.org:443')).toEqual(['example.org:443 {', '\troot * /srv/site']);
  });

  it('says nothing about a host that has other sites, and needs nothing outside its locations there', () => {
    const location = toNginxLocation(hashes, place);
    expect(location).not.toMatch(/Strict-Transport-Security|\$lianluo|\bmap\b|\blisten\b|\bserver \{$/mu);
    expect(location).toContain('location = /bulletin {');
    expect(toNginx(hashes, { ...place, listen: '80' })).toContain(
      'add_header Strict-Transport-Security $lianluo_transport',
    );
  });
});
