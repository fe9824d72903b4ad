import { fold } from './fold.ts';

/**
 * Words of a query as typed: separated by blanks, `"…"` or “…” kept whole. Each must stand in a passage.
 * Folded; words without a letter or digit are dropped; each word once.
 */
export function parseQuery(typed: string): string[] {
  const words = typed.matchAll(/["“”]([^"“”]*)["“”]|(\S+)/gu);
  const folded = [...words].map(([, literal, word]) => fold(literal ?? word ?? ''));
  return [...new Set(folded)].filter((word) => /[\p{L}\p{N}%+]/u.test(word));
}

/** A folded word as a phrase for Pagefind: neighbours in order, so exactly a substring. */
export function toPhrase(word: string): string {
  return `"${[...word]
    .filter((character) => character.trim())
    .map((c) => (c === '"' ? QUOTE : c))
    .join(' ')}"`;
}

/** Quotation marks end a phrase in Pagefind; in index and query they are this character. */
export const QUOTE = '\u201d';
