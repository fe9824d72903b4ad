import { ideographOf } from '../text/ideographs.ts';

/**
 * The form in which texts and queries are compared: the same code at build time and in the browser.
 * Width, case, white space in Chinese, what nobody sees, and signs and characters that look alike and mean one thing
 * make no difference; nothing else is lost.
 */
export function fold(text: string): string {
  const folded = withoutInvisible(text)
    .replace(RADICAL, (radical) => ideographOf(radical) ?? radical)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„‟«»「」『』]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'")
    .replace(LONG_DASH, (dash) => (dash === '⸺' ? '--' : '---'))
    .replace(DASH, '-')
    .replace(DOT, '·')
    .replace(CIRCLE, '〇')
    .replace(/\s+/gu, (blank, offset: number, whole: string) => (isInLatin(whole, offset, blank.length) ? ' ' : ''));
  return folded.replace(LETTER_AS_CIRCLE, (letters) => '〇'.repeat(letters.length)).replace(POINT_IN_NAME, '·');
}

/**
 * Without the characters that nobody sees or types: those that Unicode lets a program ignore (soft hyphens, blanks of no
 * width, marks of direction, variation selectors, tags), and what controls devices or formats.
 */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Default_Ignorable_Code_Point}\ufeff]|(?!\s)[\p{Cc}\p{Cf}]/gu, '');
}

/** White space counts only between two Latin letters: blanks beside Han characters and digits come from the print. */
function isInLatin(text: string, offset: number, length: number): boolean {
  return /[a-z]/u.test(text[offset - 1] ?? '') && /[a-z]/u.test(text[offset + length] ?? '');
}

/** Radicals and strokes, which copying from a PDF gives for the ideographs that they are the signs of. */
const RADICAL = /[\u2e80-\u2fdf\u31c0-\u31ef]/gu;
/** Every dash, the wave, the minus sign and the line of tables: print and keyboards take one for another. */
const DASH = /[\p{Dash_Punctuation}−~∼⁓⁃˗─━➖]/gu;
const LONG_DASH = /[⸺⸻]/gu;
/** Dots at half height, as in 买买提·艾力. */
const DOT = /[•・‧∙⋅◦⸱⸳ᐧ]/gu;
/** Circles that stand for the Han numeral. */
const CIRCLE = /[○◯⚪⭕]/gu;
/** A letter for the same numeral: 二O二三. */
const LETTER_AS_CIRCLE = /(?<=[〇零一二三四五六七八九])o+(?! ?[a-z\d])|(?<![a-z\d] ?)o+(?=[〇零一二三四五六七八九])/gu;
/** A full stop of Latin between two Han characters is the dot of a name. */
const POINT_IN_NAME = /(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu;
