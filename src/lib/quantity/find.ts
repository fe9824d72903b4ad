import type { Candidate } from './candidate.ts';
import { EXCLUSIONS } from './exclusions.ts';
import { AFTER, BEFORE, MULTIPLIERS, NOT_BEFORE, UNIT_ALIASES, UNIT_LIST, type Unit } from './lexicon.ts';
import { foldWidth, NUMBER, readNumber, scale } from './number.ts';
import { joinRanges, shareUnits } from './refine.ts';
import type { Approximation, Quantity } from './schema.ts';

/** Multipliers and the 余, 多 around them, in every position: 780余万, 14万余, 6.5亿余. */
const TAIL = /\s*(余|多|来|几)?\s*((?:[十百千]?万亿|[十百千]?[万亿]|[十百千])(?!分[点之]))?\s*(余|多|来|几)?\s*/uy;

const UNIT = new RegExp(`(?:${UNIT_LIST.map(({ name }) => escapeForPattern(name)).join('|')})`, 'uy');
const UNIT_BY_NAME = new Map(UNIT_LIST.map((unit) => [unit.name, unit]));

const FILLER = '(?:了|有|为|占|达到?|达成|计|共|出|完成)?';
const BEFORE_PATTERNS = BEFORE.map(
  ([approximation, words]) => [approximation, alternatives(words, '', `${FILLER}$`)] as const,
);
const AFTER_PATTERNS = AFTER.map(([approximation, words]) => [approximation, alternatives(words, '^', '')] as const);

/** The longest word of approximation with its filler. */
const LONGEST_BEFORE = 9;

/**
 * Quantities of a text, in the order in which they stand: first what is no quantity is claimed, then
 * numbers with their units are read, then ranges and shared units are put together.
 */
export function findQuantities(text: string): Quantity[] {
  const folded = foldWidth(text);
  const claims = findClaims(folded);
  const candidates: Candidate[] = [];
  for (const match of folded.matchAll(NUMBER)) {
    if (isClaimed(claims, match.index)) continue;
    candidates.push(readCandidate(folded, match.index, match[0]));
  }
  const shared = shareUnits(folded, candidates);
  return joinRanges(folded, shared).map(({ rule, min, max, ...candidate }) => {
    const unit = candidate.unit as Unit;
    const isRange = min !== undefined;
    return {
      text: text.slice(candidate.start, candidate.end).replace(/\s/gu, ''),
      value: isRange ? null : scale(candidate.value, candidate.factor),
      ...(isRange && { min, max }),
      unit: UNIT_ALIASES[unit.name] ?? unit.name,
      approximation: candidate.approximation,
      kind: isRange ? ('range' as const) : unit.kind,
      start: candidate.start,
      end: candidate.end,
      rule,
    };
  });
}

/** Stretches that hold no quantity, as sorted pairs of offsets. */
function findClaims(text: string): [start: number, end: number][] {
  if (!/\d/u.test(text)) return [];
  return EXCLUSIONS.flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].map((match): [number, number] => [match.index, match.index + match[0].length]),
  ).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

function isClaimed(claims: readonly (readonly [number, number])[], offset: number): boolean {
  for (const [start, end] of claims) {
    if (start > offset) return false;
    if (offset < end) return true;
  }
  return false;
}

/** Reads what follows a numeral: 余 and multiplier in any order, and the unit. */
function readCandidate(text: string, start: number, numeral: string): Candidate {
  const numeralEnd = start + numeral.length;
  const bare = { start, numeralEnd, value: readNumber(numeral) };
  // A unit that begins with a multiplier is a unit: 3千瓦, 5百分点.
  const direct = readUnit(text, skipBlanks(text, numeralEnd));
  if (direct) return { ...bare, factor: 1, unit: direct.unit, ...withApproximation(text, start, direct.end, false) };
  TAIL.lastIndex = numeralEnd;
  const [tail = '', first, multiplier, second] = TAIL.exec(text) ?? [];
  const factor = multiplier ? (MULTIPLIERS[multiplier] ?? 1) : 1;
  const found = readUnit(text, numeralEnd + tail.length);
  const isOver = [first, second].some((word) => word === '余' || word === '多');
  if (!found) {
    const end = numeralEnd + (multiplier ? tail.trimEnd().length : 0);
    return { ...bare, factor, ...withApproximation(text, start, end, isOver), end };
  }
  return { ...bare, factor, unit: found.unit, ...withApproximation(text, start, found.end, isOver) };
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (/\s/u.test(text[end] ?? '')) end++;
  return end;
}

/** The longest unit that begins at an offset, unless it goes on as another word. */
function readUnit(text: string, at: number): { unit: Unit; end: number } | undefined {
  UNIT.lastIndex = at;
  const name = UNIT.exec(text)?.[0];
  if (!name) return undefined;
  const end = at + name.length;
  const next = text[end] ?? '';
  if (next && (NOT_BEFORE[name] ?? '').includes(next)) return undefined;
  if (/^[A-Za-z]/u.test(name) && /[A-Za-z0-9]/u.test(next)) return undefined;
  const unit = UNIT_BY_NAME.get(name) as Unit;
  return { unit, end };
}

/** What the words around say about precision. 余 behind the unit (3年余) belongs to the quantity. */
function withApproximation(text: string, start: number, unitEnd: number, isOver: boolean) {
  const tail = /^\s*[余多](?=[，。；、的,;]|$)/u.exec(text.slice(unitEnd, unitEnd + 4))?.[0] ?? '';
  const end = unitEnd + tail.length;
  const before = text.slice(Math.max(0, start - LONGEST_BEFORE), start).trimEnd();
  const after = text.slice(end, end + 4).trimStart();
  const stated = BEFORE_PATTERNS.find(([, pattern]) => pattern.test(before))?.[0];
  const inner = isOver || tail ? 'over' : AFTER_PATTERNS.find(([, pattern]) => pattern.test(after))?.[0];
  // 近100余个 contradicts itself: neither over nor under can be said.
  const approximation: Approximation = stated && inner && stated !== inner ? 'about' : (stated ?? inner ?? 'exact');
  return { end, approximation };
}

function alternatives(words: string, before: string, after: string): RegExp {
  return new RegExp(`${before}(?:${words.split(' ').map(escapeForPattern).join('|')})${after}`, 'u');
}

function escapeForPattern(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
