import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Received, readReceived } from '../../scripts/import/read.ts';
import { seededRandom } from '../../scripts/random.ts';
import { printedPieces } from '../../src/lib/bulletin/printed.ts';
import { compare } from '../../src/lib/proof/compare.ts';
import { recordImport } from '../../src/lib/source/record.ts';
import { docx, type Extras, paragraph, plain, run } from '../documents/docx.ts';

/** Words of a Word document that stand beside its body, or were deleted: none may go without its name. */

const folder = mkdtempSync(join(tmpdir(), 'lianluo-beside-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = ['联络动态', '第 7 期（总第 812 期）', '湖南省人大常委会代表工作委员会主办　二〇二七年九月三十日'];
const deletion = (words: string) => `<w:del w:id="1"><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
const moved = (words: string) => `<w:moveFrom w:id="2">${run(words)}</w:moveFrom>`;
const note = (kind: string, id: number, ...words: string[]) =>
  `<w:${kind} w:id="${id}">${words.map(plain).join('')}</w:${kind}>`;
const BODY = [
  ...HEAD.map(plain),
  paragraph(run('以“云督办”推动建议落地'), '<w:pStyle w:val="1"/>'),
  plain('省数据局'),
  paragraph(
    `${run('今年以来，共承办')}${deletion('代表')}${moved('提出的')}${run('建议86件')}<w:r><w:footnoteReference w:id="3"/></w:r>${run('，')}${deletion('全部')}${run('办结。')}`,
  ),
  paragraph(`${deletion('删去的一段')}${run('满意率为98%。')}<w:r><w:commentReference w:id="4"/></w:r>`),
].join('');
const EXTRAS: Extras = {
  parts: {
    header1: `<w:hdr>${plain('联络动态内部稿')}${paragraph(deletion('第二稿') + run('2027年'))}</w:hdr>`,
    header2: `<w:hdr>${plain('联络动态内部稿')}</w:hdr>`,
    footer1: `<w:ftr>${paragraph(run('第') + run('3') + run('页'))}</w:ftr>`,
    footnotes: `<w:footnotes>${note('footnote', 3, '含会办的12件。', '第二段注。')}</w:footnotes>`,
    endnotes: `<w:endnotes>${note('endnote', 5, '尾注一条。')}</w:endnotes>`,
    comments: `<w:comments>${note('comment', 4, '核对过，不改。')}</w:comments>`,
  },
};

async function received(body = BODY, extras = EXTRAS): Promise<Received> {
  const file = join(folder, 'x.docx');
  writeFileSync(file, docx(body, extras));
  return readReceived(file);
}

const blocksOf = ({ bulletin, diagnostics }: Received) => {
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  return printedPieces(bulletin).map(({ text }) => text);
};
const record = (read: Received, removals = read.removals) => {
  blocksOf(read);
  return recordImport({ ...read, removals }, read.bulletin as never, read.original, read.form);
};
const HELD = /^(?:deleted|header-footer|note|comment)$/u;

describe('words beside the body of a Word document', () => {
  it('are in the record, one by one', async () => {
    const read = await received();
    const { entries, differences } = record(read);
    expect(differences).toEqual([]);
    expect(compare(read.original, entries, blocksOf(read))).toEqual([]);
    expect(
      entries
        .filter(({ rule }) => HELD.test(rule))
        .map(({ rule, from }) => `${rule} ${from}`)
        .sort(),
    ).toEqual(
      [
        'comment 核对过，不改。',
        'deleted 代表',
        'deleted 提出的',
        'deleted 全部',
        'deleted 删去的一段',
        'header-footer 2027年',
        'header-footer 第3页',
        'header-footer 第二稿',
        'header-footer 联络动态内部稿',
        'header-footer 联络动态内部稿',
        'note 含会办的12件。',
        'note 第二段注。',
        'note 尾注一条。',
      ].sort(),
    );
  });

  it('cannot be lost by an import that does not name them', async () => {
    const read = await received();
    const held = read.removals.filter(({ rule }) => HELD.test(rule));
    expect(held.length).toBeGreaterThan(8);
    for (const lost of held) {
      const { differences } = record(
        read,
        read.removals.filter((each) => each !== lost),
      );
      expect(differences, lost.text).not.toEqual([]);
      expect(differences[0]?.quote, lost.text).toBeTruthy();
    }
  });

  it('are not named where they are not', async () => {
    const read = await received();
    for (const rule of ['deleted', 'header-footer', 'note', 'comment'] as const) {
      const more = { rule, place: { line: 6 }, text: '没有的字' };
      expect(record(read, [...read.removals, more]).differences, rule).toMatchObject([{ quote: '没有的字' }]);
    }
    const none = await received(
      HEAD.map(plain).join('') + paragraph(run('标题'), '<w:pStyle w:val="1"/>') + plain('正文一段话。'),
      {},
    );
    expect(record(none).differences).toEqual([]);
    expect(record(none, [{ rule: 'note', place: { line: 1 }, text: '注' }]).differences).toHaveLength(1);
  });

  it('may lose, gain or change no character in 500 random edits of what is named', async () => {
    const read = await received();
    const random = seededRandom(20_261_130);
    const held = read.removals.flatMap(({ rule, text }, i) => (HELD.test(rule) && text.trim() ? [i] : []));
    const missed: string[] = [];
    for (let count = 0; count < 500; count++) {
      const at = held[random(held.length)] as number;
      const { text, ...rest } = read.removals[at] as (typeof read.removals)[number];
      const signs = [...text.trim()];
      const inked = [...signs.keys()].filter((i) => (signs[i] as string).trim() !== '');
      const place = inked[random(inked.length)] as number;
      const sign = signs[place] as string;
      const edited = signs
        .with(place, [`${sign}${sign}`, '', sign === '甲' ? '乙' : '甲'][random(3)] as string)
        .join('');
      if (record(read, read.removals.with(at, { ...rest, text: edited })).differences.length === 0)
        missed.push(`${text} → ${edited}`);
    }
    expect(missed).toEqual([]);
  });

  it('are missed by the proof where the record has lost a line, or names another rule', async () => {
    const read = await received();
    const { entries } = record(read);
    for (const entry of entries.filter(({ rule }) => HELD.test(rule))) {
      expect(
        compare(
          read.original,
          entries.filter((each) => each !== entry),
          blocksOf(read),
        ),
        entry.from,
      ).not.toEqual([]);
      const other = { ...entry, rule: 'image' as const };
      expect(
        compare(
          read.original,
          entries.map((each) => (each === entry ? other : each)),
          blocksOf(read),
        ),
      ).not.toEqual([]);
    }
  });

  it('are found in parts that no relationship names', async () => {
    const files = {
      'word/header9.xml': new TextEncoder().encode(
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>旧页眉</w:t></w:r></w:p></w:hdr>',
      ),
    };
    const read = await received(BODY, { ...EXTRAS, files });
    expect(record(read).entries.map(({ from }) => from)).toContain('旧页眉');
  });
});
