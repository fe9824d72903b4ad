import { describe, expect, it } from 'vitest';
import { checkConflicts } from '../../src/lib/arithmetic/comparison.ts';
import type { Bulletin } from '../../src/lib/bulletin/schema.ts';
import { readBulletin } from '../../src/lib/clause/read.ts';
import type { ReadFigure } from '../../src/lib/clause/read-figure.ts';
import { derive } from '../../src/lib/indicator/derive.ts';
import { type OnUnknown, observe } from '../../src/lib/indicator/observe.ts';
import { checkPins, PinFileSchema, type Pins } from '../../src/lib/indicator/pins.ts';
import { mergeRestated } from '../../src/lib/indicator/restate.ts';
import { type Indicator, IndicatorFileSchema, type Observation } from '../../src/lib/indicator/schema.ts';
import { parseSource } from '../../src/lib/source/parse.ts';
import { knowledgeWith } from '../knowledge.ts';

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
const entities = [{ id: 'forest', name: '省林业局', aliases: ['省林业和草原局'] }];
const indicators = [
  indicator('total', {}),
  indicator('converted', {}),
  indicator('rate', { unit: '%', ratio: { part: 'converted', whole: 'total' } }),
];
const TEXT = '省林业和草原局：\n\n## 题目\n\n本届以来B类答复建议共87件，已转为A类64件，占比73.6%。\n';

/** The figures of a text, as they stand one after the other. */
function readText(text: string): { read: Bulletin; figures: ReadFigure[] } {
  const read = bulletin(text);
  return { read, figures: readBulletin(read, knowledgeWith(entities)) };
}

/** Pins the figures of a text in their order. */
function observeText(
  text: string,
  pinned: readonly (string | object)[] = ['total', 'converted', 'rate'],
  by = indicators,
  onUnknown?: OnUnknown,
) {
  const { read, figures } = readText(text);
  const lines = figures.flatMap(({ serial, id }, i) => (pinned[i] ? [[`${serial}#${id}`, pinned[i]]] : []));
  const pins = PinFileSchema.parse(Object.fromEntries(lines));
  return observe(read, figures, { indicators: by, entities, pins, canonical: (word) => word }, onUnknown);
}

describe('observe(bulletin, figures, catalogue)', () => {
  it('turns the figures that people have pinned into observations, with entity, period and sentence', () => {
    const observations = observeText(TEXT);
    expect(observations.map((o) => [o.indicator, o.value, o.entity.id, o.period?.stated])).toEqual([
      ['total', 87, 'forest', '本届以来'],
      ['converted', 64, 'forest', '本届以来'],
      ['rate', 73.6, 'forest', '本届以来'],
    ]);
    expect(observations[0]?.citations).toMatchObject([
      { serial: 799, sentence: 'a1p1s1', printed: '87件', quote: expect.stringContaining('87件') },
    ]);
  });

  it('turns the figures that features name into observations, and leaves out those of nobody', () => {
    const { read, figures } = readText(TEXT);
    const by = [indicator('led', { match: [{ head: ['建议'], stage: ['主办'] }] })];
    const measured = figures.map((figure) => ({
      ...figure,
      measure: { head: '代表建议', stage: '主办', unitKind: 'count' as const },
    }));
    const canonical = (word: string) => (word === '代表建议' ? '建议' : word);
    const claim = (of: readonly ReadFigure[], pins: Pins = {}) =>
      observe(read, of, { indicators: by, entities, pins, canonical }).map((o) => o.value);
    expect(claim(measured)).toEqual([87, 64]);
    expect(claim(figures)).toEqual([]);
    expect(claim(measured.map(({ entity: _, ...nobody }) => nobody))).toEqual([]);
    // What people have pinned elsewhere is taken from here.
    const [first] = figures;
    expect(claim(measured, { [`799#${first?.id}`]: [{ of: 'elsewhere' }] })).toEqual([64]);
  });

  it('takes a body that has no file by the name the text gives it, and says so', () => {
    const unknown: string[] = [];
    const text = TEXT.replace('省林业和草原局', '省数据局');
    const observations = observeText(text, undefined, indicators, (figure) => unknown.push(figure.text));
    expect(observations.map((o) => o.entity)).toEqual(Array(3).fill({ name: '省数据局' }));
    expect(unknown).toEqual(['87件', '64件', '73.6%']);
  });

  it('takes whose it is and which part from the pin', () => {
    const turnout = indicator('turnout', { unit: '百分点' });
    const text = TEXT.replace(/本届以来.*/u, '2027年参选率分别提高4.8和2.5个百分点。');
    const pins = [
      { of: 'turnout', part: '县级', entity: '全省' },
      { of: 'turnout', part: '乡镇', entity: 'forest' },
    ];
    expect(observeText(text, pins, [turnout]).map((o) => [o.breakdown, o.value, o.entity])).toEqual([
      ['县级', 4.8, { name: '全省' }],
      ['乡镇', 2.5, { id: 'forest', name: '省林业局' }],
    ]);
  });
});

describe('checkPins(pins, figures, held, units)', () => {
  const { figures } = readText(TEXT);
  const [first] = figures;
  const units = new Map([['total', ['件', '条']]]);
  const check = (address: string, pin: object, held = ['799']) =>
    checkPins(PinFileSchema.parse({ [address]: pin }), figures, new Set(held), units).map((d) => [
      d.code,
      d.file,
      d.quote,
      d.repair,
    ]);
  const address = `799#${first?.id}`;

  it('is content with a pin whose figure stands as it was', () => {
    expect(check(address, { of: 'total', printed: '87件' })).toEqual([]);
  });

  it.each([
    ['gone', '799#a1p1s1q99', { of: 'total' }, 'pin-gone', '改正这一行'],
    ['another', address, { of: 'total', printed: '88件' }, 'pin-changed', '对照原件'],
  ])('tells of a figure that is %s', (_, at, pin, code, repair) => {
    expect(check(at, pin)).toEqual([[code, 'content/pins.yaml', at, expect.stringContaining(repair)]]);
  });

  it('tells of a figure of another unit, and not of issues that are not held', () => {
    const rate = `799#${figures.at(-1)?.id}`;
    expect(check(rate, { of: 'total' })).toEqual([
      ['pin-unit', 'content/pins.yaml', rate, expect.stringContaining('units')],
    ]);
    expect(check('800#a1p1s1q99', { of: 'total' })).toEqual([]);
  });

  it('refuses an address that is none', () => {
    expect(PinFileSchema.safeParse({ '799': 'total' }).success).toBe(false);
    expect(PinFileSchema.safeParse({ '799#a1p1s1': 'total' }).success).toBe(false);
  });
});

describe('what two bulletins state', () => {
  const said = (serial: number, value: number, period: Observation['period']): Observation => ({
    indicator: 'total',
    entity: { id: 'forest', name: '省林业局' },
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
        entity: { id: 'forest', name: '省林业局' },
        citations: [{ printed: '64件' }, { printed: '87件' }],
      },
    ]);
  });

  it('computes nothing from two times, nor from two parts', () => {
    const printed = observeText(TEXT);
    const change = (more: object) =>
      derive(
        printed.map((o) => (o.indicator === 'total' ? { ...o, ...more } : o)),
        indicators,
      );
    expect(change({ period: { stated: '去年' } })).toEqual([]);
    expect(change({ breakdown: '重点' })).toEqual([]);
    expect(change({})).toHaveLength(1);
  });

  it('takes of several wholes the first that the article gives', () => {
    const printed = observeText(TEXT);
    const of = (...whole: string[]) =>
      derive(printed, [indicator('rate', { unit: '%', ratio: { part: 'converted', whole } })]).map((o) => o.value);
    expect(of('gone', 'total')).toEqual([73.56]);
    expect(of('converted', 'total')).toEqual([100]);
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
  const file = { name: 'a', short: 'a', unit: '件', definition: 'a' };
  it('is refused where it is empty', () => {
    expect(IndicatorFileSchema.safeParse({}).success).toBe(false);
    expect(IndicatorFileSchema.safeParse(file).success).toBe(true);
  });

  it.each([
    ['an expression', { rules: [{ before: '办结' }] }],
    ['a feature that there is none of', { match: [{ head: ['建议'], before: ['办结'] }] }],
    ['no noun', { match: [{ stage: ['办结'] }] }],
    ['a role that no result has', { match: [{ head: ['建议'], role: ['target'] }] }],
  ])('is refused with %s', (_, more) => {
    expect(IndicatorFileSchema.safeParse({ ...file, ...more }).success).toBe(false);
  });
});
