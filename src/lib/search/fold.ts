/**
 * The form in which texts and queries are compared: the same code at build time and in the browser.
 * Width, case, form of quotation marks and white space in Chinese make no difference; nothing else is lost.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„‟«»「」『』]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'")
    .replace(/\s+/gu, (blank, offset: number, whole: string) => (isInLatin(whole, offset, blank.length) ? ' ' : ''));
}

/** White space counts only between two Latin letters: blanks beside Han characters and digits come from the print. */
function isInLatin(text: string, offset: number, length: number): boolean {
  return /[a-z]/u.test(text[offset - 1] ?? '') && /[a-z]/u.test(text[offset + length] ?? '');
}
