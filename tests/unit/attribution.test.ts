import { describe, expect, it } from 'vitest';
import { findEntity } from '../../src/lib/attribution/entity.ts';
import { findPeriod, resolvePeriod } from '../../src/lib/attribution/period.ts';
import { findSubject } from '../../src/lib/attribution/subject.ts';

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
    ['a place right before its own figure', '依次为沅泽市31件、澧川市', '省水利厅', '澧川市'],
    ['the body that runs an office', '编印', '省水利厅办公室', '省水利厅'],
    ['no kind of area', '在开发区、产业园区建站', '省水利厅', '省水利厅'],
    ['no words that end in the name of a kind of place', '推动县财政安排资金', '武岭县人大常委会', '武岭县人大常委会'],
    ['the courts of a province together', '全省法院共办理代表建议', '省高级人民法院', '全省法院'],
    ['the place for results of the handling', '其中，A类', '衡阳市人大常委会联工委', '衡阳市'],
    ['no body of a list of guests', '省纪委监委、省高院、省检察院负责同志等', '省人大常委会', '省人大常委会'],
    ['nobody where nothing is said', '共收到建议', undefined, undefined],
  ])('names %s', (_, before, unit, expected) => {
    expect(entity(before, unit)).toBe(expected);
  });
});

describe('findPeriod(context)', () => {
  const period = (before: string, sentencesBefore: string[] = [], opening: string[] = [], after = '。') =>
    findPeriod({ before, after, sentencesBefore, opening, date: '2024-03-27' })?.stated;

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

  it.each([
    ['no base of a comparison', '目前面积突破17万亩，较2019年增长1.8倍，带动', '目前'],
    ['no year before, which a change is measured from', '今年以来，满意率达98%，比上年提高', '今年以来'],
    ['no beginning of a change', '去年优良率由2020年的86.4%提高到', '去年'],
    ['no year inside the title of a law', '去年贯彻《条例（2016年修正）》，推行', '去年'],
    ['both ends of a span of days', '去年5月6日至6月15日，接访', '去年5月6日至6月15日'],
    ['both ends of a span of months', '今年1—4月，市生态环境局对', '今年1—4月'],
    ['full-width digits', '２０２５年，平均浓度为', '２０２５年'],
  ])('reads %s', (_, before, expected) => {
    expect(period(before)).toBe(expected);
  });

  it('reads the time in brackets behind a figure, and one year for each of a list', () => {
    expect(period('由86天（2021年）减至', [], [], '（2023年）。')).toBe('2023年');
    expect(period('2021年、2022年、2023年进站率依次为86.5%、')).toBe('2022年');
  });

  it('carries no base of a comparison over to the next sentence', () => {
    expect(period('配备', ['去年较2019年增长1.8倍。'])).toBe('去年');
  });

  it('gives ages and limits no time that another sentence states', () => {
    const limit = { before: '年满', after: '的', sentencesBefore: ['去年发放补贴。'], opening: [], date: '2024-03-27' };
    expect(findPeriod({ ...limit, kind: 'age' })).toBeUndefined();
    expect(findPeriod({ ...limit, kind: 'count' })?.stated).toBe('去年');
  });
});

describe('resolvePeriod(stated, date)', () => {
  it.each([
    ['2023年', '2023-01-01', '2023-12-31'],
    ['２０２３年', '2023-01-01', '2023-12-31'],
    ['今年1—3月', '2024-01-01', '2024-03-31'],
    ['本届常委会', '2023-01-01', '2024-03-27'],
    ['市十六届人大以来', undefined, undefined],
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

it('dates 本届 only after the first year of a term, when reports still look back on the last', () => {
  expect(resolvePeriod('本届', '2023-02-28')).toEqual({});
});
