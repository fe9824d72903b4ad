import type { Figure } from '../../quantity/figure.ts';
import type { Span } from '../../text/sentence.ts';
import type { Role } from '../reading.ts';
import { CHANGE_VERBS, COMPARED, FROM, TO_END } from './cues.ts';
import { type Site, sliceOf } from './site.ts';
import { targetCue } from './target.ts';

export interface FoundRole {
  role: Role;
  /** The words that say it. */
  span?: Span;
}

/** 每 with a thing or an occasion, not with a time. */
const EACH = /每(?![年月日天周季届半逢当隔期])[^，。；：、]{0,16}$|平均每[^，。；：、]{0,16}$/u;
const AVERAGE =
  /(?:人均|户均|[亩单]产值?|(?:[日月亩村户次班]均|件均|场均)(?!已|为|达|在|由|得|有|获)|均价|单价)[^，。；：、]{0,14}$|年均(?:约|近|超)?$|(?<=\p{Script=Han})各(?![为占有达得是类级项地种])\p{Script=Han}$/u;
const AS_SHARE =
  /其中的(?:约|近)?$|占[^，。；：、（）]{0,18}$|(?:占比|比重|份额)(?:为|是|达到?|约|近|超过?|逾|高达|仅|分别)*$|(?:总数|总量|总额|总人数|总面积|全部|总值)的(?:约|近|超过?|逾)?$/u;
/** 较计划数超出15%, 比去年多5件. */
const COMPARED_CHANGE = new RegExp(`${COMPARED}(?:均|都|分别|又|再)*(?:${CHANGE_VERBS})了?(?:约|近)?$`, 'u');
/** 早了12天, 多出17件, 每吨便宜46元, 少跑4趟: an adjective of comparison or a saving says that it is a difference. */
export const DIFFERS = new RegExp(
  `(?:${[
    '(?<!不)[多少早晚快慢高低长短][了出]',
    '便宜|改善|省下|节省|节约',
    '(?<![减至最不缺较很许更青])[多少](?:跑|走|花|付|交|等|用|支出|收入|卖|挣|赚|产)\\p{Script=Han}{0,4}',
  ].join('|')})了?(?:约|近)?$`,
  'u',
);
/** 高出全省均值2.8分. */
const ABOVE_MEAN = /(?:高出|高于|多于|少于|快于|低于|低出)[^，。；：、（）]{0,8}(?:平均|均值)\p{Script=Han}{0,2}$/u;
/** 完成年度计划的105%, 是年度任务的1.06倍: of what was planned. */
const OF_PLAN = /(?:年度|全年|年初)(?:计划|目标|任务|预算)数?的(?:约|近)?$/u;
const PERCENT = new Set(['%', '‰']);

/** In what role a number is said, as far as its own clause tells; `stated` where no word tells. */
export function roleOf(
  site: Site,
  next: { figure: Figure; behind: number } | undefined,
  isPlan: boolean,
  year: number | undefined,
): FoundRole {
  const { figure, text } = site;
  const left = sliceOf(text, site.left);
  const at = (match: RegExpExecArray): Span => {
    const start = site.left.start + match.index;
    return { start, end: start + match[0].length };
  };
  const from = FROM.exec(left);
  const isStart = from && /^起步/u.test(text.slice(figure.end, figure.end + 2));
  if (isStart || (next && from && leadsTo(site, next))) return { role: 'before', span: at(from) };
  const old = OLD.exec(left);
  if (old && (/^原/u.test(old[0]) || RISES.test(text.slice(figure.end, figure.end + 12))))
    return { role: 'before', span: at(old) };
  const target = targetCue(site, isPlan, year);
  // 每户补助2万元 below a heading of plans: the heading says nothing of this number.
  const isWeak = target?.start === figure.start && target.end === figure.end;
  if (target && !(isWeak && (EACH.test(left) || AVERAGE.test(left)))) return { role: 'target', span: target };
  const after = TO_END.exec(left);
  if (after) return { role: 'after', span: at(after) };
  const differs = DIFFERS.exec(left);
  if (differs) return { role: 'change', span: at(differs) };
  if (figure.change || figure.kind === 'points' || COMPARED_CHANGE.test(left) || ABOVE_MEAN.test(left))
    return { role: 'change' };
  const isPercent = PERCENT.has(figure.unit);
  const by = (figure.kind === 'duration' ? EARLIER : figure.unit === '倍' ? MULTIPLE : isPercent ? BY : null)?.exec(
    left,
  );
  if (by) return { role: 'change', span: at(by) };
  const plan = figure.unit === '倍' ? OF_PLAN.exec(left) : null;
  if (plan) return { role: 'share', span: at(plan) };
  if (!isPercent) {
    const each = EACH.exec(left) ?? AVERAGE.exec(left);
    return each ? { role: 'perUnit', span: at(each) } : { role: 'stated' };
  }
  const share = AS_SHARE.exec(left) ?? OF_PLAN.exec(left) ?? ofNumber(site);
  if (share) return { role: 'share', span: at(share) };
  const isOfNoun =
    /^(?:[、和与及]\d[\d.]*%)*(?:以上|左右|以下)?的(?!速度|比例|幅度|目标|增速|水平|增幅|占比|高|低|好|成绩|满意|基础)\p{Script=Han}{2}/u.test(
      text.slice(figure.end, figure.end + 24),
    );
  const isFraction = /[成半]$|分之/u.test(figure.text);
  if (site.isBracketed || ((isOfNoun || isFraction) && !/[率度比]|占/u.test(left))) return { role: 'share' };
  return { role: 'stated' };
}

/** 比去年的23件减少6件, 原有230个: what it was. */
const OLD = /(?:比|较)[^，。；：、]{1,14}的$|原有[^，。；：、]{0,10}$/u;
const RISES = new RegExp(`^\\p{Script=Han}{0,3}(?:${CHANGE_VERBS})`, 'u');

/** 提前25天通车: by how much sooner. */
const EARLIER = /(?:提前|提早|推迟|缩短|延长)(?:了|约|近)?$/u;
/** 是2022年的2.5倍: a multiple of what it was. */
const MULTIPLE = /(?:年|前|上届|同期|上次|当初|原来)的(?:约|近|逾)?$/u;
/** 租金下调15%至20%: a range is changed by, as a number is. */
const BY = /(?:增长|提高|提升|上升|增加|上涨|下降|减少|降低|下跌|回落|下调|上调|增产|减产|增收)了?(?:约|近|至少)?$/u;

/** 429.8亿元的76.4%, 128个行政村的82%: of the number before it. */
function ofNumber({ figure, text, left, sentence }: Site): RegExpExecArray | null {
  const isBehind = left.start > sentence.start && /[^，。；：、（）(),;:\s]/u.test(text[left.start - 1] as string);
  const before = text.slice(left.start, figure.start);
  return isBehind && before.length <= 12
    ? /^(?!.*(?:达到|增长|下降|目标))[^，。；]{0,10}的(?:约|近)?$/u.exec(before)
    : null;
}

/** 46天缩短至28天: the next figure is the new end of this one. */
function leadsTo({ text }: Site, { figure, behind }: { figure: Figure; behind: number }): boolean {
  const between = text.slice(behind, figure.start);
  return (
    between.length <= 20 && !/[。；]/u.test(between) && (TO_END.test(between) || /^(?:到|至|变为)$/u.test(between))
  );
}
