import type { Span } from '../../text/sentence.ts';
import { type Draft, type Said, said } from './draft.ts';
import { type Piece, VERB } from './phrase.ts';
import { type Site, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';

/** 闭会期间代表提出建议37件. */
export function partApart({ text, clause, figure }: Site, terms: Terms): Said | undefined {
  const words = sliceOf(text, clause);
  const part = terms.partWithin(words);
  const start = clause.start + words.indexOf(part ?? '');
  return part ? said(figure.passage, text, { start, end: start + part.length }) : undefined;
}

const SCOPE_BEFORE = /^(?:全[省市县区州国])?(?:[两各]级)?(?:法院|检察院|检察机关)?/u;

/** 涉民生1860万元, 涉金融案件12件: what it has to do with. */
export function concerned(clause: string): Piece | undefined {
  const words = /^(?:其中|包括|含)?(涉(?![及案])\p{Script=Han}{1,4})$/u.exec(clause)?.[1];
  return words ? { text: words, start: clause.length - words.length, end: clause.length } : undefined;
}

/** 中央和|省级|资金: of both together; 见面率和|办理结果|满意率 are two things, 办理态度和|办理结果 two listed parts. */
function isSecond(clause: string, start: number, terms: Terms): boolean {
  const first = /^(.+)[和与及]$/u.exec(clause.slice(0, start))?.[1];
  return first !== undefined && terms.headAtEnd(first) === undefined && terms.partAtEnd(first) === undefined;
}

/** 全省|农村|自来水普及率: a listed part that what stands before a rate begins with; 行政机关 is none. */
export function partWithin(clause: string, { start, end }: Piece, terms: Terms): Piece | undefined {
  const from = start + (SCOPE_BEFORE.exec(clause.slice(start, end))?.[0].length ?? 0);
  if (isSecond(clause, from, terms)) return undefined;
  for (let at = Math.min(end, from + 4); at >= from + 2; at--) {
    const text = clause.slice(from, at);
    if (terms.partAtEnd(text) === text && !/[机村区学体]/u.test(clause[at] ?? ''))
      return { text, start: from, end: at };
  }
  return undefined;
}

/** 一审服判息诉率, A类比重: a rate that begins with a listed part. */
export function classInRate(head: Piece, terms: Terms): { part: Piece; head: Piece } | undefined {
  if (!/[率重比]$/u.test(head.text) || terms.headAtEnd(head.text) === head.text) return undefined;
  for (let length = Math.min(4, head.text.length - 2); length >= 2; length--) {
    const text = head.text.slice(0, length);
    const middle = head.start + length;
    if (terms.partAtEnd(text) === text)
      return {
        part: { text, start: head.start, end: middle },
        head: { text: head.text.slice(length), start: middle, end: head.end },
      };
  }
  return undefined;
}

/** A listed part right before the head: 重点|建议, 办理态度的|满意率, A类|件. */
export function partBefore(clause: string, head: Piece, terms: Terms): Piece | undefined {
  const before = clause.slice(0, head.start).replace(/的$/u, '');
  const found = terms.partAtEnd(before) ?? terms.partAtEnd(before.replace(/(?:代表|答复|办理|督办|处理|平均)$/u, ''));
  const start = found === undefined ? -1 : before.lastIndexOf(found);
  return found && !isSecond(clause, start, terms) ? { text: found, start, end: start + found.length } : undefined;
}

/** “满意”的占94.6%: what stands in quotation marks. */
export function quotedBefore({ text, figure }: Site, left: Span): Said | undefined {
  const open = /[“"]([^“”"]{2,8})[”"]$/u.exec(text.slice(Math.max(0, left.start - 10), left.start));
  const start = left.start - 1 - (open?.[1]?.length ?? 0);
  return open ? said(figure.passage, text, { start, end: left.start - 1 }) : undefined;
}

/** 涉及交通运输的: what stands between its verb and 的. */
export function relativePart(site: Site, left: Span, terms: Terms): Said | undefined {
  // 满意率在95%以上的有61名: the attribute begins before the figure inside it.
  const begin = /^以[上下内]/u.test(sliceOf(site.text, left)) ? Math.max(site.clause.start, left.end - 17) : left.start;
  const clause = site.text.slice(begin, left.end - 1);
  // 是2022年前的2.5倍, 其中的40%.
  if (site.figure.unit === '倍' || /其中$|^是/u.test(clause)) return undefined;
  const apart = terms.partWithin(clause);
  if (apart) {
    const at = begin + clause.indexOf(apart);
    return said(site.figure.passage, site.text, { start: at, end: at + apart.length });
  }
  const listed = terms.partAtEnd(clause.replace(/[”"]$/u, ''));
  const end = left.end - 1;
  if (listed) return said(site.figure.passage, site.text, { start: end - listed.length, end });
  const lead =
    /^.*?(?:涉及到?|属于|关于|有关|反映|针对|来自|(?<=^|[\p{Script=Han}])由|方面)(?=.{2})/u.exec(clause)?.[0] ?? '';
  const behind = /(?:方面|领域|承办|主办|办理|提出|负责|类|所|的)+$/u.exec(clause.slice(lead.length))?.[0] ?? '';
  const core = clause.slice(lead.length, clause.length - behind.length);
  if (!lead && begin === left.start && isDone(core, terms)) return undefined;
  const span = {
    start: begin + lead.length,
    end: end - (behind.length < clause.length - lead.length ? behind.length : 0),
  };
  return span.end - span.start >= 2 && span.end - span.start <= 16
    ? said(site.figure.passage, site.text, span)
    : undefined;
}

/** 促成项目落地的, 年内完成的: a deed is no part; how a suggestion came out is kept, as it tells classes: 暂时难以解决的. */
const isDone = (clause: string, terms: Terms) =>
  terms.impliedHead(terms.stageAtEnd(clause) ?? '') === undefined &&
  terms
    .words(clause)
    .some(({ tag, text }) => (VERB.test(tag) && tag !== 'vn' && !/^[有是]$/u.test(text)) || tag === 'i');

/** Nothing but the counted noun and 的 stands between the figure before and this one. */
export const isOfCount = ({ text, left, sentence }: Site): boolean =>
  left.start > sentence.start && /[^，。；：、（）(),;:“”《》\s]/u.test(text[left.start - 1] as string);

/** A类件, 不满意件, 重点办理件: the word before 件 is a part or a stage. */
export function filed(
  clause: string,
  head: Piece,
  at: (piece: Piece) => Said,
  terms: Terms,
): Pick<Draft, 'part' | 'stage'> {
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
