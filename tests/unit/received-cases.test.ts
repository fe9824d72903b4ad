import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { importFile } from '../../scripts/import/importing.ts';
import { readReceived } from '../../scripts/import/read.ts';
import { readBulletins } from '../../scripts/run.ts';
import { verifyEdition } from '../../scripts/verification.ts';
import type { Block, Bulletin } from '../../src/lib/bulletin/schema.ts';

/** Small received files with one fault each: what stands in the edition, and what is reported, for the whole way. */

const FILES = 'tests/fixtures/received';
const TODAY = '2026-11-29';

const root = mkdtempSync(join(tmpdir(), 'lianluo-received-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Texts of the blocks; a table as its rows. */
const textsOf = (block: Block): string[] =>
  block.kind === 'table' ? block.rows.map((row) => `|${row.map(({ text }) => text).join('|')}|`) : [block.passage.text];
const blocksOf = ({ articles }: Bulletin) => articles.flatMap(({ blocks }) => blocks.flatMap(textsOf));

/** Imports a file into folders of its own, reads it back and proves it. */
async function take(name: string, today = TODAY) {
  const file = join(FILES, name);
  const folder = mkdtempSync(join(root, 'case-'));
  const [to, sources] = [join(folder, 'bulletins'), join(folder, 'sources')];
  const settings = { to, sources, force: false, given: {}, confirm: false, replace: false, today };
  const { diagnostics, received } = await importFile(file, settings);
  const [edition] = readBulletins(to);
  const reports = diagnostics.map(({ code, severity }) => `${severity} ${code}`);
  const told = diagnostics.map(({ quote = '', detail = [], message }) => [quote, ...detail, message].join(' '));
  if (edition) expect(await verifyEdition(edition, sources)).toEqual([]);
  else expect(readdirSync(folder).flatMap((each) => readdirSync(join(folder, each)))).toEqual([]);
  return {
    received,
    diagnostics,
    reports,
    told: told.join('\n'),
    blocks: edition?.bulletin ? blocksOf(edition.bulletin) : undefined,
  };
}

describe('received files that are taken', () => {
  it.each([
    ['masked-asterisks.txt', ['热线07**0021，车牌某A**88，全年办结3**件试验建议。']],
    ['gt-at-line-start.txt', ['>90%的试验建议按期办结。']],
    ['tab-table.txt', ['各区情况如下，合计办结224件。', '|甲区|128|96|', '|乙区|64|60|']],
    ['lone-fraction.txt', ['参加的代表占2/3其余请假。']],
    ['line-separator.txt', ['甲区办结3件。', '乙区办结5件。', '丙区办结7件。']],
    ['superscript.docx', ['全年办结286¹件试验建议，产量3×10⁴吨，灌溉12万m²。']],
    ['carriage-return.docx', ['甲区办结3', '5件由乙区办结。']],
    ['date-in-the-future.txt', ['2022年，省水利厅共办理代表建议120件，办结率98.5%。'], '2030-02-20'],
  ])('%s holds its words and needs no report', async (name, blocks, today?: string) => {
    expect(await take(name, today)).toMatchObject({ blocks, reports: [] });
  });

  it('digit-group-blanks.txt keeps what stands between the digits', async () => {
    const { blocks, reports } = await take('digit-group-blanks.txt');
    expect(reports).toEqual([]);
    expect(blocks?.join('')).toMatch(/^办结1\s286件，转办2\s500件，收到3\s000条，印发4\s200份，发放5’100册。$/u);
  });

  it('lookalike-separators.txt keeps every sign', async () => {
    const { blocks } = await take('lookalike-separators.txt');
    expect(blocks?.join('')).toBe('共办理1\u060c286件、1\u066c300件、１．５万件、1 286件、1·5亿元、1\u201a200件。');
  });

  it('ocr-digits-as-bulletin.txt keeps what recognition made of its digits', async () => {
    const { blocks, reports } = await take('ocr-digits-as-bulletin.txt');
    expect(reports.filter((each) => each.startsWith('error'))).toEqual([]);
    // Of each doubtful number somebody is told.
    expect(reports.filter((each) => each === 'warning misread-number').length).toBeGreaterThan(12);
    const texts = ['省水利厅共办理建议l20件，办结率98.5%。', '省水利厅共办理建议I20件，办结率98。5%。'];
    expect(blocks?.slice(0, 3)).toEqual([...texts, '省水利厅共办理建议12O件，办结率9S.5%。']);
  });

  it('hostile-markup.txt is text, all of it', async () => {
    const { blocks, reports } = await take('hostile-markup.txt');
    expect(reports).toEqual([]);
    for (const words of ['<script>window.PWN=2</script>', 'onerror="window.PWN=3"', ']]> -->', "calc'!A0", '+5%'])
      expect(blocks?.join('')).toContain(words);
  });

  it('superscript-digits.docx: no raised digit becomes part of a number', async () => {
    const { blocks } = await take('superscript-digits.docx');
    expect(blocks?.[0]).toBe('新增耕地10⁴亩，办理建议120¹件。');
  });

  it('lone.pdf keeps a number that stands alone in the text, and no number of a page', async () => {
    const { blocks, received } = await take('lone.pdf');
    expect(blocks?.join('')).toMatch(/^全年共收到试验建议286件，已经全部按期办结/u);
    expect(received.removals.filter(({ text }) => text.includes('286'))).toEqual([]);
  });
});

describe('received files that are taken with a report', () => {
  it.each([
    ['variation-selectors.txt', 'invisible', 'U+E0100', '葛某提出试验建议28件。'],
    ['ruby.pdf', 'ruby', 'yǎn', '代表䶮某提出试验建议3件，代表𠮷某、㐂某、𬭎某提出5件'],
    ['comment-and-image-dropped.txt', 'comment', '<!-- 共 7 件 -->', '办理12件。完成。'],
    ['comment-and-image-dropped.txt', 'image', '![图 办结率 98%](a.png)', '办理12件。完成。'],
    ['alternate-content.docx', 'alternate', '乙文 22 件', '甲文11件。'],
    ['covered-text.pdf', 'unseen', '被盖住的文字共办理555件', '省水利厅共办理代表建议120件'],
    ['invisible-text.pdf', 'unseen', '不可见的文字共办理999件', '省水利厅共办理代表建议120件'],
    ['white-text.pdf', 'unseen', '白色的文字共办理888件', '省水利厅共办理代表建议120件'],
    ['tab-columns.docx', 'tab-columns', '甲区 128 96', '128'],
  ])('%s: %s', async (name, code, quote, words) => {
    const { blocks, reports, told } = await take(name);
    expect(reports).toContain(`warning ${code}`);
    expect(told).toContain(quote);
    expect(blocks?.join('\n')).toContain(words);
    // What is told of as left out is not there.
    if (!['tab-columns', 'invisible'].includes(code)) expect(blocks?.join('\n')).not.toContain(quote);
  });
});

describe('received files that are refused', () => {
  it.each([
    ['private-use.txt', 'private-use', 13, '代表'],
    ['private-use.docx', 'private-use', 7, '代表'],
    ['date-in-the-future.txt', 'date-in-the-future', 1, '2030-02-20'],
    ['two-issues-in-one.txt', 'two-issues', 21, '（总第六百七十九期）'],
  ])('%s: %s, with the line, and nothing is written', async (name, code, line, quote) => {
    const { blocks, diagnostics } = await take(name);
    expect(blocks).toBeUndefined();
    const fault = { code, line, severity: 'error', quote: expect.stringContaining(quote), repair: expect.any(String) };
    expect(diagnostics).toContainEqual(expect.objectContaining(fault));
  });

  it('nothing is decided of a file by its name', async () => {
    const { bulletin, form } = await readReceived(join(FILES, 'superscript-digits.docx'));
    expect([bulletin?.serial, form]).toEqual([678, 'docx']);
  });
});

it('every file that is kept here is tried', () => {
  const code = readFileSync('tests/unit/received-cases.test.ts', 'utf8');
  expect(readdirSync(FILES).filter((name) => !code.includes(name))).toEqual([]);
});
