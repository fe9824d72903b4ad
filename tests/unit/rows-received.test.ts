import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readBytes } from '../../scripts/bytes.ts';
import { readDocx } from '../../scripts/receive/docx.ts';
import { receive } from '../../scripts/receive/receive.ts';
import { which } from '../../scripts/which.ts';
import { type Document, textOf } from '../../src/lib/document/model.ts';
import { formOf } from '../../src/lib/receive/form.ts';
import { docx, plain } from '../documents/docx.ts';
import { pdf, typeset } from '../documents/pdf.ts';

/** Hostile files of the import, row by row: what must come of each before a line of it is read. */

const folder = mkdtempSync(join(tmpdir(), 'lianluo-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = '联络动态\n\n第 5 期\n\n正文提到建议办理的基本情况，承办单位逐件答复。\n';
const gbk = (text: string) => spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text }).stdout;
const wordsOf = (document: Document | undefined) =>
  document?.blocks.map((block) => (block.kind === 'paragraph' ? textOf(block) : ''));
const codesOf = async (bytes: Uint8Array) =>
  (await receive(Buffer.from(bytes), 'x')).diagnostics.map(({ code }) => code);

describe('rows of received files', () => {
  it('I3 GB 18030 is read where UTF-8 fails, and the report names it', async () => {
    const { diagnostics, isSource, ...reading } = await receive(gbk(TEXT), 'x.txt');
    const { isSource: isOwn, ...plainly } = await receive(Buffer.from(TEXT), 'x.txt');
    expect([isSource, isOwn]).toEqual([false, true]);
    expect({ ...reading, diagnostics: [] }).toEqual(plainly);
    expect(wordsOf(reading.document)).toEqual(TEXT.split('\n').filter(Boolean));
    expect(diagnostics).toMatchObject([
      { code: 'gb18030', severity: 'warning', message: expect.stringContaining('GB18030') },
    ]);
    // As Notepad saves “Unicode”.
    expect((await receive(Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'x.txt')).diagnostics).toMatchObject([
      { code: 'utf-16', severity: 'warning', repair: expect.stringContaining('乱码') },
    ]);
    // Four bytes a character: only GB 18030 has them.
    expect(wordsOf((await receive(gbk(`${TEXT}㐂𠀀\n`), 'x.txt')).document)).toContain('㐂𠀀');
  });

  it('I3 I5 one broken byte makes no GB 18030 of a UTF-8 text, nor does one line of it', async () => {
    const lines = Buffer.from(TEXT.repeat(3));
    for (const broken of [
      Buffer.from([0xff]),
      Buffer.from([0xe8, 0x81]),
      Buffer.from([0x81, 0x30]),
      gbk('建议办理，'),
    ]) {
      for (let at = 0; at < 12; at++) {
        const bytes = Buffer.concat([lines.subarray(0, 13 + 3 * at), broken, lines.subarray(13 + 3 * at)]);
        const { document, diagnostics } = await receive(bytes, 'x.txt');
        expect([document, diagnostics]).toMatchObject([undefined, [{ code: 'not-utf-8' }]]);
      }
    }
    const cut = gbk(TEXT.trimEnd()).subarray(0, -1);
    expect(await codesOf(cut)).toEqual(['not-utf-8']);
    expect(await codesOf(spawnSync('iconv', ['-t', 'BIG5'], { input: '關於代表建議辦理工作的報告' }).stdout)).toEqual([
      'not-utf-8',
    ]);
  });

  it('I3 a character that was lost before it came is told of with its line', async () => {
    const { document, diagnostics } = await receive(Buffer.from(TEXT.replace('基本', '基\ufffd')), 'x.txt');
    expect([document, diagnostics]).toMatchObject([
      undefined,
      [{ code: 'lost-character', line: 5, severity: 'error', repair: expect.stringContaining('本来的字') }],
    ]);
  });

  it('I3 an OpenDocument says how it becomes a .docx', () => {
    const odt = zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] });
    expect(formOf(odt, 'x.odt')).toMatchObject({
      convertible: 'odt',
      diagnostic: { code: 'open-document', file: 'x.odt', repair: expect.stringContaining('另存为 .docx') },
    });
  });

  it('I23 a folder, a pipe, a circle of links, nothing, a gigabyte are refused without being read', () => {
    const path = (name: string) => join(folder, name);
    spawnSync('mkfifo', [path('pipe')]);
    symlinkSync(path('a'), path('b'));
    symlinkSync(path('b'), path('a'));
    symlinkSync(path('gone'), path('dangling'));
    writeFileSync(path('huge'), '');
    truncateSync(path('huge'), 1e9);
    const expected = {
      '.': 'not-a-file',
      pipe: 'not-a-file',
      a: 'unreadable',
      gone: 'no-file',
      dangling: 'no-file',
      huge: 'too-large',
    };
    const start = performance.now();
    for (const [name, code] of Object.entries(expected))
      expect(readBytes(path(name)), name).toMatchObject({ diagnostics: [{ code, severity: 'error' }] });
    expect(readBytes('/dev/zero').diagnostics).toMatchObject([{ code: 'not-a-file' }]);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(readBytes(path('huge')).diagnostics[0]?.message).toContain('20 MB 的上限');
    // The same through a link to a plain file is read.
    writeFileSync(path('plain'), '甲');
    symlinkSync(path('plain'), path('link'));
    expect(readBytes(path('link')).bytes.toString()).toBe('甲');
  });

  it('I23 a file without permission is refused', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, '甲');
    chmodSync(file, 0);
    chmodSync(folder, 0o755);
    const script = `import('./scripts/bytes.ts').then(({ readBytes }) => console.log(readBytes(${JSON.stringify(file)}).diagnostics[0].code))`;
    // The super-user may read anything: somebody else asks.
    const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', ...owner })).toMatchObject({
      stdout: 'unreadable\n',
    });
  });

  it.each([
    ['an entry of 21 MB', () => bomb(21e6), 'too-large'],
    ['an entry that grows a thousandfold', () => bomb(5e6), 'too-large'],
    ['60 MB in four entries', () => docx(plain('甲'), { files: parts(4, new Uint8Array(15e6)) }), 'too-large'],
    ['10,000 entries', () => docx(plain('甲'), { files: parts(10_000, strToU8('x')) }), 'too-large'],
    ['20,000 nested elements', () => docx(nested(10_000)), 'too-large'],
    ['2,000 nested elements', () => docx(nested(1_000)), 'too-deep'],
    ['an entity bomb', () => docx(plain('甲'), { files: { 'word/document.xml': strToU8(ENTITIES) } }), 'broken'],
    ['sizes that lie', () => lie(docx(plain('甲'.repeat(9999)))), 'broken'],
    ['an encrypted entry', () => encrypt(docx(plain('甲'))), 'encrypted'],
    ['a cut .docx', () => docx(plain('甲')).subarray(0, 700), 'broken'],
    ['a document that is no XML', () => docx('<w:p><w:r></w:p>'), 'broken'],
  ])('I24 refuses %s before it is converted', async (_, make, code) => {
    await expect(readDocx(Buffer.from(make()))).rejects.toMatchObject({ name: 'Refusal', code });
  });

  it.each([
    ['an encrypted document', () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a .doc', () => Buffer.concat([OLE, Buffer.alloc(600)]), 'old-word'],
    ['a zip of other files', () => zipSync({ 'a.txt': strToU8('a') }), 'other-zip'],
    ['20,000 nested elements', () => docx(nested(10_000)), 'too-large'],
    ['more words than memory', () => docx(words(9e6)), 'too-large'],
    ['a PDF whose page grows a thousandfold, twice', flateBomb, 'too-large'],
    ['a PDF of 201 pages', () => pdf(typeset(Array(201).fill('甲。'), 1)), 'too-large'],
  ])('I24 %s ends in one clear line', async (_, make, code) => {
    const { document, diagnostics } = await receive(Buffer.from(make()), 'x.docx');
    expect(document).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, severity: 'error', file: 'x.docx' }]);
    expect(diagnostics[0]?.message).not.toContain('\n');
  });

  it('an older office file is converted where LibreOffice is installed, else refused with the way out', async () => {
    const { document, diagnostics } = await receive(Buffer.from('{\\rtf1 text}'), 'x.rtf');
    const isInstalled = which('soffice').length > 0;
    expect(document !== undefined).toBe(isInstalled);
    expect(diagnostics[0]).toMatchObject(
      isInstalled
        ? { code: 'converted', severity: 'warning' }
        : { code: 'rich-text', severity: 'error', repair: expect.stringContaining('.docx') },
    );
  });
});

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENTITIES = `<!DOCTYPE d [<!ENTITY a "${'甲'.repeat(99)}">${[...'bcdefgh'].map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(10)}">`).join('')}]><w:document>&h;</w:document>`;

function bomb(size: number): Uint8Array {
  return docx(plain('甲'), { files: { 'word/document.xml': new Uint8Array(size).fill(32) } });
}

function parts(count: number, content: Uint8Array): Zippable {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`word/p${i}.bin`, [content, { level: 0 }]]));
}

const nested = (depth: number) =>
  `${'<w:sdt><w:sdtContent>'.repeat(depth)}${plain('甲')}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;

/** Paragraphs without a pattern that packs well; the same every time. */
function words(size: number): string {
  let seed = 1;
  const runs: string[] = [];
  for (let length = 0; length < size; length += 44) {
    seed = (seed * 48_271) % 0x7fffffff;
    runs.push(`<w:p><w:r><w:t>${seed.toString(36)}</w:t></w:r></w:p>`);
  }
  return runs.join('');
}

/** Sets a field of every entry in the directory of a zip. */
function patch(zip: Uint8Array, offset: number, value: number): Buffer {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 1))
    bytes.writeUInt16LE(value, at + offset);
  return bytes;
}

const lie = (zip: Uint8Array) => patch(zip, 24, 100);
const encrypt = (zip: Uint8Array) => patch(zip, 8, 1);

function flateBomb(): Buffer {
  const content = deflateSync(deflateSync(Buffer.alloc(400e6, ' '), { level: 1 }));
  const file = pdf(typeset(['甲。'])).toString('latin1');
  const stream = `<< /Length ${content.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${content.toString('latin1')}\nendstream`;
  // The table of places is wrong now: readers look for the objects themselves.
  return Buffer.from(
    file.replace(/(6 0 obj\n)[\s\S]*?endstream/u, (_, head: string) => head + stream),
    'latin1',
  );
}
