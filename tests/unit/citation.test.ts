import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESSED, cite } from '../../src/citation/format.ts';
import { articleItem, bulletinItem, type CslItem, datasetItem } from '../../src/lib/citation/item.ts';
import { retarget } from '../../src/lib/citation/retarget.ts';
import { bulletinsOfFive } from '../collection.ts';

const bulletin = { serial: 755, number: 5, date: '2026-03-24', issuer: '湖南省人大常委会代表工作委员会' };
const article = {
  id: 'a1',
  title: { text: '高质效办好代表建议　以司法担当服务全省高质量发展' },
  unit: '省高级人民法院',
};
const issue = bulletinItem(bulletin, 'https://example.org/issues/755/');
const court = articleItem(bulletin, article, 'https://example.org/issues/755/#a1');
const chart = datasetItem({
  id: 'chart-b-to-a',
  title: 'B类建议有多少转成了A类',
  date: '2026-03-24',
  url: 'https://example.org/charts/b-to-a/',
});
const samples = [issue, court, chart];

const withTitle = (item: CslItem, title: string): CslItem => ({ ...item, title });
const readBack = (text: string) => new Cite(text).data[0];
const marks = (text: string) => text.split(`[${ACCESSED}]`).length - 1;

/** Titles of Chinese, Latin and signs that TeX, RIS or JSON read in their own way; white space is single. */
const titles = fc
  .array(fc.constantFrom(...'联络动态代表建议“”《》（），。：？、—&%#_$~^\\{}<>-\'`"@=,.:;/|[]()Ab1é '), {
    maxLength: 40,
  })
  .map((chars) => `题${chars.join('').replace(/\s+/gu, ' ')}名`);

describe('items', () => {
  it('have ASCII ids, each its own', () => {
    const ids = bulletinsOfFive().flatMap((held) => [
      bulletinItem(held, '').id,
      ...held.articles.map((member) => articleItem(held, member, '').id),
    ]);
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/u.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('name the publisher from the issuer and the province of a unit', () => {
    expect(issue).toMatchObject({ publisher: '湖南省人大常委会', 'publisher-place': '长沙' });
    expect(court.author).toEqual([{ literal: '湖南省高级人民法院' }]);
    const sent = articleItem(bulletin, { ...article, unit: '邵阳市人大常委会联工委' }, '');
    expect(sent.author).toEqual([{ literal: '邵阳市人大常委会联工委' }]);
  });

  it('name who sent an article in, then the issuer, where no unit answers for it', () => {
    const { unit: _, ...unsigned } = article;
    expect(articleItem(bulletin, { ...unsigned, contributor: '议案建议处' }, '').author).toEqual([
      { literal: '议案建议处' },
    ]);
    expect(articleItem(bulletin, unsigned, '').author).toEqual([{ literal: bulletin.issuer }]);
  });

  it('do not give the work of this site to the publisher of the bulletin', () => {
    expect(chart.author).toEqual([{ literal: '《联络动态》非官方整理本' }]);
    expect(chart.publisher).toBeUndefined();
  });
});

describe('GB/T 7714—2025', () => {
  it('of an issue, an article and a data set', () => {
    expect(samples.map((item) => cite(item).gbt2025)).toEqual([
      '湖南省人大常委会代表工作委员会. 联络动态：2026年第5期（总第755期）[EB/OL]. （2026-03-24）[{accessed}]. https://example.org/issues/755/.',
      '湖南省高级人民法院. 高质效办好代表建议 以司法担当服务全省高质量发展[J/OL]. 联络动态，2026（5）. https://example.org/issues/755/#a1.',
      '《联络动态》非官方整理本. B类建议有多少转成了A类[DS/OL]. （2026-03-24）[{accessed}]. https://example.org/charts/b-to-a/.',
    ]);
  });

  it('names the publisher of a data set without the place', () => {
    const published = { ...chart, publisher: '湖南省人大常委会', 'publisher-place': '长沙' };
    expect(cite(published).gbt2025).toContain('[DS/OL]. 湖南省人大常委会（2026-03-24）[{accessed}]. ');
  });
});

describe('GB/T 7714—2015', () => {
  it('of an issue, an article and a data set', () => {
    expect(samples.map((item) => cite(item).gbt2015)).toEqual([
      '湖南省人大常委会代表工作委员会. 联络动态：2026年第5期（总第755期）[EB/OL]. 长沙: 湖南省人大常委会, 2026[{accessed}]. https://example.org/issues/755/.',
      '湖南省高级人民法院. 高质效办好代表建议 以司法担当服务全省高质量发展[J/OL]. 联络动态, 2026(5)[{accessed}]. https://example.org/issues/755/#a1.',
      '《联络动态》非官方整理本. B类建议有多少转成了A类[DS/OL]. (2026-03-24)[{accessed}]. https://example.org/charts/b-to-a/.',
    ]);
  });

  it('names place, publisher and year of a data set that has a publisher', () => {
    const published = { ...chart, publisher: '湖南省人大常委会', 'publisher-place': '长沙' };
    expect(cite(published).gbt2015).toContain('[DS/OL]. 长沙: 湖南省人大常委会, 2026[{accessed}]. ');
  });
});

describe('the day of access', () => {
  it('is marked exactly once where the standard asks for it, and nowhere else', () => {
    for (const item of samples) {
      const { gbt2025, gbt2015, ...others } = cite(item);
      expect(marks(gbt2015)).toBe(1);
      // GB/T 7714—2025 asks for none where the number of the issue says what was read.
      expect(marks(gbt2025)).toBe(item.type === 'article-journal' ? 0 : 1);
      expect(Object.values(others).join('')).not.toContain(ACCESSED);
      expect(Object.values(cite(item)).join('')).not.toContain('9999');
    }
  });

  it('is marked once whatever the title is', () => {
    fc.assert(fc.property(titles, (title) => marks(cite(withTitle(issue, title)).gbt2025) === 1));
  });
});

describe('BibTeX', () => {
  it('of an article', () => {
    expect(cite(court).bibtex).toBe(
      [
        '@article{lldt-755-a1,',
        '\tauthor = {{湖南省高级人民法院}},',
        '\tjournal = {联络动态},',
        '\tnumber = {5},',
        '\tyear = {2026},',
        '\tmonth = {mar 24},',
        '\tnote = {总第755期},',
        '\ttitle = {高质效办好代表建议 以司法担当服务全省高质量发展},',
        '\turl = {https://example.org/issues/755/#a1},',
        '}',
      ].join('\n'),
    );
  });

  it('escapes what TeX reads as commands', () => {
    expect(cite(withTitle(chart, '满意率100% & A_B #1')).bibtex).toContain('title = {满意率100\\% \\& {A}\\_B \\#1},');
  });

  it('reads back with the same key, title, author, date and address', () => {
    for (const item of samples) {
      expect(readBack(cite(item).bibtex)).toMatchObject({
        id: item.id,
        title: item.title,
        author: [{ family: item.author[0]?.literal }],
        issued: item.issued,
        URL: item.URL,
      });
    }
  });

  it('reads back with the same title, whatever stands in it', () => {
    for (const item of samples) {
      fc.assert(
        fc.property(titles, (title) => {
          expect(readBack(cite(withTitle(item, title)).bibtex)?.title).toBe(title);
        }),
      );
    }
  });
});

describe('RIS', () => {
  it('of an article', () => {
    expect(cite(court).ris.split('\n')).toEqual([
      'TY  - JOUR',
      'AU  - 湖南省高级人民法院',
      'DA  - 2026/03/24',
      'PY  - 2026',
      'ID  - lldt-755-a1',
      'IS  - 5',
      'LA  - zh-CN',
      'N1  - 总第755期',
      'T2  - 联络动态',
      'TI  - 高质效办好代表建议 以司法担当服务全省高质量发展',
      'UR  - https://example.org/issues/755/#a1',
      'ER  - ',
    ]);
  });

  it('reads back with the same type, title, author, date and address', () => {
    for (const item of samples) {
      expect(readBack(cite(item).ris)).toMatchObject({
        type: item.type,
        title: item.title,
        author: [{ family: item.author[0]?.literal }],
        issued: item.issued,
        URL: item.URL,
      });
    }
  });

  it('does not break long titles and addresses', () => {
    const long = { ...withTitle(chart, '长题名'.repeat(60)), URL: `https://example.org/${'path/'.repeat(40)}` };
    expect(readBack(cite(long).ris)).toMatchObject({ title: long.title, URL: long.URL });
  });

  it('reads back with the same title, whatever stands in it', () => {
    fc.assert(
      fc.property(titles, (title) => {
        expect(readBack(cite(withTitle(issue, title)).ris)?.title).toBe(title);
      }),
    );
  });
});

describe('CSL-JSON and plain text', () => {
  it('parses back to the item', () => {
    for (const item of samples) expect(JSON.parse(cite(item).cslJson)).toEqual([item]);
  });

  it('writes a sentence', () => {
    expect(samples.map((item) => cite(item).plain)).toEqual([
      '湖南省人大常委会代表工作委员会：《联络动态：2026年第5期（总第755期）》，2026年3月24日。https://example.org/issues/755/',
      '湖南省高级人民法院：《高质效办好代表建议 以司法担当服务全省高质量发展》，《联络动态》2026年第5期（总第755期），2026年3月24日。https://example.org/issues/755/#a1',
      '《联络动态》非官方整理本：《B类建议有多少转成了A类》（数据），2026年3月24日。https://example.org/charts/b-to-a/',
    ]);
    expect(cite(withTitle(chart, '《联络动态》出到了第几期')).plain).toContain(
      '：《〈联络动态〉出到了第几期》（数据）',
    );
  });
});

describe('cite(item)', () => {
  it('gives the same for the same item, whatever was cited in between', () => {
    const first = samples.map((item) => cite(item));
    expect(samples.toReversed().map((item) => cite({ ...item }))).toEqual(first.toReversed());
  });

  it('cites every held article with its title', () => {
    for (const held of bulletinsOfFive()) {
      for (const member of held.articles) {
        const item = articleItem(held, member, `https://example.org/issues/${held.serial}/#${member.id}`);
        const { gbt2025, gbt2015, bibtex } = cite(item);
        expect(item.title).toBe(member.title.text.replaceAll('　', ' '));
        for (const text of [gbt2025, gbt2015]) expect(text).toContain(`. ${item.title}[J/OL]. 联络动态`);
        expect(readBack(bibtex)?.title).toBe(item.title);
      }
    }
  });
});

describe('retarget(citation, article, target)', () => {
  const made = cite(court);
  const at = (text: string) => retarget(text, 'a1', 'a1p2s3');

  it('makes of the citation of an article that of a sentence, in every format', () => {
    expect(at(made.gbt2025)).toBe(
      '湖南省高级人民法院. 高质效办好代表建议 以司法担当服务全省高质量发展[J/OL]. 联络动态，2026（5）. https://example.org/issues/755/#a1p2s3.',
    );
    expect(at(made.gbt2015)).toContain('https://example.org/issues/755/#a1p2s3');
    expect(at(made.plain)).toMatch(/#a1p2s3$/u);
    const ris = new Cite(at(made.ris)).data[0];
    expect([ris?.URL, ris?.title]).toEqual(['https://example.org/issues/755/#a1p2s3', court.title]);
    const bibtex = new Cite(at(made.bibtex)).data[0];
    expect([bibtex?.URL, bibtex?.['citation-key']]).toEqual([
      'https://example.org/issues/755/#a1p2s3',
      'lldt-755-a1p2s3',
    ]);
  });

  it('leaves other articles and the title alone', () => {
    expect(retarget('见 #a10 与 #a1p4 和 x-a1b，#a1。', 'a1', 'a1s1')).toBe('见 #a10 与 #a1p4 和 x-a1b，#a1s1。');
  });
});
