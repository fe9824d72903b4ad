/**
 * A citation of an article made into one of a place in it: its address, in every format, and its key.
 * @param citation text in any of the formats, citing `#a1`
 * @param article `a1`
 * @param target `a1p2s3`
 */
export function retarget(citation: string, article: string, target: string): string {
  // BibTeX escapes the sign before the fragment; keys join the article with a hyphen.
  return citation.replace(new RegExp(`(#|-)${article}(?![a-z\\d])`, 'gu'), `$1${target}`);
}
