import type { Reading } from '../../src/lib/document/reading.ts';
import { type Parts, readWord } from '../../src/lib/receive/word/read.ts';
import { PartError } from '../../src/lib/receive/word/xml.ts';
import { Refusal } from './refusal.ts';
import { unpack } from './zip.ts';

const SAVE_AGAIN = '用 Word 打开，另存为 .docx 后再导入。';

/**
 * A `.docx` → the document that it holds. Only XML parts are unpacked: no image, no macro.
 * @throws Refusal
 */
export async function readDocx(bytes: Buffer): Promise<Reading> {
  const { names, contents } = await unpack(bytes, (name) => /\.(?:xml|rels)$/iu.test(name));
  refuseOther(names, contents);
  try {
    return readWord(decode(contents), names);
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    throw new Refusal(error.code, error.message, SAVE_AGAIN);
  }
}

function refuseOther(names: readonly string[], contents: ReadonlyMap<string, Buffer>): void {
  const types = contents.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (names.some((name) => /vbaProject\.bin$/iu.test(name)) || types.includes('macroEnabled'))
    throw new Refusal('macro', '这是带宏的文档（.docm）', '另存为不带宏的 .docx 后再导入。');
  if (names.includes('OFD.xml'))
    throw new Refusal('ofd', '这是 OFD 版式文件', '用 OFD 阅读器导出 PDF 或文本后再导入。');
  if (!/wordprocessingml\.document\.main/u.test(types))
    throw new Refusal(
      'other-zip',
      '这是压缩包，但不是 Word 文档',
      '解压后导入其中的文件；表格、演示文稿另存为 .docx 或 PDF。',
    );
}

function decode(contents: ReadonlyMap<string, Buffer>): Parts {
  return new Map(
    [...contents].map(([name, bytes]) => {
      try {
        return [name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)];
      } catch {
        throw new Refusal('broken', `${name} 读不出来：不是 UTF-8`, SAVE_AGAIN);
      }
    }),
  );
}
