import type { Span } from '../../text/sentence.ts';
import type { Word } from '../segment.ts';
import { isAgent, OWNER, SCOPE } from './agent.ts';
import { countless, isCounted } from './counted.ts';
import type { Draft, Said } from './draft.ts';
import { said } from './draft.ts';
import {
  classInRate,
  concerned,
  filed,
  isOfCount,
  partApart,
  partBefore,
  partWithin,
  quotedBefore,
  relativePart,
} from './part-beside.ts';
import { type Phrase, type Piece, phraseBefore, VERB } from './phrase.ts';
import { type Site, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';

export type Name = Pick<Draft, 'head' | 'of' | 'stage' | 'part' | 'phrase' | 'modifier' | 'isRelative'>;

/** 交由县政府系统办理228件. */
const GIVEN = /交由/u;

export type Found = Name & { isLoose?: boolean | undefined };

export function nameOf(site: Site, left: Span, terms: Terms): Found {
  const { text, figure, bracket } = site;
  const clause = countless(sliceOf(text, left), figure, terms);
  const at = ({ start, end }: Piece): Said =>
    said(figure.passage, text, { start: left.start + start, end: left.start + end });
  const inBracket = bracket && said(figure.passage, text, bracket);
  if (/的$/u.test(clause)) {
    // 3个乡镇的12个村, 128个行政村的82%: of what was counted right before.
    if (/(?:年度|全年|年初)(?:计划|目标|任务|预算)数?的$/u.test(clause)) return { isRelative: true };
    if (isOfCount(site) && !/^以[上下内]/u.test(clause)) return { isRelative: true };
    const part = inBracket ?? (clause === '的' ? quotedBefore(site, left) : relativePart(site, left, terms));
    const phrase = phraseBefore(clause.slice(0, -1), terms);
    const stage = phrase.verb && !phrase.head && at(phrase.verb);
    // 已解决和计划解决的占92%: a stage of its own.
    if (
      stage &&
      !inBracket &&
      !/正在?$/u.test(clause.slice(0, phrase.verb?.start)) &&
      terms.canonicalStage(stage.text) === '解决和计划解决'
    ) {
      const found = clause.lastIndexOf('建议');
      return {
        isRelative: true,
        stage,
        ...(found >= 0 && { head: at({ text: '建议', start: found, end: found + 2 }) }),
      };
    }
    return { part, isRelative: true, ...(stage && { stage }) };
  }
  // A、B两类合计占90.5%: classes taken together.
  const both = /^[A-F](?:类?[两三]?类)(?=(?:建议)?(?:合计|共|一共|总计)*$)/u.exec(clause);
  const letters = both && /(?:[A-F]类?、)+$/u.exec(text.slice(Math.max(0, left.start - 9), left.start));
  if (both && letters) {
    return {
      part: said(figure.passage, text, { start: left.start - letters[0].length, end: left.start + both[0].length }),
    };
  }
  const concern = terms.headAtEnd(clause) ? undefined : concerned(clause);
  if (concern) return { part: at(concern) };
  const known = terms.partAtEnd(clause);
  const stage = terms.stageAtEnd(clause);
  // 已转为A类64件: a stage that names a class.
  if (stage && known && stage.length > known.length)
    return { stage: at({ text: stage, start: clause.length - stage.length, end: clause.length }) };
  if (known && terms.headAtEnd(clause) === undefined) {
    const end = left.end;
    return { part: said(figure.passage, text, { start: end - known.length, end }) };
  }
  const phrase = fitted(site, phraseBefore(clause, terms), clause, terms);
  const found = fromPhrase(site, phrase, clause, at, terms);
  const given = found.stage?.text === '办理' ? GIVEN.exec(sliceOf(text, site.clause)) : null;
  if (given) {
    const start = site.clause.start + given.index;
    found.stage = said(figure.passage, text, { start, end: start + 2 });
  }
  const { head, verb } = phrase;
  // 联名|提出7件: how it was done tells parts apart.
  const how = verb && !head ? terms.partAtEnd(clause.slice(0, verb.start)) : undefined;
  const manner =
    how === undefined || !verb ? undefined : at({ text: how, start: verb.start - how.length, end: verb.start });
  return { ...found, part: inBracket ?? found.part ?? manner ?? partApart(site, terms) };
}

/** 农业农村类41件, 社会事业方面55件: which, not what. */
const KIND = /.(?:类|类别|方面|领域)$/u;

/** 办理|县人大代表建议: a deed that the segmenter joins with the level behind it. */
function stageBefore(clause: string, end: number, terms: Terms): Piece | undefined {
  for (let at = end; at > Math.max(1, end - 6); at--) {
    const text =
      /[全省市县区州乡镇各]/u.test(clause[at] ?? '') || at === end ? terms.stageAtEnd(clause.slice(0, at)) : undefined;
    if (text) return { text, start: at - text.length, end: at };
  }
  return undefined;
}

/** 天然气管网建设|任务 of 86公里: where the unit does not count the head, what it counts in the phrase. */
function fitted({ figure }: Site, phrase: Phrase, clause: string, terms: Terms): Phrase {
  const { head, modifier } = phrase;
  const { unit } = figure;
  if (!head || !modifier || isCounted(figure) || terms.fit(unit, head.text) >= 0) return phrase;
  const words = terms.words(clause.slice(modifier.start, head.end));
  for (let i = words.length - 2; i >= 0; i--) {
    const { start, end, text } = words[i] as Word;
    if (terms.fit(unit, text) <= 0) continue;
    const next = words[i + 1] as Word;
    const from = modifier.start;
    return {
      head: { text, start: from + start, end: from + end },
      ...(i > 0 && { modifier: { text: clause.slice(from, from + start), start: from, end: from + start } }),
      ...(VERB.test(next.tag) && { verb: { text: next.text, start: from + next.start, end: from + next.end } }),
    };
  }
  return phrase;
}

const MEASURE = /(?:率|时间|用时|时长|周期|天数|[期时]限|得分)$/u;
/** 一审案件平均|审理|用时: a time and a rate are of what the deed before them is done to. */
function thingOfDeed({ figure }: Site, { head, verb }: Phrase, clause: string, terms: Terms): Piece | undefined {
  if (!head || !verb || figure.kind === 'money' || !MEASURE.test(head.text)) return undefined;
  if (!/^(?:平均)?$/u.test(clause.slice(verb.end, head.start))) return undefined;
  const front = clause.slice(0, verb.start).replace(/平均$/u, '');
  const thing = phraseBefore(front, terms);
  if (!thing.head || thing.verb) return undefined;
  const start = thing.modifier?.start ?? thing.head.start;
  return { text: clause.slice(start, thing.head.end), start, end: thing.head.end };
}

export function fromPhrase(
  site: Site,
  phrase: Phrase,
  clause: string,
  at: (piece: Piece) => Said,
  terms: Terms,
): Found {
  const { head, verb } = phrase;
  const modifier = phrase.modifier ?? thingOfDeed(site, phrase, clause, terms);
  const isFiled = head && site.figure.unit === '件' && /件$/u.test(head.text) && !terms.headAtEnd(head.text);
  if (isFiled) return filed(clause, head, at, terms);
  const kind = head && clause.slice(modifier?.start ?? head.start, head.end);
  if (head && kind && KIND.test(kind) && terms.headAtEnd(head.text) === undefined && isCounted(site.figure)) {
    const start = modifier?.start ?? head.start;
    return { part: at({ text: clause.slice(start, head.end), start, end: head.end }), stage: verb && at(verb) };
  }
  const rest = head && !modifier && classInRate(head, terms);
  if (rest) return { head: at(rest.head), part: at(rest.part), stage: verb && at(verb), phrase: head.text };
  if (!head || SCOPE.test(head.text) || SCOPE.test(kind ?? '') || isAgent(site, head.text, terms))
    return { stage: verb && at(verb) };
  const isCount = isCounted(site.figure);
  const part =
    partBefore(clause, head, terms) ?? (isCount || !modifier ? undefined : partWithin(clause, modifier, terms));
  const kindOf = isCount && modifier && /[^各此这该同两几]类$/u.test(modifier.text) ? modifier : undefined;
  const start = modifier?.start ?? head.start;
  const deed = verb ?? stageBefore(clause, head.start, terms);
  // 提案办复率: a listed noun, whatever the dictionary says of it.
  const noun = !isCount && deed && terms.headAtEnd(deed.text) === deed.text ? at(deed) : undefined;
  return {
    head: at(head),
    stage: noun ? undefined : deed && at(deed),
    part: (part && at(part)) ?? (kindOf && at(kindOf)),
    of: !isCount && modifier && modifier.text !== part?.text && !OWNER.test(modifier.text) ? at(modifier) : noun,
    modifier: modifier && at(modifier),
    phrase: clause.slice(start, head.end),
  };
}
