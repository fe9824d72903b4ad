import type { Passage } from '../../bulletin/schema.ts';
import type { Figure } from '../../quantity/figure.ts';
import type { Span } from '../../text/sentence.ts';
import { markAlso } from './also.ts';
import { markAspect } from './aspect.ts';
import { baseOfChange, baseOfShare } from './base.ts';
import { carriedHead, type Memory } from './carry.ts';
import { isCounted } from './counted.ts';
import { PERSONS } from './cues.ts';
import { distributionsOf, runLength, twinOf } from './distribute.ts';
import { type Draft, isBaseOf, isSaidOut, unitGroup } from './draft.ts';
import { markLevels } from './levels.ts';
import { nameBeside } from './name.ts';
import { markParts } from './parts.ts';
import { roleOf } from './role.ts';
import { type Site, sitesOf, sliceOf } from './site.ts';
import type { Terms } from './terms.ts';

/** What a text has said before a sentence; the sentence adds to it. */
export interface Context {
  memory: Memory;
  whole: Draft | undefined;
  /** Passages that may name what is counted, nearest first. */
  above: readonly Passage[];
  /** The heading speaks of plans. */
  isPlan: boolean;
  /** Of the text's date; absent where nobody knows it. */
  year: number | undefined;
}

/** The figures of one sentence, in order. @param figures not empty */
export function readSentence(
  passage: Passage,
  sentence: Span,
  figures: readonly Figure[],
  context: Context,
  terms: Terms,
): Draft[] {
  const sites = sitesOf(passage.text, sentence, figures, terms);
  const given = new Map(
    distributionsOf(sites, terms).flatMap(({ from, names }) => names.map((name, i) => [from + i, name] as const)),
  );
  const drafts: Draft[] = [];
  for (const [i, site] of sites.entries()) {
    const { role, span } = roleOf(site, nextEnd(sites, i), context.isPlan, context.year);
    const roleFrom = span ? [{ passage: passage.id, ...span }] : [];
    const name = given.get(i) ?? nameBeside(site, role, terms, isAgain(site, drafts));
    const draft: Draft = { figure: site.figure, site, role, roleFrom, ...name, isOwn: name.head !== undefined };
    if (site.figure.unit === '件') {
      opinionAsDeed(draft);
      // 已答复代表124件: persons are no matters; who was answered.
      if (draft.head && draft.stage && terms.headsOfUnit('人').includes(draft.head.text)) draft.head = undefined;
    }
    drafts.push(draft);
    followRun(drafts, sites, i, given.has(i));
    if (isRise(draft, drafts[i - 1])) draft.role = 'change';
    sharePredicate(draft, drafts[i - 1]);
    if (!draft.head) leanOn(draft, drafts, sites, context, terms);
    draft.base = findBase(draft, drafts, site, i);
  }
  context.whole = markParts(drafts, context.whole, terms);
  markLevels(drafts, passage.text);
  markAspect(drafts, passage);
  markAlso(
    drafts.filter((_, i) => !given.has(i)),
    terms,
  );
  for (const [i, draft] of drafts.entries()) if (!isBaseOf(draft, drafts[i + 1])) context.memory.keep(draft);
  return drafts;
}

/** The figure that may be the new end of this one; of a list of old ends, the one behind the list: 每月520元、350元提高到680元、490元. */
function nextEnd(sites: readonly Site[], at: number): { figure: Figure; behind: number } | undefined {
  const last = at + runLength(sites, at) - 1;
  const next = sites[last + 1];
  return next && { figure: next.figure, behind: (sites[last] as Site).figure.end };
}

/** A member of a list of one role has that of the first: 分别增长12.6%和9.8%, 占41%、59%. */
function followRun(drafts: Draft[], sites: readonly Site[], at: number, isGiven: boolean): void {
  const draft = drafts[at] as Draft;
  const first = drafts[at - 1];
  if (!first || draft.role !== 'stated') return;
  const isBefore = first.role === 'before' && at + 1 < sites.length;
  const isListed = runLength(sites.slice(at - 1, at + 1), 0) === 2;
  const words = draft.site ? sliceOf(draft.site.text, draft.site.left) : '';
  const hasOwn = !isGiven && (draft.isOwn || !/^\s*(?:和|与|及|以及)?\s*$/u.test(words));
  if (isListed && !hasOwn && (['share', 'change', 'target', 'perUnit', 'after'].includes(first.role) || isBefore)) {
    draft.role = first.role;
    draft.roleFrom = first.roleFrom;
  }
}

/** True where the sentence has counted things of that unit before. */
const isAgain = ({ figure }: Site, drafts: readonly Draft[]) =>
  drafts.some((d) => d.head && unitGroup(d.figure) === unitGroup(figure));

/** 表示满意的237件: what was said of suggestions is done to them; of votes and sheets it is a class. */
function opinionAsDeed(draft: Draft): void {
  if (!/^(?:基本)?满意$/u.test(draft.part?.text ?? '')) return;
  draft.stage = draft.part;
  draft.part = undefined;
}

/** 增加到331公里，新增117公里: by how much, after the new end. */
const isRise = ({ role, site, figure }: Draft, last: Draft | undefined): boolean =>
  role === 'stated' &&
  last?.role === 'after' &&
  last.figure.unit === figure.unit &&
  /^，(?:净增|新增|增加|减少)(?:了|约|近)?$/u.test(site?.text.slice(last.figure.end, figure.start) ?? '');

/** 提出议案5件、建议214件: what stands in one list has one verb; 287件631人 is one deed of two units. */
function sharePredicate(draft: Draft, last: Draft | undefined): void {
  const { site, figure } = draft;
  if (!last || !site) return;
  const between = site.text.slice(last.figure.end, site.left.start);
  const gap = site.text.slice(last.figure.end, figure.start);
  if (gap === '' && PERSONS.has(figure.unit) && !draft.isOwn) {
    const start = figure.end - figure.unit.length;
    draft.head =
      figure.unit === '人' ? { text: '人', origin: { passage: figure.passage, start, end: figure.end } } : undefined;
    draft.stage = last.stage;
    draft.part ??= last.part;
  } else if (
    between === '、' &&
    last.stage &&
    draft.isOwn &&
    !draft.stage &&
    draft.figure.unit === last.figure.unit &&
    draft.role === last.role
  ) {
    draft.stage = last.stage;
  }
}

function takeNames(draft: Draft, source: Draft | undefined): void {
  if (!source?.head) return;
  draft.head = source.head;
  draft.of ??= source.of;
  draft.stage ??= source.stage;
  if (!draft.isRelative) draft.part ??= source.part;
}

/** 2023年4件, 加起来14件: the same again, of another time or in all. */
const SAME =
  /^[，、；,;]?(?:其中|而|再|又)?(?:(?:19|20)\d{2}年|今年|去年|上年|全年|前年|当年|上半年|下半年)?(?:一共|总共|合计|共计|共|总计|累计|加起来|为|有|是|达|均)*$/u;

/** A figure whose clause names nothing leans on the figures before it: a share and a change on their count, others on their unit. */
function leanOn(draft: Draft, drafts: readonly Draft[], sites: readonly Site[], context: Context, terms: Terms): void {
  const before = drafts.slice(0, -1);
  const source = twinOf(draft, before, sites) ?? sourceOf(draft, before);
  takeNames(draft, source);
  if (draft.head) return;
  const { figure, site } = draft;
  const count = before.findLast((d) => d.part && d.figure.unit === figure.unit);
  // B类建议48件, 31件转为A类: of that class.
  if (draft.stage && /为[A-F]类$/u.test(draft.stage.text) && /^[B-F]类/u.test(count?.part?.text ?? ''))
    draft.part ??= count?.part;
  const same = before.findLast((d) => d.head && unitGroup(d.figure) === unitGroup(figure));
  const gap = site ? site.text.slice(before.at(-1)?.figure.end ?? site.sentence.start, figure.start) : '';
  if (same?.stage && !draft.stage && !draft.part && SAME.test(gap.trim()) && isSaidOut(draft)) draft.stage = same.stage;
  // 累计158.4亿元，年均31.7亿元: of the same part.
  if (same && same === before.at(-1) && draft.role === 'perUnit' && /^，?[人户年月日]均(?:约|近)?$/u.test(gap))
    draft.part ??= same.part;
  if (draft.stage) draft.part ??= classOfWhole(figure, before, terms);
  draft.head = carriedHead(draft, before, context.memory, context.above, terms);
  // 节能改造260万平方米: the size of a deed.
  const isSize = figure.kind !== 'money' && figure.unit !== '%' && (draft.stage?.text.length ?? 0) > 1;
  if (!draft.head && isSize) draft.head = draft.stage;
}

/** 养老服务类建议31件，已办成24件: the class that was counted whole; one of A to F may have changed. */
function classOfWhole(figure: Figure, before: readonly Draft[], terms: Terms): Draft['part'] {
  const whole = before.find(
    (d) => /(?:类|方面|领域)$/u.test(d.part?.text ?? '') && unitGroup(d.figure) === unitGroup(figure),
  );
  if (!whole?.part || figure.kind !== 'count' || (figure.value ?? 0) > (whole.figure.value ?? 0)) return undefined;
  return terms.partAtEnd(whole.part.text) === undefined ? whole.part : undefined;
}

function sourceOf(draft: Draft, before: readonly Draft[]): Draft | undefined {
  const { role } = draft;
  const last = before.at(-1);
  if (draft.figure.unit === '倍') return before.findLast((d) => d.head && d.role !== 'share' && d.figure.unit !== '倍');
  // 下降2.7个百分点，降至9.1%: the new end of what has changed.
  if (role === 'after') return oldEndOf(before) ?? (last?.role === 'change' ? last : undefined);
  // 粮食产量连续3年超600亿斤: one clause, one noun.
  const isOneClause = last && draft.site && last.figure.end > draft.site.clause.start;
  if (isOneClause && (role === 'stated' || role === 'target') && draft.figure.kind !== 'count' && !draft.stage)
    return last;
  if (role === 'share' || role === 'change') {
    if (role === 'change' && draft.site && last?.role === 'change' && last.isOwn) return last;
    const { kind } = draft.figure;
    // 占62.3%，提高18.5个百分点: points are of a percentage.
    const rate = kind === 'points' ? before.findLast((d) => d.head && d.figure.unit === '%') : undefined;
    if (rate) return rate;
    // 占比提高4.3个百分点，C类减少9件: no count is of a percentage.
    const isKin = (d: Draft) =>
      role === 'share' ? d.figure.unit !== '%' : d.role !== 'change' && (kind !== 'count' || isCounted(d.figure));
    return before.findLast((d) => d.head && d.role !== 'share' && isKin(d)) ?? (kind === 'count' ? undefined : last);
  }
  return undefined;
}

/** The old end of the next new end: the first of a list of old ends for the first of the new ones. */
function oldEndOf(before: readonly Draft[]): Draft | undefined {
  const isNew = (d: Draft) => d.role === 'after';
  const news = before.length - 1 - before.findLastIndex((d) => !isNew(d));
  const olds = before.slice(0, before.length - news);
  const count = olds.length - 1 - olds.findLastIndex((d) => d.role !== 'before');
  if (count === 0) return undefined;
  return news < count ? olds[olds.length - count + news] : olds.at(-1);
}

function findBase(draft: Draft, drafts: readonly Draft[], site: Site, at: number): Draft['base'] {
  const passage = site.figure.passage;
  if (draft.role === 'share') {
    const found = baseOfShare(site);
    return found && { ...found, passage };
  }
  if (draft.role !== 'change') return undefined;
  const stop = drafts.slice(0, at).findLast(({ role }) => role !== 'change');
  const found = baseOfChange(site, Math.max(site.sentence.start, stop?.figure.end ?? 0, site.figure.start - 80));
  return found && { ...found, passage };
}
