import { escapeMarks } from './escape.ts';
import { type Report, type WordNode, wordsOf } from './word-model.ts';
import { tableText } from './word-table.ts';

const HEADING = /^(?:heading|标题)\s*([1-6])$/iu;
const TITLE = /^(?:title|标题)$/iu;
const DANGEROUS = /^\s*(?:javascript|data|vbscript|file):/iu;

/**
 * A Word document → text in the form of `content/sources`: one line a paragraph and an empty line behind it, `#`
 * for headings, `**` for bold, `-` for bullets, tables in pipes. Words that look like such a mark are escaped.
 */
export function wordToText(word: WordNode, report: Report): string {
  const blocks = (word.children ?? []).flatMap((block) => {
    if (block.type === 'table') return [tableText(block, (cell) => cellText(cell, report), report)];
    return block.type === 'paragraph' ? paragraphBlocks(block, report) : [];
  });
  return `${blocks.filter((block) => block.trim()).join('\n\n')}\n`;
}

/** A paragraph, in two blocks where a page break stands inside it. */
function paragraphBlocks(paragraph: WordNode, report: Report): string[] {
  const level = headingLevel(paragraph.styleName);
  const pages = linesOf(paragraph, report).map((lines) => lines.filter((line) => line.trim()));
  const words = pages.flat().join('');
  if (!words.trim()) return [];
  if (paragraph.numbering?.isOrdered) {
    report(
      'auto-number',
      'error',
      '自动编号是 Word 排版时生成的，不在文字里，导入会丢失',
      '在 Word 里另存为纯文本或 PDF（编号会变成文字），导入那一份；或把编号改成手工输入的文字。',
      words,
    );
  }
  const sign = level ? `${'#'.repeat(level)} ` : paragraph.numbering ? '- ' : '';
  const held = pages.filter((lines) => lines.length > 0).map((lines) => lines.join(level ? ' ' : '\n'));
  return held.map((text, i) => (i === 0 ? sign : '') + text);
}

function headingLevel(style: string | null | undefined): number | undefined {
  if (TITLE.test(style ?? '')) return 1;
  const level = HEADING.exec(style ?? '')?.[1];
  return level ? Number(level) : undefined;
}

/** A cell has one line in a table of pipes: its paragraphs are parted by a break. */
function cellText(cell: WordNode, report: Report): string {
  const paragraphs = (cell.children ?? []).flatMap((child) => {
    if (child.type !== 'table') return [linesOf(child, report).flat().join('<br>')];
    report('nested-table', 'error', '表格里还有表格', '在 Word 里把内层表格拆出来，单独成表。', wordsOf(child));
    return [];
  });
  return paragraphs.filter((text) => text.trim()).join('<br>');
}

interface Piece {
  text: string;
  isBold: boolean;
}

/** Lines of a paragraph, by the pages that it stands on; line breaks of the document are line ends. */
function linesOf(paragraph: WordNode, report: Report): string[][] {
  const pages: Piece[][][] = [[[]]];
  const visit = (node: WordNode, isBold: boolean): void => {
    const put = (text: string) => pages.at(-1)?.at(-1)?.push({ text, isBold });
    if (node.type === 'text') put(node.value ?? '');
    if (node.type === 'tab') put('\t');
    if (node.type === 'checkbox') put(node.checked ? '☑' : '☐');
    if (node.type === 'break' && node.breakType === 'line') pages.at(-1)?.push([]);
    if (node.type === 'break' && node.breakType !== 'line') pages.push([[]]);
    if (node.type === 'image') report('image', 'warning', '图片没有收入', '图里有文字的，把文字打进文档再导入。');
    if (node.type === 'run' && node.isStrikethrough)
      report(
        'struck-out',
        'warning',
        '带删除线的文字照收',
        '对照印件：没有印出来的，在 Word 里删去再导入。',
        wordsOf(node),
      );
    if (node.type === 'hyperlink' && DANGEROUS.test(node.href ?? ''))
      report(
        'link',
        'warning',
        `链接指向 ${node.href?.slice(0, 40)}，只收文字`,
        '不用修改；来源可疑的，核对文档。',
        wordsOf(node),
      );
    for (const child of node.children ?? []) visit(child, node.type === 'run' ? !!node.isBold : isBold);
  };
  visit(paragraph, false);
  return pages.map((lines) => lines.map(lineText));
}

/** Neighbouring pieces of one weight are one; blanks at the edge of bold stand outside of it. */
function lineText(pieces: readonly Piece[]): string {
  const runs: Piece[] = [];
  for (const { text, isBold } of pieces) {
    const last = runs.at(-1);
    if (last && (last.isBold === isBold || !text.trim())) last.text += text;
    else runs.push({ text, isBold });
  }
  return runs
    .map(({ text, isBold }) => {
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
      const escaped = escapeMarks(words);
      return isBold && words ? `${before}**${escaped}**${after}` : before + escaped + after;
    })
    .join('');
}
