import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../../src/lib/proof/lines.ts';
import { readPlainText } from '../../src/lib/proof/plain-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const texts = (bytes: Uint8Array) => readPlainText(bytes).map(({ text }) => text);
const GB_JIAN_YI = [0xbd, 0xa8, 0xd2, 0xe9];

describe('a plain text', () => {
  it('has the lines that CR LF, LF and CR end, and no others', () => {
    const ends = 'a\r\nb\nc\rd\n\re\u000b\f\u0085\u2028\u2029f\n\n';
    expect(texts(utf8(ends))).toEqual(['a', 'b', 'c', 'd', '', 'e\u000b\f\u0085\u2028\u2029f', '']);
    expect(readPlainText(utf8('一\n二'))).toEqual([
      { line: 1, text: '一' },
      { line: 2, text: '二' },
    ]);
    expect(readPlainText(utf8(''))).toEqual([]);
  });

  it('is UTF-8, UTF-16 with a mark or GB 18030', () => {
    expect(texts(utf8('\ufeff\ufeff建议'))).toEqual(['\ufeff建议']);
    expect(texts(Uint8Array.of(0xff, 0xfe, 0xfa, 0x5e, 0x0a, 0x00, 0xae, 0x8b))).toEqual(['建', '议']);
    expect(texts(Uint8Array.of(0xfe, 0xff, 0x5e, 0xfa, 0x00, 0x0d, 0x8b, 0xae))).toEqual(['建', '议']);
    expect(texts(Uint8Array.of(...GB_JIAN_YI, 0x0d, 0x0a, ...GB_JIAN_YI))).toEqual(['建议', '建议']);
    // A character of four bytes, outside the older code.
    expect(texts(Uint8Array.of(...GB_JIAN_YI, 0x95, 0x32, 0x82, 0x36))).toEqual(['建议𠀀']);
  });

  it('keeps blanks, marks that are not seen and private characters', () => {
    const raw = '　a \t\u00a0\u200b\u202e\ue5e5\u{e0100}\u0000b ';
    expect(texts(utf8(raw))).toEqual([raw]);
  });

  it('is refused where the bytes are in none of them', () => {
    expect(() => readPlainText(Uint8Array.of(0xff, 0xff))).toThrow(UnreadableError);
    expect(() => readPlainText(Uint8Array.of(0xff, 0xfe, 0x61))).toThrow('UTF-16LE');
    expect(() => readPlainText(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8))).toThrow(UnreadableError);
    expect(() => readPlainText(Uint8Array.of(0xef, 0xbb, 0xbf, 0xff))).toThrow('UTF-8');
  });
});
