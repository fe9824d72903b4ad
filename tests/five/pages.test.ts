import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { ChartSpec } from '../../src/lib/chart/schema.ts';
import { LEDGERS } from '../collection.ts';
import { ownEnvironment } from '../copy.ts';
import { elementById, text, toPage } from '../site/page.ts';

/** What is known of the pages of the frozen collection, because its texts are known. */
const read = (file: string) => readFileSync(join(inject('five'), 'dist', file), 'utf8');
const pageAt = (path: string) => toPage(path, read(`${path}index.html`));
const chart = (id: string) => JSON.parse(read(`charts/${id}.json`)) as ChartSpec;

describe('issue pages', () => {
  it('name the neighbours and how many numbers lie between', () => {
    const words = text(pageAt('/issues/679/').tree);
    expect(words).toContain('前一期：总第677期');
    expect(words).toContain('其间 21 期本站未收');
  });

  it('show each correction with its printed reading', () => {
    const note = elementById(pageAt('/issues/653/'), 'a1p1n1');
    expect(note && text(note)).toMatch(/原印作“and”，今读作“和”/u);
  });

  it('lead to the unit that answers for an article', () => {
    expect(JSON.stringify(elementById(pageAt('/issues/679/'), 'a1'))).toContain('/units/finance/');
  });

  it('have notes of mechanisms, passage by passage', () => {
    for (const serial of [653, 677, 679, 701, 755]) {
      const { elements } = pageAt(`/issues/${serial}/notes/`);
      const notes = elements.filter((e) => String(e.properties.className).includes('passage-note'));
      expect(notes.length, String(serial)).toBeGreaterThan(3);
    }
  });

  it('withhold the names of editors, telephone and mail, and so do the data', () => {
    const pages = [653, 677, 679, 701, 755].map((serial) => `issues/${serial}/index.html`);
    for (const file of [...pages, 'data/bulletins.json'])
      expect(read(file), file).not.toMatch(/谢峥嵘\s|石\s?韧|0731—|@?163\.com/u);
  });
});

describe('charts', () => {
  it('draw what the bulletins print, and say what is computed', () => {
    expect(chart('b-to-a').panels[0]?.points.map((p) => [p.label, p.display, p.detail, p.quality])).toEqual(
      expect.arrayContaining([
        ['省工业和信息化厅', '100%', '28件 / 28件', 'computed'],
        ['全省', '83.06%', '1049件 / 1263件', 'computed'],
        ['省交通运输厅', '77.6%', '111件 / 143件', 'exact'],
        ['省水利厅', '73.6%', '64件 / 87件', 'exact'],
      ]),
    );
    expect(chart('serial').panels[0]?.points.map((p) => p.value)).toEqual([653, 677, 679, 701, 755]);
  });
});

describe('in a run of CI', { tags: ['nightly'] }, () => {
  it('no addresses, ids and days of pages are written down that nobody would commit', () => {
    const folder = mkdtempSync(join(tmpdir(), 'grown-'));
    for (const part of ['dist', 'content', 'src/data', LEDGERS])
      cpSync(join(inject('five'), part), join(folder, part), { recursive: true });
    const lists = ['addresses.txt', 'ids.txt', 'pages.tsv'].map((name) => join(folder, LEDGERS, name));
    for (const list of lists) writeFileSync(list, readFileSync(list, 'utf8').replace(/[^\n]*\n$/u, ''));
    const before = lists.map((list) => readFileSync(list, 'utf8'));
    for (const script of ['addresses', 'sitemap']) {
      const { status, stderr } = spawnSync(process.execPath, [resolve(`scripts/${script}.ts`)], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...ownEnvironment(), CI: 'true' },
      });
      expect([script, status, stderr]).toEqual([script, 2, expect.stringMatching(/ledger-grows[\s\S]*npm run build/u)]);
    }
    expect(lists.map((list) => readFileSync(list, 'utf8'))).toEqual(before);
    expect(existsSync(join(folder, 'dist'))).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
