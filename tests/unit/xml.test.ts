import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { wellFormed } from '../../src/lib/text/xml.ts';

const write = (text: string) => wellFormed(toXml(x('p', { title: text }, text)));
/** The text of the document's one element. */
function read(xml: string): string {
  const [element] = fromXml(xml).children;
  const children = element && 'children' in element ? element.children : [];
  return children.map((child) => ('value' in child ? child.value : '')).join('');
}

describe('wellFormed(xml)', () => {
  it('any text makes a document that is read back as the same text', () => {
    const parts = fc.constantFrom(
      ']]>',
      ']]',
      '>',
      '<',
      '&',
      '&amp;',
      '"',
      '建议',
      '\u0000',
      '\u0008',
      '\ufffe',
      '\ud800',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string({ unit: 'binary' })), { maxLength: 8 }), (pieces) => {
        const text = pieces.join('').replaceAll('\r', '');
        // Some of what is no character the serialiser leaves out, the rest is replaced.
        const plain = (words: string) =>
          words.toWellFormed().replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]/gu, '');
        expect(plain(read(write(text)))).toBe(plain(text));
      }),
    );
  });

  it('leaves no end of a CDATA section standing in a text', () => {
    expect(write('a]]>b')).not.toContain(']]>b');
    expect(read(write('a]]>b'))).toBe('a]]>b');
  });
});
