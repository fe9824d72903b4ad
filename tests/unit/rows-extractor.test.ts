import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { checkBulletin } from '../../src/lib/arithmetic/check.ts';
import { checkConflicts } from '../../src/lib/arithmetic/comparison.ts';
import { passagesOf } from '../../src/lib/bulletin/walk.ts';
import { faultsOf } from '../../src/lib/chart/sanity.ts';
import { ChartFileSchema } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { toTable } from '../../src/lib/chart/table.ts';
import { readBulletin } from '../../src/lib/clause/read.ts';
import { observe } from '../../src/lib/indicator/observe.ts';
import { mergeRestated } from '../../src/lib/indicator/restate.ts';
import { IndicatorFileSchema, type Observation } from '../../src/lib/indicator/schema.ts';
import { figuresOf } from '../../src/lib/quantity/figure.ts';
import { findQuantities } from '../../src/lib/quantity/find.ts';
import { findTorn } from '../../src/lib/quantity/torn.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { readNumeral } from '../../src/lib/text/numeral.ts';
import { isSlug } from '../../src/lib/text/slug.ts';
import { knowledgeWith } from '../knowledge.ts';

/** Hostile inputs of the extractor, row by row: what must be found, and nothing else. */

/** `text=value unit approximation` */
const found = (text: string) =>
  findQuantities(text).map((q) => `${q.text}=${q.value ?? `${q.min}..${q.max}`} ${q.unit} ${q.approximation}`);
const nothing = (texts: readonly string[]) => {
  for (const text of texts) expect(found(text), text).toEqual([]);
};

/** An issue of 1 April 2028 with one article, of which these are the paragraphs. */
function bulletinOf(body: string, serial = '七百九十九', contents = '') {
  const head = `联络动态\n第9期\n（总第${serial}期）\n湖南省人大常委会代表工作委员会编\n2028年4月1日\n\n${contents}`;
  const { bulletin, diagnostics } = parseSource(
    `${head}## 题目\n\n省水利厅\n\n为做好这项工作，省直各单位作了部署。\n\n${body}\n`,
    'x.txt',
  );
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  return bulletin;
}
const checks = (body: string) =>
  checkBulletin(bulletinOf(body)).map((c) => `${c.kind} ${c.expression} = ${c.computed} ${c.result}`);
const completed = {
  ...IndicatorFileSchema.parse({
    name: '办结件数',
    short: '办结',
    unit: '件',
    definition: '办结',
    match: [{ head: ['建议'], stage: ['办结'] }],
  }),
  id: 'completed',
};
function observed(...bulletins: ReturnType<typeof bulletinOf>[]): Observation[] {
  const entities = [{ id: 'water', name: '省水利厅', aliases: [] }];
  return mergeRestated(
    bulletins.flatMap((b) => {
      const figures = readBulletin(b, knowledgeWith(entities)).map((figure) => ({
        ...figure,
        measure: { head: '建议', stage: '办结', unitKind: 'count' as const },
      }));
      return observe(b, figures, { indicators: [completed], entities, pins: {}, canonical: (word) => word });
    }),
  );
}

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

  it('E13 a change, a share and a level are told apart: by direction, by unit, by the way they are written', () => {
    const fields = (text: string) => findQuantities(text).map(({ value, kind, change }) => [value, kind, change]);
    expect(fields('同比增长5%')).toEqual([[5, 'percent', 'increase']]);
    expect(fields('环比下降2.1%')).toEqual([[2.1, 'percent', 'decrease']]);
    expect(fields('提高3.2个百分点')).toEqual([[3.2, 'points', 'increase']]);
    expect(fields('比上届多12件')).toEqual([[12, 'count', 'increase']]);
    expect(fields('比上年同期少12件')).toEqual([[12, 'count', 'decrease']]);
    expect(fields('较2020年高3.2个百分点')).toEqual([[3.2, 'points', 'increase']]);
    // Levels and shares, with the same words around them.
    expect(fields('占73.6%')).toEqual([[73.6, 'percent', undefined]]);
    expect(fields('提高到73.6%')).toEqual([[73.6, 'percent', undefined]]);
    expect(fields('办结率高达98%')).toEqual([[98, 'percent', undefined]]);
    expect(fields('建议较多，共12件')).toEqual([[12, 'count', undefined]]);
    // A change is no share of anything, and no part of a whole.
    expect(checks('共143件，办结128件，下降89.5%。')).toEqual([]);
    expect(checks('共143件，其中办结100件，增加43件。')).toEqual([]);
  });

  it('E14 shares stand beside their parts', () => {
    expect(found('B类建议87件，已转为A类64件，占比73.6%')).toEqual([
      '87件=87 件 exact',
      '64件=64 件 exact',
      `${'占比73.6%'.slice(2)}=73.6 % exact`,
    ]);
  });

  it.each([
    ['共办理376件，其中A类155件、B类208件、C类13件。', ['sum 155 + 208 + 13 = 376 holds']],
    ['共办理376件，其中A类155件、B类208件、C类10件。', ['remainder 376 − 155 − 208 − 10 = 3 remainder']],
    ['共办理376件。其中，A类155件，B类208件，C类14件。', ['sum 155 + 208 + 14 = 377 fails']],
    ['共办理376件，含A类155件、B类208件、C类20件。', ['sum 155 + 208 + 20 = 383 fails']],
    ['A类155件、B类208件、C类13件，合计376件。', ['sum 155 + 208 + 13 = 376 holds']],
    ['A类155件、B类208件、C类13件，合计377件。', ['sum 155 + 208 + 13 = 376 fails']],
    ['A类155件，B类208件，C类13件，共370件。', ['sum 155 + 208 + 13 = 376 fails']],
    [
      'A类155件、B类208件，小计364件；C类13件，合计376件。',
      ['sum 155 + 208 = 363 fails', 'sum 155 + 208 + 13 = 376 holds'],
    ],
    // Parts may overlap: more than the whole is shown, not judged.
    ['共收到120件，其中省级30件、市级100件。', ['remainder 120 − 30 − 100 = -10 remainder']],
    ['共收到120件，其中重点建议30件，办结110件，满意100件。', []],
  ])('E15 parts that do not make their whole are reported, never called right: %s', (body, expected) => {
    expect(checks(body)).toEqual(expected);
  });

  it('E16 a number is joined over the end of a page, and nowhere else: what looks torn is reported', () => {
    const read = (body: string) => {
      const bulletin = bulletinOf(body);
      return [figuresOf(bulletin).map(({ text }) => text), findTorn(passagesOf(bulletin)).length];
    };
    // The sentence goes on behind the end of a page.
    expect(read('全年共办理各级代表提出的建议1\n\n- 5 -\n\n200件。')).toEqual([['1200件'], 0]);
    expect(read('全年共办理代表建议，满意率达98.\n\n5%。')).toEqual([['98.5%'], 0]);
    // A group of three is a group (E7); a blank between Han characters is layout, and is shown beside the edition.
    expect(read('办结1 200件。')).toEqual([['1200件'], 0]);
    expect(read('二〇 二三年办结3件。')).toEqual([['3件'], 0]);
    expect(read('办结3 0件。')).toEqual([[], 1]);
    expect(read('办结12 86件。')).toEqual([[], 1]);
    // A percentage with a blank behind its point is read, as recognition often sets it, and reported.
    expect(read('满意率98. 5%。')).toEqual([['98.5%'], 1]);
    expect(read('满意率98 .5%。')).toEqual([[], 1]);
    expect(read('一、共办理1\n\n200件。')[1]).toBe(1);
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

  it('E18 a statement of several issues is one value with several sources; 要目 states nothing', () => {
    const first = bulletinOf('2027年，全省办结87件。', '七百九十八');
    const again = bulletinOf('2027年，全省办结87件。');
    expect(observed(first, again)).toMatchObject([{ value: 87, citations: [{ serial: 798 }, { serial: 799 }] }]);
    expect(checkConflicts(observed(first, bulletinOf('2027年，全省办结88件。')))).toHaveLength(1);
    // Twice in one issue may be two things (解决率 of two lists): each keeps its own sentence, and they are equal.
    const twice = observed(bulletinOf('2027年，全省办结87件。会议指出，2027年，全省办结87件。'));
    expect(twice.map(({ value, citations }) => [value, citations.length])).toEqual([
      [87, 1],
      [87, 1],
    ]);
    expect(checkConflicts(twice)).toEqual([]);
    const listed = bulletinOf('正文没有数。', '七百九十九', '要 目\n\n- 全省办结87件\n\n');
    expect([listed.contents?.titles, figuresOf(listed)]).toEqual([['全省办结87件'], []]);
  });

  it('E19 units are kept apart', () => {
    expect(found('3亿元、2亿美元、5公斤、600亿斤').map((each) => each.split(' ')[1])).toEqual([
      '元',
      '美元',
      '公斤',
      '斤',
    ]);
  });

  it('E20 a time without a year is dated from the issue by rule, kept with its words; undated values are on no line', () => {
    const dated = (words: string, by = bulletinOf(`${words}，全省办结87件。`)) =>
      readBulletin(by, knowledgeWith([]))[0]?.span ?? {};
    expect(dated('今年')).toEqual({ start: '2028-01-01', end: '2028-04-01' });
    expect(dated('去年')).toEqual({ start: '2027-01-01', end: '2027-12-31' });
    expect(dated('五年来')).toEqual({ start: '2023-04-01', end: '2028-04-01' });
    expect(dated('本届以来')).toEqual({});
    for (const words of ['上轮', '近年来', '前些年', '每年']) expect(dated(words), words).toEqual({});
    const observations = observed(bulletinOf('去年，全省办结87件。'), bulletinOf('近年来，全省办结90件。', '八百'));
    expect(observations.map(({ period }) => period)).toEqual([
      { stated: '去年', start: '2027-01-01', end: '2027-12-31' },
      { stated: '近年来' },
    ]);
    const file = { title: '图', finding: '一句话。', type: 'line', unit: '件' };
    const panels = [{ indicators: ['completed'], label: 'year' }];
    const description = { ...ChartFileSchema.parse({ ...file, panels }), id: 'c' };
    const spec = toSpec(description, { observations, indicators: [completed], entities: [], dates: new Map() });
    // Readers see what the words were taken for.
    expect(toTable(spec).map(({ period }) => period)).toContain('2027年（原文“去年”）');
    expect(faultsOf(description, spec, observations)).toMatchObject([
      { code: 'undated', message: expect.stringMatching(/800（90件）.*不画在折线上/u) },
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

  it('E23 names that objects have already are no ids, and names have a length', () => {
    const hostile = ['__proto__', 'constructor', 'toString', 'valueOf', '', 'a b', '../x', 'A', 'é', 'x'.repeat(200)];
    for (const id of hostile) expect(isSlug(id), id).toBe(false);
    const file = { name: '名称', short: '名', unit: '件', definition: '定义' };
    for (const name of ['', '名'.repeat(200)])
      expect(IndicatorFileSchema.safeParse({ ...file, name }).success).toBe(false);
    const folder = mkdtempSync(join(tmpdir(), 'lianluo-'));
    mkdirSync(join(folder, 'indicators'));
    for (const id of ['__proto__', 'constructor', 'toString', 'x'.repeat(200)])
      writeFileSync(join(folder, 'indicators', `${id}.yaml`), JSON.stringify(file));
    const { catalogue, diagnostics } = readCatalogue(folder);
    rmSync(folder, { recursive: true });
    expect(diagnostics.map(({ code, quote }) => `${code} ${quote?.slice(0, 12)}`).sort()).toEqual(
      ['__proto__', 'constructor', 'toString', 'x'.repeat(12)].map((id) => `bad-id ${id}`).sort(),
    );
    expect(catalogue.indicators.some(({ id }) => id === 'constructor')).toBe(false);
    expect(({} as { name?: unknown }).name).toBeUndefined();
  });
});
