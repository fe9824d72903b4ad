import { isSupplement, titleOfKey } from '../bulletin/issue-key.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import { findQuantities } from '../quantity/find.ts';
import type { Quantity } from '../quantity/schema.ts';

/**
 * What people write about the figures (findings, notes, titles, definitions, names) may hold no figure of its own: a reader
 * believes the headline first, and no ledger would notice it. A figure there is filled in from the data, or stands in words
 * that are quoted from a bulletin.
 */
export interface Evidence {
  /** The words stand in a text, width of characters and blanks apart; a number is not the end of a longer one. */
  isPrinted(words: string): boolean;
}

/** What the titles, text and masthead of a bulletin print, in the form in which evidence is looked for. */
export function printedBy(bulletin: Bulletin): string {
  return fold([issueNames(bulletin), ...passagesOf(bulletin).map(({ text }) => text)].join('\n'));
}

/** @param printed what each of some bulletins prints (`printedBy`) */
export function evidenceOf(printed: readonly string[]): Evidence {
  return { isPrinted: (words) => printed.some((text) => holds(text, fold(words))) };
}

/** A year, and the numbers of an issue, as people may name them. */
function issueNames({ date, serial, number }: Bulletin): string {
  const title = titleOfKey(serial);
  return `${date.slice(0, 4)}年 ${title}${isSupplement(serial) ? '' : ` 第${number}期`}`;
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

function holds(text: string, words: string): boolean {
  if (!words) return false;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isCutBefore = /^\d/u.test(words) && /[\d.]/u.test(text[at - 1] ?? '');
    const isCutBehind = /\d$/u.test(words) && /^(?:\d|\.\d)/u.test(text.slice(at + words.length));
    if (!isCutBefore && !isCutBehind) return true;
  }
  return false;
}

/** 两个数, 一年内: small Han numbers of things and spans are words of an explanation; 一半 and 翻一番 are results. */
function isFigure({ rule, kind }: Quantity): boolean {
  return rule !== 'han-few' || (kind !== 'count' && kind !== 'duration');
}

/** Placeholders are filled in from the data. */
const PLACEHOLDER = /\{[^{}]*\}/gu;
const QUOTED = /“([^“”]+)”|《([^《》]+)》/gu;
/** Years, days and numbers of issues are no figures; of years and issues those count that are held. */
const TIMES =
  /(?:19|20)\d{2}(?=年|[—–~～\-至])|(?<=[—–~～\-至])(?:19|20)\d{2}(?!\d)|(?:总)?第\d+期|\d{1,2}月(?:\d{1,2}日)?/gu;
const NUMERAL = /\d[\d.,]*/gu;

/**
 * Figures of a text that rest on nothing.
 * @param mayName the text is a name that a bulletin gives: then a figure that it prints needs no quotation marks
 * @returns as written, in order
 */
export function findUnbacked(text: string, evidence: Evidence, mayName = false): string[] {
  const hide = (words: string) => '\ue000'.repeat(words.length);
  const shown = text
    .replace(PLACEHOLDER, hide)
    .replace(QUOTED, (whole, quoted?: string, title?: string) =>
      evidence.isPrinted(quoted ?? title ?? '') ? hide(whole) : whole,
    );
  const figures = findQuantities(shown)
    .filter(isFigure)
    .map(({ start, end }) => ({ start, end }));
  let rest = shown.normalize('NFKC').length === shown.length ? shown.normalize('NFKC') : shown;
  for (const { start, end } of figures) rest = rest.slice(0, start) + hide(rest.slice(start, end)) + rest.slice(end);
  const times = [...rest.matchAll(TIMES)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
  const unheld = times.filter(({ start, end }) => {
    const words = rest.slice(start, end);
    return (
      /年?$/u.test(words) && !/月/u.test(words) && !evidence.isPrinted(/^\d+$/u.test(words) ? `${words}年` : words)
    );
  });
  rest = rest.replace(TIMES, hide);
  const numerals = [...rest.matchAll(NUMERAL)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
  return [...figures, ...unheld, ...numerals]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end))
    .filter((words) => !(mayName && evidence.isPrinted(words)));
}
