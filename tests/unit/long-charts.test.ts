import { describe, expect, it } from 'vitest';
import { captionOf } from '../../src/lib/chart/caption.ts';
import { layoutOf, type PanelLayout } from '../../src/lib/chart/layout.ts';
import { emsOf, linesOf, ROOM, TYPE } from '../../src/lib/chart/measure.ts';
import { dotScale, pointLabels, pointText } from '../../src/lib/chart/point-labels.ts';
import { ChartFileSchema, type ChartSpec } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { toSvg } from '../../src/lib/chart/svg.ts';
import { IndicatorFileSchema, type Observation } from '../../src/lib/indicator/schema.ts';

/** Charts of more issues than anybody has drawn them for. */

const indicators = [
  { ...IndicatorFileSchema.parse({ name: '件数', short: '件数', unit: '件', definition: '件数' }), id: 'n' },
];
const dayOf = (i: number) => new Date(Date.UTC(2024, 0, 1 + 5 * i)).toISOString().slice(0, 10);

/** @param each how many values every issue has */
function observe(value: number, i: number, each = 1): Observation {
  const printed = `${value}件`;
  return {
    indicator: 'n',
    entity: { id: 'a', name: '全省' },
    value,
    unit: '件',
    approximation: 'exact',
    status: 'printed',
    period: { stated: i % 2 ? '上届' : '本届', start: '2023-01-01', end: '2027-12-31' },
    citations: [
      { serial: Math.floor(i / each) + 1, target: 'a1p1s1q1', sentence: 'a1p1s1', quote: `共${printed}。`, printed },
    ],
  };
}

function drawn(values: readonly number[], more: object, label = 'issue', each = 1): ChartSpec {
  const file = { title: '图', finding: '一句话。', type: 'bar', unit: '件', panels: [{ indicators: ['n'], label }] };
  return toSpec(
    { ...ChartFileSchema.parse({ ...file, ...more }), id: 'c' },
    {
      observations: values.map((value, i) => observe(value, i, each)),
      indicators,
      entities: [{ id: 'a', key: 'a', name: '全省', aliases: [] }],
      dates: new Map(values.map((_, i) => [i + 1, dayOf(i)])),
    },
  );
}

const rising = Array.from({ length: 50 }, (_, i) => 1 + i);
const jagged = Array.from({ length: 80 }, (_, i) => 1000 + ((i * 7919) % 977));

/** What is written beside the points: left and right, baseline. */
function written(layout: PanelLayout, room = ROOM) {
  return pointLabels(layout, room).flatMap((label, i) => {
    const place = layout.places[i];
    if (!label || !place) return [];
    const width = emsOf(pointText(layout, place)) * TYPE.label;
    const x = place.to * room * TYPE.label + label.dx;
    return [{ left: label.align === 'start' ? x : x - width, width, y: place.y + label.dy, i }];
  });
}

describe('a line of many points', () => {
  it.each([
    ['rising', rising, ROOM],
    ['jagged', jagged, ROOM],
    ['jagged, in large type', jagged, 8],
    ['of five', [653, 677, 679, 701, 755], ROOM],
  ])('%s: no value is written over another, and the last is written', (_, values, room) => {
    const [layout] = layoutOf(drawn(values, { type: 'line' }), room);
    const labels = written(layout as PanelLayout, room);
    expect(labels.at(-1)?.i).toBe(values.length - 1);
    for (const [k, one] of labels.entries())
      for (const other of labels.slice(k + 1)) {
        const isBeside = one.left + one.width <= other.left || other.left + other.width <= one.left;
        expect(isBeside || Math.abs(one.y - other.y) >= TYPE.label * 0.9, `${one.i} and ${other.i}`).toBe(true);
      }
  });

  it('writes all values where they have room, with dots of the usual size', () => {
    const [layout] = layoutOf(drawn([653, 677, 690, 701, 755], { type: 'line' }));
    expect(written(layout as PanelLayout)).toHaveLength(5);
    expect(dotScale(layout as PanelLayout)).toBe(1);
  });

  it('of those that have no room writes the ends, the highest and the lowest, none over the time axis', () => {
    const [layout] = layoutOf(drawn(rising, { type: 'line' }));
    const labels = written(layout as PanelLayout);
    expect(labels.map(({ i }) => i)).toEqual([0, 49]);
    const axis = (layout as PanelLayout).height - 30;
    for (const { y } of labels) expect(y).toBeLessThan(axis);
  });

  it('draws every point, those that lie close smaller', () => {
    const spec = drawn(rising, { type: 'line' });
    expect(toSvg(spec).match(/chart-mark-series/gu)).toHaveLength(50);
    expect(dotScale(layoutOf(spec)[0] as PanelLayout)).toBeLessThan(1);
  });

  it('has no axis below nought for what is never negative', () => {
    expect(drawn(rising, { type: 'line' }).panels[0]?.min).toBe(0);
    expect(captionOf(drawn(rising, { type: 'line' }))).toBe('单位：件');
    expect(drawn([-3, 4, 9], { type: 'line' }).panels[0]?.min).toBeLessThan(-3);
  });
});

describe('a bar for every issue', () => {
  it('is a point in time where there are many of them, and stays a bar where there are few', () => {
    expect(drawn(rising, {}).type).toBe('line');
    expect(drawn(rising.slice(0, 12), {}).type).toBe('bar');
  });

  it('stays a bar where it is no issue, or where a view orders by value', () => {
    expect(drawn(rising, {}, 'entity').type).toBe('bar');
    expect(drawn(rising, { views: [{ id: 'most', title: '从大到小', query: 'o=v' }] }).type).toBe('bar');
  });
});

describe('a name that tells points apart', () => {
  it('says a time once, not below the bar again', () => {
    const points = drawn([3, 4, 5], {}, 'entity', 2).panels[0]?.points ?? [];
    expect(points.map(({ label, note }) => [label, note])).toEqual([
      ['全省（本届，1期）', ''],
      ['全省（上届，1期）', ''],
      ['全省（本届，2期）', ''],
    ]);
  });

  it('breaks neither before a stop or a closing mark nor behind an opening one, nor inside 之2', () => {
    for (let length = 1; length < 30; length++) {
      const lines = linesOf(`${'长'.repeat(length)}（省十三届人大以来，32期）之2`, '18件');
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，）2]/u);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（之]$/u);
    }
  });
});
