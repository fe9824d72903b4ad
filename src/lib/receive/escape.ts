/**
 * Words of a document → words of a received text, where a few signs are marks of recognition: each that would be
 * read as one is escaped, so that `readLines` gives the same words back.
 */
export function escapeMarks(text: string): string {
  return text
    .replace(/[\\`*|$]/gu, '\\$&')
    .replace(/_{2,}/gu, (line) => '\\_'.repeat(line.length))
    .replace(/<!--/gu, '<\\!--')
    .replace(/!\[/gu, '!\\[')
    .replace(/<br\s*\/?(?=>)/giu, '$&\\')
    .replace(/&(?=(?:nbsp|emsp|ensp|lt|gt|amp);)/gu, '&amp;')
    .replace(/^(\s*)([#>+•·-])/u, '$1\\$2');
}
