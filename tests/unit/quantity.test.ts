import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Label } from '../../scripts/label.ts';
import { readLabels } from '../../scripts/labels.ts';
import { fromMdx } from '../../src/lib/bulletin/from-mdx.ts';
import { toPassage } from '../../src/lib/bulletin/passage.ts';
import { EXCLUSIONS } from '../../src/lib/quantity/exclusions.ts';
import { figuresOf, figuresOfTable } from '../../src/lib/quantity/figure.ts';
import { findQuantities } from '../../src/lib/quantity/find.ts';
import { UNIT_LIST } from '../../src/lib/quantity/lexicon.ts';
import { inFive } from '../collection.ts';

/** `text = value unit approximation`, for short tables of cases. */
const found = (text: string) =>
  findQuantities(text).map((q) => `${q.text} = ${q.value ?? `${q.min}..${q.max}`} ${q.unit} ${q.approximation}`);

describe('findQuantities(text)', () => {
  it.each([
    [
      '全省建成代表联络站10425个，14万余名五级人大代表编组进站',
      ['10425个 = 10425 个 exact', '14万余名 = 140000 名 over'],
    ],
    [
      '物资或资金6.5亿余元，疫苗接种达780余万人次',
      ['6.5亿余元 = 650000000 元 over', '780余万人次 = 7800000 人次 over'],
    ],
    ['选民参选率较上轮分别提高4.8和2.5个百分点', ['4.8 = 4.8 百分点 exact', '2.5个百分点 = 2.5 百分点 exact']],
    ['分别为12、18和25件', ['12 = 12 件 exact', '18 = 18 件 exact', '25件 = 25 件 exact']],
    ['“面对面”沟通1至3次', ['1至3次 = 1..3 次 exact']],
    ['比重为15%~20%，30—50件', ['15%~20% = 15..20 % exact', '30—50件 = 30..50 件 exact']],
    ['由3000元提高到5000元', ['3000元 = 3000 元 exact', '5000元 = 5000 元 exact']],
    [
      '收到1536个，邀请1624名代表，2026个项目，1999件建议',
      ['1536个 = 1536 个 exact', '1624名 = 1624 名 exact', '2026个 = 2026 个 exact', '1999件 = 1999 件 exact'],
    ],
    [
      '投资约770亿元，超600亿斤，超过90%，近30件',
      ['770亿元 = 77000000000 元 about', '600亿斤 = 60000000000 斤 over', '90% = 90 % over', '30件 = 30 件 under'],
    ],
    [
      '不少于5次，至多3次，90%以上，10件左右，5天以内',
      ['5次 = 5 次 atLeast', '3次 = 3 次 atMost', '90% = 90 % over', '10件 = 10 件 about', '5天 = 5 天 atMost'],
    ],
    ['近100余个系列报道', ['100余个 = 100 个 about']],
    ['１，２００件不变，占８９．５％', ['１，２００件 = 1200 件 exact', '８９．５％ = 89.5 % exact']],
    ['办理 1,234 件', ['1,234件 = 1234 件 exact']],
    [
      '增长2.5倍，500亩，12.5平方公里，30公里，3.16 万名',
      [
        '2.5倍 = 2.5 倍 exact',
        '500亩 = 500 亩 exact',
        '12.5平方公里 = 12.5 平方公里 exact',
        '30公里 = 30 公里 exact',
        '3.16万名 = 31600 名 exact',
      ],
    ],
    [
      '历时45天、3个月、2小时、20个工作日，连续5年',
      [
        '45天 = 45 天 exact',
        '3个月 = 3 个月 exact',
        '2小时 = 2 小时 exact',
        '20个工作日 = 20 个工作日 exact',
        '5年 = 5 年 exact',
      ],
    ],
    ['表决通过68名组成人员', ['68名 = 68 名 exact']],
  ])('finds what stands in %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('cuts out exactly the text that it reports', () => {
    const parts = [
      '办理',
      '143',
      '件',
      '，',
      '约',
      '余',
      '万',
      '1,234',
      '89.5',
      '%',
      '个百分点',
      '和',
      '至',
      '年',
      '2023',
      '第',
      '（',
      '）',
      '3',
      ' ',
      '人次',
      '。',
    ];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((p) => p.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const q of findQuantities(text)) {
          expect(text.slice(q.start, q.end).replace(/\s/gu, '')).toBe(q.text);
          expect(q.start).toBeGreaterThanOrEqual(at);
          at = q.end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(findQuantities(text))),
      { numRuns: 2000 },
    );
  });

  it('reads every unit of the list behind a number as that unit', () => {
    const wrong = UNIT_LIST.filter(({ name }) => !found(`共7${name}。`)[0]?.startsWith(`7${name} = 7 `)).map(
      (u) => u.name,
    );
    // 日 behind a number is a day of the month unless the text says otherwise.
    expect(wrong).toEqual(['日']);
  });
});

describe('figuresOfTable(rows, serial)', () => {
  const cell = (id: string, value: string) => toPassage(id, value ? [{ type: 'text', value }] : []);
  const rows = [
    [
      cell('a1t1r1c1', '类别'),
      cell('a1t1r1c2', '件数'),
      cell('a1t1r1c3', '占比（%）'),
      cell('a1t1r1c4', '金额（万元）'),
    ],
    [cell('a1t1r2c1', 'A类'), cell('a1t1r2c2', '1,204'), cell('a1t1r2c3', '59.6'), cell('a1t1r2c4', '3.5')],
    [cell('a1t1r3c1', 'B类'), cell('a1t1r3c2', '21件'), cell('a1t1r3c3', '40.4%'), cell('a1t1r3c4', '')],
  ];

  it('takes the unit of a bare number from the head of its column', () => {
    expect(figuresOfTable(rows, 1).map((f) => [f.id, f.text, f.value, f.unit, f.rule])).toEqual([
      ['a1t1r2c2s1q0', '1,204', 1204, '件', 'column-head'],
      ['a1t1r2c3s1q0', '59.6', 59.6, '%', 'column-head'],
      ['a1t1r2c4s1q0', '3.5', 35000, '元', 'column-head'],
      ['a1t1r3c2s1q0', '21件', 21, '件', 'number-unit'],
      ['a1t1r3c3s1q0', '40.4%', 40.4, '%', 'number-unit'],
    ]);
  });
});

describe('what is no quantity', () => {
  const nothing = [
    '2023年2月28日',
    '省十三届人大一次会议2018年至2022年',
    '2013—2017',
    '2026年1至5月',
    '1—6月份',
    '3月15日前',
    '20日上午',
    '20世纪90年代',
    '第5期（总第755期）',
    '第1、2条',
    '湘党简准字〔2000〕第28号',
    '湘政办发〔2023〕12号',
    '0731—85309270',
    '13812345678',
    '400-820-8820',
    'hnrlddt@163.com',
    'https://www.hnrd.gov.cn/2023/12件',
    '向12345政务服务热线反映',
    '拨打“12345”',
    '“1+6+8”方案体系',
    '落实“2+2”要求',
    '“1+N”',
    '《湖南省2023年10件民生实事方案》',
    '5G基站',
    'PM2.5浓度',
    'G107国道',
    '319国道',
    'GB/T 15835—2011',
    '人大代表与改革开放40周年',
    '邮编：410011',
    '9:30',
    '15时30分',
    '3号楼',
    '1:2.5',
  ];
  it.each(nothing)('reports nothing for %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('gives each rule a name of its own and a reason', () => {
    expect(new Set(EXCLUSIONS.map((rule) => rule.name)).size).toBe(EXCLUSIONS.length);
    expect(EXCLUSIONS.filter((rule) => !rule.reason)).toEqual([]);
  });
});

describe.each(readdirSync('tests/gold'))('hand labels %s', (name) => {
  it('are found with text, value, unit, approximation and kind, and nothing else is', () => {
    const file = inFive('content/bulletins', name.replace('.json', '.mdx'));
    const { bulletin } = fromMdx(readFileSync(file, 'utf8'), file);
    const pick = ({ text, value, min, max, unit, approximation, kind }: Label) => ({
      text,
      value,
      min,
      max,
      unit,
      approximation,
      kind,
    });
    expect(bulletin && figuresOf(bulletin).map((figure) => pick(figure as unknown as Label))).toEqual(
      readLabels(`tests/gold/${name}`).map(pick),
    );
  });
});
