import { describe, expect, it } from 'vitest';
import { chooseAxis } from '../../src/lib/chart/axis.ts';
import { type Palette, toConfig } from '../../src/lib/chart/config.ts';
import { heightOf, layoutOf } from '../../src/lib/chart/layout.ts';
import { BAR_ENDS, DOTS, MEANINGS } from '../../src/lib/chart/mark.ts';
import { REM } from '../../src/lib/chart/measure.ts';
import { QUALITIES } from '../../src/lib/chart/model.ts';
import type { ChartData } from '../../src/lib/chart/point.ts';
import { ChartFileSchema, ChartSpecSchema } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { toSvg } from '../../src/lib/chart/svg.ts';
import { qualitiesOf, spoken, toTable } from '../../src/lib/chart/table.ts';
import { formatNumber, formatValue } from '../../src/lib/format.ts';
import { IndicatorFileSchema, type Observation } from '../../src/lib/indicator/schema.ts';

const indicator = (id: string, more: object = {}) => ({
  ...IndicatorFileSchema.parse({ name: id, short: id, unit: '%', definition: id, ...more }),
  id,
});

const NAMES: Record<string, string> = { a: '甲厅', b: '乙<厅>' };

function observation(
  indicator: string,
  entity: string,
  value: number,
  status: Observation['status'] = 'printed',
  unit = '%',
): Observation {
  const citation = {
    serial: 679,
    target: `a1p1s1q${value}`,
    sentence: 'a1p1s1',
    quote: `…${value}${unit}…`,
    printed: `${value}${unit}`,
  };
  return {
    indicator,
    entity: { id: entity, name: NAMES[entity] ?? entity },
    value,
    unit,
    approximation: 'exact',
    status,
    citations: [citation],
    period: { stated: '2023年' },
  };
}

const data: ChartData = {
  indicators: [indicator('rate', { ratio: { part: 'part', whole: 'whole' } }), indicator('part'), indicator('whole')],
  entities: [
    { id: 'a', key: 'a', name: '甲厅', aliases: [] },
    { id: 'b', key: 'b', name: '乙<厅>', aliases: [] },
  ],
  dates: new Map([[679, '2023-02-28']]),
  observations: [
    observation('rate', 'a', 77.6),
    observation('rate', 'a', 77.62, 'computed'),
    observation('rate', 'b', 83.06, 'computed'),
    observation('part', 'a', 111, 'printed', '件'),
    observation('whole', 'a', 143, 'printed', '件'),
  ],
};

const description = {
  ...ChartFileSchema.parse({
    title: '比率',
    finding: '最高的是{max.entity}（{max.value}）。',
    type: 'bar',
    unit: '%',
    axis: { min: 0, max: 100 },
    panels: [{ indicators: ['rate'], label: 'entity', detail: ['part', 'whole'], sort: 'value' }],
  }),
  id: 'rate',
};
const palette: Palette = {
  ink: '#000',
  muted: '#555',
  ground: '#fff',
  grid: '#ccc',
  series: '#a00',
  computed: '#eee',
  font: 'sans-serif',
  titleFont: 'serif',
};

describe('toSpec(description, data)', () => {
  const spec = toSpec(description, data);

  it('prefers the printed value, keeps the computed one beside it, and fills the finding in', () => {
    expect(ChartSpecSchema.parse(spec)).toEqual(spec);
    expect(spec.panels[0]?.points.map((p) => [p.label, p.value, p.quality, p.computed])).toEqual([
      ['乙<厅>', 83.06, 'computed', undefined],
      ['甲厅', 77.6, 'exact', '77.62%'],
    ]);
    expect(spec.finding).toBe('最高的是乙<厅>（83.06%）。');
  });

  it('cites every sentence behind a point', () => {
    expect(spec.panels[0]?.points[1]?.sources.map((s) => s.href)).toEqual([
      '/issues/679/#a1p1s1q77.6',
      '/issues/679/#a1p1s1q111',
      '/issues/679/#a1p1s1q143',
    ]);
  });

  it('refuses a chart without data and an unknown placeholder', () => {
    const empty = {
      ...description,
      panels: [{ ...description.panels[0], indicators: ['none'] }],
    } as typeof description;
    expect(() => toSpec(empty, data)).toThrow(
      /content\/charts\/rate\.yaml:1: .*chart-without-values：目前收存的各期里没有指标 none 的数/u,
    );
    expect(() => toSpec({ ...description, finding: '{most.value}' }, data)).toThrow(
      /bad-placeholder：有不认识的占位符 \{most\.value\}[\s\S]*可用的是 \{count\}.*数据点的编号有/u,
    );
    expect(() => toSpec({ ...description, finding: '{max.value' }, data)).toThrow(/bad-braces[\s\S]*\{max\.value\}；/u);
  });
});

describe('SVG, table and Chart.js configuration', () => {
  const spec = toSpec(description, data);
  const points = spec.panels.flatMap((panel) => panel.points);

  it('hold the same points', () => {
    const svg = toSvg(spec);
    const rows = toTable(spec);
    const config = toConfig(spec, spec.panels[0] as never, palette);
    expect(rows.map((row) => [row.label, row.display])).toEqual(points.map((p) => [p.label, p.display]));
    expect(config.data.labels).toEqual(points.map((p) => p.label));
    expect(config.data.datasets[0]?.data).toEqual(points.map((p) => p.value));
    for (const { label, display, detail } of points) {
      for (const text of [label, display, detail]) expect(svg).toContain(text.replaceAll('<', '&#x3C;'));
    }
    expect([...svg.matchAll(/class="chart-bar"[^>]*width="([\d.]+)%"/gu)].map((m) => Number(m[1]))).toEqual([
      83.06, 77.6,
    ]);
  });

  it('tell printed from computed without colour', () => {
    const svg = toSvg(spec);
    expect(svg.match(/url\(#chart-rate-hatch\)/gu)).toHaveLength(1);
    expect(svg).toMatch(/class="chart-row chart-computed" data-point="b-679" data-q="computed"/u);
    expect(svg).toContain('计算');
    expect(toTable(spec).map((row) => row.basis)).toEqual(['计算：由原文的数算出', '原文印出；重算得77.62%']);
    expect(points.map(spoken)[1]).toContain('原文印出；重算得77.62%');
  });

  it('say in the SVG for a screen reader what it shows', () => {
    expect(toSvg(spec)).toMatch(/role="img" aria-labelledby="chart-rate-t chart-rate-d"/u);
    expect(toSvg(spec)).toContain('<title id="chart-rate-t">比率</title>');
  });

  it('need no inline style and give the canvas the height of the drawing', () => {
    expect(toSvg(spec)).not.toContain('style=');
    // In the unit of the reader's type, which a canvas has to measure.
    const height = Number(/<svg class="chart-svg"[^>]*height="([\d.]+)rem"/u.exec(toSvg(spec))?.[1]) * REM;
    expect(heightOf(layoutOf(spec))).toBeCloseTo(height, 2);
  });
});

describe('how the text qualifies a value', () => {
  const qualified = (approximation: Observation['approximation'], more: Partial<Observation> = {}) =>
    toSpec(
      { ...description, finding: '一个数。' },
      { ...data, observations: [{ ...observation('rate', 'a', 90), approximation, ...more }] },
    );
  const spec = (quality: string) =>
    quality === 'range'
      ? qualified('exact', { value: null, min: 15, max: 20 })
      : quality === 'computed'
        ? qualified('exact', { status: 'computed' })
        : qualified(quality as Observation['approximation']);
  const words: Record<string, string> = {
    exact: '90%',
    about: '约90%',
    over: '超90%',
    under: '近90%',
    atLeast: '不少于90%',
    atMost: '不超过90%',
    range: '15至20%',
    computed: '90%',
  };

  it.each(QUALITIES)('is drawn without colour, spoken and explained: %s', (quality) => {
    const own = spec(quality);
    const [point] = own.panels[0]?.points ?? [];
    const svg = toSvg(own);
    expect(svg).toContain(`data-q="${quality}"`);
    expect(point && spoken(point)).toContain(words[quality]);
    expect(qualitiesOf(own)).toEqual(quality === 'exact' ? [] : [quality]);
    const shape = BAR_ENDS[quality]?.path;
    if (quality === 'computed') expect(svg).toContain('fill="url(#chart-rate-hatch)"');
    else if (quality !== 'exact') expect(svg).toContain(`d="${shape}"`);
  });

  it('has a shape of its own for every word, on bars and on lines, and a meaning', () => {
    const ends = QUALITIES.flatMap((q) => (BAR_ENDS[q] ? [JSON.stringify(BAR_ENDS[q])] : []));
    expect(QUALITIES.filter((q) => !BAR_ENDS[q])).toEqual(['exact', 'computed']);
    // A range has two ends, which tells it from an upper bound.
    expect(new Set(ends).size).toBe(ends.length - 1);
    expect(new Set(QUALITIES.map((q) => JSON.stringify(DOTS[q]))).size).toBe(QUALITIES.length);
    expect(QUALITIES.filter((q) => !MEANINGS[q])).toEqual([]);
  });

  it('draws a range from bound to bound, not as its middle', () => {
    const own = spec('range');
    expect(toSvg(own)).toMatch(/class="chart-bar" x="15%"[^>]*width="5%"/u);
    expect(toConfig(own, own.panels[0] as never, palette).data.datasets[0]?.data).toEqual([[15, 20]]);
  });
});

describe('a whole and its parts', () => {
  const parts = {
    ...description,
    type: 'parts' as const,
    unit: '件',
    axis: { min: 0 },
    finding: '共{whole-679.value}。',
    panels: [
      { indicators: ['whole', 'part', 'rest'], label: 'indicator' as const, detail: [], sort: 'given' as const },
    ],
  };
  const own = toSpec(parts, {
    ...data,
    indicators: [...data.indicators, indicator('rest')],
    observations: [
      observation('whole', 'a', 143, 'printed', '件'),
      observation('part', 'a', 111, 'printed', '件'),
      observation('rest', 'a', 32, 'computed', '件'),
    ],
  });

  it('lays each part where the one before it ends, up to the whole', () => {
    expect(own.panels[0]?.points.map((p) => [p.id, p.from, p.to])).toEqual([
      ['whole-679', undefined, undefined],
      ['part-679', 0, 111],
      ['rest-679', 111, 143],
    ]);
    expect(toConfig(own, own.panels[0] as never, palette).data.datasets[0]?.data).toEqual([143, [0, 111], [111, 143]]);
  });
});

describe('chooseAxis(values, from, to)', () => {
  it.each([
    [[653, 677, 679, 701, 755], undefined, undefined, 600, 800],
    [[7287, 136, 17], 0, undefined, 0, 8000],
    [[5], 0, undefined, 0, 6],
    [[12.5], 0, 100, 0, 100],
  ])('holds %j between round ends', (values, from, to, min, max) => {
    const axis = chooseAxis(values, from, to);
    expect([axis.min, axis.max]).toEqual([min, max]);
    expect(axis.ticks[0]).toBe(axis.min);
    expect(axis.ticks.at(-1)).toBe(axis.max);
  });
});

describe('formatValue(value, unit, approximation)', () => {
  it.each([
    [77.6, '%', 'exact', '77.6%'],
    [77_000_000_000, '元', 'about', '约770亿元'],
    [140_000, '名', 'over', '超14万名'],
    [1049, '件', 'exact', '1049件'],
    [49_594_100, '选民', 'exact', '4959.41万选民'],
    [10_425, '个', 'exact', '10,425个'],
  ] as const)('writes %d %s as %s', (value, unit, approximation, text) => {
    expect(formatValue(value, unit, approximation)).toBe(text);
  });

  it('writes negative and small numbers plainly', () => {
    expect([formatNumber(-3.5), formatNumber(0), formatNumber(0.05)]).toEqual(['-3.5', '0', '0.05']);
  });
});
