import { describe, expect, it } from 'vitest';
import { readPdf } from '../../scripts/receive/pdf.ts';
import { textOf } from '../../src/lib/document/model.ts';
import { pdf } from '../documents/pdf.ts';

const LEFT = 90;
const LONG = '办理建议要同代表见面沟通，做到事前问需事中问计事后问效';

/** A page of paragraphs; each line says whether it is indented. */
const page = (...lines: [indented: boolean, text: string][]) =>
  lines.map(([indented, text], i) => ({ text, x: LEFT + (indented ? 32 : 0), y: 740 - 28 * i }));
const read = async (...lines: [indented: boolean, text: string][]) => {
  const { document, diagnostics } = await readPdf(pdf([page(...lines)]));
  expect(diagnostics).toEqual([]);
  return (document?.blocks ?? []).map((block) =>
    block.kind === 'paragraph' ? [textOf(block), block.whole] : [block.kind],
  );
};

describe('lines of a page where paragraphs are indented', () => {
  it('go on at the edge though the line before it had room: a mark and the number behind it were kept together', async () => {
    expect(
      await read(
        [true, LONG.slice(0, 24)],
        [false, `${LONG.slice(0, 25)}。`],
        [true, '明确一名副局长分管、一个处室统'],
        [false, '筹、15个处室办理，形成格局。'],
        [true, '另一段。'],
      ),
    ).toEqual([
      [`${LONG.slice(0, 24)}${LONG.slice(0, 25)}。`, true],
      // Only the words tell whether the sentence goes on.
      ['明确一名副局长分管、一个处室统', false],
      ['筹、15个处室办理，形成格局。', true],
      ['另一段。', true],
    ]);
  });

  it('are no title where a first line in a narrow column stands in the middle', async () => {
    const column = (x: number, ...texts: string[]) =>
      texts.map((text, i) => ({ text, x: x + (i % 4 === 0 ? 32 : 0), y: 640 - 20 * i, size: 12 }));
    const lines = [
      '省民政厅把办理代表建',
      '同“一老一小”民生实事结合起来，',
      '今年上半年收到建议七十四件，已办',
      '结六十六件。',
    ];
    const head = [
      { text: '联络动态', x: 180, y: 740, size: 48 },
      { text: '某省人大常委会代表工作委员会编', x: 90, y: 690, size: 16 },
      { text: '2026年11月5日', x: 420, y: 690, size: 16 },
    ];
    const both = [...column(90, ...lines, ...lines), ...column(324, ...lines, ...lines)];
    const { document } = await readPdf(pdf([[...head, ...both]]));
    const blocks = (document?.blocks ?? []).map((block) => (block.kind === 'paragraph' ? textOf(block) : block.kind));
    expect(blocks.slice(1)).toEqual(['某省人大常委会代表工作委员会编 2026年11月5日', ...Array(4).fill(lines.join(''))]);
  });

  it('begin something new below a whole sentence, and with an ordinal', async () => {
    const lines = await read(
      [true, LONG.slice(0, 24)],
      [false, `${LONG.slice(0, 25)}。`],
      [true, '全部办结。'],
      [false, '送：各位代表'],
      [true, '一个处室统筹'],
      [false, '（一）抓部署'],
    );
    expect(lines.map(([, whole]) => whole)).toEqual([true, true, true, true, true]);
  });
});
