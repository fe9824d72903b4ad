import type { Word } from '../segment.ts';
import { NOUN_END, STOPS } from './cues.ts';
import { LONGEST, MODIFIER, mergeShort, NOUN, type Phrase, type Piece, RATE_END, rateStart, VERB } from './phrase.ts';
import type { Terms } from './terms.ts';

/** Words behind a noun in which its verb is looked for. */
const REACH = 8;

/** Where the words of a noun phrase begin and end: from the last 的 to its last noun, and the first word behind. */
interface Run {
  from: number;
  /** -1 where there is no noun. */
  last: number;
  next: number;
}

/** Verbs that may stand before a noun without 的: 承办|单位. */
const VERBS_BEFORE = 2;

/** Goes over the words of a noun phrase as far as it can be one. */
function runOf(text: string, words: readonly Word[], unit: string, terms: Terms): Run {
  let [from, last, verbs, i] = [0, -1, 0, 0];
  for (; i < words.length; i++) {
    const word = words[i] as Word;
    const isRelative = () => relativeBehind(words, i);
    if (isListedEnd(text, words, i, unit, terms)) return { from, last: i, next: i + 1 };
    // 42家承办单位的负责人, 6名代表提出的建议: what the unit counts is named before.
    if (last === i - 1 && last >= from && isCountedEnd(text, words, from, i, unit, terms))
      return { from, last, next: i };
    if (word.text === '的') {
      if (i === 0 || !isContent(words[i + 1])) break;
      [from, last, verbs] = [i + 1, -1, 0];
    } else if (word.text === '等' && i > 0 && last === i - 1 && NOUN.test(words[i + 1]?.tag ?? '')) {
      // 农民工等群众: the last name is that of all.
      [from, last, verbs] = [i + 1, -1, 0];
    } else if (word.text === '被' && last < from) {
      verbs++;
    } else if (STOPS.has(word.text)) {
      if (!isRelative()) break;
    } else if (VERB.test(word.tag) || isStage(word, terms) || /^[dz]$/u.test(word.tag)) {
      verbs++;
      const isOver = last >= from ? !goesOn(words, i, from, terms) : verbs > VERBS_BEFORE;
      if (isOver && !isRelative()) break;
    } else if (NOUN.test(word.tag) || isShortNoun(word, i, last, from)) {
      last = i;
    } else if (!MODIFIER.test(word.tag) && !isRelative()) break;
  }
  return { from, last, next: i };
}

/** The noun of the unit's kind that ends before 的 or a verb; other nouns go on. */
function isCountedEnd(
  text: string,
  words: readonly Word[],
  from: number,
  at: number,
  unit: string,
  terms: Terms,
): boolean {
  const { text: next, tag } = words[at] as Word;
  if (next !== '的' && !(VERB.test(tag) && tag !== 'vn' && !goesOn(words, at, from, terms))) return false;
  return terms.fit(unit, text.slice((words[from] as Word).start, (words[at - 1] as Word).end)) > 0;
}

const isContent = (word: Word | undefined) =>
  word !== undefined && (NOUN.test(word.tag) || MODIFIER.test(word.tag) || VERB.test(word.tag));

/** 试点|村, 不满意|件: a character that the dictionary has as a measure word or a root ends a noun. */
function isShortNoun(word: Word, at: number, last: number, from: number): boolean {
  return (
    word.text.length === 1 &&
    ((/^(?:q|k|g|zg)$/u.test(word.tag) && at > from && (last === at - 1 || word.text === '件')) ||
      (NOUN_END.test(word.text) && at > from) ||
      (at === 0 && word.tag === 'zg'))
  );
}

/** The noun phrase that a clause begins with, behind a unit: 代表建议|交由政府办理, 办理不力的|责任人|进行约谈. */
export function phraseBehind(clause: string, unit: string, terms: Terms): Phrase {
  const text = clause.slice(0, LONGEST);
  const skipped = /^(?:以上|左右|以下|之多|之内|以内)?的?\s*/u.exec(text)?.[0].length ?? 0;
  const words = terms.words(text.slice(skipped)).map((w) => ({ ...w, start: w.start + skipped, end: w.end + skipped }));
  const { from, last, next } = fitting(text, words, runOf(text, words, unit, terms), unit, terms);
  const end = last < 0 ? 0 : (words[last] as Word).end;
  if (last < 0) {
    // 已经|解决, 被|评为: the deed behind its adverbs.
    const verb = words.find(({ tag, text: word }) => !/^d/u.test(tag) && word !== '被');
    return verb && VERB.test(verb.tag)
      ? { verb: { text: verb.text, start: verb.start, end: verb.end }, isLoose: true }
      : {};
  }
  const phrase = text.slice(0, end);
  const known = terms.headAtEnd(phrase);
  const run = words.slice(from, last + 1);
  const start = known ? end - known.length : mergeShort(run, run.length - 1, terms);
  const first = (words[0] as Word).start;
  const piece = (a: number, b: number): Piece => ({ text: text.slice(a, b), start: a, end: b });
  const verb = verbBehind(text, words, next, terms);
  return {
    head: piece(start, end),
    ...(first < start && { modifier: piece(first, start) }),
    ...(verb && { verb: piece(verb.start, verb.end) }),
    ...(from === 0 && !known && /^[vl]/u.test((words[from] as Word).tag) && { isLoose: true }),
  };
}

/** 3家主要负责人, 14家责任单位密切配合: where the unit does not count the last noun, the last one before it that it counts. */
function fitting(text: string, words: readonly Word[], run: Run, unit: string, terms: Terms): Run {
  const { from, last } = run;
  if (last < 0) return run;
  const fitAt = (at: number) => terms.fit(unit, text.slice((words[from] as Word).start, (words[at] as Word).end));
  if (fitAt(last) > 0) return run;
  for (let at = last - 1; at >= from; at--)
    if (NOUN.test((words[at] as Word).tag) && fitAt(at) > 0) return { from, last: at, next: at + 1 };
  // 9所敬老院入住率: bodies are counted, not their rate.
  const thing = RATE_END.test(text.slice(0, (words[last] as Word).end)) ? thingOfRate(words, run, terms) : -1;
  if (thing >= 0) return { from, last: thing, next: thing + 1 };
  return fitAt(last) < 0 ? { from, last: -1, next: run.next } : run;
}

/** The last noun before a rate; -1 where the phrase has no other. */
function thingOfRate(words: readonly Word[], { from, last }: Run, terms: Terms): number {
  const rate = rateStart(words.slice(from, last + 1), terms);
  return words.findLastIndex(({ tag, end }, at) => at >= from && end <= rate && NOUN.test(tag));
}

/** A listed stage is a deed, whatever the dictionary says of it: 办理, 进站. */
const isStage = ({ text }: Word, terms: Terms) => terms.stageAtEnd(text) === text;

/** 五级|人大代表|编组: the noun that is listed for the unit ends the phrase, if it does not begin a longer one. */
function isListedEnd(text: string, words: readonly Word[], at: number, unit: string, terms: Terms): boolean {
  const listed = terms.headsOfUnit(unit);
  const head = listed.length > 0 ? terms.headAtEnd(text.slice(0, (words[at] as Word).end)) : undefined;
  if (head === undefined || !listed.includes(head)) return false;
  const next = words[at + 1];
  return next?.text !== '的' && !(next && terms.headAtEnd(text.slice(0, next.end)) !== undefined);
}

/** 重点|督办|建议: a verb between an attribute and a listed head. */
function goesOn(words: readonly Word[], at: number, from: number, terms: Terms): boolean {
  const next = words[at + 1];
  const before = words
    .slice(from, at)
    .map(({ text }) => text)
    .join('');
  if (next === undefined) return false;
  // 搬迁|安置|区: a verb that is part of a noun.
  const end = words.findIndex(({ tag }, i) => i > at && !VERB.test(tag));
  if (end > 0 && NOUN_END.test(words[end]?.text ?? '')) return true;
  // 专门委员会|组成|人员: a noun that says too little alone.
  if (terms.isGeneric(next.text)) return true;
  return terms.headAtEnd(next.text) === next.text && terms.partAtEnd(before) === before;
}

/** 干部|包联|的|村: the words up to 的 are an attribute. */
function relativeBehind(words: readonly Word[], at: number): boolean {
  const of = words.findIndex(({ text }, i) => i > at && i <= at + 5 && text === '的');
  const next = words[of + 1];
  return of > 0 && next !== undefined && NOUN.test(next.tag);
}

/** The verb behind a noun phrase, …全部办结: the longest listed stage, else the first verb. */
function verbBehind(text: string, words: readonly Word[], from: number, terms: Terms): Piece | undefined {
  const behind = words.slice(from, from + REACH);
  const stages = behind.flatMap((word) => {
    const stage = terms.stageAtEnd(text.slice(0, word.end));
    const start = word.end - (stage?.length ?? 0);
    return stage && start >= (behind[0] as Word).start ? [{ text: stage, start, end: word.end }] : [];
  });
  const longest = Math.max(0, ...stages.map((stage) => stage.text.length));
  return (
    stages.find((stage) => stage.text.length === longest) ??
    behind.find((word) => VERB.test(word.tag) && word.text.length > 1 && !STOPS.has(word.text))
  );
}

/** Words before a verb that do not say the deed: 予以|答复, 书面|答复, 未获|答复. */
const LIGHT = new Set(
  '未 未获 未能 没有 予以 给予 进行 作出 开展 依法 及时 全部 书面 必须 应当 要 应 须 向 对 其 一次性 首次 取得'.split(
    ' ',
  ),
);

/** The verb that a clause begins with: 答复|代表. */
export function verbAtStart(clause: string, terms: Terms): Piece | undefined {
  const words = terms.words(clause.slice(0, LONGEST));
  // 与|代表|联系: with whom, at what place.
  const begin = words[0]?.tag === 'p' ? words.findIndex(({ tag }, i) => i > 0 && !NOUN.test(tag)) : 0;
  const first = words.slice(Math.max(0, begin)).find(({ text }) => !LIGHT.has(text));
  return first && (VERB.test(first.tag) || isStage(first, terms)) ? first : undefined;
}
