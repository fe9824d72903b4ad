import type { Role } from '../reading.ts';
import { isAge, isCounted, unitAsHead } from './counted.ts';
import { PERSONS, TIMES } from './cues.ts';
import { said } from './draft.ts';
import { nameOfDuration } from './duration.ts';
import { leftOf } from './left.ts';
import { type Found, fromPhrase, type Name, nameOf } from './name-before.ts';
import {
  classBehind,
  deedBehind,
  deedOf,
  deedOfAsked,
  invited,
  partGiven,
  personsBehind,
  personsOfAge,
} from './persons.ts';
import { type Piece, phraseBefore } from './phrase.ts';
import { phraseBehind, verbAtStart } from './phrase-behind.ts';
import { type Site, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';
import { quoted, titled } from './titled.ts';

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
    return {
      stage: deedOfAsked(before.stage, behind?.stage, terms) ?? before.stage ?? behind?.stage,
      ...(before.isRelative ? {} : { part: before.part }),
      head: persons,
    };
  // 判处五年以上有期徒刑28人: persons, by what was done to them.
  if (PERSONS.has(figure.unit) && before.head && PUNISHED.test(before.head.text)) {
    return { ...before, head: said(figure.passage, site.text, unit), of: undefined };
  }
  // 余下35件转交职能部门: what happens to the same things.
  if (isAgain && behind?.isLoose && !before.head) {
    const deed = verbAtStart(right, terms);
    const at = site.right.start;
    const happens = deed && said(figure.passage, site.text, { start: at + deed.start, end: at + deed.end });
    return { ...before, stage: before.stage ?? happens ?? behind.stage };
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
    const modifier = behind.modifier ?? (listed ? undefined : before.part);
    const part = behind.part ?? listed ?? partGiven(site, terms);
    return { ...behind, stage: before.stage ?? behind.stage, part, modifier };
  }
  // 1263件B类件: a class behind the unit leaves the head to what was said before.
  if (behind?.part && !behind.head && !isListed(before)) return { ...behind, stage: before.stage };
  // 法官人均结案312件: how much each does.
  const work = role === 'perUnit' && !before.head && PER_PERSON.test(sliceOf(site.text, site.left)) && before.stage;
  if (work && !terms.impliedHead(work.text)) return { ...before, head: work };
  const isDeedCounted = TIMES.has(figure.unit) && figure.unit !== '批' && (before.stage?.text.length ?? 0) > 1;
  if (isDeedCounted && !before.head) return { ...before, head: before.stage };
  // 代表建议154件已全部办结: what became of it.
  const outcome = before.head && !before.stage ? terms.stageAtEnd(right) : undefined;
  if (outcome && DONE.test(right.slice(0, -outcome.length))) {
    const { end } = site.right;
    return { ...before, stage: said(figure.passage, site.text, { start: end - outcome.length, end }) };
  }
  const inQuotes = before.head || before.part || before.stage ? undefined : quoted(site, terms);
  if (inQuotes) return inQuotes;
  if (!before.head && !before.stage && behind?.stage && !before.part) return { ...before, stage: behind.stage };
  return before;
}

const DONE = /^(?:也|均|都|已经?|现已|全部|按[时期]|如期)+$/u;
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
  if (role === 'perUnit' && before.stage && !LIGHT.test(before.stage.text)) return { ...before, head: before.stage };
  const right = sliceOf(site.text, site.right);
  const gift = LIGHT.test(before.stage?.text ?? '') ? terms.words(right).at(-1) : undefined;
  if (gift && gift.text.length > 1) {
    const { start } = site.right;
    return {
      ...before,
      head: said(site.figure.passage, site.text, { start: start + gift.start, end: start + gift.end }),
    };
  }
  const behind = right ? nameBehind(site, right, terms) : undefined;
  if (behind?.head && !behind.isLoose && !/(?:目标|任务|要求|计划)$/u.test(behind.head.text))
    return { ...behind, stage: before.stage ?? behind.stage };
  return before;
}

/** 给予每人800元奖励: the deed says nothing of what is given. */
const LIGHT = /^(?:给予|予以|发放)$/u;
/** 按每亩800元给予奖补: what is given. */
const GIVES = /^(?:的标准)?(?:给予|予以|发放)/u;

function nameBehind(site: Site, right: string, terms: Terms): Found {
  const { verb, ...noun } = phraseBehind(right, site.figure.unit, terms);
  // 迈上30万户台阶: how far, not what.
  if (noun.head && terms.isMark(noun.head.text)) return {};
  const base = site.right.start;
  const at = ({ start, end }: Piece) => said(site.figure.passage, site.text, { start: base + start, end: base + end });
  // 83件建议已办结80件: the deed is of the number behind it.
  const next = /^\d[\d.,]*[余多]?(?<unit>\p{Script=Han})/u.exec(site.text.slice(site.right.end))?.groups?.unit;
  const isOfNext = verb && base + verb.end === site.right.end && next === site.figure.unit;
  const phrase = verb && !isOfNext ? { ...noun, verb } : noun;
  const found = fromPhrase(site, phrase, right.slice(0, noun.head?.end ?? 0), at, terms);
  return { ...found, isLoose: phrase.isLoose };
}
