import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { toEpub } from '../../src/lib/reading/epub.ts';
import { bulletinsOfFive } from '../collection.ts';

const bulletins = bulletinsOfFive();
const book = {
  title: '联络动态',
  url: 'https://example.org/bulletin/',
  site: 'https://example.org/bulletin/',
  notice: '非官方',
  language: 'zh-CN',
  bulletins,
};
const bytes = toEpub(book);
const files = Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, content: strFromU8(content) }));
const documents = files.filter(({ name }) => /\.(?:xhtml|xml|opf)$/u.test(name));

describe('toEpub(book)', () => {
  it('begins with its kind, uncompressed, as OCF demands', () => {
    expect(strFromU8(bytes.slice(30, 58))).toBe('mimetypeapplication/epub+zip');
  });

  it('is well-formed, and every file of the package is there', () => {
    for (const { name, content } of documents) expect(() => fromXml(content), name).not.toThrow();
    const opf = files.find(({ name }) => name.endsWith('content.opf'))?.content ?? '';
    const hrefs = [...opf.matchAll(/href="([^"]+)"/gu)].map(([, href]) => `OEBPS/${href}`);
    expect(hrefs.length).toBe(bulletins.length + 3);
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(hrefs));
  });

  it('holds every passage with the id that it has on the site', () => {
    for (const bulletin of bulletins) {
      const page = files.find(({ name }) => name.endsWith(`issue-${bulletin.serial}.xhtml`))?.content ?? '';
      const words = page.replace(/<[^>]+>/gu, '');
      for (const { id, text, sentences } of passagesOf(bulletin)) {
        expect(words, id).toContain(text.replaceAll('&', '&amp;'));
        if (/p\d+$/u.test(id)) for (const sentence of sentences) expect(page).toContain(`id="${sentence.id}"`);
      }
    }
  });

  it('is the same for the same texts, whatever the clock and the place', () => {
    expect(Buffer.from(toEpub(book)).equals(Buffer.from(bytes))).toBe(true);
    const zone = process.env.TZ;
    process.env.TZ = 'Asia/Shanghai';
    try {
      expect(Buffer.from(toEpub(book)).equals(Buffer.from(bytes))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
