import { readNumeral } from '../../text/numeral.ts';
import type { Candidate, Rule } from '../candidate.ts';
import { CHANGING, FIXED_NAMES, HAN_GOES_ON, HAN_MEASURES, HAN_ORDINALS } from '../lexicon.ts';
import { HAN_AMOUNTS, HAN_DIGITS } from '../signs.ts';
import { type FoundUnit, readUnit, unitNamed } from '../unit.ts';
import { finish, noTail } from './number-unit.ts';

/** The last character of a numeral before the first of a measure word; of 一 only before what it may measure. */
const SEAM = new RegExp(
  `[一半](?=[年天日周次倍番]|小时|分钟|工作日|个[多半]?[月小星工季])|[一近](?=半)|[两三四五六七八九十](?=[年天日周小分工番${HAN_MEASURES}])`,
  'gu',
);
const OF_NUMERAL = '一二三四五六七八九十';
/** Behind other numerals, 第, 几 and the days of the week nothing begins. */
const NO_BEGINNING = new RegExp(`(?:[第几数\\d${HAN_AMOUNTS}]|星期|礼拜|[${HAN_DIGITS}]点)$`, 'u');

/**
 * Han numerals up to ten before measure words: 三道, 两名, 一周, 一半. 一 is an article more often than a number, 二 and what stands
 * before 期 or 组 an ordinal, a year the name of a period; these count only where the words around them measure.
 */
export const hanFew: Rule = {
  name: 'han-few',
  finds: '十以内的汉字数量：件数人数（两名、三道、十个）、时长（一周内、连续三年、提前半个月）、一半、翻一番',
  needs: [HAN_AMOUNTS],
  find(text) {
    const found: Candidate[] = [];
    // A loop over exec, not matchAll: this runs on every sentence with a Han numeral.
    SEAM.lastIndex = 0;
    for (let match = SEAM.exec(text); match; match = SEAM.exec(text)) {
      const candidate = readAt(text, match.index, match[0]);
      if (candidate) found.push(candidate);
    }
    return found;
  },
};

/** So far back stands what tells a number from a name. */
const REACH = 24;

/** @param at of the last character of the numeral */
function readAt(text: string, at: number, last: string): Candidate | undefined {
  let start = last === '近' ? at + 1 : at;
  // 十五天, 二十天
  if (last !== '两' && last !== '半') while (OF_NUMERAL.includes(text[start - 1] ?? '-')) start--;
  const numeralEnd = Math.max(at, start) + 1;
  const numeral = text.slice(start, numeralEnd);
  const before = text.slice(Math.max(0, start - REACH), start);
  if (NO_BEGINNING.test(before.slice(-2))) return undefined;
  const special = readHalf(text, start, numeral, before) ?? readFold(text, start, numeral, before);
  if (special) return special;
  const value = numeral === '半' ? 0.5 : readNumeral(numeral);
  const found = readUnit(text, numeralEnd);
  if (value === undefined || !found || isName(text, start, found, before)) return undefined;
  const { kind } = found.unit;
  const behind = text.slice(found.end, found.end + 8);
  const isMeant =
    kind === 'duration'
      ? isLapse(numeral, found.unit.name, before, behind)
      : kind === 'count' && isCount(numeral, text[numeralEnd] ?? '', before, behind);
  if (!isMeant) return undefined;
  const more = kind === 'duration' ? (MORE.exec(behind)?.[0] ?? '') : '';
  const tail = { ...noTail(numeralEnd), isOver: more === '多' || more === '余' };
  const amount = more === '半' ? value + 0.5 : value;
  const candidate = finish(text, { rule: 'han-few', start, numeralEnd, value: amount }, tail, found);
  return { ...candidate, end: found.end + more.length };
}

/** 一年多, 两年半. */
const MORE = /^(?:[多余](?![次个项名家处种])|半(?![年月天个数]))/u;
const HALF_OF_TIME = /^(?:年|个|天|小时|日|月|周|世纪|百|[辈生路途夜空])/u;

/** 一半, 近半: half of what the text speaks of. */
function readHalf(text: string, start: number, numeral: string, before: string): Candidate | undefined {
  const isHalf = numeral === '一' && text[start + 1] === '半' && !/[另大小前后上下这那]$/u.test(before);
  const isNearly = numeral === '半' && /(?<![最附靠临邻])近$/u.test(before);
  const end = start + (isHalf ? 2 : 1);
  if (!(isHalf || isNearly) || HALF_OF_TIME.test(text.slice(end, end + 3))) return undefined;
  return finish(text, { rule: 'han-few', start, numeralEnd: end, value: 50 }, noTail(end), unitAt('%', end));
}

/** 翻一番 is twice as much, 翻两番 four times; 增长一倍. */
function readFold(text: string, start: number, numeral: string, before: string): Candidate | undefined {
  const end = start + numeral.length + 1;
  if (!/[番倍]/u.test(text[end - 1] ?? '')) return undefined;
  const value = readNumeral(numeral);
  const isTurned = text[end - 1] === '番' && /翻了?[近约]?$/u.test(before);
  const isMore = text[end - 1] === '倍' && numeral === '一' && CHANGING.test(before);
  if (value === undefined || !(isTurned || isMore)) return undefined;
  const bare = { rule: 'han-few', start, numeralEnd: end - 1, value: isTurned ? 2 ** value : value };
  return finish(text, bare, noTail(end - 1), unitAt('倍', end));
}

function unitAt(name: string, end: number): FoundUnit | undefined {
  const unit = unitNamed(name);
  return unit && { unit, end };
}

/** Quoted schemes, set phrases and what goes on with another numeral (三位一体, 三天两头) count nothing. */
function isName(text: string, start: number, { unit, end }: FoundUnit, before: string): boolean {
  const behind = text.slice(end, end + 12);
  return (
    HAN_AMOUNTS.includes(behind[0] ?? '\n') ||
    (/^[^“‘"。；]{0,11}[”’"]/u.test(behind) && /[“‘"][^”’"，。；]{0,11}$/u.test(before)) ||
    /番$/u.test(before) ||
    FIXED_NAMES.some((name) => text.startsWith(name, start)) ||
    HAN_GOES_ON[unit.name]?.test(behind) === true
  );
}

const WEEKDAY = /[一三四五六]/u;
const OF_SESSION = /^(?:全体)?(?:会议|全会|代表大会|党代会)/u;
/** Verbs and adverbs that say how often: 先后召开三次会议. */
const HOW_OFTEN = /(?:召开|举行|先后|共|列席|参加|出席)了?$/u;
const EVERY = /每(?:个)?(?:半?年|月|季度?|周|天|日|届)[^，。；、：]{0,10}$/u;

function isCount(numeral: string, measure: string, before: string, behind: string): boolean {
  if (numeral === '一') return measure === '次' && EVERY.test(before);
  if (
    numeral.length > 1 ||
    numeral === '二' ||
    numeral === '半' ||
    !HAN_MEASURES.includes(measure) ||
    sumsUp(before, behind)
  )
    return false;
  if (numeral === '两') return true;
  if (HAN_ORDINALS.includes(measure) || /[初届]$/u.test(before) || /第[^，。；]{1,6}[、和至到及]$/u.test(before))
    return false;
  if (/周$/u.test(before) && WEEKDAY.test(numeral)) return false;
  if (/前$/u.test(before) && /[位名]/u.test(measure)) return false;
  return !(measure === '次' && OF_SESSION.test(behind) && !HOW_OFTEN.test(before));
}

/**
 * 甲厅、乙厅等四家, 交办清单、跟踪清单三张清单: the number says again how many were listed. Members of a list are built alike. Without a noun
 * it stands for them: 三项占比分别为.
 */
function sumsUp(before: string, behind: string): boolean {
  if (/^(?:合计|共计|相加|之和|占比|分别|均|都)/u.test(behind)) return true;
  const members = (/[^，。；：]*$/u.exec(before)?.[0] ?? '').split('、');
  const last = members.at(-1) ?? '';
  const previous = members.at(-2);
  if (previous === undefined || last === '') return false;
  const isAlike = last.length === previous.length || last.at(-1) === previous.at(-1);
  return isAlike || /[等”’]$/u.test(last);
}

/** What names a span of time by its place: 近三年, 过去五年, 上半年, 这两天. */
const SPAN_BEFORE = /(?:近|过去|今后|未来|以来|[这那头后上下大同全第初每])$|(?:^|[，。；、年今的在])前$/u;
const SPAN_BEHIND = /^(?:来|以来|间|里|行动|规划|计划|攻坚|前|后|之[前后])/u;
/** Words that measure time: 了 of a deed done, verbs of lasting and of change, bounds. */
const LASTS = new RegExp(
  `(?:${[
    '了',
    '历时|历经|为期|长达|连续|接连|持续|坚持|时隔|相隔|间隔|用时?|耗时|花|等|拖|停|满',
    '提[前早]|[逾超延]期|推[迟后]|延[迟后]|延长|缩短|压缩|减少|增加|放宽',
    '超过|超出|不足|不到|不超过|不少于|不低于|至少|至多|最多|最长|约|逾',
  ].join('|')})[至到为达近约]?$`,
  'u',
);
const MEASURED = /^多?(?:以?内(?![容部外])|之内|以[上下]|左右|上下|时间|之久|有余|不等|期限)/u;

function isLapse(numeral: string, unit: string, before: string, behind: string): boolean {
  const isFramed = LASTS.test(before) || MEASURED.test(behind);
  if (!isFramed && SPAN_BEFORE.test(before)) return false;
  if (/(?:近|过去|未来|今后|[上下大])$/u.test(before) || SPAN_BEHIND.test(behind)) return false;
  if (isFramed) return true;
  return !/[一半]/u.test(numeral) && !/^[年日]$/u.test(unit);
}
