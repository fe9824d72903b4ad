/** How far lines of a text begin to the right: people set paragraphs, titles and signatures with blanks. */

/** A line at least so long is a paragraph or its first line. */
const LONG = 20;
/** A title or a signature is no longer. */
const SHORT = 40;
/** Of a Chinese paragraph, in widths of a character. */
const USUAL = 2;
/** So much further in is no indent of a paragraph. */
const FURTHER = 0.9;

/** Width of the blanks at the beginning of a line, in widths of a character. */
function widthOf(line: string): number {
  const [blanks = ''] = /^[ \t\u3000\u00a0]*/u.exec(line) ?? [];
  return [...blanks].reduce((width, blank) => width + (blank === '\u3000' ? 1 : blank === '\t' ? USUAL : 0.5), 0);
}

/** The indent of most paragraphs of the text; that of Chinese paragraphs where none are indented. */
export function usualIndent(lines: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const width = widthOf(line);
    if (width >= USUAL && line.trim().length >= LONG) counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? USUAL;
}

/** Set in like a paragraph; a short line much further in is centred or stands at the right. */
export function isIndented(line: string, usual: number): boolean {
  const width = widthOf(line);
  return width >= USUAL && (width <= usual + FURTHER || line.trim().length > SHORT);
}
