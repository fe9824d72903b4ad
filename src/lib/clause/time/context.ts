import type { Form } from './grammar.ts';
import type { Reach, TimeKind } from './word.ts';

/** What the words beside an expression of time make of it. */

/** The expression with some characters of its passage on each side. */
export interface Beside {
  words: string;
  before: string;
  after: string;
}

/** 印发: of a document or a thing that came about then, where 的 follows. */
const MADE = /^(?:\d{1,2}月|[上下]半年)?[^，。；的]{0,8}(?:印发|出台|制定|修订|实施|施行|通过|成立|建立|设立)的/u;
/** 建于1998年, 始于2012年. */
const SINCE_MADE = /(?:建|立|始|启动)于$/u;
/** 当选, 任职: a day in the life of somebody, no time of what he did. */
const LIFE = /^(?:我|他|她|首次)?(?:当选|连任|参加工作|入党|退休)/u;
/** 根据县人大常委会2025年工作要点: the year of what is followed. */
const GUIDED = /(?:根据|按照|依据|依照|遵照)[^，。；]*$/u;
const GUIDE = /^度?[^，。；\d]{0,12}(?:要点|计划|安排|方案|部署)/u;
/** ，市六届人大三次会议… */
const SESSION_NEXT = /^[，,]?[^，。；、]{0,10}届[^，。；、]{2,12}次(?:全体)?会议/u;

/** A month, a season, an end; no 截至 and no span from one to another. */
const POINT = /^(?!截|到)[^至到—–~-]*(?:月份?|[上中下]旬|[初底末]|[春夏秋冬][季天]?(?:学期)?|年内)$/u;
/** Words of the same clause, none that leads in a time. */
const BEHIND_SUBJECT = /[^，。；：、“”（()）\s—\u3000][^，。；：、“”（()）\s—\u3000于在到至从自由计划]$/u;

export function classify(
  form: Form,
  { words, before, after }: Beside,
): { kind: TimeKind; reach: Reach; link?: string } {
  const attribute = { kind: 'attribute', reach: 'none' } as const;
  const link = /(?:较|比|与|同|和|跟)$/u.exec(before)?.[0];
  if (
    link === '较' ||
    (link === '比' && !/[对占]比$/u.test(before)) ||
    (link && /^(?:年|的)?[^，。；]{0,8}相?比/u.test(after))
  )
    return { kind: 'base', reach: 'none', link };
  // 是2022年的2.5倍, 为上年同期的三分之一, 上年同期的1.3倍.
  if (/(?:[是为达系占超]|[高低多少]于|恢复到|相当于|不[到足及])$/u.test(before) && /^的/u.test(after))
    return { kind: 'base', reach: 'none' };
  // 是2022年18.6万元的3.4倍: the year of the number that is compared with, and of no other.
  if (/(?:[是为系]|相当于|达到?)$/u.test(before) && /^[约近]?[\d.,]+[^，。；\d]{1,8}的/u.test(after))
    return { kind: form.kind, reach: 'clause', link: '是' };
  // 而2023年只有83.5%: set against what is spoken of.
  if (/(?<![因从进反继])而$/u.test(before)) return { kind: form.kind, reach: 'clause' };
  // 对上年B类建议36件…, 年末余额52亿元: said of the next number alone.
  if (/^(?:上年度?|年[底末])$/u.test(words) && !/^[，,]/u.test(after) && !/[到至在由从]$/u.test(before))
    return { kind: form.kind, reach: 'clause' };
  // 为近年来最多.
  if ((/[是为系创]$/u.test(before) && /^[近多]/u.test(words)) || /^(?:的)?(?:最[多少高低大小好快]|新高)/u.test(after))
    return attribute;
  if (GUIDED.test(before) && GUIDE.test(after)) return attribute;
  if (LIFE.test(after) && /[年月日]$/u.test(words)) return attribute;
  if (SINCE_MADE.test(before) || MADE.test(after)) return attribute;
  if (/^条件/u.test(after) && form.kind === 'asOf') return attribute;
  // （2023年修订）: of what stands before the bracket; （2021年） alone says when the number before it was,
  // and （截至9月底，单位：件） when all was counted.
  if (form.kind !== 'asOf' && /[（(]$/u.test(before) && /^[^（()）]{1,12}[)）]/u.test(after)) return attribute;
  // 从2021年开始实施: when a measure began.
  if (/[从自]$/u.test(before) && /^(?:开始|起)/u.test(after)) return attribute;
  // 五次会议上提出34件.
  if (form.kind === 'occasion' && /^上(?!午)/u.test(after)) return { kind: 'occasion', reach: 'sentence' };
  // 1月26日，记者从市统计局获悉: when it was told, not when it was so.
  if (form.kind === 'event' && /^[^。；]{0,14}(?:记者|获悉|讯)/u.test(after)) return attribute;
  // 每人每年3000元 and 每年都在90%以上 say nothing of when.
  if (form.kind === 'frequency' && (/每[^，。；]{1,3}$/u.test(before) || /^(?:都|均|保持)/u.test(after)))
    return attribute;
  // 2024年1月，市六届人大三次会议召开: when the session was held.
  if (/[月日]$/u.test(words) && SESSION_NEXT.test(after)) return { kind: form.kind, reach: 'sentence' };
  // 由2022年的46天缩短至28天: one end of a change.
  if (/[由从]$/u.test(before) && !/(?:起|开始)$/u.test(words)) return { kind: form.kind, reach: 'clause', link: '由' };
  // 实验学校一期9月交付: behind its subject a point of time is that of one event.
  if (POINT.test(words) && BEHIND_SUBJECT.test(before) && !/^[，,]/u.test(after))
    return { kind: form.kind, reach: 'item' };
  return { kind: form.kind, reach: form.reach };
}
