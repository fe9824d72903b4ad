import { parse as parseCsv } from 'csv-parse/sync';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { describe, expect, it } from 'vitest';
import { chooseAxis, chooseLogAxis, shareOf } from '../../src/lib/chart/axis.ts';
import { type Palette, toConfig } from '../../src/lib/chart/config.ts';
import { exploreIndicator } from '../../src/lib/chart/explore.ts';
import { chartTable } from '../../src/lib/chart/files.ts';
import { heightOf, layoutOf } from '../../src/lib/chart/layout.ts';
import { linesOf } from '../../src/lib/chart/measure.ts';
import { faultsOf } from '../../src/lib/chart/sanity.ts';
import { ChartFileSchema, type ChartSpec } from '../../src/lib/chart/schema.ts';
import { toSpec } from '../../src/lib/chart/spec.ts';
import { toSvg } from '../../src/lib/chart/svg.ts';
import { toTable } from '../../src/lib/chart/table.ts';
import { timeAxis } from '../../src/lib/chart/time.ts';
import { toCsv, toExcelCsv } from '../../src/lib/dataset/csv.ts';
import { formatDiagnostic } from '../../src/lib/diagnostic.ts';
import { IndicatorFileSchema, type Observation } from '../../src/lib/indicator/schema.ts';
import { toScriptJson } from '../../src/lib/text/script-json.ts';

/** Hostile inputs of the charts, row by row: series that nobody expects, labels and cells that mean something elsewhere. */

const indicators = [
  { ...IndicatorFileSchema.parse({ name: '件数', short: '件数', unit: '件', definition: '件数' }), id: 'n' },
];

function observe(value: number, i: number, start?: string, entity = `u${i}`): Observation {
  const citation = {
    serial: 700 + i,
    target: `a1p1s1q${i}`,
    sentence: 'a1p1s1',
    quote: `共${value}件。`,
    printed: `${value}件`,
  };
  return {
    indicator: 'n',
    entity: { id: entity, name: entity },
    value,
    unit: '件',
    approximation: 'exact',
    status: 'printed',
    ...(start && { period: { stated: `${start.slice(0, 4)}年`, start, end: `${start.slice(0, 4)}-12-31` } }),
    citations: [citation],
  };
}

function describeChart(type: 'bar' | 'line', label: 'entity' | 'year') {
  const file = { title: '图', finding: '一句话。', type, unit: '件', panels: [{ indicators: ['n'], label }] };
  return { ...ChartFileSchema.parse(file), id: 'c' };
}

const draw = (observations: readonly Observation[], type: 'bar' | 'line' = 'bar', names: readonly string[] = []) =>
  toSpec(describeChart(type, type === 'bar' ? 'entity' : 'year'), {
    observations: observations.map((each, i) => ({
      ...each,
      entity: { ...each.entity, name: names[i] ?? each.entity.name },
    })),
    indicators,
    entities: names.map((name, i) => ({ id: `u${i}`, name, aliases: [] })),
    dates: new Map(),
  });
const bars = (values: readonly number[], names?: readonly string[]) =>
  draw(
    values.map((v, i) => observe(v, i)),
    'bar',
    names,
  );
const line = (values: Readonly<Record<string, number>>) =>
  draw(
    Object.entries(values).map(([year, value], i) => observe(value, i, `${year}-01-01`)),
    'line',
  );
const palette = {} as Palette;

/** Every number that a drawing is made of. */
const numbersOf = (svg: string) =>
  [...svg.matchAll(/\s(?:x|y|x1|x2|y1|y2|width|height)="([^"]*)"/gu)].map(([, number = '']) =>
    Number.parseFloat(number),
  );

describe('series that nobody expects', () => {
  it.each([
    ['one point', bars([7])],
    ['one point in time', line({ 2023: 7 })],
    ['all alike', bars([5, 5, 5])],
    ['all alike in time', line({ 2021: 5, 2022: 5, 2023: 5 })],
    ['all nought', bars([0, 0])],
    ['all nought in time', line({ 2022: 0, 2023: 0 })],
    ['negative', bars([-5, -3])],
    ['both signs', bars([-5, 10])],
    ['both signs in time', line({ 2022: -5, 2023: 10 })],
    ['nought and a thousand million', bars([0, 1e9])],
    ['nought and a thousand million in time', line({ 2022: 0, 2023: 1e9 })],
  ] satisfies [string, ChartSpec][])('L9: %s: an axis that holds it, and a drawing of whole numbers', (_, spec) => {
    const [panel] = spec.panels;
    const values = panel?.points.map(({ value }) => value ?? 0) ?? [];
    const [min = 0, max = 0] = [panel?.min, panel?.max];
    expect(min).toBeLessThan(max);
    expect([Math.min(...values) >= min, Math.max(...values) <= max]).toEqual([true, true]);
    expect(panel?.ticks.length).toBeGreaterThan(1);
    if (spec.type === 'bar') expect([min <= 0, max >= 0]).toEqual([true, true]);
    for (const number of numbersOf(toSvg(spec))) expect(Number.isFinite(number)).toBe(true);
    for (const { places } of layoutOf(spec))
      for (const { from, to } of places) for (const share of [from, to]) expect(share >= 0 && share <= 1).toBe(true);
    if (spec.type === 'line') expect(panel && timeAxis(panel).ticks.length).toBeGreaterThan(0);
  });

  it('L9: bars begin at nought, whichever way they go', () => {
    const spec = bars([-5, 10]);
    const [below, above] = layoutOf(spec)[0]?.places ?? [];
    const nought = shareOf(0, spec.panels[0] as never);
    expect([below?.from, above?.from]).toEqual([nought, nought]);
    expect((below?.to ?? 1) < nought && (above?.to ?? 0) > nought).toBe(true);
    expect(toSvg(spec)).not.toMatch(/width="-/u);
  });

  it('L9: no points are no chart: a message in extraction and in the explorer, never an empty drawing', () => {
    expect(() => draw([])).toThrow(/没有指标 n 的数/u);
    expect(exploreIndicator('n', { observations: [], indicators, entities: [], dates: new Map() })).toBeUndefined();
    for (const axis of [chooseAxis([]), chooseLogAxis([])]) expect(axis.ticks.some(Number.isFinite)).toBe(false);
  });

  it('L9: years that are not there stay a gap: points at their own time, none of them nought', () => {
    const spec = line({ 2015: 5, 2016: 6, 2023: 8 });
    const [first, second, last] = layoutOf(spec)[0]?.places.map(({ to }) => to) ?? [];
    expect((last ?? 0) - (second ?? 0)).toBeGreaterThan(6 * ((second ?? 0) - (first ?? 0)));
    const [dataset] = toConfig(spec, spec.panels[0] as never, palette).data.datasets;
    expect(dataset?.data).toEqual([2015, 2016, 2023].map((year, i) => ({ x: Date.UTC(year, 0, 1), y: [5, 6, 8][i] })));
    // What joins them is dashed: nothing is held between them.
    expect(dataset).toMatchObject({ borderDash: [4, 4] });
    expect(toTable(spec)).toHaveLength(3);
  });

  it('L9: two values of one year are told of at extraction, both with their points', () => {
    const observations = [observe(5, 0, '2022-01-01'), observe(6, 1, '2023-01-01'), observe(7, 2, '2023-01-01')];
    const [second, third] = observations.slice(1);
    if (third?.period) third.period.stated = '去年';
    const faults = faultsOf(describeChart('line', 'year'), draw(observations, 'line'), observations);
    expect(faults.map(formatDiagnostic)).toEqual([
      expect.stringMatching(/same-times：701（2023年 6件）、702（去年 7件）.*同一时间.*\n.*only/u),
    ]);
    expect(second && faultsOf(describeChart('line', 'year'), draw([second], 'line'), [second])).toEqual([]);
  });
});

describe('labels that mean something elsewhere', () => {
  const names = [
    '<b>粗</b><script>alert(1)</script>',
    '长'.repeat(80),
    '👩‍👩‍👧‍👦'.repeat(30),
    '\u202eعربي עברית',
    'W'.repeat(80),
  ];
  const spec = bars([1, 2, 3, 4, 5], names);

  it('L10: are text of the drawing, in lines that leave room for the value', () => {
    const svg = toSvg(spec);
    const tree = fromHtml(svg, { fragment: true });
    expect(svg).not.toMatch(/<(?:b|script)\b/u);
    const joined = toText(tree, { whitespace: 'pre' }).replaceAll('\n', '');
    for (const name of names) expect(joined).toContain(name);
    expect(toTable(spec).map(({ label }) => label)).toEqual(names);
  });

  it('L10: break between characters, never inside one, and short ones not at all', () => {
    const lines = linesOf('长'.repeat(80), '1件');
    expect(lines.join('')).toBe('长'.repeat(80));
    for (const each of lines) expect(each.length * 14).toBeLessThanOrEqual(280);
    for (const each of linesOf('👩‍👩‍👧‍👦'.repeat(30))) expect(each.replaceAll('👩‍👩‍👧‍👦', '')).toBe('');
    expect(linesOf('省人大常委会代表工作委员会', '4959.41万名')).toHaveLength(2);
    expect(linesOf('省工业和信息化厅', '100%')).toEqual(['省工业和信息化厅']);
  });

  it('L10: make room for themselves: rows do not overlap, bars stay in their middle', () => {
    const [layout] = layoutOf(spec);
    const tops = layout?.places.map(({ top, height }) => [top, top + height] as const) ?? [];
    for (const [i, [top]] of tops.entries()) expect(top).toBe(tops[i - 1]?.[1] ?? 0);
    for (const { y, top, height } of layout?.places ?? []) expect(y).toBe(top + height / 2);
    const highest = Math.min(
      ...numbersOf(toSvg(spec).replace(/<(?!text)[^>]*>/gu, '')).filter((n) => n !== 0 && n !== 100),
    );
    expect(highest).toBeGreaterThan(0);
    expect(heightOf(layoutOf(spec))).toBeGreaterThan(heightOf(layoutOf(bars([1, 2, 3, 4, 5]))));
  });
});

describe('data in a page and in a file', () => {
  it.each(['</script><script>alert(1)</script>', '<!--<script>', '\u2028\u2029', '<!-- ]]>'])(
    'L12: %j stays inside its block, and is read back',
    (text) => {
      const block = `<script type="application/json">${toScriptJson({ [text]: text })}</script><p>end</p>`;
      const [script, paragraph, ...others] = fromHtml(block, { fragment: true }).children;
      expect(others).toEqual([]);
      expect(paragraph).toMatchObject({ tagName: 'p' });
      const json = script && 'children' in script ? toText(script) : '';
      expect(JSON.parse(json)).toEqual({ [text]: text });
      expect(json).not.toMatch(/[<\u2028\u2029]/u);
    },
  );

  it('L13: text cells that a spreadsheet would compute are neutralised, numbers are not touched', () => {
    const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=cmd|"/c calc"!A0'];
    const spec = bars(
      hostile.map((_, i) => -i - 0.5),
      hostile,
    );
    const table = chartTable(spec, 'https://example.org/');
    for (const csv of [toCsv(table), toExcelCsv(table).replace('\ufeff', '')]) {
      const rows: Record<string, string>[] = parseCsv(csv, { columns: true });
      expect(rows.map(({ label }) => label)).toEqual(hostile.map((text) => `'${text}`));
      expect(rows.map(({ value }) => value)).toEqual(hostile.map((_, i) => String(-i - 0.5)));
      for (const row of rows)
        for (const [name, cell] of Object.entries(row))
          if (name !== 'value') expect(cell).not.toMatch(/^[=+\-@\t\r＝]/u);
    }
  });

  it('L13: the rows of the file are those of the chart, in its order', () => {
    const spec = bars([3, 1, 2]);
    const rows: Record<string, string>[] = parseCsv(toCsv(chartTable(spec, 'https://example.org/')), {
      columns: true,
    });
    expect(rows.map(({ id, display }) => `${id} ${display}`)).toEqual(
      toTable(spec).map(({ id, display }) => `${id} ${display}`),
    );
  });
});
