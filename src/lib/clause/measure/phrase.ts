import type { Word } from '../segment.ts';
import { SCOPE } from './agent.ts';
import { NOUN_END, STOPS } from './cues.ts';
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

export const NOUN = /^(?:n|vn$|an$|j$|l$|eng|x$|g$)/u;
export const MODIFIER = /^(?:b|a|ad|ag|s|f|r|m|t|tg|q|z)$/u;
export const VERB = /^v/u;
export const RATE_END = /(?:率|比例|比重)$/u;
export const LONGEST = 24;
const BOUND = /^(?:以[上下内]|左右|上下)$/u;
/** Words of place behind a noun, which segmenters take for nouns. */
const SIDES = new Set('内 外 中 上 下 前 后'.split(' '));

/** The noun phrase that a clause ends with. */
export function phraseBefore(clause: string, terms: Terms): Phrase {
  const cut = Math.max(0, clause.length - LONGEST);
  const text = clause.slice(cut);
  const words = terms.words(text);
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
  // 民商事案件|平均|审理天数: an average is of what stands before.
  const mean =
    at >= 0 && /^(?:平均|年均|月均|日均)$/u.test((before[at] as Word).text) ? (before[at--] as Word).start : found;
  for (; at >= 0; at--) {
    const word = before[at] as Word;
    // 闭会|期间|建议: a listed part that the dictionary cuts.
    const part = terms.partAtEnd(text.slice(0, word.end));
    if (part && part.length > word.text.length) {
      start = word.end - part.length;
      while (at > 0 && (before[at] as Word).start > start) at--;
      continue;
    }
    // 被|骗|资金: what was done to it tells which.
    if (VERB.test(word.tag) && before[at - 1]?.text === '被') {
      start = (before[--at] as Word).start;
      continue;
    }
    // 60周岁|以上|老年人: the bound belongs to the figure before.
    if (word.start === 0 && cut === 0 && BOUND.test(word.text)) break;
    const isPart = NOUN.test(word.tag) || (MODIFIER.test(word.tag) && word.text !== '各');
    if (!isPart || STOPS.has(word.text) || terms.stageAtEnd(word.text) === word.text) break;
    start = word.start;
  }
  let verb = before[at];
  if (verb?.text === '的') verb = before[at - 1];
  const stage = verb && terms.stageAtEnd(text.slice(0, verb.end));
  return {
    head: piece(found, text.length),
    ...(start < mean && { modifier: piece(start, mean) }),
    ...(verb && isDeedWord(verb, stage) && { verb: piece(stage ? verb.end - stage.length : verb.start, verb.end) }),
  };
}

/** A verb of one character joins more than it tells, and so does one of having: 到, 达, 有, 共有, 拥有. */
const isDeedWord = ({ tag, text }: Word, stage: string | undefined) =>
  stage !== undefined || (VERB.test(tag) && text.length > 1 && !text.endsWith('有'));

const ASPECT = /^(?:已|已经|正|正在|未|尚未|没|再|即将)$/u;

/** 立案|审查, 培训: nothing but deeds, which count no thing of their own. */
function isDeed(text: string, words: readonly Word[], terms: Terms): boolean {
  const last = words.at(-1);
  if (!last || terms.headAtEnd(text) !== undefined) return false;
  // 单独|办理, 独|办: a listed deed that the dictionary cuts.
  const stage = terms.stageAtEnd(text);
  if (stage && (stage === text || stage.length > last.text.length)) return true;
  const before = words.at(-2);
  // 已初查: such an adverb goes before a verb.
  if (ASPECT.test(before?.text ?? '')) return true;
  // 全区积压: whoever does it stands before.
  if (last.tag === 'vn' && SCOPE.test(before?.text ?? '')) return true;
  return last.tag === 'vn' && (!before || terms.stageAtEnd(before.text) === before.text);
}

/** Where the head begins that a text ends with; undefined where it ends with no noun. */
function headAtEnd(text: string, words: readonly Word[], terms: Terms): number | undefined {
  const known = terms.headAtEnd(text);
  if (known) return text.length - known.length;
  const last = words.at(-1);
  if (!last) return undefined;
  if (RATE_END.test(text)) return rateStart(words, terms);
  // 现有编制: what there is is a thing.
  const isObject = last.text.length > 1 && /有$/u.test(words.at(-2)?.text ?? '');
  if (
    !NOUN.test(last.tag) &&
    !isObject &&
    !(
      last.text.length === 1 &&
      (NOUN_END.test(last.text) || (/^(?:[qkgm]|zg)/u.test(last.tag) && !/[年月日]/u.test(last.text))) &&
      words.length > 1
    )
  )
    return undefined;
  if (terms.stageAtEnd(text) === last.text) return undefined;
  return mergeShort(words, words.length - 1, terms);
}

/** A noun of one character, or one that says too little alone, takes the word before it: 危|桥, 联络|站, 组成|人员. */
export function mergeShort(words: readonly Word[], at: number, terms: Terms): number {
  let i = at;
  const end = (words[at] as Word).end;
  while (i > 0) {
    const first = words[i] as Word;
    const word = words[i - 1] as Word;
    const isWhole = end - first.start >= 2 && !(i === at && terms.isGeneric(first.text));
    if (isWhole) break;
    if (!(NOUN.test(word.tag) || VERB.test(word.tag) || /^[abk]/u.test(word.tag))) break;
    i--;
  }
  return (words[i] as Word).start;
}

/** A rate takes its verbs and the short words before them: 服|判|息诉|率, 整改|完成|率. */
export function rateStart(words: readonly Word[], terms: Terms): number {
  let i = mergeShort(words, words.length - 1, terms);
  let at = words.findIndex(({ start }) => start === i);
  while (at > 0) {
    const word = words[at - 1] as Word;
    const later = words[at] as Word;
    const isDeedOf = NOUN.test(word.tag) && word.tag !== 'vn' && /^v/u.test(later.tag) && later.tag !== 'vn';
    const isShort =
      word.text.length === 1 && !STOPS.has(word.text) && !SIDES.has(word.text) && !/^[fpcdru]/u.test(word.tag);
    const joins = (VERB.test(word.tag) && word.tag !== 'vn') || terms.isGeneric(later.text) || isShort || isDeedOf;
    if (!joins || SIDES.has(word.text)) break;
    at--;
    i = word.start;
  }
  return i;
}
