import type { Span } from '../../text/sentence.ts';
import type { Base } from '../reading.ts';
import { COMPARED } from './cues.ts';
import { DIFFERS } from './role.ts';
import type { Site } from './site.ts';

export interface FoundBase {
  base: Base;
  span: Span;
}

const COMPARISON = new RegExp(`${COMPARED}|(?:与|同|和)[^，。；：、]{2,12}相比(?=[，,])`, 'gu');
/** 高出全省平均水平1.3个百分点: what is compared with stands behind its verb. */
const ABOVE = /(?:高出|高于|低于|超出|超过|多于|少于|快于|优于|高过|低出)([^，。；：、（）]{2,12}?)$/u;
const KINDS: readonly (readonly [RegExp, Base['kind']])[] = [
  [/平均|均值/u, 'average'],
  [/计划|预算|目标|任务|预期/u, 'plan'],
  [/上届|上次|上轮|上一届|前届/u, 'previousTerm'],
  [/同比|同期/u, 'samePeriod'],
  [/环比|上年|去年|上月|上季|前年|上一年|上周/u, 'previousPeriod'],
];

/** What a change is measured by. @param from where what is said of the figure may begin; it holds over a list of changes */
export function baseOfChange(site: Site, from: number): FoundBase | undefined {
  const text = site.text.slice(from, site.figure.start);
  const above = ABOVE.exec(text);
  if (above?.[1] && !/^(?:了|约|近)/u.test(above[1])) return toBase(above[1], site.figure.start - above[1].length);
  // 比规定时限|早了: what differs ends what is compared with.
  const end = DIFFERS.exec(text)?.index;
  let last: RegExpExecArray | undefined;
  for (const match of text.slice(0, end).matchAll(COMPARISON)) last = match;
  return last && toBase(last[0], from + last.index);
}

function toBase(stated: string, start: number): FoundBase {
  const kind = KINDS.find(([pattern]) => pattern.test(stated))?.[1] ?? 'time';
  return { base: { stated, kind }, span: { start, end: start + stated.length } };
}

const WHOLE =
  /占(?:到|了)?([^，。；：、（）占]{2,16}?)(?:的(?:比例|比重)?|比重|比例)?(?:为|是|达到?|约|近|超过?|逾|了|不到|不足|接近|大约|高达|仅)*$/u;
const NO_WHOLE = /^(?:比|比重|比例|为|是|达到?|约|近|超过?|到|了|有|不到|不足|接近|大约|高达|仅|分别|各)+$/u;

/** What a share is of, where the text says it. */
export function baseOfShare(site: Site): FoundBase | undefined {
  const start = Math.max(site.clause.start, site.left.start - 20);
  const text = site.text.slice(start, site.figure.start);
  const match = WHOLE.exec(text);
  const stated = match?.[1];
  if (!match || !stated || NO_WHOLE.test(stated)) return undefined;
  const at = start + match.index + match[0].indexOf(stated);
  return { base: { stated, kind: 'whole' }, span: { start: at, end: at + stated.length } };
}
