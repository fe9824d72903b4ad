import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGERS } from '../collection.ts';
import { BUILD_TIMEOUT, copyProject, ownEnvironment } from '../copy.ts';
import { supplementText } from '../documents/supplement.ts';
import { findBroken } from '../links.ts';
import { serve } from '../serve.ts';

/** A site of one issue and one supplement, as its pages, its search and its data tell of them. */
const folder = copyProject();
afterAll(() => rmSync(folder, { recursive: true }));

const file = (...path: string[]) => readFileSync(join(folder, 'dist', ...path));
const text = (...path: string[]) => file(...path).toString('utf8');
const page = (path: string) => text(path, 'index.html');
const json = (...path: string[]) => JSON.parse(text(...path));
const run = (...args: string[]) =>
  execFileSync(process.execPath, args, { cwd: folder, env: ownEnvironment(), stdio: 'pipe' }).toString();

const CHART = `title: 每期有几篇
finding: 最多的是{max.label}，{max.value}。
type: bar
unit: 篇
axis: { min: 0 }
panels:
  - indicators: [issue-articles]
    label: issue
`;

describe('a site with a supplement', { tags: ['nightly'] }, () => {
  beforeAll(() => {
    for (const part of ['bulletins', 'sources', 'mechanisms', 'charts']) {
      rmSync(join(folder, 'content', part), { recursive: true });
      mkdirSync(join(folder, 'content', part));
    }
    rmSync(join(folder, LEDGERS), { recursive: true });
    writeFileSync(join(folder, 'content/changes.yaml'), 'changes: []\n');
    writeFileSync(join(folder, 'content/charts/articles.yaml'), CHART);
    const mechanism = { name: '按期办结', stages: ['承办'], attestations: [] as object[] };
    const told = { name: '按期办结', kind: '做法', unit: '省卫生健康委', stages: ['承办'], quote: '全部按期办结' };
    mechanism.attestations = [755, '2026-s1'].map((serial) => ({ serial, ...told }));
    writeFileSync(join(folder, 'content/mechanisms/an-qi.yaml'), JSON.stringify(mechanism));
    writeFileSync(join(folder, 'a.txt'), supplementText('第5期\n（总第755期）', '2026年3月24日'));
    writeFileSync(join(folder, 'b.txt'), supplementText('2026年增刊第1期').replace('的建议168件', '的建议186件'));
    run('scripts/import.ts', 'a.txt', 'b.txt');
    run('scripts/extract.ts');
    run('scripts/verify.ts');
    run('scripts/publish.ts', '755', '2026-s1');
  }, BUILD_TIMEOUT);

  it('has a page for it, beside the other one by its day', () => {
    const own = page('issues/2026-s1');
    expect(own).toContain('<title>2026年增刊第1期');
    expect(own).toMatch(/rel="prev" href="\/issues\/755\/"[^>]*>\s*← 前一期：总第755期/u);
    expect(own).not.toContain('rel="next"');
    expect(own).not.toMatch(/本站未收|总第2026|NaN|undefined/u);
    expect(page('issues/755')).toMatch(/rel="next" href="\/issues\/2026-s1\/"[^>]*>\s*后一期：2026年增刊第1期 →/u);
    for (const path of ['source', 'notes', 'cite']) expect(page(`issues/2026-s1/${path}`)).toContain('2026年增刊第1期');
    const home = page('');
    expect(home.indexOf('2026年增刊第1期')).toBeLessThan(home.indexOf('总第755期'));
    expect(home.indexOf('2026年增刊第1期')).toBeGreaterThan(0);
  });

  it('lists it, and counts it among the numbers of no year', () => {
    const list = page('issues');
    expect(list).toContain('另收增刊 1 份');
    expect(list).toMatch(/<td>751 起<\/td>/u);
    expect(list).toMatch(/<td>\s*<a href="\/issues\/755\/">755<\/a>\s*<\/td>/u);
    expect(page('mechanisms/an-qi').indexOf('2026年增刊第1期')).toBeLessThan(
      page('mechanisms/an-qi').indexOf('总第755期'),
    );
    expect(page('corrections')).toContain('2026年增刊第1期');
  });

  it('finds it by its name: its record holds what is asked', () => {
    const directory = json('search/directory.json');
    expect(directory.issues).toEqual([
      ['2026-s1', 1, '2026-04-02', 2],
      [755, 5, '2026-03-24', 2],
    ]);
    const frame = JSON.stringify(json('search/texts/2026-s1-frame.json'));
    expect(frame).toContain('2026年增刊第1期');
    expect(JSON.stringify(json('search/texts/755-frame.json'))).toContain('总第755期');
  });

  it('tells of it in citations, feeds, books, charts and what machines read', () => {
    const cited = json('issues/2026-s1/citations.json');
    expect(cited.issue.gbt2025).toMatch(/联络动态：2026年增刊第1期\[EB\/OL\].*\/issues\/2026-s1\//u);
    expect(cited.issue.bibtex).toContain('@misc{lldt-2026-s1,');
    expect(cited.a1.gbt2025).toContain('增刊1');
    expect(text('feed.json')).toContain('/issues/2026-s1/#a1');
    expect(text('feed.xml')).toContain('/issues/2026-s1/#a1');
    expect(text('llms.txt')).toMatch(/\[2026年增刊第1期\]\(\S*\/issues\/2026-s1\/\)/u);
    expect(file('issues/2026-s1.epub').length).toBeGreaterThan(1000);
    expect(text('sitemap-0.xml')).toContain('/issues/2026-s1/');
    expect(page('charts/articles')).toContain('2026增刊1');
    expect(text('charts/articles.csv')).toMatch(/^2026-s1,[^,]*,2026增刊1,1,/mu);
  });

  it('has it in every data file, and 总期号 stays a number there', async () => {
    const rows = parse(text('data/figures.csv'), { columns: true }) as Record<string, string>[];
    expect(new Set(rows.map(({ serial, supplement }) => `${serial}/${supplement}`))).toEqual(
      new Set(['755/', '/2026-s1']),
    );
    const figures = await parquetReadObjects({ file: new Uint8Array(file('data/figures.parquet')).buffer });
    expect(new Set(figures.map(({ serial }) => serial))).toEqual(new Set([755, null]));
    expect(new Set(figures.map(({ address }) => address)).size).toBe(figures.length);
    const described = json('data/datapackage.json');
    const table = described.resources.find(({ name }: { name: string }) => name === 'figures-csv').schema;
    expect(table.primaryKey).toEqual(['address']);
    expect(table.fields.map(({ name }: { name: string }) => name)).toEqual(Object.keys(rows[0] ?? {}));
    expect(described.version).toBe('755.0.0');
    expect(json('data/figures.json').figures.map(({ serial }: { serial: unknown }) => serial)).toContain('2026-s1');
    const observed = json('data/observations.json').observations as {
      indicator: string;
      citations: { serial: unknown }[];
    }[];
    const serials = observed.filter(({ indicator }) => indicator === 'serial');
    expect(serials.map(({ citations }) => citations[0]?.serial)).toEqual([755]);
    expect(json('mechanisms/index.json').mechanisms[0].serials).toContain('2026-s1');
    expect(text('mechanisms/index.csv')).toContain(',,2026-s1,/issues/2026-s1/#a1p1s1,');
  });

  it(
    'keeps its address and its ids like those of others, and no link leads nowhere',
    async () => {
      const published = (name: string) => readFileSync(join(folder, LEDGERS, name), 'utf8');
      expect(published('addresses.txt')).toContain('/issues/2026-s1/\n');
      expect(published('ids.txt')).toContain('/issues/2026-s1/#a1p1s1\n');
      expect(published('sources.tsv')).toContain('2026-s1.txt\t');
      expect(published('values.tsv')).toContain('2026-s1');
      const { address, server } = await serve(folder);
      try {
        expect((await findBroken(address)).broken).toEqual([]);
      } finally {
        server.kill();
      }
    },
    BUILD_TIMEOUT,
  );
});
