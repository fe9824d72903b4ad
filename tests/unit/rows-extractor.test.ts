import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../src/lib/quantity/find.ts';
import { readNumeral } from '../../src/lib/text/numeral.ts';

/** Hostile inputs of the extractor, row by row: what must be found, and nothing else. */

/** `text=value unit approximation` */
const found = (text: string) =>
  findQuantities(text).map((q) => `${q.text}=${q.value ?? `${q.min}..${q.max}`} ${q.unit} ${q.approximation}`);
const nothing = (texts: readonly string[]) => {
  for (const text of texts) expect(found(text), text).toEqual([]);
};

describe('rows of the extractor', () => {
  it('E1 ordinals and set phrases are no figures', () => {
    nothing([
      '一是健全机制。二是强化督办。',
      '第一时间学习，落实“三个三”，“一把手”工程',
      '“两上两下”征求意见，“四个一”，“三高四新”美好蓝图',
      '实行“2+2”，“1+6+8”方案，“一法一条例”，“十四五”规划',
    ]);
  });

  it('E2 meetings, document numbers and serials are no figures', () => {
    nothing(['十四届人大一次会议', '湘党简准字〔2000〕第28号', '第5期（总第755期）']);
  });

  it('E3 dates and periods are no quantities', () => {
    nothing(['2023年2月28日，2月20日召开会议', '每年10月份走访', '2022年4月至5月']);
  });

  it('E4 telephone, mail, post code and addresses hold no figure', () => {
    nothing(['联系方式：0731—85309270', 'hnrldgwxrc@163.com', '邮编：410011', '见 https://example.org/2023/08/15/']);
  });

  it('E5 approximations are never exact', () => {
    const all = findQuantities('120余人，360余条，14万余名，二十余个，近1000件，逾30件，约770亿元，90%以上，超600亿斤');
    expect(all.map(({ value }) => value)).toEqual([
      120, 360, 140_000, 20, 1000, 30, 77_000_000_000, 90, 60_000_000_000,
    ]);
    expect(all.filter(({ approximation }) => approximation === 'exact')).toEqual([]);
  });

  it('E6 words without a number give none', () => {
    nothing(['数百名代表，上千件建议，若干问题', '一系列措施，一大批项目，几个方面', '十几件建议，数十次调研']);
  });

  it('E7 full-width digits are read, groups of three only where they are three', () => {
    expect(found('１２８６件，９８．５％')).toEqual(['１２８６件=1286 件 exact', '９８．５％=98.5 % exact']);
    expect(found('办理1，286件')).toEqual(['1，286件=1286 件 exact']);
    expect(found('办理1 286件').at(-1)).toMatch(/(?:^|=)1286|286/u);
    expect(found('办理1,28件').join()).not.toContain('128 ');
  });

  it('E8 multiples and Han numerals are exact decimals', () => {
    expect(found('4959.41万元，3.16万名，780余万人次，1.2亿元，三万五千元')).toEqual([
      '4959.41万元=49594100 元 exact',
      '3.16万名=31600 名 exact',
      '780余万人次=7800000 人次 over',
      '1.2亿元=120000000 元 exact',
      '三万五千元=35000 元 exact',
    ]);
  });

  it('E9 a list gives each member the unit of the last', () => {
    expect(found('分别提高4.8和2.5个百分点').map((each) => each.split('=')[1])).toEqual([
      '4.8 百分点 exact',
      '2.5 百分点 exact',
    ]);
    expect(found('分别为12、13、14件').map((each) => each.split('=')[1])).toEqual([
      '12 件 exact',
      '13 件 exact',
      '14 件 exact',
    ]);
    expect(found('达99.99%和99.98%')).toEqual(['99.99%=99.99 % exact', '99.98%=99.98 % exact']);
  });

  it('E10 a range has both ends and is no minus', () => {
    for (const text of ['占10%—20%', '每组10-20人', '三至五年', '20～30件']) {
      const [range, ...others] = findQuantities(text);
      expect([range?.value, others.length], text).toEqual([null, 0]);
      expect((range?.min ?? 0) < (range?.max ?? 0), text).toBe(true);
    }
  });

  it('E11 a direction is said once', () => {
    const [fell] = findQuantities('同比下降5%');
    expect([fell?.value, fell?.change]).toEqual([5, 'decrease']);
    const [less] = findQuantities('比上年减少3件');
    expect([less?.value, less?.change]).toEqual([3, 'decrease']);
  });

  it('E12 percentages and fractions in words; 增长2倍 is not 增长到2倍', () => {
    expect(found('满意率百分之九十八点五').at(0)).toMatch(/=98\.5 %/u);
    expect(found('见面率百分之百').at(0)).toMatch(/=100 %/u);
    const [grown] = findQuantities('增长2倍');
    expect(grown?.change).toBe('increase');
  });

  it('E14 shares stand beside their parts', () => {
    expect(found('B类建议87件，已转为A类64件，占比73.6%')).toEqual([
      '87件=87 件 exact',
      '64件=64 件 exact',
      `${'占比73.6%'.slice(2)}=73.6 % exact`,
    ]);
  });

  it('E17 Han numerals have an exact value or none', () => {
    expect(['一百零五', '一千零五十', '十', '一十', '二百五', '廿', '两千'].map((text) => readNumeral(text))).toEqual([
      105,
      1050,
      10,
      10,
      undefined,
      undefined,
      2000,
    ]);
  });

  it('E19 units are kept apart', () => {
    expect(found('3亿元、2亿美元、5公斤、600亿斤').map((each) => each.split(' ')[1])).toEqual([
      '元',
      '美元',
      '公斤',
      '斤',
    ]);
  });

  it('E21 impossible numbers give no Infinity, NaN or noise', () => {
    for (const text of [
      '共999999999999999999999件',
      '1.2.3件',
      '--5件',
      '５．件',
      '.5件',
      '1e400件',
      '1/0件',
      `${'9'.repeat(400)}件`,
    ]) {
      for (const { value, min, max } of findQuantities(text)) {
        for (const number of [value, min, max])
          if (typeof number === 'number') expect(Number.isFinite(number), text).toBe(true);
      }
    }
    expect(findQuantities('0.1件，0.2件').map(({ value }) => value)).toEqual([0.1, 0.2]);
    expect(JSON.stringify(findQuantities('共4959.41万元'))).toContain('49594100');
  });

  it('E22 a megabyte of digits, 一 or brackets ends soon and without a stack overflow', () => {
    for (const character of ['1', '一', '（', '，']) {
      expect(() => findQuantities(character.repeat(1_000_000)), character).not.toThrow();
    }
  }, 20_000);
});
