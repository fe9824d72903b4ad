import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../scripts/catalogue.ts';
import { viewsOf } from '../../src/lib/chart/named.ts';
import { ChartFileSchema } from '../../src/lib/chart/schema.ts';
import { checkAddresses } from '../../src/lib/published/addresses.ts';
import { faultOfAddress } from '../../src/lib/address.ts';
import { PLACEHOLDER } from '../../src/site.ts';
import { allCharts } from './all-charts.ts';

/** What must stop a build, row by row; dead links and two files of one issue are tested where they are found. */

/** The catalogue with one file changed or added. */
function faultsWith(name: string, edit: (text: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-'));
  cpSync('content', folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, edit(readFileSync(join('content', name), 'utf8')));
  const { diagnostics } = readCatalogue(folder);
  rmSync(folder, { recursive: true });
  return diagnostics.map(({ code, quote, message, repair }) => ({ code, quote, message, repair }));
}

describe('a build', () => {
  it.each([
    [
      'a chart of no indicator',
      'charts/b-to-a.yaml',
      'b-to-a-rate',
      'no-such-rate',
      'content/indicators/no-such-rate.yaml',
    ],
    [
      'a detail of no indicator',
      'charts/b-to-a.yaml',
      'b-class-total',
      'no-such-total',
      'content/indicators/no-such-total.yaml',
    ],
    ['a chart of no entity', 'charts/b-flow.yaml', '[hunan]', '[nowhere]', 'content/entities/nowhere.yaml'],
    [
      'a rate of no count',
      'indicators/b-to-a-rate.yaml',
      'whole: b-class-total',
      'whole: no-such-count',
      'content/indicators/no-such-count.yaml',
    ],
  ])('B1: is refused for a reference that leads nowhere: %s', (_, file, from, to, missing) => {
    const faults = faultsWith(file, (text) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    });
    expect(faults).toContainEqual(expect.objectContaining({ code: 'unknown-id', message: `没有 ${missing}` }));
    for (const { repair } of faults) expect(repair).not.toBe('');
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
    const description = { ...ChartFileSchema.parse({ ...file, views: [view, view] }), id: 'c' };
    expect(() => viewsOf(description, first.spec)).toThrow(/有两个视图都叫 c\/one；改一个 id/u);
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
