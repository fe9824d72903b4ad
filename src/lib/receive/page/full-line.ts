import { type Glyph, isBlank, rightOf } from './glyph.ts';
import type { Line } from './line.ts';

/** Whether a printed line was full: by what could not have stood in it any more. */

/** The first word of the next line would not have found room: the line is full. */
export function reaches(before: Line, line: Line, { right }: { right: number }): boolean {
  const room = right - before.right;
  return room < firstWidth(line) + before.size * 0.35;
}

const UNBROKEN = /^[A-Za-z0-9.,%:/@_+\-–—⁰-⁹₀-₉²³¹]+$/u;
const NEVER_FIRST = /^[，。、；：！？”’）》〉」』】〕…—％]$/u;
/** Some programs break neither before nor behind a quotation mark. */
const QUOTE = /[“”‘’"']/u;
const NEVER_LAST = /^[“‘（《〈「『【〔]$/u;

/** Width of what may not be broken at the beginning of a line: a word, a number, a character with its marks. */
function firstWidth({ glyphs }: Line): number {
  const ink = glyphs.filter(({ text }) => !isBlank(text));
  const [first] = ink;
  if (!first) return 0;
  let end = 1;
  for (; end < ink.length; end++) {
    const [before, glyph] = [ink[end - 1] as Glyph, ink[end] as Glyph];
    const isWord =
      UNBROKEN.test(before.text) && UNBROKEN.test(glyph.text) && glyph.x - rightOf(before) < glyph.size * 0.2;
    const isTied =
      NEVER_FIRST.test(glyph.text) ||
      NEVER_LAST.test(before.text) ||
      QUOTE.test(before.text + glyph.text) ||
      (NEVER_FIRST.test(before.text) && UNBROKEN.test(glyph.text));
    if (!isWord && !isTied) break;
  }
  return rightOf(ink[end - 1] as Glyph) - first.x;
}
