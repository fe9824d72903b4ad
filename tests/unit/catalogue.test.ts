import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../scripts/catalogue.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What is told of lists of these files. */
function check(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return readCatalogue(folder).diagnostics.map(({ file, ...rest }) => ({ file: file?.split('/').at(-1), ...rest }));
}

const INDICATOR = 'name: 承办\nshort: 承办\nunit: 件\ndefinition: 承办的建议\n';

describe('readCatalogue(folder)', () => {
  it('is content with lists as they should be', () => {
    expect(check({ 'indicators/handled.yaml': INDICATOR, 'entities/a.yaml': 'name: 甲厅\n' })).toEqual([]);
    expect(check({})).toEqual([]);
  });

  it.each([
    ['no YAML', { 'entities/a.yaml': 'name: 甲厅\naliases: [乙\n' }, 'bad-yaml', 'a.yaml', '缩进、引号或冒号'],
    ['an empty file', { 'entities/a.yaml': '' }, 'bad-file', 'a.yaml', '同一文件夹里别的文件'],
    ['a word too many', { 'entities/a.yaml': 'name: 甲厅\ncolour: red\n' }, 'bad-file', 'a.yaml', '别的文件'],
    [
      'a name that no address can have',
      { 'entities/甲厅.yaml': 'name: 甲厅\n' },
      'bad-id',
      '甲厅.yaml',
      '小写拉丁字母',
    ],
    [
      'a name of two',
      { 'entities/a.yaml': 'name: 甲厅\n', 'entities/b.yaml': 'name: 乙厅\naliases: [甲厅]\n' },
      'shared-name',
      'b.yaml',
      '从其中一个文件里删去',
    ],
    ['a pin of what is not there', { 'pins.yaml': '677#a1p1s1q1: gone\n' }, 'unknown-id', 'pins.yaml', '改正这个编号'],
    ['a pin of no figure', { 'pins.yaml': '677: handled\n' }, 'bad-file', 'pins.yaml', 'README'],
    [
      'a measure of the id of an indicator',
      { 'indicators/handled.yaml': INDICATOR, 'measures.yaml': 'handled: { name: 承办, short: 承办, unit: 件 }\n' },
      'two-indicators',
      'measures.yaml',
      '只能有一处',
    ],
    [
      'a measure that no address can have',
      { 'measures.yaml': '承办: { name: 承办, short: 承办, unit: 件 }\n' },
      'bad-id',
      'measures.yaml',
      '小写拉丁字母',
    ],
    [
      'a former name that another body bears',
      { 'entities/a.yaml': 'name: 甲厅\n', 'entities/b.yaml': 'name: 乙厅\nsucceeds: [甲厅]\n' },
      'shared-name',
      'b.yaml',
      '从其中一个文件里删去',
    ],
  ])('tells of %s, and how it is put right', (_, files, code, file, repair) => {
    expect(check(files)).toEqual([
      expect.objectContaining({ code, file, severity: 'error', repair: expect.stringContaining(repair) }),
    ]);
  });
});
