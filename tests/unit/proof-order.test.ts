import { describe, expect, it } from 'vitest';
import { readPlainPdf } from '../../scripts/proof/plain-pdf.ts';
import { seededRandom } from '../../scripts/random.ts';
import { readPdf } from '../../scripts/receive/pdf.ts';
import { printedPieces } from '../../src/lib/bulletin/printed.ts';
import { align } from '../../src/lib/proof/align.ts';
import { readStructure } from '../../src/lib/source/structure.ts';
import { foldForComparison } from '../../src/lib/text/width.ts';
import { type Placed, pdf } from '../documents/pdf.ts';

/** The order of lines in an edition of a PDF: another one than that of the file only where it is declared, and possible. */

const HEAD: Placed[] = [
  { text: '联络动态', x: 200, y: 780, size: 36 },
  { text: '第7期（总第812期）', x: 220, y: 740 },
  { text: '湖南省人大常委会代表工作委员会编　2027年9月30日', x: 100, y: 710 },
  { text: '以云督办推动建议落地', x: 180, y: 670, size: 22 },
];
const DIGITS = '一二三四五六七八九';
const column = (x: number, side: string): Placed[] =>
  [...DIGITS].map((digit, i) => ({
    text: `${side}栏第${digit}行承办单位逐件答复${i === 8 ? '。' : '，'}`,
    x,
    y: 630 - 20 * i,
    size: 12,
  }));
const [left, right] = [column(80, '左'), column(320, '右')];
const rowByRow = left.flatMap((line, i) => [line, right[i] as Placed]);
/** The masthead is drawn last, as that of a text box. */
const ORDERS: Record<string, Placed[]> = {
  'row by row': [...HEAD, ...rowByRow],
  'column by column': [...HEAD, ...left, ...right],
  'right column first': [...HEAD, ...right, ...left],
  'masthead last': [...left, ...right, ...HEAD],
  'title last': [...HEAD.slice(0, 3), ...left, ...HEAD.slice(3)],
};
const DECLARED: Record<string, string[]> = {
  'row by row': ['columns'],
  'column by column': [],
  'right column first': ['columns'],
  'masthead last': ['columns'],
  'title last': ['page-order'],
};

async function proofOf(placed: readonly Placed[]) {
  const bytes = pdf([placed]);
  const reading = await readPdf(bytes);
  const { bulletin, removals, substitutions, diagnostics } = readStructure(reading, 'x.pdf');
  if (!bulletin) throw new Error(JSON.stringify(diagnostics));
  const { lines } = await readPlainPdf(bytes);
  const changes = [...removals.map(({ text, ...rest }) => ({ ...rest, from: text, to: '' })), ...substitutions];
  const blocks = printedPieces(bulletin).map(({ text }) => text);
  const prove = (edition: readonly string[], arrangements = reading.arrangements) =>
    align(lines, changes, edition, false, arrangements);
  return { lines, blocks, prove };
}

describe('the order of the lines of a page', () => {
  it.each(Object.entries(ORDERS))('is declared where the file draws it %s', async (name, placed) => {
    const { blocks, prove } = await proofOf(placed);
    expect(prove(blocks).differences).toEqual([]);
    const declared = prove(blocks).entries.flatMap(({ rule }) =>
      /^(?:columns|page-order)$/u.test(rule) ? [rule] : [],
    );
    expect(new Set(declared)).toEqual(new Set(DECLARED[name]));
    if (declared.length > 0) expect(prove(blocks, []).differences).not.toEqual([]);
  });

  it('is held in 500 random exchanges of two lines', async () => {
    const random = seededRandom(20_261_201);
    const missed: string[] = [];
    for (const [name, placed] of Object.entries(ORDERS)) {
      const { lines, blocks, prove } = await proofOf(placed);
      const texts = lines.map(({ text }) => foldForComparison(text));
      const folded = blocks.map(foldForComparison);
      for (let count = 0; count < 100; count++) {
        const [a, b] = [texts[random(texts.length)] as string, texts[random(texts.length)] as string];
        const swapped = folded.map((block) =>
          block.replace(a, '\u0001').replace(b, '\u0002').replace('\u0001', b).replace('\u0002', a),
        );
        if (a === b || swapped.join('') === folded.join('')) continue;
        if (prove(swapped).differences.length === 0) missed.push(`${name}: ${a} ↔ ${b}`);
      }
    }
    expect(missed).toEqual([]);
  });
});
