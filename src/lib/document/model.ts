/**
 * A received document as its format knows it, whatever the file was: blocks in the order in which people read them,
 * each with the hints that the format gives and its place in the original. Nothing is decided here: what is a title,
 * which line goes on in the next, what a number belongs to, is the work of `src/lib/source`, which reads this model.
 */

/** In what form a bulletin arrives. */
export type Form = 'text' | 'docx' | 'pdf' | 'html';

/** Where something stands in the original, for messages and for the record of the import. */
export interface Place {
  /**
   * Counted from 1 over the whole document. Text: the line of the file. Word: the paragraph, counted by the start tags
   * of `w:p` in `word/document.xml`. PDF: the printed line, from the top of the first page. A page of HTML: the words between two ends of
   * a block that are not blank, in the order of the file.
   */
  line: number;
  /** Printed page, from 1, where the format knows it. */
  page?: number;
}

/** Words of one look. The runs of a paragraph, one behind the other, are its text. */
export interface Run {
  /** As the reader sees it; superscripts and subscripts as the Unicode characters for them, where there are any. */
  text: string;
  bold?: true;
  /** Offset of the first character in the line of the original (UTF-16 units); absent for words that the original has not as text. */
  column?: number;
}

/** How a paragraph is set. */
export type Align = 'left' | 'center' | 'right' | 'justify';

/** A paragraph of the format, or a printed line of a format that knows no paragraphs. */
export interface Paragraph {
  kind: 'paragraph';
  place: Place;
  runs: Run[];
  /** The format itself says that a paragraph ends here. False: a printed line, which may go on in the next one. */
  whole: boolean;
  /** Something stands between this paragraph and the one before: an empty line, space, a rule, the end of a page. */
  gap: boolean;
  /** A printed page ended right before this paragraph, or inside of it at these offsets of its text. */
  startsPage?: true;
  pageBreaks?: number[];
  align?: Align;
  /** Points; of most of its characters. */
  size?: number;
  /** First line to the right of the other ones, in widths of a character; negative where it hangs. */
  indent?: number;
  /** Name of the style, as the document gives it. */
  style?: string;
  /** Outline level, from 1: of a heading style, of `w:outlineLvl`, of `#` in a text. */
  outline?: number;
  /** The number that the program sets before the paragraph, as printed with its marks: 一、 （一） 1. • */
  number?: string;
  /** An item of a list without numbers: a mark of recognition (`-`), no words of the print. */
  item?: true;
  /** Stands in a box of its own: a text box, WordArt, a frame. */
  box?: true;
  /** The words that belong to a picture, by their style or by their place. */
  caption?: true;
}

/** A cell; where it spans others, those are not in the row. */
export interface Cell {
  paragraphs: Paragraph[];
  /** Columns and rows that it covers, at least 1. */
  across: number;
  down: number;
}

export interface Table {
  kind: 'table';
  place: Place;
  rows: Cell[][];
  /** Rows at the top that hold heads; 0 where the format does not say. */
  heads: number;
  gap: boolean;
}

/** A picture that holds no text which could be read; its caption is a paragraph of its own. */
export interface Picture {
  kind: 'picture';
  place: Place;
}

export type Block = Paragraph | Table | Picture;

export interface Document {
  form: Form;
  blocks: Block[];
  pages?: number;
}

/** The text of a paragraph, its automatic number apart. */
export function textOf({ runs }: Pick<Paragraph, 'runs'>): string {
  return runs.map(({ text }) => text).join('');
}

/** Where a character of a paragraph stands in the original; undefined for words that the original has not as text. */
export function columnAt({ runs }: Pick<Paragraph, 'runs'>, offset: number): number | undefined {
  let at = 0;
  for (const { text, column } of runs) {
    if (offset < at + text.length) return column === undefined ? undefined : column + offset - at;
    at += text.length;
  }
  return undefined;
}

/** The runs of a paragraph before, inside and behind a stretch of its text. */
export function cutRuns(
  runs: readonly Run[],
  start: number,
  end: number,
): { before: Run[]; inside: Run[]; behind: Run[] } {
  const part = (from: number, to: number): Run[] => {
    let at = 0;
    return runs.flatMap(({ text, column, ...look }) => {
      const [first, last] = [Math.max(0, from - at), Math.min(text.length, to - at)];
      at += text.length;
      if (first >= last) return [];
      return [{ ...look, text: text.slice(first, last), ...(column !== undefined && { column: column + first }) }];
    });
  };
  return { before: part(0, start), inside: part(start, end), behind: part(end, Infinity) };
}
