import type { Span } from '../../text/sentence.ts';
import { trimChange } from './cues.ts';
import { type Draft, type Said, said } from './draft.ts';
import type { Name } from './name-before.ts';
import { type Phrase, phraseBefore } from './phrase.ts';
import type { Site } from './site.ts';
import type { Terms } from './terms.ts';

const EACH = /分别|依次|各[有占]/u;
const JOINS = /^\s*(?:[、，,]|和|与|及|以及)\s*$/u;
/** The farthest that a list of names begins before its numbers. */
const REACH = 90;

/** Names of a list that numbers are said of one by one: 满意率、见面率、办结率分别为98%、100%、99%. */
export interface Distribution {
  /** The numbers, by their place among the figures of the sentence. */
  from: number;
  names: Name[];
}

/** All lists of a sentence whose names are as many as their numbers. */
export function distributionsOf(sites: readonly Site[], terms: Terms): Distribution[] {
  const found: Distribution[] = [];
  for (let from = 0; from < sites.length; from++) {
    const site = sites[from] as Site;
    const floor = Math.max(site.sentence.start, sites[from - 1]?.figure.end ?? 0, site.figure.start - REACH);
    const before = site.text.slice(floor, site.figure.start);
    const mark = EACH.exec(before);
    if (!mark) continue;
    const count = runLength(sites, from);
    const names = count > 1 ? namesOf(site, { start: floor, end: floor + mark.index }, count, terms) : undefined;
    if (names) found.push({ from, names });
    from += count - 1;
  }
  return found;
}

/** How many figures of one list begin at a place. */
export function runLength(sites: readonly Site[], from: number): number {
  let to = from;
  while (to + 1 < sites.length) {
    const [a, b] = [sites[to] as Site, sites[to + 1] as Site];
    if (!JOINS.test(a.text.slice(a.figure.end, b.figure.start))) break;
    to++;
  }
  return to - from + 1;
}

function namesOf(site: Site, span: Span, count: number, terms: Terms): Name[] | undefined {
  const segments = segmentsOf(site.text, span, count);
  if (!segments) return undefined;
  const letters = classesOf(site, segments);
  if (letters) return letters;
  const deeds = deedsOf(site, segments, terms);
  if (deeds) return deeds;
  const ordinals = ordinalsOf(site, segments, terms);
  if (ordinals) return ordinals;
  const names = segments.map((segment) => nameOf(site, segment, terms));
  const last = names.at(-1);
  // 锰、氨氮浓度: the head of the last name is that of all.
  for (const [i, name] of names.entries()) {
    const segment = segments[i] as Span;
    const isBare = !name.head || (terms.headAtEnd(name.head.text) === undefined && !MEASURED.test(name.head.text));
    // 办事环节、申报材料、办理时间: where the last name is nothing but its head, each is a name of its own.
    const isShared = last?.head && last.head.origin.start > (segments.at(-1) as Span).start;
    if (last?.head && name !== last && isBare && isShared) {
      const word = said(site.figure.passage, site.text, {
        ...segment,
        start: segment.start + (/^其中/u.test(site.text.slice(segment.start, segment.end)) ? 2 : 0),
      });
      const isPart = !MEASURED.test(last.head.text);
      const part = name.part && wholePart(name.part, last.part, terms);
      names[i] = { head: last.head, ...(isPart ? { part: part ?? word } : { of: word, part }) };
      if (isPart) last.part ??= last.modifier;
    }
  }
  return names;
}

/** 城镇、农村|居民: 城镇居民, where that is listed too. */
function wholePart(part: Said, last: Said | undefined, terms: Terms): Said {
  for (let at = 1; last && at < last.text.length; at++) {
    const text = part.text + last.text.slice(at);
    if (terms.partAtEnd(text) === text) return { ...part, text };
  }
  return part;
}

/** 跨域立案、网上立案、自助立案: one deed in several ways. */
function deedsOf({ text, figure }: Site, segments: readonly Span[], terms: Terms): Name[] | undefined {
  const words = segments.map(({ start, end }) => text.slice(start, end));
  const deed = terms.stageAtEnd(words[0] ?? '');
  if (!deed || !words.every((word) => word.endsWith(deed) && word.length > deed.length)) return undefined;
  return segments.map(({ start, end }) => ({
    head: said(figure.passage, text, { start: end - deed.length, end }),
    part: said(figure.passage, text, { start, end: end - deed.length }),
  }));
}

/** 第一、二、三产业增加值: the ordinal of each goes before the noun of the last. */
function ordinalsOf(site: Site, segments: readonly Span[], terms: Terms): Name[] | undefined {
  const words = segments.map(({ start, end }) => site.text.slice(start, end));
  const isList = words.every((word, i) => (i === 0 ? /^第[一二三四五]$/u : /^[一二三四五]/u).test(word));
  if (!isList) return undefined;
  const last = segments.at(-1) as Span;
  const { head, modifier } = nameOf(site, { start: last.start + 1, end: last.end }, terms);
  if (!head || !modifier) return undefined;
  return words.map((word, i) => ({
    head,
    part: { ...modifier, text: `第${word.replace('第', '').slice(0, 1)}${modifier.text}` },
    phrase: segments[i] === last ? word : undefined,
  }));
}

/** A、B、C类分别为: each letter stands for its class. */
function classesOf({ text, figure }: Site, segments: readonly Span[]): Name[] | undefined {
  const words = segments.map(({ start, end }) => text.slice(start, end));
  const last = /[A-F](?:[两三四五六]?类)(?=(?:代表)?(?:建议|件)?$)/u.exec(words.at(-1) ?? '');
  if (!last || !words.slice(0, -1).every((word) => /[A-F]$/u.test(word))) return undefined;
  return segments.map(({ start, end }, i) => {
    const isLast = i === segments.length - 1;
    const at = isLast ? { start: start + last.index, end: start + last.index + 1 } : { start: end - 1, end };
    const { origin, text: letter } = said(figure.passage, text, at);
    return { part: { text: `${letter}类`, origin } };
  });
}

/** Heads that are of something; others have parts: 燃气、供水管网. */
const MEASURED = /(?:[率度量额值价]|收入|支出)$/u;

/** The last names of a list, as many as there are numbers; cut at 、 first, then at 和. */
function segmentsOf(text: string, span: Span, count: number): Span[] | undefined {
  const start = Math.max(
    span.start,
    ...['；', '：', '。', '，'].map((mark) => text.lastIndexOf(mark, span.end - 1) + 1),
  );
  const kept = start + trimChange(text.slice(start, span.end)).length;
  const list = text.slice(start, kept).replace(/的$/u, '');
  for (const pattern of [/、|以及/gu, /[、和与及]|以及/gu]) {
    const segments: Span[] = [];
    let at = 0;
    for (const match of list.matchAll(pattern)) {
      segments.push({ start: start + at, end: start + match.index });
      at = match.index + match[0].length;
    }
    segments.push({ start: start + at, end: start + list.length });
    const filled = segments.filter((segment) => segment.end > segment.start);
    if (filled.length >= count) return filled.slice(-count);
  }
  return undefined;
}

function nameOf(site: Site, { start, end }: Span, terms: Terms): Name {
  const clause = site.text.slice(start, end);
  const at = (piece: Span) =>
    said(site.figure.passage, site.text, { start: start + piece.start, end: start + piece.end });
  const part = terms.partAtEnd(clause);
  const head = terms.headAtEnd(clause);
  if (part && !head) return { part: at({ start: clause.length - part.length, end: clause.length }) };
  // 民间借贷纠纷|收案: the deed is told apart by what it is done to.
  const stage = terms.stageAtEnd(clause);
  const done = stage && phraseBefore(clause.slice(0, -stage.length), terms).head;
  if (stage && done) {
    return {
      ...nameOf(site, { start, end: end - stage.length }, terms),
      stage: at({ start: clause.length - stage.length, end: clause.length }),
    };
  }
  const phrase = phraseBefore(clause, terms);
  const inside = phrase.head && terms.partAtEnd(clause.slice(0, phrase.head.start));
  return {
    head: phrase.head && at(phrase.head),
    stage: phrase.verb && at(phrase.verb),
    modifier: modifierOf(phrase, at),
    ...(phrase.head && inside && { part: at({ start: phrase.head.start - inside.length, end: phrase.head.start }) }),
    phrase: phrase.head && clause.slice(phrase.modifier?.start ?? phrase.head.start),
  };
}

/** 生态环保|三类|建议: without the count of the kinds. */
function modifierOf({ modifier }: Phrase, at: (piece: Span) => Said): Said | undefined {
  const text = modifier?.text.replace(/(?:等)?[两三四五六]类$/u, '') ?? '';
  return modifier && text ? at({ start: modifier.start, end: modifier.start + text.length }) : undefined;
}

/**
 * The figure that a member of a list of shares or changes is of, at the same place in the list before: 受理8126件，审结7853件，同比分别
 * 上升12.6%和9.8%; A、B类分别为187件、61件，占75.4%、24.6%.
 */
export function twinOf(draft: Draft, before: readonly Draft[], sites: readonly Site[]): Draft | undefined {
  const { role, site } = draft;
  if (!site || (role !== 'share' && role !== 'change')) return undefined;
  let from = before.length;
  while (from > 0 && runLength(sites.slice(from - 1, from + 1), 0) === 2) from--;
  const count = runLength(sites, from);
  if (count < 2) return undefined;
  if (before[from]?.isOwn) return before[from];
  return from < count ? undefined : before[before.length - count];
}
