/**
 * The received text, line by line, with the marks that recognition of a scan leaves taken off and
 * remembered. Marks are Markdown residue, page numbers in dashes and characters without a glyph;
 * never a Han character, a Latin letter of the text or a digit of the text.
 */

export interface SourceLine {
  /** Line in the file, from 1. */
  number: number;
  /** The words of the line without marks; never empty. */
  text: string;
  /** Level of a Markdown heading (`##` is 2). */
  heading?: number;
  /** Bold at the beginning of the line ends here, counted in `text`. */
  boldEnd?: number;
  /** A Markdown list item. */
  item?: boolean;
  /** Cells of a Markdown table row. */
  cells?: string[];
  /** At least one empty line, rule or page number stands before this line. */
  gap: boolean;
  /** The line begins with the indent of a Chinese paragraph (two ideographic blanks or four blanks). */
  indented: boolean;
}

const RULE = /^\s*(?:[-*_](?:\s*[-*_]){2,}|[—―─━═]{3,})\s*$/u;
const PAGE_NUMBER =
  /^\s*(?:[-－–—·•~～]\s*[\d０-９]{1,4}\s*[-－–—·•~～]|\d{1,3}\s*\/\s*\d{1,3}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)\s*$/u;
const TABLE_ROW = /^\s*\|.*\|\s*$/u;
const TABLE_RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/u;
const HEADING = /^\s{0,3}(#{1,6})\s+(?=\S)/u;
const ITEM = /^\s*[-*+•·]\s+(?=\S)/u;
const QUOTE = /^\s{0,3}(?:>\s?)+/u;
const IMAGE = /!\[[^\]\n]*\]\([^)\n]*\)/gu;
const COMMENT = /<!--.*?-->/gu;
const LINE_BREAK = /<br\s*\/?>/giu;
/** Commands to a terminal, `ESC [ 8 m`: without their escape the rest would be words. */
export const TERMINAL = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '\\u001b[()*+][0-9A-Z]',
    '\\u001b\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)',
  ].join('|'),
  'gu',
);
/** Characters that are not seen, among them those that turn the direction of what follows. */
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad\ufffe\uffff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: form feeds and stray controls are marks of recognition
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu;
const ENTITY: Record<string, string> = {
  '&nbsp;': ' ',
  '&emsp;': ' ',
  '&ensp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/** Splits a text into its lines that hold words. */
export function readLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let gap = true;
  const all = text.split('\n');
  for (const [index, raw] of all.entries()) {
    // The rule under the head of a table stands inside the table.
    if (TABLE_RULE.test(raw)) continue;
    if (isLayout(raw) || isBarePageNumber(all, index)) {
      gap = true;
      continue;
    }
    let rest = raw.replace(QUOTE, '');
    const heading = HEADING.exec(rest)?.[1]?.length;
    rest = rest.replace(HEADING, '');
    const item = !heading && ITEM.test(rest) && !/^\s*\*\*/u.test(rest);
    if (item) rest = rest.replace(ITEM, '');
    const cells = TABLE_ROW.test(rest) ? splitRow(rest).map((cell) => stripInline(cell).trim()) : undefined;
    const words = cells ? cells.join(' ') : stripInline(rest);
    if (!words.trim()) {
      gap = true;
      continue;
    }
    const bold = /^\s*\*\*((?:\\.|[^\\])+?)\*\*/u.exec(rest)?.[1] ?? '';
    const boldEnd = stripInline(bold).trim().length;
    lines.push({
      number: index + 1,
      text: words.trim(),
      ...(heading && { heading }),
      ...(boldEnd > 0 && { boldEnd }),
      ...(item && { item }),
      ...(cells && { cells }),
      gap,
      indented: /^(?:\u3000{2}| {4}|\t)/u.test(words),
    });
    gap = false;
  }
  return lines;
}

/** A line that carries no words of the text: empty, a rule, a page number. */
function isLayout(raw: string): boolean {
  return raw.trim() === '' || RULE.test(raw) || PAGE_NUMBER.test(raw);
}

/** One to three digits alone between two empty lines: the number of the page. */
export function isBarePageNumber(lines: readonly string[], index: number): boolean {
  const isEmpty = (line: string | undefined) => line === undefined || line.trim() === '';
  return (
    /^\s*\d{1,3}\s*$/u.test(lines[index] ?? '') && index > 0 && isEmpty(lines[index - 1]) && isEmpty(lines[index + 1])
  );
}

function splitRow(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/gu, '')
    .split(/(?<!\\)\|/u);
}

/** Takes emphasis, code, images, formula signs and escapes off; what they enclose stays. */
function stripInline(text: string): string {
  return text
    .replace(TERMINAL, '')
    .replace(COMMENT, '')
    .replace(IMAGE, '')
    .replace(LINE_BREAK, ' ')
    .replace(/&(?:nbsp|emsp|ensp|lt|gt|amp);/gu, (entity) => ENTITY[entity] ?? entity)
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(/\$\s*([\d.,]+\s*(?:\\?%)?)\s*\$/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~$%&•·])|\*{2,}|__|`+/gu, (_, escaped: string | undefined) => escaped ?? '');
}
