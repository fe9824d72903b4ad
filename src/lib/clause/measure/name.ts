import type { Span } from '../../text/sentence.ts';
import type { Role } from '../reading.ts';
import { isAgent, OWNER, SCOPE } from './agent.ts';
import { countless, isAge, isCounted, unitAsHead } from './counted.ts';
import { PERSONS, TIMES } from './cues.ts';
import type { Draft, Said } from './draft.ts';
import { said } from './draft.ts';
import { nameOfDuration } from './duration.ts';
import { leftOf } from './left.ts';
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
import { classBehind, deedBehind, deedOf, invited, personsBehind, personsOfAge } from './persons.ts';
import { type Phrase, type Piece, phraseBefore } from './phrase.ts';
import { phraseBehind, verbAtStart } from './phrase-behind.ts';
import { type Site, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';
import { quoted, titled } from './titled.ts';

export type Name = Pick<Draft, 'head' | 'of' | 'stage' | 'part' | 'phrase' | 'modifier' | 'isRelative'>;

/**
 * What the words beside a number say is counted or measured; without `head` where they say nothing of it.
 * @param isAgain the sentence has counted things of that unit before
 */
export function nameBeside(site: Site, role: Role, terms: Terms, isAgain = false): Name {
  const left = leftOf(site, role);
  // 甲厅、乙厅等14个责任单位: names before 等 are examples of what is counted behind.
  const isExample =
    isCounted(site.figure) && /等$/u.test(sliceOf(site.text, site.left)) && site.right.end > site.right.start;
  const before = isExample ? {} : nameOf(site, left, terms);
  const { figure } = site;
  if (!isCounted(figure)) return besideMeasure(site, before, terms, role);
  const right = sliceOf(site.text, site.right);
  // 38票满意: a listed part is all that stands behind.
  const isPart = !before.head && !before.part && terms.partAtEnd(right) === right;
  if (isPart) return { ...before, part: said(figure.passage, site.text, site.right) };
  const title = titled(site, terms);
  if (title) return title;
  const behind = right ? nameBehind(site, right, terms) : undefined;
  const unit = { start: figure.end - figure.unit.length, end: figure.end };
  const thing = terms.unnamed(figure.unit) ? undefined : unitAsHead(figure.unit, terms);
  if (thing && figure.text.endsWith(thing)) return { ...before, head: said(figure.passage, site.text, unit) };
  // 走访群众70万次: the deed is counted, not the persons.
  const isPerson = before.head && terms.headsOfUnit('人').includes(before.head.text);
  if (figure.unit === '次' && isPerson && before.stage) return { ...before, head: before.stage };
  const pivot = figure.unit === '人次' && !isPerson ? invited(site, terms) : undefined;
  if (pivot) return pivot;
  const deed = figure.unit === '次' || figure.unit === '场次' ? deedBehind(site, right) : undefined;
  if (deed) return { head: deed, stage: deed };
  const isOften = figure.unit === '次' || (figure.unit === '人次' && !before.head && !isAgain);
  const done = isOften && !before.stage ? deedOf(site) : undefined;
  if (done) return { head: done, stage: done };
  const became = classBehind(site);
  if (became) return { part: before.part, stage: became };
  const persons = PERSONS.has(figure.unit) ? personsBehind(site, terms) : undefined;
  if (persons)
    return { stage: before.stage ?? behind?.stage, ...(before.isRelative ? {} : { part: before.part }), head: persons };
  // 判处五年以上有期徒刑28人: persons, by what was done to them.
  if (PERSONS.has(figure.unit) && before.head && PUNISHED.test(before.head.text)) {
    return { ...before, head: said(figure.passage, site.text, unit), of: undefined };
  }
  // 余下35件转交职能部门: what happens to the same things.
  if (isAgain && behind?.isLoose && !before.head) {
    const deed = verbAtStart(right, terms);
    const at = site.right.start;
    return {
      ...before,
      stage: before.stage ?? (deed && said(figure.passage, site.text, { start: at + deed.start, end: at + deed.end })),
    };
  }
  if (isExample && figure.unit === '人' && behind?.isLoose)
    return { head: said(figure.passage, site.text, unit), stage: behind.stage };
  // 120余人参加会议: persons do what follows.
  if (PERSONS.has(figure.unit) && behind?.isLoose) return before;
  // 选聘退休教师2300人支教乡村: 人 itself stands for the noun before it.
  if (figure.unit === '人' && before.head && before.stage) return before;
  // 五级人大代表2460名进站开展活动: what is listed for the unit is meant, not what happens to stand behind it.
  const isListed = (name: Name) => name.head !== undefined && terms.headsOfUnit(figure.unit).includes(name.head.text);
  const isBefore = isListed(before) && !(behind && isListed(behind));
  if (behind?.head && !isBefore && !(behind.isLoose && (before.head || before.isRelative))) {
    // 对收集到的612条意见: whose or which they are is told apart only where parts are.
    const listed = before.isRelative && before.part && !terms.partAtEnd(before.part.text) ? undefined : before.part;
    return { ...behind, stage: before.stage ?? behind.stage, part: behind.part ?? listed };
  }
  // 1263件B类件: a class behind the unit leaves the head to what was said before.
  if (behind?.part && !behind.head && !isListed(before)) return { ...behind, stage: before.stage };
  // 法官人均结案312件: how much each does.
  const work = role === 'perUnit' && !before.head && PER_PERSON.test(sliceOf(site.text, site.left)) && before.stage;
  if (work && !terms.impliedHead(work.text)) return { ...before, head: work };
  if (TIMES.has(figure.unit) && !before.head && before.stage && figure.unit !== '批')
    return { ...before, head: before.stage };
  const inQuotes = before.head || before.part || before.stage ? undefined : quoted(site, terms);
  if (inQuotes) return inQuotes;
  if (!before.head && !before.stage && behind?.stage && !before.part) return { ...before, stage: behind.stage };
  return before;
}

const PER_PERSON = /[人户]均\p{Script=Han}/u;
const PUNISHED = /(?:徒刑|死刑|拘役|犯罪|处分)$/u;
/** A rate, money, a length: its noun stands before it; behind it only where a verb or nothing stands before. */
function besideMeasure(site: Site, before: Found, terms: Terms, role: Role): Name {
  if (isAge(site.figure)) return role === 'target' ? personsOfAge(site) : {};
  if (site.figure.kind === 'duration') return nameOfDuration(site, before, terms);
  const given = role === 'perUnit' ? GIVES.exec(sliceOf(site.text, site.right))?.[0].length : undefined;
  if (given) {
    const start = site.right.start + given;
    const { head } = phraseBefore(site.text.slice(start, site.right.end), terms);
    if (head)
      return {
        head: said(site.figure.passage, site.text, { start: start + head.start, end: start + head.end }),
        of: before.head,
      };
  }
  if (before.head || (before.part && role === 'share')) return before;
  if (role === 'perUnit' && before.stage) return { ...before, head: before.stage };
  const right = sliceOf(site.text, site.right);
  const behind = right ? nameBehind(site, right, terms) : undefined;
  if (behind?.head && !behind.isLoose && !/(?:目标|任务|要求|计划)$/u.test(behind.head.text))
    return { ...behind, stage: before.stage ?? behind.stage };
  return before;
}

/** 按每亩800元给予奖补: what is given. */
const GIVES = /^(?:的标准)?(?:给予|予以|发放)/u;

/** 交由县政府系统办理228件. */
const GIVEN = /交由/u;

type Found = Name & { isLoose?: boolean | undefined };

function nameOf(site: Site, left: Span, terms: Terms): Found {
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
    if (stage && !inBracket && terms.canonicalStage(stage.text) === '解决和计划解决') {
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
  const phrase = phraseBefore(clause, terms);
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

function nameBehind(site: Site, right: string, terms: Terms): Found {
  const phrase = phraseBehind(right, site.figure.unit, terms);
  const base = site.right.start;
  const at = ({ start, end }: Piece) => said(site.figure.passage, site.text, { start: base + start, end: base + end });
  const found = fromPhrase(site, phrase, right.slice(0, phrase.head?.end ?? 0), at, terms);
  return { ...found, isLoose: phrase.isLoose };
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

function fromPhrase(site: Site, phrase: Phrase, clause: string, at: (piece: Piece) => Said, terms: Terms): Found {
  const { head, modifier, verb } = phrase;
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
  const start = modifier?.start ?? head.start;
  const deed = verb ?? stageBefore(clause, head.start, terms);
  return {
    head: at(head),
    stage: deed && at(deed),
    part: part && at(part),
    of: !isCount && modifier && modifier.text !== part?.text && !OWNER.test(modifier.text) ? at(modifier) : undefined,
    modifier: modifier && at(modifier),
    phrase: clause.slice(start, head.end),
  };
}
