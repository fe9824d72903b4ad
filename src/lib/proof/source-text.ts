import type { PlainLine } from './lines.ts';

/** In the text of a Word document a paragraph is a line, and what breaks it is the sign that Word has for that. */
const BREAK = '\u000b';

/** The source of an original that is no text: what the plain reader reads of its body, a line a line. */
export function toSourceText(lines: readonly PlainLine[]): string {
  // Deleted words and comments were not meant for readers; they stay in the file and in the record.
  const body = lines.filter(({ beside }) => beside === undefined);
  return body.map(({ text }) => `${text.replaceAll('\n', BREAK)}\n`).join('');
}

/** The lines of such a source as the record of its import counts them. @param lines read as those of a text */
export function fromSourceText(lines: readonly PlainLine[]): PlainLine[] {
  return lines.map(({ text, ...line }) => ({ ...line, text: text.replaceAll(BREAK, '\n') }));
}
