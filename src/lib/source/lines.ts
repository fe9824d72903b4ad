import type { Block, Document, Paragraph, Table } from '../document/model.ts';
import { frameOf } from './frame.ts';
import type { SourceLine } from './line.ts';
import { isHardWrapped } from './wrap.ts';

/** First lines that begin so far to the right are indented, in widths of a character. */
const INDENT = 1.2;

/** What is typed before the first line of a paragraph that follows a line break within the same one. */
const SET_IN = /^(?:\u3000{2}|\u00a0{4}| {4}|\t)/u;

/** The lines of a document in their order; a line break inside a paragraph makes two of it. */
export function linesOf({ form, blocks }: Document): SourceLine[] {
  const lines = readLines(blocks);
  // Word and its like save a paragraph a line: every line end says as much as an empty line then.
  return form === 'text' && isParagraphPerLine(lines) ? lines.map((line) => ({ ...line, gap: true })) : lines;
}

/** Hardly an empty line, and lines that are not cut at the width of a page. */
function isParagraphPerLine(lines: readonly SourceLine[]): boolean {
  const gaps = lines.filter(({ gap }) => gap).length;
  return gaps * 5 <= lines.length && !isHardWrapped(lines);
}

function readLines(blocks: readonly Block[]): SourceLine[] {
  let gap = true;
  let afterPicture = false;
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') {
      gap = true;
      afterPicture = true;
      return [];
    }
    const frame = block.kind === 'table' ? frameOf(block, paragraphText) : undefined;
    const lines = frame
      ? frame.flatMap((paragraph, i) => paragraphLines(paragraph, gap && i === 0))
      : block.kind === 'table'
        ? [tableLine(block, gap)]
        : paragraphLines(block, gap);
    const [first] = lines;
    if (!first) return [];
    if (afterPicture) first.afterPicture = true;
    gap = false;
    afterPicture = false;
    return lines;
  });
}

function tableLine(table: Table, gap: boolean): SourceLine {
  const text = table.rows
    .flat()
    .flatMap(({ paragraphs }) => paragraphs)
    .map((paragraph) => paragraphText(paragraph).trim())
    .filter(Boolean)
    .join(' ');
  const { line: number, page } = table.place;
  return { number, ...(page && { page }), text, table, gap: gap || table.gap, indented: false };
}

/** The words of a paragraph with its automatic number. */
export function paragraphText({ number = '', runs }: Paragraph): string {
  return number + runs.map(({ text }) => text).join('');
}

function paragraphLines(paragraph: Paragraph, gapBefore: boolean): SourceLine[] {
  const { place, number = '', runs, whole, outline, item, indent, align, size, caption, startsPage } = paragraph;
  const text = paragraphText(paragraph);
  const bold = boldLength(runs);
  const lines: SourceLine[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    const words = raw.trim();
    const at = start + raw.length - raw.trimStart().length;
    start += raw.length + 1;
    if (!words) continue;
    const boldEnd = bold === 0 ? 0 : Math.max(0, Math.min(words.length, number.length + bold - at));
    const breaks = (paragraph.pageBreaks ?? []).map((offset) => offset + number.length - at);
    const inside = breaks.filter((offset) => offset > 0 && offset < words.length);
    const isFirst = lines.length === 0;
    lines.push({
      number: place.line,
      ...(place.page && { page: place.page }),
      text: words,
      ...(outline && { heading: outline }),
      ...(boldEnd > 0 && { boldEnd }),
      ...(item && { item }),
      gap: isFirst && (gapBefore || paragraph.gap || !!startsPage),
      indented: isFirst ? (indent ?? 0) >= INDENT : SET_IN.test(raw),
      ...(whole && start > text.length && { whole: true }),
      ...(align && { align }),
      ...(size && { size }),
      ...(caption && { caption }),
      ...(startsPage && isFirst && { startsPage }),
      ...(inside.length > 0 && { pageBreaks: inside }),
      origin: { paragraph, start: at - number.length },
    });
  }
  return lines;
}

/** Characters from the beginning that are bold, blanks among them. */
function boldLength(runs: Paragraph['runs']): number {
  let length = 0;
  for (const { text, bold } of runs) {
    if (!bold && text.trim()) break;
    length += text.length;
  }
  return runs.some(({ bold }) => bold) ? length : 0;
}
