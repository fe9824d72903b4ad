import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/lib/chart/sanity.ts';
import { ChartFileSchema } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { type Diagnostic, formatDiagnostic } from '../../src/lib/diagnostic.ts';
import { classify } from '../../src/lib/indicator/classify.ts';
import { IndicatorFileSchema, type Observation } from '../../src/lib/indicator/schema.ts';

const observe = (indicator: string, entity: string, value: number, unit: string): Observation => ({
  indicator,
  entity: { id: entity, name: '全省' },
  value,
  unit,
  approximation: 'exact',
  status: 'printed',
  citations: [
    { serial: 679, target: 'a1p1s1q1', sentence: 'a1p1s1', quote: `${value}${unit}`, printed: `${value}${unit}` },
  ],
});
const observations = [
  observe('ideas', 'a', 147, '个'),
  observe('ideas', 'a', 150, '个'),
  observe('rate', 'a', 100, '%'),
];
const indicators = ['ideas', 'rate'].map((id) => ({
  ...IndicatorFileSchema.parse({ name: id, short: id, unit: id === 'rate' ? '%' : '个', definition: id }),
  id,
}));

function diagnose(more: object): Diagnostic[] {
  const file = {
    title: '图',
    finding: '一句话。',
    type: 'bar',
    unit: '个',
    panels: [{ indicators: ['ideas'], label: 'entity' }],
  };
  const description = { ...ChartFileSchema.parse({ ...file, ...more }), id: 'c' };
  const spec = toSpec(description, {
    observations,
    indicators,
    entities: [{ id: 'a', key: 'a', name: '全省', aliases: [] }],
    dates: new Map(),
  });
  return faultsOf(description, spec, observations);
}

const faults = (more: object) => diagnose(more).map(formatDiagnostic);

describe('faultsOf(description, spec, observations)', () => {
  it('tells of units that are not those of the chart', () => {
    expect(
      faults({ labels: { 'a-679-2': '乙' }, panels: [{ indicators: ['ideas', 'rate'], label: 'entity' }] }),
    ).toEqual([
      expect.stringMatching(/chart-units：指标 rate 的单位是“%”.*\n.*type: card/u),
      expect.stringMatching(/same-labels：.*名称和时间都一样.*\n.*labels/u),
    ]);
  });

  it('tells of values beyond the axis and of two points of one name', () => {
    expect(faults({ axis: { min: 0, max: 148 } })).toEqual([
      expect.stringMatching(/c\.yaml:1: 错误 beyond-axis：a-679-2（150个）超出了刻度 0—148\n.*改 axis/u),
      expect.stringContaining('a-679、a-679-2 的名称和时间都一样'),
    ]);
  });

  it('tells of bars that do not begin at nought, and of points at one time or at none on a line', () => {
    const bars = faults({ labels: { 'a-679-2': '乙' }, axis: { min: 100, max: 200 } });
    expect(bars).toEqual([expect.stringMatching(/chart-foot：条从 100 画起.*\n.*axis 的 min 改成 0/u)]);
    const panels = [{ title: '一组', indicators: ['ideas'], label: 'entity' }];
    expect(faults({ type: 'line', labels: { 'a-679-2': '乙' }, panels })).toEqual([
      expect.stringMatching(/undated：a-679（147个）、a-679-2（150个） .*“一组”\n.*type: bar/u),
    ]);
  });

  it('is content where names are told apart, and leaves number cards their units', () => {
    expect(faults({ labels: { 'a-679-2': '乙' } })).toEqual([]);
    expect(
      faults({
        type: 'card',
        labels: { 'a-679-2': '乙', 'a-679-3': '丙' },
        panels: [{ indicators: ['ideas', 'rate'], label: 'entity' }],
      }),
    ).toEqual([]);
  });
});

describe('classify(figures, observations)', () => {
  it('gives a figure its indicators and the entity that people have written down', () => {
    const figure = { serial: 679, id: 'a1p1s1q1', entity: { name: '省水利厅' } } as never;
    const other = { serial: 679, id: 'a1p1s1q9' } as never;
    expect(classify([figure, other], observations)).toEqual([
      { serial: 679, id: 'a1p1s1q1', entity: { id: 'a', name: '全省' }, indicators: ['ideas', 'rate'] },
      { serial: 679, id: 'a1p1s1q9' },
    ]);
  });
});
