import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPlainWordFile } from '../../scripts/proof/plain-word.ts';
import { UnreadableError } from '../../src/lib/proof/lines.ts';
import { readPlainWord } from '../../src/lib/proof/plain-word.ts';
import { WordStyles } from '../../src/lib/proof/word-styles.ts';

const SPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const document = (body: string) => `${HEAD}<w:document ${SPACES}><w:body>${body}</w:body></w:document>`;
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const align = (value: string) => `<w:vertAlign w:val="${value}"/>`;
const read = (body: string, styles?: string) =>
  readPlainWord(document(body), new WordStyles(styles && `<w:styles ${SPACES}>${styles}</w:styles>`));
const texts = (body: string) => read(body).lines.map(({ line, text }) => [line, text]);
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (result: string, ...instruction: string[]) =>
  [
    mark('begin'),
    ...instruction.map((part) => `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`),
    mark('separate'),
    result,
    mark('end'),
  ].join('');

describe('the text of a paragraph of Word', () => {
  it('is that of its runs, with references resolved and white space as it is', () => {
    expect(
      texts(`<w:p>${run('甲 &amp;lt;')}${run(' &#x4E59;&#19993;\r\n ')}${run('<![CDATA[<w:t>&amp;]]>')}</w:p>`),
    ).toEqual([[1, '甲 &lt; 乙丙\n <w:t>&amp;']]);
    expect(texts('<w:p/>\n<w:p> loose <w:r> text </w:r></w:p>')).toEqual([
      [1, ''],
      [2, ''],
    ]);
  });

  it('has signs for the elements that stand for characters, in runs only', () => {
    const tabs = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>';
    const signs =
      '<w:r><w:t>a</w:t><w:tab/><w:br w:type="page"/><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>b</w:t></w:r>';
    expect(texts(`<w:p>${tabs}${signs}</w:p>`)).toEqual([[1, 'a\t\n\n\u2011\u00ad\uf0feb']]);
    expect(texts('<w:p><w:r><w:sym w:char="12345"/><w:sym/></w:r></w:p>')).toEqual([[1, '\ufffd\ufffd']]);
  });

  it('has the instruction of fields that show it, and the result of others', () => {
    const circled = field('', ' e', 'q \\o\\ac(○,', '1)');
    expect(texts(`<w:p>${run('甲')}${circled}${run('乙')}${field(run('3'), ' PAGE ', ' EQ')}</w:p>`)).toEqual([
      [1, '甲 eq \\o\\ac(○,1)乙3'],
    ]);
    const simple = `<w:fldSimple w:instr="EQ \\f(1,2)"/><w:fldSimple w:instr="EQUAL 3">${run('4')}</w:fldSimple>`;
    expect(texts(`<w:p>${simple}</w:p>`)).toEqual([[1, 'EQ \\f(1,2)4']]);
    const nested = `${mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>${field(run('x'), 'EQ \\s(2)')}${mark('end')}`;
    expect(texts(`<w:p>${nested}${mark('end')}</w:p>`)).toEqual([[1, 'EQ \\s(2)x']]);
  });

  it('leaves to a paragraph inside what is its own, and keeps the words of a path', () => {
    const box = `<w:r><w:pict><v:shape><v:textpath string="艺术字"/><v:textbox><w:txbxContent><w:p>${run('内')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    expect(texts(`<w:p>${run('前')}${box}${run('后')}</w:p><w:p>${run('末')}</w:p>`)).toEqual([
      [1, '前艺术字后'],
      [2, '内'],
      [3, '末'],
    ]);
  });

  it('is found under any prefix and in the strict form, and not in name spaces that only look alike', () => {
    const strict = 'xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"';
    const bare = readPlainWord(
      `<document ${strict}><p><pPr><numPr><numId x:val="3" xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"/></numPr></pPr><r><t>甲</t></r></p></document>`,
    );
    expect(bare.lines).toEqual([{ line: 1, text: '甲', numbered: true }]);
    expect(texts(`<w:p>${run('甲')}<w:r xmlns:w="urn:other"><w:t>乙</w:t><w:p/></w:r></w:p><w:p/>`)).toEqual([
      [1, '甲'],
      [2, ''],
    ]);
  });
});

describe('a branch for some programs', () => {
  const alternative = (choice: string, fallback: string) =>
    `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
  const box = (text: string) => `<w:txbxContent><w:p>${text}</w:p></w:txbxContent>`;

  it('is not read where the first says it, but its paragraphs count', () => {
    const both = `<w:r>${alternative(box(run('甲')), box(run('乙')))}</w:r>`;
    expect(texts(`<w:p>${run('前')}${both}</w:p><w:p>${run('后')}</w:p>`)).toEqual([
      [1, '前'],
      [2, '甲'],
      [4, '后'],
    ]);
  });

  it('is read where the first holds no text', () => {
    const empty = alternative('<w:r><w:tab/></w:r>', run('乙'));
    expect(texts(`<w:p>${run('前')}${empty}${run('后')}</w:p>`)).toEqual([[1, '前乙后']]);
    const inner = alternative(alternative('', run('内')), run('外'));
    expect(texts(`<w:p>${inner}</w:p>`)).toEqual([[1, '内']]);
  });
});

describe('deleted text', () => {
  it('stands apart, one entry for what one deletion takes from a paragraph', () => {
    const gone = (text: string) => `<w:del><w:r><w:delText>${text}</w:delText><w:tab/></w:r></w:del>`;
    const moved = `<w:moveFrom>${run('搬走')}${run('的')}</w:moveFrom>`;
    const body = `<w:p/><w:p>${run('甲')}${gone('删一')}${gone('删二')}${moved}<w:moveTo>${run('乙')}</w:moveTo><w:ins>${run('丙')}</w:ins></w:p>`;
    const { lines, deleted, loose } = read(body);
    expect(lines.map(({ text }) => text)).toEqual(['', '甲乙丙']);
    expect(deleted).toEqual(['删一\t', '删二\t', '搬走的'].map((text) => ({ line: 2, text, rule: 'deleted' })));
    expect(loose).toEqual([]);
  });

  it('is not what stands outside every paragraph, which is loose', () => {
    const { lines, loose } = read(`${run('零')}<w:p>${run('甲')}</w:p>${run('外')}${run('面')}`);
    expect(lines).toEqual([{ line: 1, text: '甲' }]);
    expect(loose).toEqual([
      { line: 0, text: '零' },
      { line: 1, text: '外面' },
    ]);
  });
});

describe('what stands above or below the line', () => {
  it('is told by the run itself, not by its former properties or by the mark of the paragraph', () => {
    const former = `<w:rPrChange><w:rPr>${align('subscript')}</w:rPr></w:rPrChange>`;
    const ofMark = `<w:pPr><w:rPr>${align('superscript')}</w:rPr></w:pPr>`;
    const runs = `${run('286')}${run('1', align('superscript'))}${run('2', `${align('superscript')}${former}`)}${run('3', former)}`;
    expect(read(`<w:p>${ofMark}${runs}${run('4', align('subscript'))}</w:p>`).lines).toEqual([
      {
        line: 1,
        text: '2861234',
        raised: [
          [3, 5, 'super'],
          [6, 7, 'sub'],
        ],
      },
    ]);
  });

  it('is told by styles and those they are based on, unless the run says otherwise', () => {
    const style = (type: string, id: string, base: string, inside: string) =>
      `<w:style w:type="${type}" w:styleId="${id}"><w:basedOn w:val="${base}"/>${inside}</w:style>`;
    const styles =
      style('character', 'A', 'B', '') +
      style('character', 'B', 'A', `<w:rPr>${align('superscript')}</w:rPr>`) +
      style('paragraph', 'P', 'P', `<w:rPr>${align('subscript')}</w:rPr>`);
    const ofStyle = (id: string, more = '') => `<w:rStyle w:val="${id}"/>${more}`;
    const body = `<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>${run('1')}${run('2', ofStyle('A'))}${run('3', ofStyle('A', align('baseline')))}${run('4', ofStyle('?'))}</w:p>`;
    expect(read(body, styles).lines[0]?.raised).toEqual([
      [0, 1, 'sub'],
      [1, 2, 'super'],
      [3, 4, 'sub'],
    ]);
  });

  it('is told by formulas too', () => {
    const part = (name: string, text: string) => `<m:${name}><m:r><m:t>${text}</m:t></m:r></m:${name}>`;
    const formula = `<m:oMath><m:f>${part('num', '2')}${part('den', '3')}</m:f><m:sSup>${part('e', '10')}${part('sup', '4')}</m:sSup></m:oMath>`;
    expect(read(`<w:p>${run('占')}${formula}${run('吨')}</w:p>`).lines).toEqual([
      {
        line: 1,
        text: '占23104吨',
        raised: [
          [1, 2, 'num'],
          [2, 3, 'den'],
          [5, 6, 'super'],
        ],
      },
    ]);
  });
});

describe('automatic numbering', () => {
  const numbering = (id: string) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
  const styles =
    `<w:style w:type="paragraph" w:default="1" w:styleId="N"/>` +
    `<w:style w:type="paragraph" w:styleId="L"><w:pPr>${numbering('7')}</w:pPr></w:style>` +
    `<w:style w:type="paragraph" w:styleId="M"><w:basedOn w:val="L"/></w:style>`;
  const numbered = (properties: string) => read(`<w:p><w:pPr>${properties}</w:pPr></w:p>`, styles).lines[0]?.numbered;
  const style = (id: string) => `<w:pStyle w:val="${id}"/>`;

  it('is told by the paragraph or its style, and taken back by a zero', () => {
    expect(numbered(numbering('2'))).toBe(true);
    expect(numbered(style('M'))).toBe(true);
    expect(numbered(`${style('M')}${numbering('0')}`)).toBeUndefined();
    expect(numbered(style('N'))).toBeUndefined();
    expect(numbered(`<w:pPrChange><w:pPr>${numbering('2')}</w:pPr></w:pPrChange>`)).toBeUndefined();
  });
});

describe('a file of Word', () => {
  const main = 'word/document.xml';
  const file = (parts: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const part = (text: string) => `<w:ftr ${SPACES}><w:p>${run(text)}</w:p><w:p>${run('二')}</w:p></w:ftr>`;
  const plain = document(`<w:p>${run('甲')}</w:p>`);

  it('has other parts with text, and some that are not read', () => {
    const parts = {
      'word/footer1.xml': part('页'),
      'word/comments.xml': part('批'),
      'word/media/a.png': '',
      'word/afchunk.htm': '',
    };
    const result = readPlainWordFile(file({ [main]: plain, 'word/settings.xml': '', ...parts }));
    expect(result.lines).toEqual([{ line: 1, text: '甲' }]);
    expect(result.parts).toMatchObject([
      { part: 'word/comments.xml', text: '批\n二' },
      { part: 'word/footer1.xml', text: '页\n二' },
    ]);
    expect(result.unread).toEqual(['word/afchunk.htm', 'word/media/a.png']);
  });

  it('is read from the part that the package names', () => {
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`;
    const other = document(`<w:p>${run('乙')}</w:p>`);
    const result = readPlainWordFile(file({ '_rels/.rels': relations, [main]: plain, 'word/document2.xml': other }));
    expect(result.lines).toEqual([{ line: 1, text: '乙' }]);
    expect(result.unread).toEqual([main]);
  });

  it('is refused where it is broken or lies about itself', () => {
    expect(() => readPlainWordFile(strToU8('PK no archive'))).toThrow(UnreadableError);
    expect(() => readPlainWordFile(file({ 'word/other.xml': plain }))).toThrow('里面没有 word/document.xml');
    expect(() => readPlainWordFile(file({ [main]: plain.slice(0, -5) }))).toThrow('没有结束');
    expect(() => readPlainWordFile(file({ [main]: plain, 'Word/Document.xml': plain }))).toThrow('里面有两个');
    expect(() => readPlainWordFile(file({ [main]: plain.replace('UTF-8', 'GB2312') }))).toThrow('gb2312');
    expect(() => readPlainWordFile(zipSync({ [main]: Uint8Array.of(0xff, 0xff) }))).toThrow('UTF-8');
    // The size of the entry in the table at the end, which comes 24 bytes into its record.
    const lying = zipSync({ [main]: [strToU8(plain), { level: 9 }] });
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    expect(() => readPlainWordFile(lying)).toThrow(UnreadableError);
  });

  it('is refused before it is unpacked where that would take too much', () => {
    const bomb = zipSync({ [main]: [new Uint8Array(50_000_001), { level: 1 }] });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(() => readPlainWordFile(bomb)).toThrow('超过 50000000 字节');
  });
});

describe('hostile XML', () => {
  it('expands no entities', () => {
    const bomb = `<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>${document(`<w:p>${run('&b;')}</w:p>`)}`;
    expect(() => readPlainWord(bomb)).toThrow('DOCTYPE');
    expect(texts(`<w:p>${run('&b;&nbsp;')}</w:p>`)).toEqual([[1, '&b;&nbsp;']]);
  });

  it('overflows no stack', () => {
    const deep = (depth: number) => `${'<w:p>'.repeat(depth)}${run('底')}${'</w:p>'.repeat(depth)}`;
    expect(texts(deep(4_000)).at(-1)).toEqual([4_000, '底']);
    expect(() => read(deep(100_000))).toThrow(UnreadableError);
    expect(() => read('<w:p>'.repeat(100_000))).toThrow(UnreadableError);
  });

  it('takes time in proportion to its length', () => {
    const many = 30_000;
    expect(read(`<w:p>${run('一', align('superscript')).repeat(many)}</w:p>`).lines[0]?.raised).toEqual([
      [0, many, 'super'],
    ]);
  });
});
