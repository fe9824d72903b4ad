import { describe, expect, it } from 'vitest';
import { checkConflicts } from '../../src/lib/arithmetic/comparison.ts';
import { attributedFiguresOf } from '../../src/lib/attribution/attribute.ts';
import { derive } from '../../src/lib/indicator/derive.ts';
import { entityNamer } from '../../src/lib/indicator/entity.ts';
import { type OnUnknown, observe } from '../../src/lib/indicator/observe.ts';
import { mergeRestated } from '../../src/lib/indicator/restate.ts';
import { type Indicator, IndicatorFileSchema, type Observation } from '../../src/lib/indicator/schema.ts';
import { parseSource } from '../../src/lib/source/parse.ts';

const HEAD = '联络动态\n第9期\n（总第七百九十九期）\n湖南省人大常委会代表工作委员会编\n2028年4月1日\n\n';

function bulletin(body: string) {
  const { bulletin, diagnostics } = parseSource(HEAD + body, 'x.txt');
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  return bulletin;
}

const indicator = (id: string, file: object): Indicator => ({
  ...IndicatorFileSchema.parse({ name: id, short: id, unit: '件', definition: id, ...file }),
  id,
});
const observeText = (text: string, by = indicators, onUnknown?: OnUnknown) => {
  const read = bulletin(text);
  return observe(read, attributedFiguresOf(read, entityNamer(entities)), { indicators: by, entities }, onUnknown);
};
const entities = [{ id: 'forest', name: '省林业局', aliases: ['省林业和草原局'] }];
const indicators = [
  indicator('total', { rules: [{ before: 'B类答复建议共' }] }),
  indicator('converted', { rules: [{ before: '转为A类' }] }),
  indicator('rate', { unit: '%', rules: [{ before: '占比' }], ratio: { part: 'converted', whole: 'total' } }),
];
const TEXT = '省林业和草原局：\n\n## 题目\n\n本届以来B类答复建议共87件，已转为A类64件，占比73.6%。\n';

describe('observe(bulletin, catalogue)', () => {
  it('turns the figures that a rule names into observations, with entity, period and sentence', () => {
    const observations = observeText(TEXT);
    expect(observations.map((o) => [o.indicator, o.value, o.entity, o.period?.stated])).toEqual([
      ['total', 87, 'forest', '本届以来'],
      ['converted', 64, 'forest', '本届以来'],
      ['rate', 73.6, 'forest', '本届以来'],
    ]);
    expect(observations[0]?.citations).toMatchObject([
      { serial: 799, sentence: 'a1p1s1', printed: '87件', quote: expect.stringContaining('87件') },
    ]);
  });

  it('leaves out what it does not know: another unit of measure, a figure of nobody', () => {
    expect(observeText(TEXT.replace('87件', '87条')).map((o) => o.indicator)).toEqual(['converted', 'rate']);
    expect(observeText(TEXT.replace('省林业和草原局：\n', ''))).toEqual([]);
  });

  it('takes a body that has no file by the name the text gives it, and says so', () => {
    const unknown: string[] = [];
    const text = TEXT.replace('省林业和草原局', '省数据局');
    const observations = observeText(text, indicators, (figure) => unknown.push(figure.text));
    expect(observations.map((o) => o.entity)).toEqual(['省数据局', '省数据局', '省数据局']);
    expect(unknown).toEqual(['87件', '64件', '73.6%']);
  });

  it('keeps parts apart that the text counts apart', () => {
    const rules = [
      { before: '分别提高', breakdown: '县级' },
      { before: '分别提高[\\d.]+和', breakdown: '乡镇' },
    ];
    const turnout = indicator('turnout', { unit: '百分点', rules });
    const text = TEXT.replace(/本届以来.*/u, '2027年参选率分别提高4.8和2.5个百分点。');
    expect(observeText(text, [turnout]).map((o) => [o.breakdown, o.value])).toEqual([
      ['县级', 4.8],
      ['乡镇', 2.5],
    ]);
  });
});

describe('what two bulletins state', () => {
  const said = (serial: number, value: number, period: Observation['period']): Observation => ({
    indicator: 'total',
    entity: 'forest',
    value,
    unit: '件',
    approximation: 'exact',
    status: 'printed',
    ...(period && { period }),
    citations: [{ serial, target: 'a1p1s1q1', sentence: 'a1p1s1', quote: `共${value}件。`, printed: `${value}件` }],
  });
  const year = { stated: '2027年', start: '2027-01-01', end: '2027-12-31' };

  it('is one observation with two citations where they agree on a dated period', () => {
    const merged = mergeRestated([said(798, 87, year), said(799, 87, year), said(799, 87, { stated: '近年来' })]);
    expect(merged.map((o) => o.citations.map((c) => c.serial))).toEqual([[798, 799], [799]]);
    expect(checkConflicts(merged)).toEqual([]);
  });

  it('is two observations of one bulletin even where they are equal', () => {
    expect(mergeRestated([said(799, 87, year), said(799, 87, year)])).toHaveLength(2);
  });

  it('is a conflict that shows both where they differ', () => {
    const differing = [said(799, 88, year), said(798, 87, year)];
    expect(mergeRestated(differing)).toHaveLength(2);
    expect(checkConflicts(differing)).toMatchObject([
      {
        serial: 799,
        kind: 'conflict',
        expression: '88 − 87',
        result: 'remainder',
        note: expect.stringContaining('总第798期印作87件'),
      },
    ]);
    expect(checkConflicts([said(798, 87, { stated: '目前' }), said(799, 88, { stated: '目前' })])).toEqual([]);
  });
});

describe('derive(observations, indicators)', () => {
  it('computes a ratio from two printed figures of one entity and cites both', () => {
    const printed = observeText(TEXT);
    expect(derive(printed, indicators)).toMatchObject([
      {
        indicator: 'rate',
        value: 73.56,
        status: 'computed',
        entity: 'forest',
        citations: [{ printed: '64件' }, { printed: '87件' }],
      },
    ]);
  });

  it('computes nothing from a whole of nought or without its part', () => {
    const printed = observeText(TEXT);
    expect(
      derive(
        printed.map((o) => ({ ...o, value: 0 })),
        indicators,
      ),
    ).toEqual([]);
    expect(
      derive(
        printed.filter((o) => o.indicator !== 'converted'),
        indicators,
      ),
    ).toEqual([]);
  });
});

describe('a file of an indicator', () => {
  it('is refused where it is empty or a pattern is broken', () => {
    expect(IndicatorFileSchema.safeParse({}).success).toBe(false);
    expect(
      IndicatorFileSchema.safeParse({ name: 'a', short: 'a', unit: '件', definition: 'a', rules: [{ before: '(' }] })
        .success,
    ).toBe(false);
  });
});
