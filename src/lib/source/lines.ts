import type { Block, Document, Paragraph, Table } from '../document/model.ts';

/** The lines of a document as the structure is read from them: a printed line, a paragraph, a table. */
export interface SourceLine {
  /** Place in the original, for messages. */
  number: number;
  page?: number;
  /** The words of the line without marks, its automatic number before them; never empty. Of a table all its words. */
  text: string;
  /** Level of a heading mark or of an outline (`##` is 2). */
  heading?: number;
  /** Bold at the beginning of the line ends here, counted in `text`. */
  boldEnd?: number;
  /** An item of a list without numbers. */
  item?: boolean;
  table?: Table;
  /** Something stands before this line: an empty line, a rule, the end of a page. */
  gap: boolean;
  /** The line begins with the indent of a Chinese paragraph. */
  indented: boolean;
  /** The format says that a paragraph ends here. */
  whole?: true;
  align?: Paragraph['align'];
  /** Points. */
  size?: number;
  caption?: true;
  startsPage?: true;
  /** Offsets in `text` where a printed page ended. */
  pageBreaks?: number[];
  /** Where the line stands in its paragraph, to find its characters in the original. */
  origin?: { paragraph: Paragraph; start: number };
}

/** First lines that begin so far to the right are indented, in widths of a character. */
const INDENT = 1.2;

/** The lines of a document in their order; a line break inside a paragraph makes two of it. */
export function linesOf({ form, blocks }: Document): SourceLine[] {
  const lines = readLines(blocks);
  // Word and its like save a paragraph a line: every line end says as much as an empty line then.
  return form === 'text' && isParagraphPerLine(lines) ? lines.map((line) => ({ ...line, gap: true })) : lines;
}

/** Hardly an empty line, lines as long as paragraphs are, and all but a few of them end where a sentence ends. */
function isParagraphPerLine(lines: readonly SourceLine[]): boolean {
  const gaps = lines.filter(({ gap }) => gap).length;
  const long = lines.filter(({ text }) => text.length >= LONG_LINE);
  const whole = long.filter(({ text }) => /[。！？：；…”’）)]$/u.test(text.trim()));
  return gaps * 5 <= lines.length && long.length >= 2 && whole.length * 10 >= long.length * 9;
}

/** No printed line holds so many characters. */
const LONG_LINE = 60;

function readLines(blocks: readonly Block[]): SourceLine[] {
  let gap = true;
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') {
      gap = true;
      return [];
    }
    const lines = block.kind === 'table' ? [tableLine(block, gap)] : paragraphLines(block, gap);
    if (lines.length > 0) gap = false;
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
      indented: (indent ?? 0) >= INDENT && isFirst,
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
