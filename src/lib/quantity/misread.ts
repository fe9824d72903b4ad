/**
 * Digits and signs between digits that recognition reads as something else. What stands behind such a place would be read as a
 * number of its own: l20件 as 20件, 98·5% as 5%, 1'2件 as 2件. Of these only the print can say what the number is.
 */

/** Letters that scanners take digits for: l I | for 1, O o for 0, S s for 5, B for 8, Z for 2. */
const LETTER = '[lIOoSsBZ|]';
/** Of these none is what counts are named by: A12件、B20件. */
const LONE = '[lIOo|]';
const DIGIT = '[\\d０-９]';
/** Signs that look like a decimal point or a separator of groups, and are none. */
const SIGN = '[·•‧・。;；:：\'"‘’“”_*/‚،٬]';

/** Right before the first digit of a number. A letter behind a letter is a word: PM2.5. */
const BEFORE = new RegExp(
  [
    `(?<![A-Za-z])${LONE}`,
    `${DIGIT}${LETTER}[.．·]`,
    `${DIGIT}${SIGN}`,
    `${DIGIT}一`,
    // 十5亿: Han numerals go on in Han.
    '[十百千〇]',
  ]
    .map((each) => `(?:${each})$`)
    .join('|'),
  'u',
);
/** 1．286件: nobody counts thousandths of a piece; the sign stands for a comma. */
const THOUSANDTHS = /^[\d０-９]{1,3}[.．][\d０-９]{3}(?![\d０-９])/u;

/** @param isCount the number counts whole things */
export function isMisread(text: string, start: number, end: number, isCount: boolean): boolean {
  if (!/[\d０-９]/u.test(text[start] ?? '')) return false;
  const before = text.slice(Math.max(0, start - 3), start);
  return BEFORE.test(before) || (isCount && THOUSANDTHS.test(text.slice(start, end)));
}
