/** Heights in pixels that drawing and canvas share, so that nothing moves when the canvas takes over. */

/** Title of a panel. */
export const PANEL_HEAD = 36;
/** Room between two panels. */
export const PANEL_GAP = 22;
/** Value axis below bars. */
export const BAR_FOOT = 24;
/** Room above the highest point, and time axis below the plot. */
export const LINE_HEAD = 26;
export const LINE_FOOT = 30;
/** From one line of a long label to the next. */
export const LABEL_LINE = 18;
/** Room for a label and its value on the narrowest phone, in pixels of their size of type. */
const NARROWEST = 280;
const LABEL_SIZE = 14;

/** A bar, and the baselines of its label and its detail, counted from its centre line. */
export const BAR = { height: 14, label: -14, detail: 24 };

/**
 * The lines of a label that leaves room for its value at 320 px: nothing wraps by itself in a drawing. Broken
 * anywhere, as Chinese is; the widths are those of a wide font.
 */
export function linesOf(label: string, value = ''): string[] {
  const most = Math.max(NARROWEST / LABEL_SIZE - emsOf(value) - 1, 6);
  const lines = [''];
  let width = 0;
  for (const segment of segmentsOf(label)) {
    const wide = emsOf(segment);
    if (width + wide > most && width > 0) {
      lines.push('');
      width = 0;
    }
    lines[lines.length - 1] += segment;
    width += wide;
  }
  return lines;
}

/** An emoji or an accented letter is not torn in two; by characters where the browser has no segmenter (Firefox before 125). */
const GRAPHEMES = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh') : undefined;
const segmentsOf = (text: string) =>
  GRAPHEMES ? Array.from(GRAPHEMES.segment(text), ({ segment }) => segment) : [...text];

function emsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0250' ? 0.62 : 1), 0);
}
