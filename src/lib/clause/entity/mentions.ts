import { type Clause, subjectAt } from './clauses.ts';
import { type Name, readName } from './name.ts';
import { readEnterprise } from './organ.ts';
import type { KnownNames } from './place.ts';

/** What a name does in its clause: it is the subject, an agent, an attribute, or stands right before a number. */

/** Signs behind which a clause begins that may have a subject; an item of a list (、) and a bracket have none. */
const OPENS = /^[，,；;。：:！!？?\n“”]?$/u;
/** Signs of which every name holds one. */
const MAY_NAME = /[省市县区州旗镇乡村厅局委院府团国部我本]|街道|代表|法院|检察|财政|系统|公司|企业|会议/u;
/** Behind a subject that is one of several: 省财政厅、省水利厅等. */
const LIST = /^(?:等|和|与|及|以及)/u;
/** Behind a name that only says whose thing is meant, or where. */
const ATTRIBUTE = /^\p{Script=Han}{0,16}?的(?!是)/u;

/** The subject of a clause: the name that it begins with, behind words of time, order and manner. */
export function subjectOf(
  clause: Clause,
  clauses: readonly Clause[],
  index: number,
  known: KnownNames,
): Name | undefined {
  if (!OPENS.test(clause.opened) || !MAY_NAME.test(clause.text)) return undefined;
  const at = subjectAt(clause.text);
  const name =
    readName(clause.text, at, known) ??
    enterprise(clause, at) ??
    meeting(clause, at) ??
    placeOfCount(clause, at, known) ??
    agentFirst(clause, at, known) ??
    qualified(clause, at, known);
  if (!name) return undefined;
  const rest = clause.text.slice(name.end);
  // 省人大代表716名 are what is counted.
  const isCounted = /^(?:约|近|超|达|共|有|平均)*\s*[\d０-９一二三四五六七八九十百千两]/u.test(rest);
  // 沅泽市31件、澧川市27件: each has its own number, and none is spoken of any further.
  const next = clauses[index + 1];
  const isListed = next?.opened === '、' && readName(next.text, 0, known) !== undefined;
  if (isCounted && (name.kind === 'deputies' || isListed)) return undefined;
  if (!rest && next?.opened === '、') return undefined;
  if (LIST.test(rest)) {
    const other = readName(clause.text, name.end + (LIST.exec(rest)?.[0].length ?? 0), known);
    // 市人大常委会和市政府联合: the first of two acts.
    if (!other) return /^(?:及其|等)/u.test(rest) ? name : undefined;
    return name.kind === 'organ' && other.kind === 'organ' ? name : undefined;
  }
  return name;
}

/** 供电公司迁改线路15公里: who builds is spoken of, whoever proposed it. */
function enterprise({ text }: Clause, at: number): Name | undefined {
  const [start, end] = readEnterprise(text, at) ?? [];
  return start !== undefined && end !== undefined
    ? { kind: 'organ', name: text.slice(start, end), start, end, passing: true }
    : undefined;
}

/** 会议当场进行测评: the body that meets, and no longer the one that it was told of. */
function meeting({ text }: Clause, at: number): Name | undefined {
  const words =
    /^会议(?=[\p{Script=Han}])(?![期以上后前室中纪精由召的结闭主时频次通材制]|\p{Script=Han}?(?:指出|强调|认为))/u.exec(
      text.slice(at),
    )?.[0];
  return words ? { kind: 'organ', name: words, start: at, end: at + words.length, lacks: 'body' } : undefined;
}

/** 由县水利局牵头办理的建议19件，当年全部落地: an agent that a clause begins with is who the rest of the sentence speaks of. */
function agentFirst({ text }: Clause, at: number, known: KnownNames): Name | undefined {
  const agent = /^由/u.exec(text.slice(at))?.[0];
  const name = agent && readName(text, at + agent.length, known);
  return name ? { ...name, passing: true } : undefined;
}

/** 排名末位的县商务局仅得82.6分: a body behind words that tell which one it is. */
function qualified({ text }: Clause, at: number, known: KnownNames): Name | undefined {
  const words = /^(?![比较向给对])\p{Script=Han}{2,12}?的/u.exec(text.slice(at))?.[0];
  const name = words && readName(text, at + words.length, known);
  const isBody = name && (name.kind === 'organ' || name.kind === 'place') && !name.scope && name.lacks !== 'body';
  return isBody && text[name.end] !== '的' ? { ...name, passing: true } : undefined;
}

/** 在省交通厅负责办理的代表建议中，有18件: whose things are counted in the rest of the sentence. */
function placeOfCount({ text }: Clause, at: number, known: KnownNames): Name | undefined {
  if (text[at] !== '在' || !/[中里]$/u.test(text)) return undefined;
  const name = readName(text, at + 1, known);
  return name && ATTRIBUTE.test(text.slice(name.end)) ? { ...name, passing: true } : undefined;
}

/** Words between a name and its number that take nothing away: 沅泽市约31件. */
const BETWEEN = /^(?:\d{4}年度?|分别|则|仅|已|约|近|超|逾|达到?|有|共|为|是|[:：])*$/u;
const ITEM_START = /(?:^|[、和及与是为由把让（(]|纳入|列入|分别|依次|其中)$/u;

/** The name right before a number: 沅泽市31件、澧川市27件和湘平市22件. */
export function nameBefore(clause: Clause, from: number, to: number, known: KnownNames): Name | undefined {
  const { text, start } = clause;
  const stretch = text.slice(Math.max(0, from - start), to - start);
  const offset = Math.max(0, from - start);
  const subject = subjectAt(text);
  for (let at = Math.max(0, stretch.length - LONGEST); at < stretch.length - 1; at++) {
    const isItem = ITEM_START.test(stretch.slice(Math.max(0, at - 2), at)) || at + offset === subject;
    if (!isItem && !SCOPE_SIGNS.has(stretch[at] ?? '')) continue;
    const name = readName(text, at + offset, known);
    if (!name?.scope && !isItem) continue;
    if (name && name.kind !== 'deputies' && BETWEEN.test(text.slice(name.end, to - start))) return name;
  }
  return undefined;
}
const LONGEST = 24;
/** Signs that 全省, 我市, 本县 begin with. */
const SCOPE_SIGNS = new Set('全我本');

const AGENT = /(?:交?由|交给|推动|带动|督促|促成|协助)(?=\p{Script=Han})/gu;

/** 由省交通运输厅负责办理18件, 交由市政府办理: who does it. */
export function agentOf(clause: Clause, to: number, known: KnownNames): Name | undefined {
  const before = clause.text.slice(0, to - clause.start);
  for (const agent of [...before.matchAll(AGENT)].toReversed()) {
    const name = readName(clause.text, agent.index + agent[0].length, known);
    if (name && name.end <= before.length) return name;
  }
  // 共召开省人大常委会会议35次 is that committee's, whoever prepares its meetings.
  const meeting = /召开(?=\p{Script=Han}+会议$)/u.exec(before);
  const holder = meeting && readName(clause.text, meeting.index + 2, known);
  if (holder?.kind === 'organ' && /^(?:主任|主席团|全体)?会议$/u.test(before.slice(holder.end))) return holder;
  return undefined;
}

/** People of a body: 13位省政府领导, 12位省人大常委会主任会议成员. */
const OF_BODY = /^(?:主任会议|党组)?(?:领导|成员|组成人员|班子|负责)/u;

/** 不满意的1件已由县住建局重新办理, 13位省政府领导领办: who acts behind the number. */
export function agentBehind(clause: Clause, figureEnd: number, known: KnownNames): Name | undefined {
  const at = figureEnd - clause.start;
  const lead = /^(?:建议|提案)?(?:已|均|全部|现)*由/u.exec(clause.text.slice(at))?.[0];
  if (lead) return readName(clause.text, at + lead.length, known);
  const counted = readName(clause.text, at, known);
  return counted && OF_BODY.test(clause.text.slice(counted.end)) ? counted : undefined;
}
