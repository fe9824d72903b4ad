/** A line as it stands in the original, read by a reader that knows nothing of bulletins. */
export interface PlainLine {
  /** From 1. Text: the line of the file; Word: the paragraph; PDF: the printed line. */
  line: number;
  /** Printed page, from 1, where the format knows it. */
  page?: number;
  text: string;
  /** Stretches of `text` that are raised or lowered. */
  raised?: [start: number, end: number, level: 'super' | 'sub' | 'num' | 'den'][];
  /** Whether the program sets a number before it that is no text; absent where that is not known. */
  numbered?: boolean;
}
