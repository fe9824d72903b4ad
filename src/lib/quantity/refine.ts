import { times } from '../text/numeral.ts';
import type { Candidate } from './candidate.ts';
import { DECREASE, INCREASE } from './lexicon.ts';

/** A pass takes the candidates of a text, sorted, and gives them back refined. */
export interface Pass {
  name: string;
  run(text: string, candidates: readonly Candidate[]): Candidate[];
}

const SHARE = /^\s*(?:[、和与及或]|以及)\s*$/u;
const RANGE = /^\s*(?:至|到|[—–~～\-－]{1,2})\s*$/u;
const BETWEEN = /^\s*(?:之间|间(?![接隔断]))/u;

/**
 * A number without a unit takes the unit of the one it is listed with: 4.8和2.5个百分点, 12、18和25件.
 * Read from the right, so that a whole list takes the unit of its last member.
 */
export const shareUnits: Pass = {
  name: 'share-units',
  run(text, candidates) {
    const shared = [...candidates];
    // 118、2400、1.5万、9万名: where members have multipliers of their own, the last is nobody else's.
    let isOwn = false;
    for (let i = shared.length - 2; i >= 0; i--) {
      const candidate = shared[i] as Candidate;
      const next = shared[i + 1] as Candidate;
      const between = text.slice(candidate.end, next.start);
      if (candidate.unit || !next.unit || !(SHARE.test(between) || RANGE.test(between))) {
        isOwn = false;
        continue;
      }
      isOwn ||= candidate.factor !== 1;
      const takesFactor = !isOwn && candidate.factor === 1 && next.factor !== 1;
      const inferred: Candidate['inferred'] = takesFactor ? ['unit', 'multiplier'] : ['unit'];
      shared[i] = {
        ...candidate,
        rule: 'shared-unit',
        unit: next.unit,
        factor: takesFactor ? next.factor : candidate.factor,
        inferred,
      };
    }
    return shared;
  },
};

/** Two numbers of one unit joined by 至 or a dash, or set between 和 … 之间, are one range. */
export const joinRanges: Pass = {
  name: 'join-ranges',
  run(text, candidates) {
    const joined: Candidate[] = [];
    for (let i = 0; i < candidates.length; i++) {
      const low = candidates[i] as Candidate;
      const high = candidates[i + 1];
      if (!high || !isRange(text, low, high)) {
        joined.push(low);
        continue;
      }
      const { approximation } = high.approximation === 'exact' ? low : high;
      const bounds = { min: times(low.value, low.factor), max: times(high.value, high.factor) };
      const unit = high.unit ? { unit: high.unit } : {};
      joined.push({ ...low, ...unit, end: high.end, approximation, rule: 'range', ...bounds, isWeak: false });
      i++;
    }
    return joined;
  },
};

/** 从3件到5件 and 由3件增至5件 are changes, not ranges. */
function isRange(text: string, low: Candidate, high: Candidate): boolean {
  const between = text.slice(low.end, high.start);
  const isSame = low.unit?.name === high.unit?.name || (!low.unit && high.unit);
  const isEnclosed = SHARE.test(between) && BETWEEN.test(text.slice(high.end, high.end + 3));
  if (!isSame || !(RANGE.test(between) || isEnclosed) || low.min !== undefined) return false;
  // Without a unit a dash may be anything; 之间 and 到 say that a range is meant.
  if (!high.unit && !isEnclosed && !/[至到]/u.test(between)) return false;
  if (times(low.value, low.factor) >= times(high.value, high.factor)) return false;
  return isEnclosed || !/[从由自]\s*$/u.test(text.slice(Math.max(0, low.start - 3), low.start));
}

const verbs = (words: string) =>
  new RegExp(
    `(?:${words
      .split(' ')
      .sort((a, b) => b.length - a.length)
      .join('|')})(?:了|约|近|超过|超|逾|达|分别)?$`,
    'u',
  );
/** 增长均达到17%: nouns of change, behind which 达到 says by how much, and not to what. */
const BY = '(?:均|都|分别|已)*(?:达到|达|为)(?:了|约|近|超过|超|逾)?$';
const INCREASES_BY = new RegExp(`(?:增长|增幅|涨幅|增速)${BY}`, 'u');
const DECREASES_BY = new RegExp(`(?:下降|降幅|减幅|跌幅)${BY}`, 'u');
const INCREASES = verbs(INCREASE);
const DECREASES = verbs(DECREASE);

/** 至少, 最少 and 缺少 hold the character of 减少 and say none; 改造提升12个 is work done. */
const NO_CHANGE = /(?:[至最不缺]少|(?:改造|优化|整治|全面)(?:提升|扩大))(?:了|约|近|达)?$/u;

/** 比上届多12件, 较2020年高3.2个百分点: 多 and 高 say a change where something is compared with. */
const COMPARED_MORE =
  /(?:[同环]比|[比较](?:[上去前往同全年当]|\d{4}年)[\p{Script=Han}\d]{0,8})(?:多|高出?)(?:了|约|近|达)?$/u;
/** Characters before a number in which its verb and what it compares with stand. */
const REACH = 18;

/** 下降79.3%, 分别提高4.8和2.5个百分点: the direction of a change; a list shares it. 提高到 is no change. */
export const findChanges: Pass = {
  name: 'find-changes',
  run(text, candidates) {
    const changed: Candidate[] = [];
    for (const candidate of candidates) {
      const before = text.slice(Math.max(0, candidate.start - REACH), candidate.start);
      const last = changed.at(-1);
      const isNone = NO_CHANGE.test(before);
      const isListed =
        last?.change && SHARE.test(text.slice(last.end, candidate.start)) && last.unit?.name === candidate.unit?.name;
      const change = isNone
        ? undefined
        : /负增长(?:了|约|近|超过|达)?$/u.test(before)
          ? 'decrease'
          : INCREASES.test(before) || INCREASES_BY.test(before) || COMPARED_MORE.test(before)
            ? 'increase'
            : DECREASES.test(before) || DECREASES_BY.test(before)
              ? 'decrease'
              : isListed
                ? last.change
                : undefined;
      changed.push(change ? changedBy(text, candidate, change) : candidate);
    }
    return changed;
  },
};

/** 下降-1.5%: the sign says again what the verb says. 回落0.6个点: a point of a change is one of a hundred. */
function changedBy(text: string, candidate: Candidate, change: NonNullable<Candidate['change']>): Candidate {
  const value = change === 'decrease' ? Math.abs(candidate.value) : candidate.value;
  const isPoint =
    candidate.unit?.name === '个' && /^点(?!位|多|[上以]|对|长)/u.test(text.slice(candidate.end, candidate.end + 2));
  if (!isPoint) return { ...candidate, value, change };
  return { ...candidate, value, change, unit: { name: '百分点', kind: 'points' }, end: candidate.end + 1 };
}

/** What is left without a unit is a quantity only with a multiplier or bounds: 突破3.2亿, 20和30之间. */
export const dropBare: Pass = {
  name: 'drop-bare',
  run(_, candidates) {
    const isStated = (c: Candidate) => c.unit || c.min !== undefined || c.factor > 1 || isBounded(c);
    return candidates.filter((c) => !c.isWeak && isStated(c));
  },
};

function isBounded(candidate: Candidate): boolean {
  return candidate.rule === 'han-unit' && candidate.approximation !== 'exact';
}
