import { readNumeral } from '../text/numeral.ts';
import { decoded } from './encoding.ts';
import { fold, withoutInvisible } from './fold.ts';

/** One way to understand what was typed: folded words that must all stand in one passage. */
export interface Reading {
  /**
   * `typed` as it stands; `joined` blanks beside digits ignored; `unquoted` without quotation marks; `serial` 七百五十五
   * as 755; `trimmed` without signs around the words; `decoded` what a code in it stands for.
   */
  kind: 'typed' | 'joined' | 'unquoted' | 'serial' | 'trimmed' | 'decoded';
  words: string[];
}

/**
 * The words of a query: separated by blanks, each once, folded. `"…"` standing alone is literal, blanks and all;
 * “…” is text, as it is printed. Quotation marks alone are left out beside other words.
 */
export function parseQuery(typed: string): string[] {
  const tokens = withoutInvisible(typed).matchAll(/"([^"]+)"(?=\s|$)|((?:“[^“”]*”|\S)+)/gu);
  const words = [...new Set([...tokens].map(([, literal, word]) => fold(literal ?? word ?? '').trim()))];
  const meant = words.filter((word) => /[^"]/u.test(word));
  // A straight mark alone means that something is still to come; a printed one is looked for as it is.
  return meant.length > 0 || !/[“”]/u.test(typed) ? meant : words.filter(Boolean);
}

/** Nothing but signs was typed: it is found in so many places that a word helps. */
export function isSigns(typed: string): boolean {
  return !/[\p{L}\p{N}]/u.test(typed);
}

/** A sentence that asks: what has to do with it is wanted, not the sentence itself. */
export function isQuestion(typed: string): boolean {
  return /[？?]\s*$|[吗呢]$|^(?:怎么|怎样|如何|为什么|为何|什么|谁|哪)/u.test(typed.trim());
}

/** Words as a query that `parseQuery` reads back as the same words. */
export function formatWords(words: readonly string[]): string {
  return words
    .map((word) => (/\s/u.test(word) ? `"${word.replaceAll('"', '“')}"` : word.replaceAll('"', '“')))
    .join(' ');
}

/** Ways to understand what was typed, the likeliest first; each is asked only if those before find nothing. */
export function readingsOf(typed: string): Reading[] {
  const readings: Reading[] = [
    // 28 件 is one thing, and is printed without the blank.
    { kind: 'joined', words: parseQuery(joinDigits(typed)) },
    { kind: 'typed', words: parseQuery(typed) },
    { kind: 'unquoted', words: parseQuery(typed.replace(/[“”"„‟«»「」『』]/gu, ' ')) },
    { kind: 'serial', words: parseQuery(toArabicSerial(typed)) },
    { kind: 'trimmed', words: parseQuery(typed).map(withoutEdges).filter(Boolean) },
  ];
  const meant = decoded(typed);
  if (meant !== undefined)
    readings.push(...readingsOf(meant).map(({ words }): Reading => ({ kind: 'decoded', words })));
  const seen = new Set<string>();
  return readings.filter(({ words }) => {
    const key = formatWords(words);
    return words.length > 0 && !seen.has(key) && seen.add(key);
  });
}

/** 回头看。 was cut out with its full stop; a sign of measure is part of the word. */
function withoutEdges(word: string): string {
  return word.replace(/^[\p{P}\p{S}]+|(?:(?![%‰°])[\p{P}\p{S}])+$/gu, '');
}

function joinDigits(typed: string): string {
  return typed.replace(/(?<=\p{Script=Han})\s+(?=[\d０-９])|(?<=[\d０-９])\s+(?=\p{Script=Han})/gu, '');
}

/** 总第七百五十五期 → 总第755期, as this site writes it. */
function toArabicSerial(typed: string): string {
  return typed.replace(/第([〇零一二三四五六七八九十百千两]+)(?=期)/gu, (whole, numeral: string) => {
    const value = readNumeral(numeral);
    return value === undefined ? whole : whole.replace(numeral, String(value));
  });
}
