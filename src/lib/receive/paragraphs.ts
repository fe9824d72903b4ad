import { escapeMarks } from './escape.ts';
import { mostFrequent, type Row } from './page.ts';

/** In sizes of the type: an indent, the end of a line that is not full, a space between paragraphs. */
const INDENT = 1.2;
const SHORT = 2.2;
const SPACE = 0.55;
/** Type this much larger than that of the text is a heading. */
const LARGER = 1.12;
const LONGEST_HEADING = 80;
/** A page with fewer lines does not show its edges. */
const FEWEST_LINES = 6;

/** The text of a page has its edges; what stands in the middle touches neither. */
interface Edges {
  left: number;
  right: number;
}

/**
 * Lines of the pages → text in the form of `content/sources`: a line a paragraph and an empty line behind it, also
 * where a page ends. Type larger than that of the text is a heading, the largest of the first level.
 */
export function pagesToText(pages: readonly (readonly Row[])[]): string {
  const rows = pages.flat();
  const body = bodySize(rows);
  const sizes = [...new Set(rows.filter((row) => row.size > body * LARGER).map((row) => Math.round(row.size)))];
  sizes.sort((a, b) => b - a);
  const level = ({ size, text }: Row) =>
    size > body * LARGER && [...text].length <= LONGEST_HEADING ? sizes.indexOf(Math.round(size)) + 1 : 0;
  const texts: string[] = [];
  // Where the last paragraph stands: numbers of pages may follow it.
  let [last, before]: [number, Row | undefined] = [0, undefined];
  for (const page of pages) {
    const edges = edgesOf(page, rows);
    const top = page.find((row) => !isPageNumber(row.text));
    for (const paragraph of toParagraphs(page, edges, level)) {
      const [first] = paragraph as [Row, ...Row[]];
      const depth = Math.min(6, level(first));
      const words = paragraph.map(({ text }) => text).reduce((joined, text) => join(joined, text, depth > 0));
      const isRest = first === top && before && depth === 0 && !beginsParagraph(first, before, edges);
      // A sentence that ends with its page but not its paragraph: an importer of lines could not know.
      if (isRest && /[。！？；：”]$/u.test(texts[last] ?? ''))
        texts[last] = join(texts[last] ?? '', escapeMarks(words), false);
      else if (isPageNumber(words)) texts.push(words);
      else last = texts.push((depth ? `${'#'.repeat(depth)} ` : '') + escapeMarks(words)) - 1;
    }
    before = page.findLast((row) => !isPageNumber(row.text)) ?? before;
  }
  return `${texts.join('\n\n')}\n`;
}

/** The number of a page stays as it is printed: the importer knows its forms. */
function isPageNumber(text: string): boolean {
  return /^[-－–—·•]\s*[\d０-９]{1,4}\s*[-－–—·•]$/u.test(text.trim());
}

function bodySize(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of rows) counts.set(size, (counts.get(size) ?? 0) + [...text].length);
  return mostFrequent(counts);
}

/** Latin words that two lines part stay two words; a heading of several lines keeps them apart. */
function join(before: string, after: string, isHeading: boolean): string {
  const isLatin = /[A-Za-z0-9,.]$/u.test(before) && /^[A-Za-z]/u.test(after);
  return before + (isLatin || isHeading ? ' ' : '') + after;
}

/** Those of the page; of a page with a few lines, those of the document. */
function edgesOf(page: readonly Row[], all: readonly Row[]): Edges {
  const text = (page.length >= FEWEST_LINES ? page : all).filter((row) => !isPageNumber(row.text));
  return { left: Math.min(...text.map((row) => row.left)), right: Math.max(...text.map((row) => row.right)) };
}

function toParagraphs(page: readonly Row[], edges: Edges, level: (row: Row) => number): Row[][] {
  const leading = usualLeading(page);
  const paragraphs: Row[][] = [];
  for (const [i, row] of page.entries()) {
    const previous = page[i - 1];
    const begins =
      !previous ||
      level(previous) !== level(row) ||
      isPageNumber(row.text) ||
      isPageNumber(previous.text) ||
      previous.y - row.y > leading + row.size * SPACE ||
      (level(row) === 0 && beginsParagraph(row, previous, edges));
    if (begins) paragraphs.push([row]);
    else paragraphs.at(-1)?.push(row);
  }
  return paragraphs;
}

/** Its first line is indented, or the line before it does not reach the right edge. */
function beginsParagraph(row: Row, previous: Row, edges: Edges): boolean {
  const isIndented = row.left - edges.left > row.size * INDENT;
  const isShort = edges.right - previous.right > previous.size * SHORT;
  return isIndented || isShort;
}

/** Distance of base lines inside paragraphs: the most frequent one. */
function usualLeading(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const [i, row] of rows.entries()) {
    const distance = Math.round((rows[i - 1]?.y ?? row.y) - row.y);
    if (distance > 0) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  }
  return mostFrequent(counts) + 0.5;
}
