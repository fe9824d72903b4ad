import { type Draft, isBaseOf, isSaidOut, said, unitGroup } from './draft.ts';
import type { Site } from './site.ts';
import type { Terms } from './terms.ts';

/** The farthest that a whole without a number stands before its parts. */
const REACH = 60;
const AMONG = /其中|包括|含(?!量)|其余|余下|剩余|主要涉及/u;

/** A whole of which parts are being told, and how much of it is left. */
interface Telling {
  whole: Draft;
  rest: number;
}

/**
 * Marks the figures of a sentence that are parts of a whole, and gives the whole that the next sentence may go on with.
 * A part is told by 其中, by a listed class, by its share behind it, or by numbers that add up to the whole.
 */
export function markParts(drafts: Draft[], given: Draft | undefined, terms: Terms): Draft | undefined {
  let whole = given;
  let telling: Telling | undefined;
  const sums = sumsOf(drafts, given, terms);
  for (const [i, draft] of drafts.entries()) {
    const { figure, site } = draft;
    if (!site || figure.value === null || draft.role !== 'stated') continue;
    const among = amongOf(drafts, i, whole);
    if (among) telling = among;
    if (telling && isLeft(telling, draft, terms)) {
      telling.rest -= figure.value;
      draft.role = 'part';
      if (among || isListed(drafts, i)) nameByWhole(draft, telling.whole, terms);
      // 其中大会期间113件 of 承办137件: at the stage of the whole.
      if (!draft.isOwn && !isClass(draft, terms) && (draft.part || isSaidOut(draft)))
        draft.stage ??= telling.whole.stage;
      if (!draft.isOwn && !draft.isRelative && isQualifier(telling.whole, terms)) draft.part ??= telling.whole.part;
    } else if (among || sums.has(draft) || isClassified(drafts, i, telling?.whole ?? whole, terms)) {
      draft.role = 'part';
    } else if (figure.kind === 'count' && !isBaseOf(draft, drafts[i + 1])) {
      if (telling && !isWholeOf(telling.whole, draft)) telling = undefined;
      whole = draft;
    }
  }
  for (const [i, draft] of drafts.entries()) nameByModifier(draft, drafts[i - 1]);
  return whole;
}

/** 全团建议13件，其中2022年提出6件: a listed part goes on; a class does not, as its things may have come to another. */
const isQualifier = (whole: Draft, terms: Terms): boolean =>
  whole.part !== undefined && !isClass(whole, terms) && terms.partAtEnd(whole.part.text) === whole.part.text;

/** Nothing but 、 and a name stands between a figure and the one before. */
function isListed(drafts: readonly Draft[], at: number): boolean {
  const [draft, last] = [drafts[at], drafts[at - 1]];
  return (
    last?.role === 'part' && /^[、和及与]/u.test(draft?.site?.text.slice(last.figure.end, draft.figure.start) ?? '')
  );
}

/** 新增学位2.16万个，其中普惠幼儿园4200个: a noun that is none of the things counted says which of them. */
function nameByWhole(draft: Draft, { head, stage, figure }: Draft, terms: Terms): void {
  const { site } = draft;
  if (!site || !head || figure.kind !== 'count' || unitGroup(figure) === '人') return;
  const { passage } = draft.figure;
  const ownStage = draft.stage && draft.stage.origin.start >= site.left.start ? draft.stage : undefined;
  if (!draft.isOwn) {
    // 其中学校医院周边1450个, 主要涉及老旧小区改造21件: words that are no noun.
    const [, cue, words = ''] = WORDS_OF_PART.exec(site.text.slice(site.left.start, site.left.end)) ?? [];
    if (!words || draft.part || (ownStage && cue === '其中')) return;
    draft.part = said(passage, site.text, { start: site.left.end - words.length, end: site.left.end });
    draft.stage = stage;
    return;
  }
  const own = draft.head;
  if (!own || ownStage || own.origin.end > draft.figure.start || draft.part?.origin.end === own.origin.end) return;
  if (terms.headAtEnd(own.text) !== undefined || own.text.endsWith(head.text)) return;
  const start = draft.modifier?.origin.start ?? draft.part?.origin.start ?? own.origin.start;
  draft.part = said(passage, site.text, { start, end: own.origin.end });
  draft.head = head;
  draft.stage = stage;
  draft.isOwn = false;
}

const WORDS_OF_PART = /^(其中|主要涉及)(\p{Script=Han}{3,8})$/u;

/** 其中 and the like before a figure: of the nearest figure that can hold it. */
function amongOf(drafts: readonly Draft[], at: number, given: Draft | undefined): Telling | undefined {
  const { site, figure } = drafts[at] as Draft & { site: Site };
  const between = site.text.slice(Math.max(site.sentence.start, drafts[at - 1]?.figure.end ?? 0), figure.start);
  const isOfThem =
    at > 0 && /^[^，。；,;]{0,8}(?:中(?!心|央|国|小|学)[，,有已]|[^，。；,;、]已[^，。；,;、]{2,4}$)/u.test(between);
  if (!AMONG.test(between) && !isOfThem) return undefined;
  const before = drafts.slice(0, at).filter(({ role }) => role !== 'share' && role !== 'change');
  const whole =
    before.findLast((d) => isWholeOf(d, drafts[at] as Draft)) ??
    (given && isWholeOf(given, drafts[at] as Draft) ? given : before.at(-1));
  return whole && { whole, rest: whole.figure.value ?? Number.POSITIVE_INFINITY };
}

/** True for one more part of the whole that is being told: it is of its kind, and there is that much left. */
function isLeft({ whole, rest }: Telling, draft: Draft, terms: Terms): boolean {
  return isWholeOf(whole, draft) && (draft.figure.value ?? 0) <= rest * 1.0001 && fits(draft, whole, terms);
}

/** True where a class, or a share behind it, tells a part of a known whole, or where its like stands beside it. */
function isClassified(drafts: readonly Draft[], at: number, whole: Draft | undefined, terms: Terms): boolean {
  const draft = drafts[at] as Draft;
  const isOf = whole && isWholeOf(whole, draft) && fits(draft, whole, terms);
  if (isOf && (isQuoted(draft) || isClass(draft, terms) || hasShare(drafts, at))) return true;
  const isLike = (other: Draft) => other !== draft && other.figure.unit === draft.figure.unit && other.role !== 'share';
  if (isAmongNamed(draft, terms)) return true;
  if (draft.isRelative) return drafts.some((other) => other.isRelative && isLike(other));
  if (isOpinion(drafts, at)) return true;
  return (
    isClass(draft, terms) &&
    drafts.some((other) => isClass(other, terms) && isLike(other) && other.part?.text !== draft.part?.text)
  );
}

const OPINION = /^(?:满意|基本满意|不满意|赞成|反对|弃权)$/u;

/** “满意”1031份: an opinion that goes before its number. */
const isQuoted = ({ part, figure, isRelative }: Draft): boolean =>
  part !== undefined && OPINION.test(part.text) && !isRelative && part.origin.end < figure.start;

/** 满意126份、基本满意7份: opinions side by side, of what was counted before. */
function isOpinion(drafts: readonly Draft[], at: number): boolean {
  const draft = drafts[at] as Draft;
  const isOne = (other: Draft | undefined, gap: number) =>
    other?.part !== undefined && OPINION.test(other.part.text) && other.figure.unit === draft.figure.unit && gap <= 8;
  if (!isOne(draft, 0) || draft.isRelative) return false;
  const [before, after] = [drafts[at - 1], drafts[at + 1]];
  return (
    isOne(before, draft.figure.start - (before?.figure.end ?? 0)) ||
    isOne(after, (after?.figure.start ?? 0) - draft.figure.end)
  );
}

/** 承办的代表建议中，主办件28件、协办件13件: the whole is named without its number. */
function isAmongNamed({ site, figure }: Draft, terms: Terms): boolean {
  const before = site?.text.slice(Math.max(site.sentence.start, figure.start - REACH), figure.start) ?? '';
  const at = /[中里][，,有]/u.exec(before)?.index ?? -1;
  return (
    at > 0 &&
    (figure.kind === 'count' || figure.kind === 'money') &&
    (terms.headAtEnd(before.slice(0, at)) !== undefined || terms.fit(figure.unit, before.slice(0, at)) > 0)
  );
}

/** Where parts are told apart, what stands before the head says which: 民生支出; its share has that part too. */
function nameByModifier(draft: Draft, before: Draft | undefined): void {
  if (draft.role === 'share' && !draft.isOwn && !draft.isRelative && before?.role === 'part') {
    if (!draft.part) draft.head = before.head ?? draft.head;
    draft.part ??= before.part;
  }
  if (draft.role !== 'part' || draft.part || !draft.modifier || !draft.isOwn) return;
  draft.part = draft.modifier;
  if (draft.of?.text === draft.modifier.text) draft.of = undefined;
}

function isWholeOf(whole: Draft, part: Draft): boolean {
  const [a, b] = [whole.figure.value, part.figure.value];
  return whole !== part && unitGroup(whole.figure) === unitGroup(part.figure) && a !== null && b !== null && a >= b;
}

/** A figure with a head of its own is a part only of what has that head or is named by it: 女法官 of 法官. */
function fits(draft: Draft, whole: Draft, terms: Terms): boolean {
  if (!draft.isOwn || !draft.head || !whole.head) return true;
  const [a, b] = [terms.canonical(draft.head.text), terms.canonical(whole.head.text)];
  return a.endsWith(b) || draft.figure.kind === 'money' || terms.headAtEnd(draft.head.text) === undefined;
}

function isClass({ part }: Draft, terms: Terms): boolean {
  return part !== undefined && /^[A-F]类/u.test(part.text) && terms.partAtEnd(part.text) !== undefined;
}

/** Its share stands right behind: 46件，占16.1%; 121件（65.1%）. */
function hasShare(drafts: readonly Draft[], at: number): boolean {
  const next = drafts[at + 1];
  return next?.role === 'share' && next.figure.start - (drafts[at] as Draft).figure.end < 16;
}

const STEP = /^(?:交办|分办|转办|立案|受理)$/u;

/**
 * 交办198件，转为意见15件 are the next stages of a thing, and so is what is done by now: 已整改20件，剩余3件. 主办121件、会办16件 are
 * parts of it.
 */
const isDivided = ([first]: readonly Draft[]): boolean => {
  const { site, stage, figure } = first as Draft;
  const left = site?.text.slice(site.left.start, figure.start) ?? '';
  return !STEP.test(stage?.text ?? '') && !/已|了$/u.test(left);
};

/** Figures that add up to one before them: 214件，主办128件、会办86件. */
function sumsOf(drafts: readonly Draft[], given: Draft | undefined, terms: Terms): ReadonlySet<Draft> {
  const found = new Set<Draft>();
  const all = given && !drafts.includes(given) ? [given, ...drafts] : drafts;
  for (const [i, whole] of all.entries()) {
    const run: Draft[] = [];
    let sum = 0;
    for (const draft of all.slice(i + 1)) {
      if (draft.role === 'share') continue;
      if (draft.role !== 'stated' || !isWholeOf(whole, draft) || !fits(draft, whole, terms)) break;
      run.push(draft);
      sum += draft.figure.value ?? 0;
      if (sum < (whole.figure.value ?? 0)) continue;
      if (sum > (whole.figure.value ?? 0) || run.length < 2 || !isDivided(run)) break;
      for (const each of run) found.add(each);
      // 大会期间113件、闭会期间24件；主办121件、会办16件: divided once more.
      run.length = 0;
      sum = 0;
    }
  }
  return found;
}
