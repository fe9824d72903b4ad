import type { Span } from '../../text/sentence.ts';
import type { Role } from '../reading.ts';
import { PERSONS, TIMES, trimChange, trimJoin } from './cues.ts';
import type { Draft, Said } from './draft.ts';
import { said } from './draft.ts';
import { type Phrase, type Piece, phraseBefore } from './phrase.ts';
import { phraseBehind, verbAtStart } from './phrase-behind.ts';
import { type Site, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';

export type Name = Pick<Draft, 'head' | 'of' | 'stage' | 'part' | 'phrase' | 'modifier' | 'isRelative'>;

const COUNT = new Set(['count', 'range', 'number']);

/** What the words beside a number say is counted or measured; without `head` where they say nothing of it. */
export function nameBeside(site: Site, role: Role, terms: Terms): Name {
  const left = leftOf(site, role);
  const before = nameOf(site, left, terms);
  const { figure } = site;
  if (!COUNT.has(figure.kind)) return besideMeasure(site, before, terms, role);
  const right = sliceOf(site.text, site.right);
  const behind = right ? nameBehind(site, right, terms) : undefined;
  const thing = terms.unnamed(figure.unit) ? undefined : unitAsHead(figure.unit, terms);
  const unit = { start: figure.end - figure.unit.length, end: figure.end };
  if (thing && figure.text.endsWith(thing)) return { ...before, head: said(figure.passage, site.text, unit) };
  // 走访群众70万次: the deed is counted, not the persons.
  const isPerson = before.head && terms.headsOfUnit('人').includes(before.head.text);
  if (figure.unit === '次' && isPerson && before.stage) return { ...before, head: before.stage };
  // 120余人参加会议: persons do what follows.
  if (PERSONS.has(figure.unit) && behind?.isLoose) return before;
  if (figure.kind === 'range' && before.head && !behind?.head) return before;
  // 五级人大代表2460名进站开展活动: what is listed for the unit is meant, not what happens to stand behind it.
  const isListed = (name: Name) => name.head !== undefined && terms.headsOfUnit(figure.unit).includes(name.head.text);
  const isBefore = isListed(before) && !(behind && isListed(behind));
  if (behind?.head && !isBefore && !(behind.isLoose && (before.head || before.isRelative))) {
    // 对收集到的612条意见: whose or which they are is told apart only where parts are.
    const listed = before.isRelative && before.part && !terms.partAtEnd(before.part.text) ? undefined : before.part;
    const modifier = behind.modifier ?? (listed ? undefined : before.part);
    return { ...behind, stage: before.stage ?? behind.stage, part: behind.part ?? listed, modifier };
  }
  // 1263件B类件: a class behind the unit leaves the head to what was said before.
  if (behind?.part && !behind.head && !isListed(before)) return { ...behind, stage: before.stage ?? behind.stage };
  if (TIMES.has(figure.unit) && !before.head && before.stage && figure.unit !== '批')
    return { ...before, head: before.stage };
  if (!before.head && !before.stage && behind?.stage && !before.part) return { ...before, stage: behind.stage };
  return before;
}

/** 3个月内答复, 20个工作日以内办结: what the time is given for. */
const WITHIN = /^(?:以|之)?内(?=\p{Script=Han}{2})/u;

/** A rate, money, a length: its noun stands before it; behind it only where a verb or nothing stands before. */
function besideMeasure(site: Site, before: Found, terms: Terms, role: Role): Name {
  if (site.figure.kind === 'duration') {
    const within = WITHIN.exec(sliceOf(site.text, site.right))?.[0].length;
    const start = site.right.start + (within ?? 0);
    const deed = within === undefined ? undefined : verbAtStart(site.text.slice(start, site.right.end), terms);
    const word = deed && said(site.figure.passage, site.text, { start: start + deed.start, end: start + deed.end });
    if (word) return { head: word, stage: word };
  }
  if (site.figure.kind === 'age') return {};
  if (site.figure.kind === 'duration') return before;
  if (before.head || (before.part && role === 'share')) return before;
  if (role === 'perUnit' && before.stage) return { ...before, head: before.stage };
  const right = sliceOf(site.text, site.right);
  const behind = right ? nameBehind(site, right, terms) : undefined;
  if (behind?.head && !behind.isLoose)
    return { ...behind, stage: before.stage ?? behind.stage, part: behind.part ?? before.part };
  return before;
}

/** The words before a number without what belongs to its role. */
function leftOf(site: Site, role: Role): Span {
  let text = sliceOf(site.text, site.left);
  if (role === 'before') text = text.replace(/(?:由|从|自)(?!于)[^，。；：]{0,24}$/u, '');
  if (role === 'share') text = text.replace(/占[^占]{0,18}$/u, '');
  if (role === 'perUnit')
    text = text.replace(/(?<=[\p{Script=Han}])(?:按|以)?每[^，。；：、]{0,6}?(?:年|月)?(?=\d*$)/u, '');
  if (role === 'change')
    text = text.replace(/(?:高出|高于|低于|超出|超过|多于|少于|快于|优于|高过|低出)[^，。；：、（）]{2,12}$/u, '');
  text = role === 'change' || role === 'target' ? trimChange(text) : trimJoin(text);
  return { start: site.left.start, end: site.left.start + text.length };
}

/** 建议总数, 联络站数量: what is counted is the noun before. */
function countless(clause: string, kind: string, terms: Terms): string {
  const cut = COUNT.has(kind) ? clause.replace(/(?:总数|数量|件数|个数|总件数)$/u, '') : clause;
  return cut !== clause && terms.headAtEnd(cut) ? cut : clause;
}

type Found = Name & { isLoose?: boolean | undefined };

function nameOf(site: Site, left: Span, terms: Terms): Found {
  const { text, figure, bracket } = site;
  const clause = countless(sliceOf(text, left), figure.kind, terms);
  const at = ({ start, end }: Piece): Said =>
    said(figure.passage, text, { start: left.start + start, end: left.start + end });
  const inBracket = bracket && said(figure.passage, text, bracket);
  if (/的$/u.test(clause)) {
    const part = inBracket ?? (clause === '的' ? quotedBefore(site, left) : relativePart(site, left, terms));
    const phrase = phraseBefore(clause.slice(0, -1), terms);
    const stage = phrase.verb && !phrase.head && at(phrase.verb);
    return { part, isRelative: true, ...(stage && { stage }) };
  }
  const known = terms.partAtEnd(clause);
  const stage = terms.stageAtEnd(clause);
  // 已转为A类64件: a stage that names a class.
  if (stage && known && stage.length > known.length)
    return { stage: at({ text: stage, start: clause.length - stage.length, end: clause.length }) };
  if (known && terms.headAtEnd(clause) === undefined) {
    const end = left.end;
    return { part: said(figure.passage, text, { start: end - known.length, end }) };
  }
  const found = fromPhrase(site, phraseBefore(clause, terms), clause, at, terms);
  return { ...found, ...(inBracket ? { part: inBracket } : { part: found.part ?? partApart(site, terms) }) };
}

function nameBehind(site: Site, right: string, terms: Terms): Found {
  const phrase = phraseBehind(right, site.figure.unit, terms);
  const base = site.right.start;
  const at = ({ start, end }: Piece) => said(site.figure.passage, site.text, { start: base + start, end: base + end });
  const found = fromPhrase(site, phrase, right.slice(0, phrase.head?.end ?? 0), at, terms);
  return { ...found, isLoose: phrase.isLoose };
}

/** Whose, not what: 全省4959万选民. */
const SCOPE = /^(?:[全各我本][省市县区州镇乡国院厅局委校村]|各地|各级)$/u;

/** 农业农村类41件, 社会事业方面55件: which, not what. */
const KIND = /.(?:类|类别|方面|领域)$/u;

/** Bodies do what is counted; they are counted themselves by 个 and 家 only. */
const ORGAN = /(?:委员会|常委会|政府|法院|检察院|人大|代表团|[厅局委办])$/u;

function isAgent({ figure }: Site, noun: string, terms: Terms): boolean {
  return (
    ORGAN.test(noun) &&
    terms.headAtEnd(noun) === undefined &&
    COUNT.has(figure.kind) &&
    !/^[个家所]$/u.test(figure.unit)
  );
}

/** A类件, 不满意件, 重点办理件: the word before 件 is a part or a stage. */
function filed(clause: string, head: Piece, at: (piece: Piece) => Said, terms: Terms): Found {
  const before = clause.slice(0, head.end - 1);
  const stage = terms.stageAtEnd(before);
  const rest = stage ? before.slice(0, -stage.length) : before;
  const end = stage ? rest.length : before.length;
  const part = terms.partAtEnd(before.slice(0, end));
  return {
    part: part ? at({ text: part, start: end - part.length, end }) : undefined,
    stage: stage ? at({ text: stage, start: before.length - stage.length, end: before.length }) : undefined,
  };
}

function fromPhrase(site: Site, phrase: Phrase, clause: string, at: (piece: Piece) => Said, terms: Terms): Found {
  const { head, modifier, verb } = phrase;
  const isFiled = head && site.figure.unit === '件' && /件$/u.test(head.text) && !terms.headAtEnd(head.text);
  if (isFiled) return filed(clause, head, at, terms);
  const kind = head && clause.slice(modifier?.start ?? head.start, head.end);
  if (head && kind && KIND.test(kind) && terms.headAtEnd(head.text) === undefined && COUNT.has(site.figure.kind)) {
    const start = modifier?.start ?? head.start;
    return { part: at({ text: clause.slice(start, head.end), start, end: head.end }), stage: verb && at(verb) };
  }
  if (!head || SCOPE.test(head.text) || isAgent(site, head.text, terms)) return { stage: verb && at(verb) };
  const isCount = COUNT.has(site.figure.kind);
  const part = partBefore(clause, head, terms);
  const start = modifier?.start ?? head.start;
  return {
    head: at(head),
    stage: verb && at(verb),
    part: part && at(part),
    of: !isCount && modifier && modifier.text !== part?.text ? at(modifier) : undefined,
    modifier: modifier && at(modifier),
    phrase: clause.slice(start, head.end),
  };
}

/** 闭会期间代表提出建议37件. */
function partApart({ text, clause, figure }: Site, terms: Terms): Said | undefined {
  const words = sliceOf(text, clause);
  const part = terms.partWithin(words);
  const start = clause.start + words.indexOf(part ?? '');
  return part ? said(figure.passage, text, { start, end: start + part.length }) : undefined;
}

/** A listed part right before the head: 重点|建议, 办理态度的|满意率, A类|件. */
function partBefore(clause: string, head: Piece, terms: Terms): Piece | undefined {
  const before = clause.slice(0, head.start).replace(/的$/u, '');
  const found = terms.partAtEnd(before) ?? terms.partAtEnd(before.replace(/(?:代表|答复|办理|督办|处理)$/u, ''));
  const start = found === undefined ? -1 : before.lastIndexOf(found);
  return found ? { text: found, start, end: start + found.length } : undefined;
}

/** “满意”的占94.6%: what stands in quotation marks. */
function quotedBefore({ text, figure }: Site, left: Span): Said | undefined {
  const open = /[“"]([^“”"]{2,8})[”"]$/u.exec(text.slice(Math.max(0, left.start - 10), left.start));
  const start = left.start - 1 - (open?.[1]?.length ?? 0);
  return open ? said(figure.passage, text, { start, end: left.start - 1 }) : undefined;
}

/** 涉及交通运输的: what stands between its verb and 的. */
function relativePart(site: Site, left: Span, terms: Terms): Said | undefined {
  // 满意率在95%以上的有61名: the attribute begins before the figure inside it.
  const begin = /^以[上下内]/u.test(sliceOf(site.text, left)) ? Math.max(site.clause.start, left.end - 17) : left.start;
  const clause = site.text.slice(begin, left.end - 1);
  const listed = terms.partAtEnd(clause.replace(/[”"]$/u, ''));
  const end = left.end - 1;
  if (listed) return said(site.figure.passage, site.text, { start: end - listed.length, end });
  const lead =
    /^.*?(?:涉及到?|属于|关于|有关|反映|针对|来自|(?<=^|[\p{Script=Han}])由|方面)(?=.{2})/u.exec(clause)?.[0] ?? '';
  const behind = /(?:方面|领域|承办|主办|办理|提出|负责|类|所|的)+$/u.exec(clause.slice(lead.length))?.[0] ?? '';
  const span = {
    start: begin + lead.length,
    end: end - (behind.length < clause.length - lead.length ? behind.length : 0),
  };
  return span.end - span.start >= 2 && span.end - span.start <= 16
    ? said(site.figure.passage, site.text, span)
    : undefined;
}

/** A thing that its unit names: 4959万选民, 14个市州 is none of them. */
export function unitAsHead(unit: string, terms: Terms): string | undefined {
  return (
    terms.unnamed(unit) ??
    (unit.length >= 2 &&
    /^\p{Script=Han}+$/u.test(unit) &&
    !TIMES.has(unit) &&
    !PERSONS.has(unit) &&
    !/[次元个大小项位]$/u.test(unit)
      ? unit
      : undefined)
  );
}
