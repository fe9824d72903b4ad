import { type Word, wordsOf } from '../segment.ts';
import { STOPS } from './cues.ts';
import type { Terms } from './terms.ts';

/** A stretch of a clause; offsets into the clause. */
export interface Piece {
  text: string;
  start: number;
  end: number;
}

/** What a noun phrase says: 重点督办的|农村|公路. */
export interface Phrase {
  head?: Piece;
  /** What stands before the head in its phrase. */
  modifier?: Piece;
  /** The verb before or, where there is no noun, at the end. */
  verb?: Piece;
  /** The phrase begins with a verb and no 的 makes an attribute of it: maybe it is none. */
  isLoose?: boolean;
}

const NOUN = /^(?:n|vn$|an$|j$|l$|i$|eng|x$|g$)/u;
const MODIFIER = /^(?:b|a|ad|ag|s|f|r|m|t|tg|q|z)$/u;
const VERB = /^v/u;
/** Nouns that measure: what is before them belongs to the name. */
const RATE = /(?:率|度|比例|比重|指数|系数)$/u;
const RATE_END = /(?:率|比例|比重)$/u;
const LONGEST = 24;
/** Words of place behind a noun, which segmenters take for nouns. */
const SIDES = new Set('内 外 中 上 下 前 后'.split(' '));

/** The noun phrase that a clause ends with. */
export function phraseBefore(clause: string, terms: Terms): Phrase {
  const cut = Math.max(0, clause.length - LONGEST);
  const text = clause.slice(cut);
  const words = wordsOf(text);
  const found = isDeed(text, words, terms) ? undefined : headAtEnd(text, words, terms);
  const piece = (start: number, end: number): Piece => ({
    text: text.slice(start, end),
    start: cut + start,
    end: cut + end,
  });
  if (found === undefined) {
    const last = words.at(-1);
    const stage = terms.stageAtEnd(text);
    if (!last || !(stage || VERB.test(last.tag))) return {};
    return { verb: piece(stage ? text.length - stage.length : last.start, text.length) };
  }
  const before = words.filter(({ start }) => start < found);
  let start = found;
  let at = before.length - 1;
  for (; at >= 0; at--) {
    const word = before[at] as Word;
    const isPart = NOUN.test(word.tag) || (MODIFIER.test(word.tag) && word.text !== '各');
    if (!isPart || STOPS.has(word.text) || terms.stageAtEnd(word.text) === word.text) break;
    start = word.start;
  }
  let verb = before[at];
  if (verb?.text === '的') verb = before[at - 1];
  const stage = verb && terms.stageAtEnd(text.slice(0, verb.end));
  return {
    head: piece(found, text.length),
    ...(start < found && { modifier: piece(start, found) }),
    ...(verb &&
      (VERB.test(verb.tag) || stage) && { verb: piece(stage ? verb.end - stage.length : verb.start, verb.end) }),
  };
}

/** 立案|审查, 培训: nothing but deeds, which count no thing of their own. */
function isDeed(text: string, words: readonly Word[], terms: Terms): boolean {
  const last = words.at(-1);
  if (!last || terms.headAtEnd(text) !== undefined) return false;
  if (terms.stageAtEnd(text) === text) return true;
  const before = words.at(-2);
  return last.tag === 'vn' && (!before || terms.stageAtEnd(before.text) === before.text);
}

/** Where the head begins that a text ends with; undefined where it ends with no noun. */
function headAtEnd(text: string, words: readonly Word[], terms: Terms): number | undefined {
  const known = terms.headAtEnd(text);
  if (known) return text.length - known.length;
  const last = words.at(-1);
  if (!last) return undefined;
  if (RATE_END.test(text)) return rateStart(words, terms);
  if (!NOUN.test(last.tag) && !(last.text.length === 1 && /^(?:[qkgm]|zg|v$)/u.test(last.tag) && words.length > 1))
    return undefined;
  if (terms.stageAtEnd(text) === last.text) return undefined;
  return mergeShort(words, words.length - 1, terms);
}

/** A noun of one character, or one that says too little alone, takes the word before it: 危|桥, 联络|站, 组成|人员. */
function mergeShort(words: readonly Word[], at: number, terms: Terms): number {
  let i = at;
  const end = (words[at] as Word).end;
  while (i > 0) {
    const first = words[i] as Word;
    const word = words[i - 1] as Word;
    const isWhole = end - first.start >= 2 && !(i === at && terms.isGeneric(first.text));
    if (isWhole || word.text.length > 4 || (end - first.start < 2 && SIDES.has(word.text))) break;
    if (!(NOUN.test(word.tag) || VERB.test(word.tag) || /^[abk]/u.test(word.tag)) || STOPS.has(word.text)) break;
    i--;
  }
  return (words[i] as Word).start;
}

/** A rate takes its verbs and the short words before them: 服|判|息诉|率, 整改|完成|率. */
function rateStart(words: readonly Word[], terms: Terms): number {
  let i = mergeShort(words, words.length - 1, terms);
  let at = words.findIndex(({ start }) => start === i);
  while (at > 0) {
    const word = words[at - 1] as Word;
    const later = words[at] as Word;
    const isDeedOf = NOUN.test(word.tag) && word.tag !== 'vn' && /^v/u.test(later.tag) && later.tag !== 'vn';
    const isShort =
      word.text.length === 1 && !STOPS.has(word.text) && !SIDES.has(word.text) && !/^[fpcdru]/u.test(word.tag);
    const joins =
      (VERB.test(word.tag) && word.tag !== 'vn') ||
      word.text === '不' ||
      terms.isGeneric(later.text) ||
      isShort ||
      isDeedOf;
    if (!joins || STOPS.has(word.text) || word.text.length > 3 || words.length - at > 4) break;
    at--;
    i = word.start;
  }
  return i;
}

/** The noun phrase that a clause begins with: 代表建议|交由政府办理, 办理不力的|责任人|进行约谈. */
export function phraseBehind(clause: string, terms: Terms): Phrase {
  const text = clause.slice(0, LONGEST);
  const skipped = /^(?:以上|左右|以下|之多|之内|以内)?的?\s*/u.exec(text)?.[0].length ?? 0;
  const words = wordsOf(text.slice(skipped)).map((w) => ({ ...w, start: w.start + skipped, end: w.end + skipped }));
  let from = 0;
  let last = -1;
  let i = 0;
  let sawOf = false;
  for (; i < words.length; i++) {
    const word = words[i] as Word;
    if (word.text === '的') {
      const next = words[i + 1];
      if (!next || !(NOUN.test(next.tag) || MODIFIER.test(next.tag) || VERB.test(next.tag)) || i === 0) break;
      from = i + 1;
      last = -1;
      sawOf = true;
    } else if (STOPS.has(word.text)) {
      if (!relativeBehind(words, i)) break;
    } else if (
      NOUN.test(word.tag) ||
      (/^(?:q|k|g|zg)$/u.test(word.tag) && word.text.length === 1 && last === i - 1 && i > from)
    ) {
      last = i;
    } else if (VERB.test(word.tag) || /^[dpz]/u.test(word.tag)) {
      if (last >= 0 && !goesOn(words, i, from, terms) && !relativeBehind(words, i)) break;
    } else if (!MODIFIER.test(word.tag)) break;
  }
  const end = last < 0 ? 0 : (words[last] as Word).end;
  if (last < 0) {
    const verb = words[0];
    return verb && VERB.test(verb.tag)
      ? { verb: { text: verb.text, start: verb.start, end: verb.end }, isLoose: true }
      : {};
  }
  const phrase = text.slice(0, end);
  const known = terms.headAtEnd(phrase);
  const run = words.slice(from, last + 1);
  const start = known
    ? end - known.length
    : Math.max(mergeShort(run, run.length - 1, terms), RATE.test(phrase) ? rateStart(run, terms) : 0);
  const first = (words[0] as Word).start;
  const piece = (a: number, b: number): Piece => ({ text: text.slice(a, b), start: a, end: b });
  const verb = verbBehind(text, words, i, terms);
  return {
    head: piece(start, end),
    ...(first < start && { modifier: piece(first, start) }),
    ...(verb && { verb: piece(verb.start, verb.end) }),
    ...(VERB.test((words[from] as Word).tag) && !sawOf && from === 0 && !known && { isLoose: true }),
  };
}

/** 重点|督办|建议: a verb between an attribute and a listed head. */
function goesOn(words: readonly Word[], at: number, from: number, terms: Terms): boolean {
  const next = words[at + 1];
  const before = words
    .slice(from, at)
    .map(({ text }) => text)
    .join('');
  return next !== undefined && terms.headAtEnd(next.text) === next.text && terms.partAtEnd(before) === before;
}

/** 干部|包联|的|村: the words up to 的 are an attribute. */
function relativeBehind(words: readonly Word[], at: number): boolean {
  const of = words.findIndex(({ text }, i) => i > at && i <= at + 5 && text === '的');
  const next = words[of + 1];
  return of > 0 && next !== undefined && NOUN.test(next.tag);
}

/** The first verb behind a noun phrase: …全部办结. */
function verbBehind(text: string, words: readonly Word[], from: number, terms: Terms): Piece | undefined {
  for (const word of words.slice(from, from + 5)) {
    const stage = terms.stageAtEnd(text.slice(0, word.end));
    if (stage && word.end - stage.length >= word.start - 2)
      return { text: stage, start: word.end - stage.length, end: word.end };
    if (VERB.test(word.tag) && word.text.length > 1 && !STOPS.has(word.text)) return word;
  }
  return undefined;
}
