import type { Span } from '../../text/sentence.ts';
import type { Role } from '../reading.ts';
import { PERSONS, TIMES, trimChange, trimJoin } from './cues.ts';
import type { Draft, Said } from './draft.ts';
import { said } from './draft.ts';
import { type Phrase, type Piece, phraseBefore, phraseBehind } from './phrase.ts';
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
    const deed =
      within === undefined
        ? undefined
        : nameBehind({ ...site, right: { start, end: site.right.end } }, site.text.slice(start, site.right.end), terms);
    if (deed?.stage) return { head: deed.stage, stage: deed.stage };
  }
  if (site.figure.kind === 'age') return {};
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
  if (known && terms.headAtEnd(clause) === undefined) {
    const end = left.end;
    return { part: said(figure.passage, text, { start: end - known.length, end }) };
  }
  const found = fromPhrase(site, phraseBefore(clause, terms), clause, at, terms);
  return { ...found, ...(inBracket ? { part: inBracket } : { part: found.part ?? partApart(site, terms) }) };
}

function nameBehind(site: Site, right: string, terms: Terms): Found {
  const phrase = phraseBehind(right, terms);
  const base = site.right.start;
  const at = ({ start, end }: Piece) => said(site.figure.passage, site.text, { start: base + start, end: base + end });
  const found = fromPhrase(site, phrase, right.slice(0, phrase.head?.end ?? 0), at, terms);
  return { ...found, isLoose: phrase.isLoose };
}

function fromPhrase(site: Site, phrase: Phrase, clause: string, at: (piece: Piece) => Said, terms: Terms): Found {
  const { head, modifier, verb } = phrase;
  if (!head) return { stage: verb && at(verb) };
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
  const clause = sliceOf(site.text, left).slice(0, -1);
  const listed = terms.partAtEnd(clause.replace(/[”"]$/u, ''));
  const end = left.end - 1;
  if (listed) return said(site.figure.passage, site.text, { start: end - listed.length, end });
  const lead =
    /^.*?(?:涉及到?|属于|关于|有关|反映|针对|来自|(?<=^|[\p{Script=Han}])由|方面)(?=.{2})/u.exec(clause)?.[0] ?? '';
  const behind = /(?:方面|领域|承办|主办|办理|提出|负责|类|所|的)+$/u.exec(clause.slice(lead.length))?.[0] ?? '';
  const span = {
    start: left.start + lead.length,
    end: end - (behind.length < clause.length - lead.length ? behind.length : 0),
  };
  return span.end - span.start >= 2 && span.end - span.start <= 14
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
