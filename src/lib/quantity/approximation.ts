import type { Approximation, UnitKind } from './kinds.ts';
import { AFTER, BEFORE } from './lexicon.ts';

/** Words that may stand between a word of approximation and the number: 约有, 超过了, 近达. */
const FILLER = /(?:了|有|为|占|达到?|达成|计|共|出|完成|跑|需|是)$/u;
const WORDS = BEFORE.flatMap(({ words, ...rest }) => words.split(' ').map((word) => ({ ...rest, word }))).sort(
  (a, b) => b.word.length - a.word.length,
);
/** By their last character, because they are looked for backwards from every number. */
const BY_LAST = Map.groupBy(WORDS, ({ word }) => word.at(-1));

/** The longest word of approximation with its filler and what stands before it. */
const LONGEST = 16;
/** 不得少于 says no less. */
const NEGATED = /不(?:得|能|应|宜|可|准|许)$/u;
const OPPOSITE: Partial<Record<Approximation, Approximation>> = { under: 'atLeast', over: 'atMost' };
/** 至少走访 20户: a deed between an adverb and its number. */
const AT_LEAST_DONE = /(?:(至少|起码)|至多)(?:(?![的从由自])\p{Script=Han}){1,6}$/u;
/** 超过全部建议165件的 15%: the whole stands between. */
const OF_WHOLE = /(?:(超过|多于|高于)|不足|不到|低于|少于)[^，。；、%％]{1,12}的$/u;
/** Inside a stretch of time or way; 内部 and 内容 are other words. */
const INSIDE = /^内(?![容部外控设生涵需蒙])/u;
const PERIOD_UNITS = new Set(['年', '个月', '天', '周', '月']);

/** What the words around a quantity say about its precision. */
export function findApproximation(
  text: string,
  place: { start: number; end: number; isOver: boolean; isAbout: boolean; unit?: string; kind?: UnitKind },
): Approximation {
  const before = text.slice(Math.max(0, place.start - LONGEST), place.start).trimEnd();
  const after = text.slice(place.end, place.end + 5).trimStart();
  const stated = statedBefore(before, place.unit) ?? statedAfar(before, place.kind);
  const inner = place.isOver ? 'over' : place.isAbout ? 'about' : statedBehind(after, place.kind);
  // 近100余个 contradicts itself: neither over nor under can be said. 大概500多个 is more than 500.
  if (stated === 'about' && inner === 'over') return 'over';
  return stated && inner && stated !== inner ? 'about' : (stated ?? inner ?? 'exact');
}

function statedBefore(before: string, unit: string | undefined): Approximation | undefined {
  // 约为上年的1.3倍
  const withoutFiller = before.replace(/(?<=约为|约是|近)[^，。；、]{1,6}的$/u, '').replace(FILLER, '');
  const found = longestWord(before) ?? (withoutFiller === before ? undefined : longestWord(withoutFiller));
  if (!found) return undefined;
  const { front, word, approximation, notAfter } = found;
  if (notAfter?.test(front)) return undefined;
  if (NEGATED.test(front)) return OPPOSITE[approximation] ?? approximation;
  // 最高达98.5% is what was reached, no bound.
  if (/^最[高低长]$/u.test(word) && /(?:达到?|为|是)$/u.test(before)) return undefined;
  // 近5年 is the last five years; 历时近5年 is nearly five.
  const isPeriod = word === '近' && unit !== undefined && PERIOD_UNITS.has(unit);
  return isPeriod && !/(?:历时|长达|耗时|用时|为期|时间)$/u.test(front) ? undefined : approximation;
}

/** A bound that other words part from its number. */
function statedAfar(before: string, kind: UnitKind | undefined): Approximation | undefined {
  const deed = /[至起]/u.test(before) ? AT_LEAST_DONE.exec(before) : null;
  if (deed) return deed[1] ? 'atLeast' : 'atMost';
  const isShare = kind === 'percent' || kind === 'multiple';
  const whole = isShare && before.endsWith('的') ? OF_WHOLE.exec(before) : null;
  return whole ? (whole[1] ? 'over' : 'under') : undefined;
}

function statedBehind(after: string, kind: UnitKind | undefined): Approximation | undefined {
  const isInside = (kind === 'duration' || kind === 'length') && INSIDE.test(after);
  return isInside ? 'atMost' : AFTER.find(([, pattern]) => pattern.test(after))?.[0];
}

/** The longest word of approximation at the end of a text, and the text before it. */
function longestWord(text: string) {
  const found = BY_LAST.get(text.at(-1))?.find(({ word }) => text.endsWith(word));
  return found && { ...found, front: text.slice(0, -found.word.length) };
}
