import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Palette, toConfig } from '../../src/lib/chart/config.ts';
import { addressOf, type NamedView, stateAt } from '../../src/lib/chart/named.ts';
import type { ChartSpec, Point } from '../../src/lib/chart/schema.ts';
import {
  canIndex,
  canLog,
  DEFAULT_STATE,
  decodeState,
  encodeState,
  LONGEST_QUERY,
  type ViewState,
  yearsOf,
} from '../../src/lib/chart/state.ts';
import { toSvg } from '../../src/lib/chart/svg.ts';
import { toTable } from '../../src/lib/chart/table.ts';
import { applyState } from '../../src/lib/chart/view.ts';
import { allCharts } from './all-charts.ts';

const palette = {
  ink: '',
  muted: '',
  ground: '',
  grid: '',
  series: '',
  computed: '',
  font: '',
  titleFont: '',
} as Palette;
const source = { href: '/issues/1/#a1', serial: 1, quote: '共1件。', printed: '1件' };
const point = (id: string, value: number, more: Partial<Point> = {}): Point => ({
  id,
  label: `第${id}`,
  detail: '',
  note: '',
  unit: '件',
  value,
  display: `${value}件`,
  quality: 'exact',
  period: '',
  sources: [source],
  ...more,
});
const chart = (type: ChartSpec['type'], points: Point[]): ChartSpec => ({
  id: 'c',
  title: '图',
  finding: '一句话。',
  type,
  unit: '件',
  notes: [],
  scales: ['index', 'log'],
  panels: [{ title: '', unit: '件', min: 0, max: 200, ticks: [0, 100, 200], points }],
});
const bars = chart('bar', [point('a', 10), point('b', 30, { quality: 'computed' }), point('c', 20)]);
const line = chart('line', [
  point('1', 50, { date: '2022-03-01' }),
  point('2', 100, { date: '2023-03-01' }),
  point('3', 200, { date: '2024-03-01' }),
]);

/** Any state that a reader can choose of a chart. */
function anyState(spec: ChartSpec): fc.Arbitrary<ViewState> {
  const ids = spec.panels.flatMap((panel) => panel.points.map(({ id }) => id));
  const years = yearsOf(spec);
  const query = fc.record({
    s: fc.subarray(ids, { minLength: 1 }),
    b: fc.boolean(),
    o: fc.boolean(),
    t: years.length > 0 ? fc.tuple(fc.constantFrom(...years), fc.constantFrom(...years)) : fc.constant(undefined),
    m: fc.boolean(),
    y: fc.boolean(),
    v: fc.boolean(),
    p: fc.option(fc.constantFrom(...ids), { nil: undefined }),
  });
  return query.map(({ s, b, o, t, m, y, v, p }) => {
    const pairs = [
      `s=${s.join('.')}`,
      b && 'b=p',
      o && 'o=v',
      t && `t=${t.join('..')}`,
      m && 'm=idx',
      y && 'y=log',
      v && 'v=table',
      p && `p=${p}`,
    ];
    return decodeState(pairs.filter(Boolean).join('&'), spec).state;
  });
}

describe.each([...allCharts().map(({ spec }) => spec), bars, line].map((spec) => [spec.id, spec] as const))(
  'a thousand states of %s',
  (_, spec) => {
    it('are read back from their address, short, in one form', () => {
      const lengths: number[] = [];
      fc.assert(
        fc.property(anyState(spec), (state) => {
          const query = encodeState(state);
          lengths.push(query.length);
          expect(decodeState(query, spec)).toEqual({ state, notices: [], rest: [] });
          expect(encodeState(decodeState(query, spec).state)).toBe(query);
          expect(query).toMatch(/^[\x21-\x7e]*$/u);
        }),
        { numRuns: 1000 },
      );
      lengths.sort((a, b) => a - b);
      expect(lengths[500]).toBeLessThanOrEqual(160);
    });

    it('show the same values as drawing, table and Chart.js configuration', () => {
      fc.assert(
        fc.property(anyState(spec), (state) => {
          const shown = applyState(spec, state);
          const points = shown.panels.flatMap((panel) => panel.points);
          expect(points.length).toBeGreaterThan(0);
          expect(toTable(shown).map(({ id, display }) => `${id} ${display}`)).toEqual(
            points.map(({ id, display }) => `${id} ${display}`),
          );
          const drawn = [...toSvg(shown).matchAll(/data-point="([^"]+)"/gu)].map((m) => m[1]);
          expect(drawn).toEqual(points.map(({ id }) => id));
          if (spec.type === 'card') return;
          const configured = shown.panels.flatMap(
            (panel) => toConfig(shown, panel, palette).data.datasets[0]?.data.length ?? 0,
          );
          expect(configured).toEqual(shown.panels.map((panel) => panel.points.length));
        }),
        { numRuns: 200 },
      );
    });
  },
);

describe('addresses that nobody wrote', () => {
  it.each([
    ['L1: unknown ids', 's=x.y', '', 1],
    ['L1: empty', 's=', '', 1],
    // A chart holds what it holds: there is no limit of six, all of its points may be asked for.
    ['L1: some known, twice, in another order', 's=b.x.a.a', 's=a.b', 0],
    ['L1: other case', 's=A.B', '', 1],
    ['L1: separators at the end, and that of others', 's=a.b.', 's=a.b', 0],
    ['L1: commas', 's=a,b,', '', 1],
    [
      'L1: a thousand ids, one of them known',
      `s=a.${Array.from({ length: 1000 }, (_, i) => `x${i}`).join('.')}`,
      's=a',
      0,
    ],
    ['L1: a thousand ids, the known one too far', `s=${'xxx.'.repeat(1000)}a`, '', 1],
    ['L2: years of nothing', 't=9999..2', '', 1],
    ['L2: a minus', 't=9999..-1', '', 1],
    ['L2: a letter among the digits', 't=20x2', '', 1],
    // The grammar has one key for years; those of other sites are left alone.
    ['L2: keys of others', 'from=9999&to=-1', '', 0],
    ['L3: script', 'v=<script>alert(1)</script>', '', 1],
    ['L3: script as a time', 't=<script>alert(1)</script>', '', 1],
    ['L3: names of objects', 't=__proto__&v=toString&o=constructor', '', 2],
    ['L4: brackets', '__proto__[x]=1&constructor[prototype][x]=1&s[0]=a', '', 0],
    ['L5: a percent sign', '%', '', 0],
    ['L5: a broken escape', 's=%E0%A4%A', '', 1],
    ['L5: a zero byte', '%E0%A4%A=%&s=%00', '', 1],
    ['L5: a turn of direction', 's=\u202ea', '', 1],
    ['L5: half a character', 's=\ud83d&v=\udc00', '', 2],
    ['L6: repeated keys', 's=a&s=b', 's=a', 0],
    ['L6: a key repeated in a hundred kilobytes', 's=a&'.repeat(25_000), 's=a', 0],
    ['L6: a key behind ten thousand others', `${'a=1&'.repeat(10_000)}s=a`, '', 0],
    ['L7: a hash', '#s=a', 's=a', 0],
    ['a point that is not shown', 's=a&p=b', 's=a', 0],
  ])('%s', (_, query, canonical, notices) => {
    const decoded = decodeState(query, bars);
    expect(encodeState(decoded.state)).toBe(canonical);
    expect(decoded.notices).toHaveLength(notices);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('L2: years in the wrong order are turned round; full-width digits and 1e3 are none', () => {
    expect(encodeState(decodeState('t=2023..2022', line).state)).toBe('t=2022..2023');
    for (const years of ['9999..-1', '20x2', '２０２２', '1e3', '2022..', '..2022', '2022...2023'])
      expect(decodeState(`t=${years}`, line), years).toMatchObject({
        state: DEFAULT_STATE,
        notices: [expect.any(String)],
      });
  });

  it('L6: no more than two kilobytes are read, and at once', () => {
    for (const query of [
      'a'.repeat(100_000),
      `s=${'a.'.repeat(50_000)}`,
      `${'a=1&'.repeat(30_000)}s=b`,
      '%F0%9F'.repeat(17_000),
    ]) {
      const times = Array.from({ length: 9 }, () => {
        const start = performance.now();
        encodeState(decodeState(query, bars).state);
        return performance.now() - start;
      });
      // Five milliseconds are meant; the best of nine is what the machine allows.
      expect(Math.min(...times)).toBeLessThan(25);
      const { rest } = decodeState(query, bars);
      expect(rest.flat().join('').length).toBeLessThanOrEqual(LONGEST_QUERY);
    }
  });

  it('fifty thousand queries of any kind: no exception, no trace, one form', () => {
    const alphabet = fc.constantFrom(
      ...'sbotmyvpxabc=&.%#?[]<>"\u0000\u202e\ud800０１'.split(''),
      '__proto__',
      'table',
      '2022..2024',
    );
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 24 }), fc.constantFrom(bars, line), (parts, spec) => {
        const { state, rest } = decodeState(parts.join(''), spec);
        const query = encodeState(state, rest);
        const again = decodeState(query, spec);
        expect(encodeState(again.state, again.rest)).toBe(query);
        toTable(applyState(spec, state));
      }),
      { numRuns: 50_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('keeps the keys of others behind its own', () => {
    const { state, rest } = decodeState('utm=x&s=a&from=群', bars);
    expect(encodeState(state, rest)).toBe('s=a&utm=x&from=%E7%BE%A4');
  });
});

it('L8: points are found under their former names, and those that are gone are told of', () => {
  const renamed = { ...bars, renamed: { old: 'a' } };
  expect(encodeState(decodeState('s=old&p=old', renamed).state)).toBe('s=a&p=a');
  // The point is the same under its new name: nothing to tell.
  expect(decodeState('s=old', renamed).notices).toEqual([]);
  for (const gone of ['s=gone', 's=toString']) {
    const { state, notices } = decodeState(gone, renamed);
    expect(applyState(renamed, state).panels[0]?.points).toHaveLength(3);
    expect(notices).toEqual([expect.stringContaining('已显示全部')]);
  }
});

describe('comparison that cannot mislead', () => {
  it('makes the first value 100 exactly, says so, and calls the rest computed', () => {
    const shown = applyState(line, { ...DEFAULT_STATE, index: true });
    expect(shown.panels[0]?.points.map((p) => [p.value, p.quality, p.detail])).toEqual([
      [100, 'computed', '50件'],
      [200, 'computed', '100件'],
      [400, 'computed', '200件'],
    ]);
    expect([shown.unit, shown.choice]).toEqual(['指数', '第1＝100']);
  });

  it('refuses logarithms of nought, of bars, and an index of unlike things, with a reason', () => {
    const withZero = chart('line', [point('1', 0, { date: '2022-01-01' }), point('2', 5, { date: '2023-01-01' })]);
    expect([canLog(withZero), canLog(bars), canIndex(bars), canLog(line), canIndex(line)]).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(decodeState('y=log', withZero).notices).toEqual([expect.stringContaining('对数刻度')]);
    expect(decodeState('m=idx', bars).notices).toEqual([expect.stringContaining('指数')]);
  });

  it('leaves the axis of bars as it was, whatever is chosen', () => {
    const shown = applyState(bars, { ...DEFAULT_STATE, shown: ['a'] });
    expect([shown.panels[0]?.min, shown.panels[0]?.max]).toEqual([0, 200]);
  });

  it('shows the whole where a choice would leave nothing', () => {
    const computed = chart('bar', [point('a', 1, { quality: 'computed' })]);
    expect(applyState(computed, { ...DEFAULT_STATE, printedOnly: true })).toEqual(computed);
  });
});

describe('addressOf(state, views)', () => {
  const views: NamedView[] = [
    { path: 'c', title: '图', query: '' },
    { path: 'c/table', title: '表', query: 'v=table' },
    { path: 'c/printed', title: '印出的', query: 'b=p' },
  ];
  it.each([
    ['', '/charts/c/'],
    ['v=table', '/charts/c/table/'],
    ['s=a&v=table', '/charts/c/table/?s=a'],
    ['b=p', '/charts/c/printed/'],
    ['s=a', '/charts/c/?s=a'],
  ])('gives %s the address %s, which means the same again', (query, address) => {
    const { state } = decodeState(query, bars);
    expect(addressOf(state, views)).toBe(address);
    const [path = '', rest = ''] = address.replace('/charts/', '').split('/?');
    const view = views.find((v) => v.path === path.replace(/\/$/u, ''));
    expect(view && stateAt(view, rest, bars).state).toEqual(state);
  });
});
