import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { importFile } from '../../scripts/import/importing.ts';
import { eachBulletin, loadBulletins, readBulletins } from '../../scripts/run.ts';
import { verifyEdition } from '../../scripts/verification.ts';
import type { Given } from '../../src/lib/source/given.ts';
import { docx, textToBody } from '../documents/docx.ts';
import { pdf, typeset } from '../documents/pdf.ts';
import { supplementText } from '../documents/supplement.ts';

/** What imports of supplements leave on the disk. Each test has folders of its own. */
const folders: string[] = [];
let folder = '';
const at = (...names: string[]) => join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianluo-supplement-'));
  folders.push(folder);
});
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true });
});

interface Options {
  given?: Given;
  force?: boolean;
  replace?: boolean;
}

/** Imports a file; what speaks against it. */
async function take(name: string, content: string | Uint8Array, { given = {}, ...more }: Options = {}) {
  writeFileSync(at(name), content);
  const where = { to: at('bulletins'), sources: at('sources') };
  const settings = { force: false, confirm: false, replace: false, today: '2026-11-29', given, ...where, ...more };
  const { diagnostics } = await importFile(at(name), settings);
  return diagnostics.filter(({ severity }) => severity === 'error');
}

async function proved(): Promise<string[]> {
  const editions = readBulletins(at('bulletins'));
  const faults = await Promise.all(editions.map((edition) => verifyEdition(edition, at('sources'))));
  expect(faults.flat()).toEqual([]);
  return loadBulletins(at('bulletins')).bulletins.map(({ serial }) => String(serial));
}

describe('an imported supplement', () => {
  it('goes by its key, whatever its form, and stands among the issues by its day', async () => {
    const second = supplementText('增刊（2026年第2期）', '2026年5月6日');
    const third = supplementText('2026年增刊第3期', '2026年7月1日', '题目\n\n正文一段，办理代表建议 28 件。').trim();
    expect(await take('a.txt', supplementText('2026年增刊第1期'))).toEqual([]);
    expect(await take('b.docx', docx(textToBody(second)))).toEqual([]);
    expect(await take('c.pdf', pdf(typeset(third.split('\n\n'))))).toEqual([]);
    expect(await take('d.txt', supplementText('第6期\n（总第756期）', '2026年4月2日'))).toEqual([]);
    expect(await take('e.txt', supplementText('增刊第4期\n（总第757期）', '2026年6月1日'))).toEqual([]);
    for (const file of ['bulletins/2026-s2.mdx', 'sources/2026-s2.txt', 'sources/received/2026-s2.docx'])
      expect(existsSync(at(file)), file).toBe(true);
    expect(existsSync(at('sources/records/2026-s3.tsv'))).toBe(true);
    expect(readFileSync(at('bulletins/2026-s1.mdx'), 'utf8')).toContain('\nserial: 2026-s1\nnumber: 1\n');
    expect(await proved()).toEqual(['756', '2026-s1', '2026-s2', '757', '2026-s3']);
    expect([...eachBulletin(at('bulletins'))].map(({ serial }) => serial)).toEqual([
      ...['2026-s3', 757, '2026-s2', '2026-s1', 756],
    ]);
  });

  it('is not another one that prints no number, and the way out that is named is one', async () => {
    expect(await take('a.txt', supplementText('2026年增刊'))).toEqual([]);
    expect(readFileSync(at('bulletins/2026-s1.mdx'), 'utf8')).toContain('unconfirmed:');
    const other = supplementText('2026年增刊', '2026年5月6日');
    for (const options of [{}, { force: true }])
      expect(await take('b.txt', other, options)).toMatchObject([
        { code: 'supplement-without-number', repair: expect.stringContaining('--number 2') },
      ]);
    expect(await take('b.txt', other, { given: { number: 2 } })).toEqual([]);
    expect(await proved()).toEqual(['2026-s1', '2026-s2']);
    // Once more it is the same.
    expect(await take('a.txt', supplementText('2026年增刊'))).toEqual([]);
  });

  it('of the number that was guessed for another takes its place when that has been moved, as the refusal says', async () => {
    expect(await take('a.txt', supplementText('2026年增刊', '2026年5月6日'))).toEqual([]);
    const first = supplementText('2026年增刊第1期', '2026年4月2日');
    const [refusal] = await take('b.txt', first);
    expect(refusal).toMatchObject({
      code: 'held-without-number',
      repair: expect.stringContaining('复制到别的文件夹，加 --number 2'),
    });
    cpSync(at('sources/2026-s1.txt'), at('2026-s1.txt'));
    const copy = readFileSync(at('2026-s1.txt'));
    expect(await take('2026-s1.txt', copy, { given: { number: 2 } })).toEqual([]);
    for (const file of ['bulletins/2026-s1.mdx', 'sources/2026-s1.txt', 'sources/records/2026-s1.tsv'])
      rmSync(at(file));
    expect(await take('b.txt', first)).toEqual([]);
    expect(await proved()).toEqual(['2026-s1', '2026-s2']);
  });

  it('of a number that another prints too is told apart by nobody but an editor', async () => {
    expect(await take('a.txt', supplementText('增刊第1期'))).toEqual([]);
    const other = supplementText('增刊\n第1期', '2026年5月6日');
    expect(await take('b.txt', other)).toMatchObject([
      { code: 'other-supplement', message: expect.stringContaining('两份都印作这个序号') },
    ]);
    expect(await take('b.txt', other, { force: true, replace: true })).toEqual([]);
    expect(readFileSync(at('bulletins/2026-s1.mdx'), 'utf8')).toContain('2026-05-06');
  });
});
