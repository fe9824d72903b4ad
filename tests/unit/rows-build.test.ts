import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultOfAddress } from '../../src/lib/address.ts';
import { viewsOf } from '../../src/lib/chart/named.ts';
import { checkReferences } from '../../src/lib/chart/references.ts';
import { ChartFileSchema } from '../../src/lib/chart/schema.ts';
import { checkAddresses } from '../../src/lib/published/addresses.ts';
import { PLACEHOLDER } from '../../src/site.ts';
import { catalogueOfFive } from '../collection.ts';
import { allCharts } from './all-charts.ts';

/** What must stop a build, row by row; dead links and two files of one issue are tested where they are found. */

const catalogue = catalogueOfFive();
const chart = catalogue.charts.find(({ id }) => id === 'b-to-a');
const indicator = catalogue.indicators.find(({ id }) => id === 'b-to-a-rate');
if (!chart || !indicator) throw new Error('the catalogue has changed: choose others');
const [panel] = chart.panels;
if (!panel) throw new Error('no panel');

describe('a build', () => {
  it.each([
    ['a chart of no indicator', { charts: [{ ...chart, panels: [{ ...panel, indicators: ['gone'] }] }] }, 'indicators'],
    ['a detail of no indicator', { charts: [{ ...chart, panels: [{ ...panel, detail: ['gone'] }] }] }, 'indicators'],
    ['a chart of no entity', { charts: [{ ...chart, panels: [{ ...panel, entities: ['gone'] }] }] }, 'entities'],
    [
      'a rate of no count',
      {
        indicators: catalogue.indicators.map((each) =>
          each === indicator ? { ...indicator, ratio: { part: 'gone', whole: 'b-class-total' } } : each,
        ),
      },
      'indicators',
    ],
    ['a pin of no indicator', { pins: { '677#a1p1s1q1': [{ of: 'gone' }] } }, 'indicators'],
  ])('B1: is refused for a reference that leads nowhere: %s', (_, changed, kind) => {
    expect(checkReferences(catalogue)).toEqual([]);
    expect(checkReferences({ ...catalogue, ...changed })).toEqual([
      expect.objectContaining({
        code: 'unknown-id',
        severity: 'error',
        quote: 'gone',
        message: `没有 content/${kind}/gone.yaml`,
        repair: expect.stringContaining('改正这个编号'),
      }),
    ]);
  });

  it('B1: is refused for two views of one address', () => {
    const [first] = allCharts();
    if (!first) throw new Error('no chart');
    const file = {
      title: '图',
      finding: '一句话。',
      type: 'bar',
      unit: '%',
      panels: [{ indicators: ['x'], label: 'entity' }],
    };
    const [point] = first.spec.panels[0]?.points ?? [];
    const view = { id: 'one', title: '一', query: `s=${point?.id}` };
    const describe = (views: object[]) => ({ ...ChartFileSchema.parse({ ...file, views }), id: 'c' });
    expect(() => viewsOf(describe([view, view]), first.spec)).toThrow(/same-view：有两个视图都叫 c\/one\n.*改一个 id/u);
    expect(() => viewsOf(describe([{ ...view, query: 's=nobody' }]), first.spec)).toThrow(
      /c\.yaml:1: 错误 bad-view：视图 c\/one 的设置 s=nobody 应当写作 （默认）[\s\S]*照此改正 query；数据点的编号有/u,
    );
  });

  it('B1: is refused for a former address that leads nowhere', () => {
    expect(checkAddresses(['/b/'], ['/a/'], { '/b/': '/gone/' }).lost).toEqual(['/b/']);
  });

  it('B1: without an address has a placeholder and says so; half an address is refused', () => {
    // So that `npm start` needs no settings; what is published says its address.
    expect(new URL(PLACEHOLDER).hostname).toMatch(/\.example$/u);
    expect(readFileSync('astro.config.mjs', 'utf8')).toContain('没有设置 SITE_ADDRESS');
    for (const bad of ['example.org', '//example.org', 'ftp://example.org', 'https://a.b/?q'])
      expect(faultOfAddress(bad), bad).toMatch(/[一-鿿]/u);
  });
});
