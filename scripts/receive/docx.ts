import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Diagnostic } from '../../src/lib/diagnostic.ts';
import { wordToText } from '../../src/lib/receive/word.ts';
import { type Report, type WordNode, wordsOf } from '../../src/lib/receive/word-model.ts';
import { missingWords, type PartContents, PartError, readPart } from '../../src/lib/receive/word-parts.ts';
import { reportParts } from '../../src/lib/receive/word-report.ts';
import { Refusal } from './refusal.ts';
import { unpack } from './zip.ts';

/**
 * A `.docx` → text. What mammoth is given is packed anew from the parts that were looked at, so that it sees
 * nothing else: no image, no macro, no entry that two readers of a zip could see differently.
 * @throws Refusal
 */
export async function readDocx(bytes: Buffer): Promise<{ text: string; diagnostics: Diagnostic[] }> {
  const { names, contents } = await unpack(bytes, (name) => /\.(?:xml|rels)$/iu.test(name));
  refuseOther(names, contents);
  const parts = readParts(contents);
  const collected = new Collector();
  reportParts(parts, names, collected.report);
  const document = await readModel(contents, collected.report);
  const main = parts.find(({ elements }) => elements.has('w:body'));
  const missing = missingWords(main?.words ?? '', wordsOf(document));
  if (missing) {
    collected.report(
      'text-lost',
      'error',
      `有 ${[...missing].length} 个字符转换不出来（公式、拼音或特殊对象里的文字）`,
      '在 Word 里把它们改成普通文字，接受或拒绝全部修订，再导入。',
      missing,
    );
  }
  return { text: wordToText(document, collected.report), diagnostics: collected.diagnostics() };
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

function readParts(contents: ReadonlyMap<string, Buffer>): PartContents[] {
  return [...contents].map(([name, bytes]) => {
    try {
      return readPart(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch (error) {
      const code = error instanceof PartError ? error.code : 'broken';
      throw new Refusal(code, `${name} 读不出来：${(error as Error).message}`, '用 Word 打开，另存为 .docx 后再导入。');
    }
  });
}

/** Mammoth's model of the document, taken before mammoth makes HTML of it. */
async function readModel(contents: ReadonlyMap<string, Buffer>, report: Report): Promise<WordNode> {
  let model: WordNode | undefined;
  const transformDocument = (document: WordNode) => {
    model = document;
    return { ...document, children: [] };
  };
  const files = Object.fromEntries(contents);
  const { messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(files, { level: 0 })) },
    { transformDocument, includeEmbeddedStyleMap: false, includeDefaultStyleMap: false },
  );
  for (const { message } of messages)
    if (message.includes('w:sym'))
      report('symbol', 'error', `有一个符号没有对应的字符（${message}）`, '在 Word 里换成普通字符再导入。');
  if (!model) throw new Refusal('broken', '读不出正文', '用 Word 打开，另存为 .docx 后再导入。');
  return model;
}

/** Reports of one kind become one, with all their places. */
class Collector {
  private readonly reports = new Map<string, Diagnostic & { detail: string[] }>();

  readonly report: Report = (code, severity, message, repair, quote) => {
    const known = this.reports.get(code) ?? { code, severity, message, repair, detail: [] };
    known.detail.push(...(quote?.trim() ? quote.trim().split('\n') : []));
    this.reports.set(code, known);
  };

  diagnostics(): Diagnostic[] {
    return [...this.reports.values()].map(({ detail, ...rest }) => {
      const [quote] = detail;
      return { ...rest, ...(quote && { quote }), ...(detail.length > 1 && { detail }) };
    });
  }
}
