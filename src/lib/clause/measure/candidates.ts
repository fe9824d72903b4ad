import type { Word } from '../segment.ts';
import { isAgent, SCOPE } from './agent.ts';
import { isCounted } from './counted.ts';
import { NOUN_END, trimChange } from './cues.ts';
import { type Said, said } from './draft.ts';
import { MODIFIER, mergeShort, NOUN, VERB } from './phrase.ts';
import type { Site } from './site.ts';
import type { Terms } from './terms.ts';

/** A noun of the sentence that a number may count, and what speaks for it. */
interface Candidate {
  start: number;
  end: number;
  score: number;
  isKnown: boolean;
  /** Before a verb in the clause of the number. */
  isNear: boolean;
}

/** The noun found; whether its unit is known to count it, and whether it stands in the clause of the number. */
export interface Counted {
  said: Said;
  isKnown: boolean;
  isNear: boolean;
}

/** The fit of the unit counts most, then what a noun is to its clause, then how near it stands. */
const WEIGHT = { fit: 4, whole: 3, subject: 2, object: 1, attribute: -1, oblique: -1, clause: -0.5 };
/** Below this nobody would say that the number counts it. */
const LEAST = 2;
/** Clauses that are looked through. */
const REACH = 12;
/** Words behind the number that are looked through. */
const AHEAD = 40;
const MEASURED = new Set(['length', 'area', 'mass', 'volume', 'weight', 'money', 'score']);
/** 经营主体总量, 床位数: a number of what stands before. */
const AMOUNT = /^(?:总量|总数|数量|数|总额|规模)$/u;

/**
 * The noun that a number counts whose own clause names none: of all nouns of the sentence before it the one that its unit counts, as a
 * subject or an object, in a near clause. A noun of which nobody knows the unit is meant only as the subject of the same clause.
 * @param from where the sentence, or one before it, begins
 * @param withOwn false where the clause of the number is an attribute of it: 所提问题得到解决的
 */
export function nounCounted(site: Site, from: number, withOwn: boolean, terms: Terms): Counted | undefined {
  const { figure, text } = site;
  if (!isCounted(figure) && !MEASURED.has(figure.kind)) return undefined;
  let best: Candidate | undefined;
  for (const [distance, { start, end }] of clausesBefore(text, from, figure.start).entries()) {
    if (distance === 0 && !withOwn) continue;
    const clause = text.slice(start, end);
    for (const found of nounsOf(distance ? clause : trimChange(clause), site, distance, terms)) {
      if (found.score >= LEAST && (!best || found.score > best.score))
        best = { ...found, start: found.start + start, end: found.end + start };
    }
  }
  return best && { said: said(figure.passage, text, best), isKnown: best.isKnown, isNear: best.isNear };
}

/** What its unit counts behind the number, in its own clause: 举办14期|线下代表履职培训班. */
export function nounBehind(site: Site, terms: Terms): Said | undefined {
  return firstFitting(site, site.right.end, terms);
}

/** What its unit counts behind the number, in its sentence: 长2.4公里、宽7米的产业路. */
export function nounAhead(site: Site, terms: Terms): Said | undefined {
  return firstFitting(site, Math.min(site.sentence.end, site.figure.end + AHEAD), terms);
}

function firstFitting({ figure, text }: Site, end: number, terms: Terms): Said | undefined {
  if (figure.unit === '个') return undefined;
  const ahead = text.slice(figure.end, end);
  for (const clause of ahead.matchAll(/[^，。；：、,;（）()“”《》]+/gu)) {
    for (const { start, end, tag } of terms.words(clause[0])) {
      const noun = clause[0].slice(0, end);
      const from = figure.end + clause.index;
      if (NOUN.test(tag) && terms.fit(figure.unit, noun) > 0)
        return said(figure.passage, text, { start: from + start, end: from + end });
    }
  }
  return undefined;
}

/** The nearest first. */
function clausesBefore(text: string, from: number, to: number): { start: number; end: number }[] {
  const found = [];
  let end = to;
  for (let at = to - 1; at >= from - 1 && found.length < REACH; at--) {
    if (at >= from && !/[，。；：、！？,;:\n（）()“”《》]/u.test(text[at] as string)) continue;
    if (end > at + 1) found.push({ start: at + 1, end });
    end = at;
  }
  return found;
}

/** The nouns of a clause, the last first. */
function nounsOf(clause: string, site: Site, distance: number, terms: Terms): Candidate[] {
  const words = terms.words(clause);
  const found: Candidate[] = [];
  for (let i = words.length - 1; i >= 0; i--) {
    const last = words[i] as Word;
    const known = terms.headAtEnd(clause.slice(0, last.end));
    const front = words[i - 1]?.tag ?? '';
    const isEnd = NOUN_END.test(last.text) && (VERB.test(front) || NOUN.test(front));
    if (!known && !isEnd && !isCommon(last)) continue;
    const start = known ? last.end - known.length : mergeShort(words.slice(0, i + 1), i, terms);
    const noun = clause.slice(start, last.end);
    const fit = terms.fit(site.figure.unit, noun);
    const next = words[i + 1];
    // A noun before a noun is only meant where its unit says so: 学校|食堂.
    // 受理的举报线索中，属于检察机关管辖的: the whole.
    const isWhole = distance < 3 && /^[中里]$/u.test(next?.text ?? '') && i + 2 === words.length;
    const isOpen =
      distance === 0 && last.tag !== 'nt' && next !== undefined && !isCommon(next) && isThing(noun, site, terms);
    // Persons and households may be anybody's, and 个 counts anything: 村民|小组 names none.
    const isAnybody =
      (terms.unnamed(site.figure.unit) || site.figure.unit === '个') && (distance > 1 || (next && isCommon(next)));
    if (noun.length < 2 || fit < 0 || isAnybody || (fit === 0 && !isOpen && !isWhole)) continue;
    const score =
      (isWhole ? WEIGHT.whole : 0) + fit * WEIGHT.fit + placeOf(words, firstOfPhrase(words, i), i, distance);
    found.push({
      start,
      end: last.end,
      isKnown: fit > 0 || isWhole,
      isNear: distance === 0 && words.slice(i + 1).some(({ tag }) => VERB.test(tag)),
      score,
    });
  }
  return found;
}

/** Persons may be anybody, and bodies and places do what is counted. */
const isThing = (noun: string, site: Site, terms: Terms) =>
  !terms.unnamed(site.figure.unit) && !isAgent(site, noun, terms) && !SCOPE.test(noun);

/** What the place of a phrase speaks for it. */
function placeOf(words: readonly Word[], first: number, last: number, distance: number): number {
  const [before, behind] = [words[first - 1], words[last + 1]];
  const isSubject = (!before || before.text === '的') && !/^(?:的|[和与及])$/u.test(behind?.text ?? '');
  return (
    (isSubject ? WEIGHT.subject : 0) +
    (before && VERB.test(before.tag) ? WEIGHT.object : 0) +
    (behind && (behind.text === '的' || isCommon(behind)) ? WEIGHT.attribute : 0) +
    (before?.tag === 'p' ? WEIGHT.oblique : 0) +
    distance * WEIGHT.clause
  );
}

/** Names of persons and places are nobody's count, nor is a quality. */
const isCommon = ({ tag, text }: Word) =>
  NOUN.test(tag) && !/^n[rs]/u.test(tag) && !text.endsWith('性') && !AMOUNT.test(text);

/** Where the phrase begins that a noun ends: its nouns and adjectives. */
function firstOfPhrase(words: readonly Word[], last: number): number {
  let i = last;
  while (i > 0 && (NOUN.test((words[i - 1] as Word).tag) || MODIFIER.test((words[i - 1] as Word).tag))) i--;
  return i;
}
