import type { Span } from '../../text/sentence.ts';
import type { Role } from '../reading.ts';
import { FROM, trimChange, trimJoin } from './cues.ts';
import { type Site, sliceOf } from './site.ts';

/** 人均2万元: for whom, not what. */
const PER_HEAD = /(?:人均|户均|[年月日亩村户次班件场]均|平均每\p{Script=Han}{1,2})$/u;

/** 每斤多卖0.6元. */
const EACH_DIFFERS = /每\p{Script=Han}{1,2}[多少]\p{Script=Han}$/u;

/** 桥长38米, 全长21.5公里: the thing is so long. */
const SIZE = /[全总单]?[长宽高深厚](?:约|达)?$/u;

/** 完成年度计划400公里: what was planned, not the plan. */
const PLANNED = /(?:年度|全年|年初|预期|考核)(?:计划|目标|任务)数?的?$/u;

/** 结果302件无一超期: a word that joins the clause to the one before is no noun of it. */
const CONNECTIVE = /^(?:结果|为此|同时|因此|于是|此外|对此)/u;

/** The words before a number without what belongs to its role and what joins the clause to the one before. */
export function leftOf(site: Site, role: Role): Span {
  let text = sliceOf(site.text, site.left);
  if (role === 'before') text = text.replace(FROM, '');
  // A类占比: the share is named; 占比 alone is of what was counted before.
  if (role === 'share' && !/[A-F]类占比(?:已?达|为|是|约|到)*$/u.test(text)) text = text.replace(/占[^占]{0,18}$/u, '');
  if (role === 'target') text = text.replace(PLANNED, '');
  if (role === 'perUnit' || (role === 'change' && EACH_DIFFERS.test(text)))
    text = text
      .replace(PER_HEAD, '')
      .replace(/每\p{Script=Han}{1,2}每[年月天日](?=\p{Script=Han}{2})/u, '')
      .replace(/(?<=[\p{Script=Han}])(?:按|以)?每[^，。；：、]{0,6}?(?:年|月)?(?=\d*$)/u, '');
  if (role === 'change')
    text = text.replace(/(?:高出|高于|低于|超出|超过|多于|少于|快于|优于|高过|低出)[^，。；：、（）]{2,12}$/u, '');
  text = role === 'change' || role === 'target' ? trimChange(text) : trimJoin(text);
  if (site.figure.kind === 'length') text = text.replace(SIZE, '');
  const { start } = site.left;
  const joined = start === site.clause.start ? (CONNECTIVE.exec(text)?.[0].length ?? 0) : 0;
  return { start: start + joined, end: start + text.length };
}
