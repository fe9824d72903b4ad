import { numberRuns } from '../text/number-run.ts';

/**
 * Heights that drawing and canvas share, so that nothing moves when the canvas takes over: in pixels where the page's type has
 * its usual size. They grow with it, as text does that a reader has made larger.
 */

/** The usual size of type, which a rem of the style sheet is. */
export const REM = 17;

/** A measure in the unit that grows with the reader's type. */
export function rem(pixels: number): string {
  return `${Number((pixels / REM).toFixed(4))}rem`;
}

/** Title of a panel, and from one of its lines to the next. */
const PANEL_HEAD = 36;
export const TITLE_LINE = 22;
/** Room between two panels. */
export const PANEL_GAP = 22;
/** Value axis below bars. */
export const BAR_FOOT = 24;
/** Room above the highest point, and time axis below the plot. */
export const LINE_HEAD = 26;
export const LINE_FOOT = 30;
/** From one line of a long label to the next. */
export const LABEL_LINE = 18;
/** Sizes of type: of labels and values, of what stands under them and at axes, of titles of panels. */
export const TYPE = { label: 14, small: 12.75, title: 15 };
/** Room for a label and its value on the narrowest phone, in squares of their size of type. */
export const ROOM = 20;

/** A bar, and the baselines of its label and its detail, counted from its centre line. */
export const BAR = { height: 14, label: -14, detail: 24 };

/**
 * The lines of a label that leaves room for its value where there are so many squares: nothing wraps by itself in a drawing.
 * Broken anywhere, as Chinese is, but for numbers; the widths are those of a wide font.
 */
export function linesOf(label: string, value = '', room = ROOM): string[] {
  const most = Math.max(room - emsOf(value) - 1, 6);
  const lines = [''];
  let width = 0;
  for (const piece of piecesOf(label, most)) {
    const wide = emsOf(piece);
    if (width + wide > most && width > 0) {
      lines.push('');
      width = 0;
    }
    lines[lines.length - 1] += piece;
    width += wide;
  }
  return lines;
}

/** Numbers that go into a line whole, and all else by the character; with the punctuation that must not stand apart. */
function piecesOf(label: string, most: number): string[] {
  let at = 0;
  const pieces = [...label.matchAll(numberRuns())].flatMap(({ 0: number, index }) => {
    const before = segmentsOf(label.slice(at, index));
    at = index + number.length;
    return [...before, ...(emsOf(number) > most ? segmentsOf(number) : [number])];
  });
  return [...pieces, ...segmentsOf(label.slice(at))].reduce<string[]>((joined, piece) => {
    const before = joined.at(-1);
    const belongs = before !== undefined && (NOT_FIRST.test(piece) || NOT_LAST.test(before));
    if (belongs && emsOf(before + piece) <= most) joined[joined.length - 1] = before + piece;
    else joined.push(piece);
    return joined;
  }, []);
}

/** What begins no line: closing marks and stops; and what ends none: opening marks, and the word before a count (之2). */
const NOT_FIRST = /^[\p{Pe}\p{Pf}，。、；：？！％%]/u;
const NOT_LAST = /[\p{Ps}\p{Pi}之]$/u;

/** The lines of what stands under a bar: one, unless large type has made the drawing narrower than any phone. */
export function noteLinesOf(note: string, room = ROOM): string[] {
  if (!note || room >= ROOM) return note ? [note] : [];
  return linesOf(note, '', (room * TYPE.label) / TYPE.small + 1);
}

/** The lines of the title of a panel. */
export function titleLinesOf(title: string, room = ROOM): string[] {
  return title ? linesOf(title, '', (room * TYPE.label) / TYPE.title + 1) : [];
}

/** The height of the head of a panel; none without a title. */
export function headOf({ title }: { title: string }, room = ROOM): number {
  return title ? PANEL_HEAD + (titleLinesOf(title, room).length - 1) * TITLE_LINE : 0;
}

/** An emoji or an accented letter is not torn in two; by characters where the browser has no segmenter (Firefox before 125). */
const GRAPHEMES = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh') : undefined;
const segmentsOf = (text: string) =>
  GRAPHEMES ? Array.from(GRAPHEMES.segment(text), ({ segment }) => segment) : [...text];

/** The width of a text in squares. */
export function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0250' ? 0.62 : 1), 0);
}
