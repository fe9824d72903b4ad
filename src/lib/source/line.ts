import type { Paragraph, Table } from '../document/model.ts';

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
  /** A picture stands right before it. */
  afterPicture?: true;
  startsPage?: true;
  /** Offsets in `text` where a printed page ended. */
  pageBreaks?: number[];
  /** Where the line stands in its paragraph, to find its characters in the original. */
  origin?: { paragraph: Paragraph; start: number };
}
