import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { attributedFiguresOf } from '../../src/lib/attribution/attribute.ts';
import { findEntity } from '../../src/lib/attribution/entity.ts';
import { findPeriod, resolvePeriod } from '../../src/lib/attribution/period.ts';
import { findSubject } from '../../src/lib/attribution/subject.ts';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import { entityNamer } from '../../src/lib/indicator/entity.ts';

const entity = (before: string, unit?: string, sentencesBefore: string[] = [], after = '。') =>
  findEntity({ before, after, sentencesBefore, unit });

describe('findEntity(context)', () => {
  it.each([
    ['the unit of the article', '厅党组会议', '省农业农村厅', '省农业农村厅'],
    ['a place at the beginning of a clause', '目前花垣县锰、氨氮浓度较2020年分别下降', '省生态环境厅', '花垣县'],
    ['a whole place', '推动韶山全市生态环境质量总体改善，地表水优良比例', '省生态环境厅', '韶山市'],
    ['no place that is an object', '如组织申报宁乡市等', '省发展改革委', '省发展改革委'],
    ['the whole province', '截至2022年底，全省', '省人大常委会', '全省'],
    ['an organ of a city, written out', '市人大常委会将收到的', '衡阳市人大常委会联工委', '衡阳市人大常委会'],
    ['the place for results of the handling', '其中，A类', '衡阳市人大常委会联工委', '衡阳市'],
    ['no body of a list of guests', '省纪委监委、省高院、省检察院负责同志等', '省人大常委会', '省人大常委会'],
    ['nobody where nothing is said', '共收到建议', undefined, undefined],
  ])('names %s', (_, before, unit, expected) => {
    expect(entity(before, unit)).toBe(expected);
  });
});

describe('findPeriod(context)', () => {
  const period = (before: string, sentencesBefore: string[] = [], opening: string[] = []) =>
    findPeriod({ before, sentencesBefore, opening, date: '2024-03-27' })?.stated;

  it('takes the nearest statement: own sentence, earlier sentence, opening', () => {
    expect(period('2023年，', ['去年办结。'])).toBe('2023年');
    expect(period('共收到', ['去年开展活动。'], ['近年来'])).toBe('去年');
    expect(period('共收到', ['开展活动。'], ['', '近年来，'])).toBe('近年来');
    expect(period('五年共召开会议')).toBe('五年');
    expect(period('共收到')).toBeUndefined();
  });

  it('keeps what a change is compared with, and carries no 每年 over', () => {
    expect(period('目前花垣县锰浓度较2020年下降')).toBe('目前较2020年');
    expect(period('评选表彰', ['每年组织开展宣传。'])).toBeUndefined();
  });
});

describe('resolvePeriod(stated, date)', () => {
  it.each([
    ['2023年', '2023-01-01', '2023-12-31'],
    ['去年', '2023-01-01', '2023-12-31'],
    ['今年以来', '2024-01-01', '2024-03-27'],
    ['2018年至2022年', '2018-01-01', '2022-12-31'],
    ['2022年4月至5月', '2022-04-01', '2022-05-31'],
    ['2022年上半年', '2022-01-01', '2022-06-30'],
    ['省十三届人大以来', '2018-01-01', '2024-03-27'],
    ['五年来', '2019-03-27', '2024-03-27'],
    ['截至目前', undefined, '2024-03-27'],
    ['截至2022年底', undefined, '2022-12-31'],
    ['截至3月底', undefined, '2024-03-31'],
    ['2月下旬', '2024-02-01', '2024-02-29'],
    ['2月23日', '2024-02-23', '2024-02-23'],
    ['12月', '2023-12-01', '2023-12-31'],
    ['近年来', undefined, undefined],
    ['每年', undefined, undefined],
  ])('reads %s', (stated, start, end) => {
    expect(resolvePeriod(stated, '2024-03-27')).toEqual({ ...(start && { start }), ...(end && { end }) });
  });
});

describe('findSubject(before, after, kind)', () => {
  it('is what stands behind a count and before a share', () => {
    expect(findSubject('市人大常委会将收到的', '代表建议交相关部门办理。', 'count')).toBe('代表建议');
    expect(findSubject('质量总体改善，地表水优良比例', '，集中式', 'percent')).toBe('地表水优良比例');
    expect(findSubject('', '。', 'count')).toBeUndefined();
  });
});

interface Gold {
  serial: number;
  quantities: { text: string; entity: string | null; period: string | null }[];
}

describe('hand labels', () => {
  it('agree in entity and period for at least nine in ten figures', () => {
    const { catalogue } = readCatalogue();
    const pairs = readdirSync('tests/gold').flatMap((name) => {
      const gold = JSON.parse(readFileSync(`tests/gold/${name}`, 'utf8')) as Gold;
      const file = `content/bulletins/${gold.serial}.mdx`;
      const { bulletin } = fromMdx(readFileSync(file, 'utf8'), file);
      const figures = bulletin ? attributedFiguresOf(bulletin, entityNamer(catalogue.entities)) : [];
      return gold.quantities.map((label, i) => ({ label, figure: figures[i] }));
    });
    const share = (key: 'entity' | 'period') =>
      pairs.filter(({ label, figure }) => (label[key] ?? undefined) === figure?.[key]).length / pairs.length;
    expect(pairs.length).toBeGreaterThan(50);
    expect(share('entity')).toBeGreaterThanOrEqual(0.9);
    expect(share('period')).toBeGreaterThanOrEqual(0.9);
  });
});
