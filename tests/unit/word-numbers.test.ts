import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/lib/receive/word/number-format.ts';
import { symbolOf } from '../../src/lib/receive/word/symbols.ts';
import { readNumeral } from '../../src/lib/text/numeral.ts';
import { characterOfPrivate } from '../../src/lib/text/private-use.ts';
import { paragraph, plain } from '../documents/docx.ts';
import { abstractNum, cell, item, level, linesOf, num, numPr, read, row, table } from './word-reader.ts';

describe('formatNumber(value, format)', () => {
  it.each([
    ['decimal', [1, 10], '1 10'],
    ['decimalZero', [1, 10, 100], '01 10 100'],
    ['upperRoman', [4, 9, 1994], 'IV IX MCMXCIV'],
    ['lowerRoman', [3], 'iii'],
    ['upperLetter', [1, 26, 27, 53], 'A Z AA AAA'],
    ['lowerLetter', [28], 'bb'],
    ['chineseCounting', [1, 10, 11, 20, 21, 100], '一 十 十一 二十 二十一 一百'],
    ['chineseCountingThousand', [101, 110, 1001, 9999], '一百零一 一百一十 一千零一 九千九百九十九'],
    ['japaneseCounting', [10, 110], '十 百十'],
    ['chineseLegalSimplified', [1, 10, 23], '壹 壹拾 贰拾叁'],
    ['ideographDigital', [10, 23], '一〇 二三'],
    ['ideographTraditional', [1, 10, 11], '甲 癸 11'],
    ['ideographZodiac', [1, 12, 13], '子 亥 13'],
    ['ideographZodiacTraditional', [1, 12, 60], '甲子 乙亥 癸亥'],
    ['decimalFullWidth', [12], '１２'],
    ['decimalEnclosedCircle', [1, 20, 21, 36, 50, 51], '① ⑳ ㉑ ㊱ ㊿ 51'],
    ['decimalEnclosedFullstop', [1, 20, 21], '⒈ ⒛ 21'],
    ['decimalEnclosedParen', [1, 20], '⑴ ⒇'],
    ['ideographEnclosedCircle', [1, 10, 11], '㊀ ㊉ 11'],
    ['ordinal', [1, 2, 3, 4, 11, 21, 112], '1st 2nd 3rd 4th 11th 21st 112th'],
    ['none', [1], ''],
  ])('%s', (format, values, expected) => {
    expect(values.map((value) => formatNumber(value, format)).join(' ')).toBe(expected);
  });

  it('writes numerals that the engine reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(readNumeral(formatNumber(value, 'chineseCountingThousand') ?? '')).toBe(value);
      }),
      { seed: 24 },
    );
  });

  it('knows no format of other scripts', () => {
    expect(formatNumber(1, 'hebrew1')).toBeUndefined();
  });
});

describe('numbers before paragraphs', () => {
  const numbers = async (body: string, ...definitions: string[]) =>
    linesOf(await read(body, { parts: { numbering: `<w:numbering>${definitions.join('')}</w:numbering>` } }));

  it('counts up by one for each paragraph of a level, whatever stands between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 12 }), async (levels) => {
        const definition = abstractNum(
          1,
          level(0, 'decimal', '%1'),
          level(1, 'decimal', '%1.%2'),
          level(2, 'decimal', '%1.%2.%3'),
        );
        const found = await numbers(
          levels.map((at) => item('：', 1, at) + plain('正文')).join(''),
          definition,
          num(1, 1),
        );
        const counters = [0, 0, 0];
        const expected = levels.flatMap((at) => {
          counters[at] = (counters[at] ?? 0) + 1;
          counters.fill(0, at + 1);
          return [
            `${counters
              .slice(0, at + 1)
              .map((counter) => counter || 1)
              .join('.')} ：`,
            '正文',
          ];
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 40, seed: 24 },
    );
  });

  it('lvlRestart keeps a level going, or binds it to one above', async () => {
    const on = (restart: number) => level(1, 'decimal', '%2.', `<w:lvlRestart w:val="${restart}"/>`);
    const body = item('a', 1) + item('b', 1, 1) + item('c', 1) + item('d', 1, 1);
    expect(await numbers(body, abstractNum(1, level(0, 'none', ''), on(0)), num(1, 1))).toEqual([
      'a',
      '1.b',
      'c',
      '2.d',
    ]);
    expect(await numbers(body, abstractNum(1, level(0, 'none', ''), on(1)), num(1, 1))).toEqual([
      'a',
      '1.b',
      'c',
      '1.d',
    ]);
  });

  it('a list of another format over the same definition goes on; in cells too', async () => {
    const over = num(2, 1, `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride>`);
    const body = item('甲', 1) + table(row([cell(item('乙', 2)), cell(item('丙', 1))]));
    expect(await numbers(body, abstractNum(1, level(0, 'decimal', '%1.')), num(1, 1), over)).toEqual([
      '1.甲',
      'B)乙|3.丙',
    ]);
  });

  it('a definition that only names a style is that of the style', async () => {
    const styles =
      '<w:styles><w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>';
    const numbering = `<w:numbering>${abstractNum(1, level(0, 'ideographTraditional', '%1、'), '<w:styleLink w:val="L"/>')}${abstractNum(2, '<w:numStyleLink w:val="L"/>')}${num(3, 1)}${num(4, 2)}</w:numbering>`;
    const reading = await read(item('一号', 4) + item('二号', 3), { parts: { styles, numbering } });
    expect(linesOf(reading)).toEqual(['甲、一号', '乙、二号']);
  });

  it('bullets of symbol fonts, a number that ends in a figure, an empty paragraph and one that was deleted', async () => {
    const wingdings = level(0, 'bullet', '\uf06c', '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>');
    const definitions = [abstractNum(1, wingdings), abstractNum(2, level(0, 'decimal', '%1')), num(1, 1), num(2, 2)];
    const gone = paragraph(
      '<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del>',
      `${numPr(2)}<w:rPr><w:del w:id="2"/></w:rPr>`,
    );
    const body = item('点', 1) + item('3件', 2) + paragraph('', numPr(2)) + gone + item('5件', 2);
    expect(await numbers(body, ...definitions)).toEqual(['●点', '1 3件', '3 5件']);
  });

  it('a format that is not known is an error', async () => {
    const reading = await read(item('甲', 1), {
      parts: { numbering: `<w:numbering>${abstractNum(1, level(0, 'hebrew1', '%1'))}${num(1, 1)}</w:numbering>` },
    });
    expect(reading.diagnostics).toMatchObject([
      { code: 'number-format', severity: 'error', line: 1, quote: 'hebrew1：甲' },
    ]);
  });
});

describe('characters of old codes and fonts', () => {
  it('characterOfPrivate(character) gives what GB 18030 names now', () => {
    expect(characterOfPrivate('\ue863')).toBe('䶮');
    expect(characterOfPrivate('\ue864')).toBe('\u9fbb');
    expect(characterOfPrivate('\ue816')).toBe('\u{20087}');
    expect(characterOfPrivate('\ue865')).toBeUndefined();
    // The Encoding standard has the real characters at the places where GBK had private ones.
    const standard = new TextDecoder('gb18030');
    for (let code = 0xe815, at = 0x50; at <= 0xa0; at++) {
      if (at === 0x7f) continue;
      const character = standard.decode(new Uint8Array([0xfe, at]));
      if (!/\p{Co}/u.test(character)) expect(characterOfPrivate(String.fromCharCode(code))).toBe(character);
      code++;
    }
  });

  it('symbolOf(font, code) takes both ways to write a code', () => {
    expect([symbolOf('Wingdings', 0xf0fc), symbolOf('Wingdings', 0xfc), symbolOf('Symbol', 0xf061)]).toEqual([
      '✓',
      '✓',
      'α',
    ]);
    expect(symbolOf('宋体', 0xf0fc)).toBeUndefined();
  });
});
