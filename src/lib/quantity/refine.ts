import type { Candidate } from './candidate.ts';

/** A candidate with its unit and, for a range, its bounds. */
export interface Refined extends Candidate {
  rule: string;
  min?: number;
  max?: number;
}

const SHARE = /^\s*(?:[、和与及或]|以及)\s*$/u;
const RANGE = /^\s*(?:至|到|[—–~～\-－]{1,2})\s*$/u;

/**
 * A number without a unit takes the unit of the one it is listed with: 4.8和2.5个百分点, 12、18和25件.
 * Read from the right, so that a whole list takes the unit of its last member.
 */
export function shareUnits(text: string, candidates: readonly Candidate[]): Candidate[] {
  const shared = [...candidates];
  for (let i = shared.length - 2; i >= 0; i--) {
    const candidate = shared[i] as Candidate;
    const next = shared[i + 1] as Candidate;
    const between = text.slice(candidate.end, next.start);
    if (candidate.unit || !next.unit || !(SHARE.test(between) || RANGE.test(between))) continue;
    const factor = candidate.factor === 1 ? next.factor : candidate.factor;
    shared[i] = { ...candidate, unit: next.unit, factor };
  }
  return shared;
}

/** Two quantities of one unit joined by 至 or a dash are one range; numbers without a unit are dropped. */
export function joinRanges(text: string, candidates: readonly Candidate[]): Refined[] {
  const refined: Refined[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const low = candidates[i] as Candidate;
    if (!low.unit) continue;
    const high = candidates[i + 1];
    if (high?.unit?.name === low.unit.name && isRange(text, low, high)) {
      const min = low.value * low.factor;
      const max = high.value * high.factor;
      const { approximation } = high.approximation === 'exact' ? low : high;
      refined.push({ ...low, end: high.end, approximation, rule: 'range', min, max });
      i++;
    } else {
      refined.push({ ...low, rule: low.end === low.numeralEnd ? 'shared-unit' : 'number-unit' });
    }
  }
  return refined;
}

/** 从3件到5件 is a change, not a range. */
function isRange(text: string, low: Candidate, high: Candidate): boolean {
  if (!RANGE.test(text.slice(low.end, high.start)) || low.value * low.factor > high.value * high.factor) return false;
  return !/[从由自]\s*$/u.test(text.slice(Math.max(0, low.start - 3), low.start));
}
