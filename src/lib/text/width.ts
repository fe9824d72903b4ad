/**
 * Width of punctuation and blanks between Han characters and digits: the two things that recognition
 * of a printed page changes at random. Basis: GB/T 15834—2011 (full-width marks in Chinese text).
 */

const HAN = '\\p{Script=Han}';
const HAS_HAN = new RegExp(HAN, 'u');
const HAN_OR_MARK = new RegExp(`[${HAN}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·%‰℃]`, 'u');

const WIDE: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '!': '！', '?': '？' };
const NARROW: Record<string, string> = Object.fromEntries(Object.entries(WIDE).map(([narrow, wide]) => [wide, narrow]));

/** Stretches that keep their ASCII marks: addresses, thousands (1,234), clock times and ratios (10:30). */
const ASCII_STRETCH =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/[\w./?=&%#:+~,;-]*[\w/]|\d{1,3}(?:,\d{3})+(?!\d)|\d+:\d+(?!\d)/gu;

/**
 * Half-width `, ; : ( ) ! ?` to full width where Chinese stands around them. One character stays one
 * character, so offsets do not move.
 */
export function widenPunctuation(text: string): string {
  const marks = [...text.matchAll(/[,;:()!?]/gu)];
  if (marks.length === 0) return text;
  const keep = new Set<number>();
  for (const match of text.matchAll(ASCII_STRETCH)) {
    for (let i = match.index; i < match.index + match[0].length; i++) keep.add(i);
  }
  const characters = text.split('');
  for (const { 0: mark, index } of marks)
    if (!keep.has(index) && isChineseAround(characters, index)) characters[index] = WIDE[mark] as string;
  return characters.join('');
}

/** True if the nearest letter, digit or mark on either side that is no blank belongs to Chinese text. */
function isChineseAround(characters: readonly string[], at: number): boolean {
  const before = nearest(characters, at, -1);
  const after = nearest(characters, at, 1);
  // A bracket belongs to what it holds or follows; a comma to what stands on either side.
  if (HAN_OR_MARK.test(before) || HAN_OR_MARK.test(after)) return true;
  // A stretch like `(15 件 …)` or `A 类 64 件,占` may begin with a digit: look a little further on both sides.
  const around = characters.slice(Math.max(0, at - 12), at + 13).join('');
  return HAS_HAN.test(around) && !/[A-Za-z]{3,}/u.test(around);
}

function nearest(characters: readonly string[], at: number, step: 1 | -1): string {
  for (let i = at + step; i >= 0 && i < characters.length; i += step) {
    const character = characters[i] as string;
    // Marks that may be widened themselves say nothing of the text they stand in.
    if (!/\s/u.test(character) && !(character in WIDE)) return character;
  }
  return '';
}

/** Blanks that stand between two characters of which at least one is Han or a full-width mark. */
const BLANK_IN_CHINESE = new RegExp(
  `(?<=[${HAN}\\u3001-\\u303f\\uff00-\\uffef“”‘’—…])[^\\S\\n]+|[^\\S\\n]+(?=[${HAN}\\u3001-\\u303f\\uff00-\\uffef“”‘’—…])`,
  'gu',
);

/** Removes blanks beside Han characters and full-width marks; blanks between Latin words stay. */
export function closeBlanks(text: string): string {
  return text.replace(BLANK_IN_CHINESE, '').replace(/(?<=\d)[^\S\n]+(?=[%‰℃])/gu, '');
}

/** Reading text as it is stored: full-width marks, no blanks inside Chinese. */
export function tidy(text: string): string {
  return closeBlanks(widenPunctuation(closeBlanks(text))).trim();
}

const NO_BREAK = new RegExp(`(?<=${HAN})[\\u00a0\\u202f](?=${HAN})`, 'gu');

/**
 * A title of several printed lines: the blank between two Han characters is one ideographic space. A lone blank that may
 * not break is an accident of typing (two of them are a gap that somebody wanted to be seen).
 */
export function tidyTitle(text: string): string {
  const lines = text.replace(NO_BREAK, '').split(new RegExp(`(?<=[${HAN}”》）)])\\s+(?=[${HAN}“《（(])`, 'u'));
  return lines.map(tidy).join('\u3000');
}

/**
 * The form in which two texts are compared for fidelity: no white space, punctuation of one width.
 * Everything else is kept, character for character.
 */
export function foldForComparison(text: string): string {
  return text.replace(FOLDED, foldCharacter);
}

const FOLDED = new RegExp(`[\\s\\u200b\\ufeff${Object.keys(NARROW).join('')}]`, 'gu');

/** One character in the form for comparison; the empty string for white space. */
export function foldCharacter(character: string): string {
  // Nearly every character of a bulletin: not worth the test.
  if (character >= '一' && character <= '龥') return character;
  if (/[\s\u200b\ufeff]/u.test(character)) return '';
  return NARROW[character] ?? character;
}
