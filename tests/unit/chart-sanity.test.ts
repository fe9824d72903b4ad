import { describe, expect, it } from 'vitest';
import { liveDescription } from '../../src/lib/chart/live.ts';
import { faultsOf } from '../../src/lib/chart/sanity.ts';
import { ChartFileSchema } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { formatDiagnostic } from '../../src/lib/diagnostic.ts';
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

function drawn(more: object, held: readonly Observation[] = observations) {
  const file = {
    title: '图',
    finding: '一句话。',
    type: 'bar',
    unit: '个',
    panels: [{ indicators: ['ideas'], label: 'entity' }],
  };
  const description = { ...ChartFileSchema.parse({ ...file, ...more }), id: 'c' };
  const data = {
    observations: held,
    indicators,
    entities: [{ id: 'a', key: 'a', name: '全省', aliases: [] }],
    dates: new Map(),
  };
  const live = liveDescription(description, data);
  const spec = toSpec(live, data);
  return { spec, faults: faultsOf(live, spec, held).map(formatDiagnostic) };
}

const faults = (more: object) => drawn(more).faults;

describe('faultsOf(description, spec, observations)', () => {
  it('tells of units that are not those of the chart', () => {
    expect(
      faults({ labels: { 'a-679-2': '乙' }, panels: [{ indicators: ['ideas', 'rate'], label: 'entity' }] }),
    ).toEqual([expect.stringMatching(/chart-units：指标 rate 的单位是“%”.*\n.*type: card/u)]);
  });

  it('tells of bars that do not begin at nought, and of points at one time or at none on a line', () => {
    const bars = faults({ labels: { 'a-679-2': '乙' }, axis: { min: 100, max: 200 } });
    expect(bars).toEqual([expect.stringMatching(/chart-foot：条从 100 画起.*\n.*axis 的 min 改成 0/u)]);
    const panels = [{ title: '一组', indicators: ['ideas'], label: 'entity' }];
    // Where nothing has a time there is no line.
    expect(drawn({ type: 'line', panels }).spec.type).toBe('bar');
    const dated = {
      ...observe('ideas', 'a', 9, '个'),
      period: { stated: '2023年', start: '2023-01-01', end: '2023-12-31' },
    };
    const mixed = drawn({ type: 'line', panels }, [...observations, dated]);
    expect(mixed.spec.panels[0]?.points.map(({ display }) => display)).toEqual(['9个']);
    expect(mixed.faults).toEqual([
      expect.stringMatching(/提示 undated：679（147个）、679（150个） .*“一组”\n.*type: bar/u),
    ]);
  });

  it('goes as far as a new value goes, whatever ends the description gives its axis', () => {
    expect(drawn({ axis: { min: 0, max: 200 } }).spec.panels[0]).toMatchObject({ min: 0, max: 200 });
    const { spec, faults: told } = drawn({ axis: { min: 0, max: 148 } });
    expect([(spec.panels[0]?.max ?? 0) >= 150, told]).toEqual([true, []]);
  });

  it('sets values of another unit apart, and tells points of one name apart by what differs', () => {
    const at = (serial: number, value: number, unit: string, stated?: string): Observation => {
      const [citation] = observe('ideas', 'a', value, unit).citations;
      return {
        ...observe('ideas', 'a', value, unit),
        ...(stated && { period: { stated } }),
        citations: [{ ...(citation as NonNullable<typeof citation>), serial }],
      };
    };
    const labels = (...held: Observation[]) =>
      drawn({ panels: [{ indicators: ['ideas'], label: 'entity' }] }, held).spec.panels.map(({ unit, points }) => [
        unit,
        ...points.map(({ label }) => label),
      ]);
    expect(labels(at(679, 1, '个', '2022年'), at(679, 2, '个', '2023年'))).toEqual([
      ['个', '全省（2022年）', '全省（2023年）'],
    ]);
    expect(labels(at(679, 1, '个'), at(701, 2, '个'))).toEqual([['个', '全省（679期）', '全省（701期）']]);
    expect(labels(at(679, 1, '个'), at(679, 2, '个'), at(701, 3, '个'))).toEqual([
      ['个', '全省（679期）', '全省（679期）之2', '全省（701期）'],
    ]);
    expect(labels(at(679, 1, '个'), at(701, 2, '项'), at(755, 3, '个'))).toEqual([
      ['个', '全省（679期）', '全省（755期）'],
      ['项', '全省'],
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
