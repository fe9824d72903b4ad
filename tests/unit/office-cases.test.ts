import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readGiven } from '../../scripts/import/given.ts';
import { importFile } from '../../scripts/import/importing.ts';
import { readBulletins } from '../../scripts/run.ts';
import { verifyEdition } from '../../scripts/verification.ts';

/** Files as offices make them, with invented contents: what the editions must hold, block for block. */

const FILES = 'tests/fixtures/office/files';

interface Expected {
  serial: number | string | null;
  articles: { title: string; unit?: string; blocks: string[] }[];
  contains?: string[];
  absent?: string[];
  table?: string[][];
  noFigure?: string[];
  options?: string[];
  mayRefuse?: boolean;
}
const EXPECTED: Record<string, Expected> = JSON.parse(readFileSync('tests/fixtures/office/expected.json', 'utf8'));

const root = mkdtempSync(join(tmpdir(), 'lianluo-office-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Without white space, marks of MDX and width: what two texts are compared by. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s*#>\\]|<pb[^>]*\/>|<\/?(?:byline|choice|corr)[^>]*>|<sic[^>]*>.*?<\/sic>/gu, '')
    .replaceAll('：', ':');

/** What is wrong with an edition, in words. */
function faultsOf(mdx: string, expected: Expected): string[] {
  const body = mdx.slice(mdx.indexOf('\n---\n', 4) + 5);
  const blocks = body.split(/\n\s*\n|\n(?=#)/u).map(plain);
  const titles = [...body.matchAll(/^## (.*)$/gmu)].map(([, title = '']) => plain(title));
  const units = [...mdx.matchAll(/<byline[^>]*>(.*?)<\/byline>|unit: *(.*)/gu)].map(([, by, unit]) =>
    plain(by ?? unit ?? ''),
  );
  const whole = plain(body);
  const faults: string[] = [];
  const must = (holds: boolean, fault: string) => holds || faults.push(fault);
  must(titles.length === expected.articles.length, `${titles.length} articles for ${expected.articles.length}`);
  for (const { title, unit, blocks: own } of expected.articles) {
    must(titles.includes(plain(title)), `title ${title}`);
    if (unit)
      must(
        units.some((each) => each.includes(plain(unit))),
        `unit ${unit}`,
      );
    for (const block of own.map(plain)) {
      const isThere = blocks.some((each) => each.startsWith(block) && each.length <= block.length + 2);
      must(isThere, `${whole.includes(block) ? 'joined' : 'missing'}: ${block}`);
    }
  }
  for (const words of expected.contains ?? []) must(whole.includes(plain(words)), `lost ${words}`);
  for (const words of expected.absent ?? []) must(!whole.includes(plain(words)), `kept ${words}`);
  for (const row of expected.table ?? [])
    must(
      tableRows(body).some((cells) => row.every((cell, i) => cells[i] === plain(cell))),
      `row ${row.join(' ')}`,
    );
  for (const soup of expected.noFigure ?? []) must(!body.includes(soup), `digits ${soup}`);
  if (expected.serial !== null) must(mdx.includes(`\nserial: ${expected.serial}\n`), `serial ${expected.serial}`);
  return faults;
}

const tableRows = (body: string) =>
  [...body.matchAll(/^\|(.*)\|$/gmu)].map(([, row = '']) => row.split('|').map((cell) => plain(cell)));

/** Imports a file and proves what came of it. */
async function take(file: string, options: readonly string[] = []) {
  const folder = mkdtempSync(join(root, 'case-'));
  const values = Object.fromEntries(
    options.flatMap((option, i) => (i % 2 === 0 ? [[option.slice(2), options[i + 1]]] : [])),
  );
  const { given, diagnostics: ungiven } = readGiven(values, [file]);
  expect(ungiven).toEqual([]);
  const [to, sources] = [join(folder, 'bulletins'), join(folder, 'sources')];
  const settings = { to, sources, force: false, given, confirm: false, replace: false, today: '2026-11-29' };
  const { diagnostics } = await importFile(file, settings);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [edition] = readBulletins(to);
  if (!edition) return { errors, mdx: undefined };
  expect(await verifyEdition(edition, sources)).toEqual([]);
  return { errors, mdx: readFileSync(edition.file, 'utf8') };
}

describe('office files', () => {
  it('are all expected', () => {
    expect(readdirSync(FILES).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s is right, or refused in words', async (name, expected) => {
    const { errors, mdx } = await take(join(FILES, name), expected.options);
    if (mdx !== undefined) {
      expect(errors).toEqual([]);
      expect(faultsOf(mdx, expected)).toEqual([]);
      return;
    }
    expect(errors.every(({ message, repair }) => message && repair)).toBe(true);
    expect(errors).not.toEqual([]);
    expect(expected.mayRefuse).toBe(true);
  });

  it('are judged by rules that find what is wrong', async () => {
    const name = '70-第756期.docx';
    const expected = EXPECTED[name] as Expected;
    const { mdx = '' } = await take(join(FILES, name), []);
    const [first = ''] = expected.articles[0]?.blocks ?? [];
    const wrong = (from: string | RegExp, to: string) => faultsOf(mdx.replace(from, to), expected);
    expect(faultsOf(mdx, expected)).toEqual([]);
    expect(wrong(first.slice(0, 5), '')).not.toEqual([]);
    expect(wrong(/^## .*$/mu, '')).toContainEqual(expect.stringContaining('articles'));
    expect(wrong(/\n+#+ （一）/u, '（一）')).toContainEqual(expect.stringContaining('joined'));
    expect(wrong(/168(?= +\|)/u, '186')).toContainEqual(expect.stringContaining('row'));
    expect(wrong(/(?:<byline[^>]*>[^<]*|unit: *)省卫生健康委/gu, '')).toContainEqual('unit 省卫生健康委');
    expect(faultsOf(`${mdx}\n甲乙丙`, { ...expected, absent: ['甲乙'], contains: ['乙丁'] })).toEqual([
      'lost 乙丁',
      'kept 甲乙',
    ]);
  });
});

describe('the way out that a refusal names', () => {
  it('of a table whose cells stand a line each: set with bars it is taken, number by number', async () => {
    const name = '52-另存纯文本-合并表头表格.txt';
    const text = readFileSync(join(FILES, name), 'utf8').replace(/\r\n?/gu, '\n');
    const { errors } = await take(join(FILES, name));
    expect(errors).toMatchObject([{ code: 'scattered-cells', repair: expect.stringContaining('“|”') }]);
    // As somebody who has the print before him would do it: every line of the table, its heads in one row.
    const lines = text.split('\n');
    const [start, end] = [lines.indexOf('单位'), lines.indexOf('99.4') + 1];
    const [from, count] = [errors[0]?.line ?? 0, Number(/(\d+) 行/u.exec(errors[0]?.message ?? '')?.[1])];
    expect(from > start && from + count <= end + 1).toBe(true);
    const bodyStart = lines.indexOf('省卫生健康委');
    const rows = [['单位', '承办件数', 'A类', 'B类', 'C类', '满意率（%）']];
    for (let at = bodyStart; at < end; at += 6) rows.push(lines.slice(at, at + 6));
    expect(rows.at(-1)).toEqual(['合计', '603', '460', '117', '26', '99.4']);
    const table = rows.map((row) => row.join(' | ')).map((row) => `| ${row} |`);
    const file = join(root, name);
    writeFileSync(file, lines.toSpliced(start, end - start, ...table).join('\n'));
    const taken = await take(file);
    expect(taken.errors).toEqual([]);
    expect(faultsOf(taken.mdx ?? '', { ...(EXPECTED[name] as Expected), table: rows })).toEqual([]);
  });

  it('of an article without a masthead: what it asks for are the options that help', async () => {
    const name = '16-无报头来稿.docx';
    const { errors, mdx } = await take(join(FILES, name));
    expect(mdx).toBeUndefined();
    const repairs = errors.map(({ repair }) => repair).join('\n');
    for (const option of ['--serial', '--number', '--date', '--issuer']) expect(repairs).toContain(option);
    expect(existsSync(join(FILES, name))).toBe(true);
  });
});
