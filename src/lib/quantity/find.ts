import { foldWidth, times } from '../text/numeral.ts';
import type { Candidate, Rule } from './candidate.ts';
import { EXCLUSIONS } from './exclusions.ts';
import { UNIT_ALIASES } from './lexicon.ts';
import { isMisread } from './misread.ts';
import { dropBare, findChanges, joinRanges, type Pass, shareUnits } from './refine.ts';
import { currencyFirst } from './rules/currency.ts';
import { hanUnit, mayHoldCount } from './rules/han.ts';
import { hanFew } from './rules/han-few.ts';
import { numberUnit } from './rules/number-unit.ts';
import { perHundred, tenths } from './rules/percent.ts';
import type { Quantity } from './schema.ts';
import { DIGITS, HAN_AMOUNTS, tableOfSigns } from './signs.ts';

/** Rules in order: where two find the same stretch, the earlier one keeps it. */
export const RULES: readonly Rule[] = [perHundred, tenths, currencyFirst, numberUnit, hanFew, hanUnit];

/** Passes in order: units are shared before ranges are joined, because 1至3次 shares its unit. */
export const PASSES: readonly Pass[] = [shareUnits, joinRanges, findChanges, dropBare];

/** A step of the search, for people who ask why. */
export interface TraceStep {
  step: string;
  text: string;
  start: number;
  outcome: string;
}

/** Which rules can match in a sentence, from one look at its characters. */
const SIGNS = tableOfSigns([DIGITS, HAN_AMOUNTS, ...[...EXCLUSIONS, ...RULES].flatMap(({ needs }) => needs)]);
const CLAIMING = EXCLUSIONS.map((rule) => ({ ...rule, mask: SIGNS.maskOf(rule.needs) }));
const FINDING = RULES.map((rule) => ({ ...rule, mask: SIGNS.maskOf(rule.needs) }));
const ARABIC = SIGNS.maskOf([DIGITS]);
const HAN = SIGNS.maskOf([HAN_AMOUNTS]);

/**
 * Quantities of a text, in the order in which they stand. Sentence by sentence: most hold no number, and
 * nothing that a rule looks at lies beyond a full stop.
 * @param trace collects what each step did, for `npm run figures -- --explain`
 */
export function findQuantities(text: string, trace?: TraceStep[]): Quantity[] {
  const found: Quantity[] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOfSentence(text, start);
    const signs = SIGNS.look(text, start, end);
    if (signs & ARABIC || (signs & HAN && mayCount(text.slice(start, end)))) {
      const candidates = findInSentence(maskRuns(foldGroups(foldWidth(text.slice(start, end)))), signs, trace);
      for (const candidate of candidates) {
        const quantity = toQuantity(text, shift(candidate, start));
        if (!isMisread(text, quantity.start, quantity.end, quantity.kind === 'count')) found.push(quantity);
        else trace?.push({ step: MISREAD, text: quantity.text, start: quantity.start, outcome: '去掉' });
      }
    }
    start = end;
  }
  return found;
}

/** The step that leaves out what recognition may have misread. */
export const MISREAD = 'misread';

/** Blanks of any width and apostrophes between groups of three digits are the signs that rules know: 1 286, 5’100. */
function foldGroups(text: string): string {
  return /[\u00a0\u2000-\u200a\u202f\u205f'’]/u.test(text)
    ? text.replace(/[\u00a0\u2000-\u200a\u202f\u205f]/gu, ' ').replace(/(?<=\d)['’](?=\d{3}(?!\d))/gu, ',')
    : text;
}

const STOP = /[。！？\n]/gu;

/** Where the sentence that begins at an offset ends. */
function endOfSentence(text: string, start: number): number {
  STOP.lastIndex = start;
  while (STOP.test(text)) {
    const end = STOP.lastIndex;
    if (!closesBehind(text, end, '《', '》') && !closesBehind(text, end, '（', '）')) return end;
    STOP.lastIndex = end;
  }
  return text.length;
}

/** A full stop inside a title or in brackets does not end what belongs together: the bracket closes soon. */
function closesBehind(text: string, at: number, open: string, close: string): boolean {
  for (let i = at; i < Math.min(at + 81, text.length); i++) {
    if (text[i] === close) return true;
    if (text[i] === open) return false;
  }
  return false;
}

/** A sentence without a digit seldom counts anything: its Han numerals are enumerators and names. */
function mayCount(sentence: string): boolean {
  return mayHoldCount(sentence) || hanFew.find(sentence).length > 0 || sentence.includes('分之');
}

/** What is no quantity is claimed first, then rules find candidates, then passes refine them. */
function findInSentence(sentence: string, signs: number, trace?: TraceStep[]): Candidate[] {
  const claims = findClaims(sentence, signs, trace);
  const found: Candidate[] = [];
  for (const rule of FINDING) {
    if ((signs & rule.mask) !== rule.mask) continue;
    for (const candidate of rule.find(sentence)) if (isFree(candidate, claims, sentence, trace)) found.push(candidate);
  }
  let candidates = settleOverlaps(found, sentence, trace);
  for (const pass of PASSES) {
    const refined = pass.run(sentence, candidates);
    if (trace) traceChanges(trace, pass, sentence, candidates, refined);
    candidates = refined;
  }
  return candidates;
}

function shift(candidate: Candidate, by: number): Candidate {
  return by === 0 ? candidate : { ...candidate, start: candidate.start + by, end: candidate.end + by };
}

/** Runs that nobody writes as a number or a word; patterns would read them again from every place. */
const RUN = /\d{17,}|[零〇一二两三四五六七八九十百千万亿]{41,}|[\w.+-]{100,}|\s{60,}/gu;

/** Hostile and broken input stays linear: long runs become a character that no pattern knows. */
function maskRuns(text: string): string {
  return text.replace(RUN, (run) => '\ue000'.repeat(run.length));
}

function toQuantity(text: string, candidate: Candidate): Quantity {
  const { start, end, unit, min, max, approximation, change, inferred, rule } = candidate;
  const isRange = min !== undefined && max !== undefined;
  return {
    text: text.slice(start, end).replace(/\s/gu, ''),
    value: isRange ? null : times(candidate.value, candidate.factor),
    ...(isRange && { min, max }),
    unit: unit ? (UNIT_ALIASES[unit.name] ?? unit.name) : '',
    approximation,
    kind: isRange ? 'range' : (unit?.kind ?? 'number'),
    ...(change && { change }),
    ...(inferred && { inferred }),
    start,
    end,
    rule,
  };
}

interface Claim {
  start: number;
  end: number;
  name: string;
}

/** Stretches that hold no quantity, sorted by where they begin. */
function findClaims(text: string, signs: number, trace?: TraceStep[]): Claim[] {
  const claims: Claim[] = [];
  for (const { name, pattern, mask } of CLAIMING) {
    if ((signs & mask) !== mask) continue;
    // A loop over exec, not matchAll: this runs for every pattern on every sentence.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      claims.push({ name, start: match.index, end: match.index + match[0].length });
      if (match[0] === '') pattern.lastIndex++;
    }
  }
  claims.sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { name, start, end } of claims) {
    trace?.push({ step: name, text: text.slice(start, end), start, outcome: '不是数量' });
  }
  return claims;
}

/** True if no claim holds the numeral of a candidate. */
function isFree(candidate: Candidate, claims: readonly Claim[], text: string, trace?: TraceStep[]): boolean {
  const last = Math.max(candidate.start, candidate.numeralEnd - 1);
  const claim =
    candidate.rule === 'per-hundred' ? undefined : (claimAt(claims, candidate.start) ?? claimAt(claims, last));
  const { rule, start, end } = candidate;
  trace?.push({ step: rule, text: text.slice(start, end), start, outcome: claim ? `属于 ${claim.name}` : '候选' });
  return claim === undefined;
}

/** Candidates in the order of the text; of two that overlap the one of the earlier rule stays. */
function settleOverlaps(found: readonly Candidate[], text: string, trace?: TraceStep[]): Candidate[] {
  const rank = new Map(RULES.map((rule, i) => [rule.name, i]));
  const sorted = found.toSorted((a, b) => a.start - b.start || (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0));
  const settled: Candidate[] = [];
  for (const candidate of sorted) {
    const last = settled.at(-1);
    if (!last || last.end <= candidate.start) {
      settled.push(candidate);
      continue;
    }
    const [kept, lost] =
      (rank.get(candidate.rule) ?? 0) < (rank.get(last.rule) ?? 0) ? [candidate, last] : [last, candidate];
    settled[settled.length - 1] = kept;
    trace?.push({
      step: lost.rule,
      text: text.slice(lost.start, lost.end),
      start: lost.start,
      outcome: `让给 ${kept.rule}`,
    });
  }
  return settled;
}

/** Binary search: the claims of a long text are many. */
function claimAt(claims: readonly Claim[], offset: number): Claim | undefined {
  let low = 0;
  let high = claims.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((claims[middle] as Claim).start <= offset) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= Math.max(0, low - 12); i--) {
    const claim = claims[i] as Claim;
    if (offset < claim.end) return claim;
  }
  return undefined;
}

function traceChanges(
  trace: TraceStep[],
  pass: Pass,
  text: string,
  before: readonly Candidate[],
  after: readonly Candidate[],
): void {
  for (const candidate of after) {
    if (!before.includes(candidate)) {
      trace.push({
        step: pass.name,
        text: text.slice(candidate.start, candidate.end),
        start: candidate.start,
        outcome: `改为 ${candidate.rule}`,
      });
    }
  }
  const ends = new Set(after.flatMap((c) => [c.start, c.end]));
  for (const candidate of before.filter((c) => !ends.has(c.start) && !ends.has(c.end))) {
    trace.push({
      step: pass.name,
      text: text.slice(candidate.start, candidate.end),
      start: candidate.start,
      outcome: '去掉',
    });
  }
}
