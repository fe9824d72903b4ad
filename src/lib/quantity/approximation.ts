import { AFTER, BEFORE } from './lexicon.ts';
import type { Approximation, UnitKind } from './schema.ts';

const FILLER = '(?:了|有|为|占|达到?|达成|计|共|出|完成|跑|需|是)?';
const BEFORE_PATTERNS = BEFORE.flatMap(({ approximation, words, notAfter }) =>
  words.split(' ').map((word) => ({ approximation, word, notAfter, pattern: new RegExp(`${word}${FILLER}$`, 'u') })),
).sort((a, b) => b.word.length - a.word.length);

/** The longest word of approximation with its filler and what stands before it. */
const LONGEST = 12;
const PERIOD_UNITS = new Set(['年', '个月', '天', '周', '月']);

/** What the words around a quantity say about its precision. */
export function findApproximation(
  text: string,
  place: { start: number; end: number; isOver: boolean; isAbout: boolean; unit?: string; kind?: UnitKind },
): Approximation {
  const before = text.slice(Math.max(0, place.start - LONGEST), place.start).trimEnd();
  const after = text.slice(place.end, place.end + 5).trimStart();
  const stated = statedBefore(before, place.unit);
  const inner = place.isOver ? 'over' : place.isAbout ? 'about' : AFTER.find(([, pattern]) => pattern.test(after))?.[0];
  // 近100余个 contradicts itself: neither over nor under can be said. 大概500多个 is more than 500.
  if (stated === 'about' && inner === 'over') return 'over';
  return stated && inner && stated !== inner ? 'about' : (stated ?? inner ?? 'exact');
}

function statedBefore(before: string, unit: string | undefined): Approximation | undefined {
  for (const { approximation, word, notAfter, pattern } of BEFORE_PATTERNS) {
    const match = pattern.exec(before);
    if (!match) continue;
    const front = before.slice(0, match.index);
    if (notAfter?.test(front)) return undefined;
    // 近5年 is the last five years; 历时近5年 is nearly five.
    if (word === '近' && unit && PERIOD_UNITS.has(unit) && !/(?:历时|长达|耗时|用时|为期|时间)$/u.test(front))
      return undefined;
    return approximation;
  }
  return undefined;
}
