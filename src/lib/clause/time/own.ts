import { contains } from './calendar.ts';
import type { Timeless } from './limit.ts';
import { countBefore, type Frame, type Said } from './said.ts';
import { isDeadline } from './word.ts';

/** The time that a figure's own sentence says of it. */

export interface Own {
  /** The time itself. */
  frame?: Frame;
  /** What the figure is compared with, where that is a time with a number: 较2020年. */
  base?: Frame;
  /** A session named in the sentence, for where no frame is open. */
  occasion?: Frame;
}

const CLAUSE_END = /[，；：。]/u;
/** 提高到, 缩短至: behind it stands the other end of a change. */
const TURN = /[到至为](?![\d]*[月日年])/u;
const OBJECT = /[将把对]$/u;
const DONE_TO = /的[^，；]*\d/u;
const DAYS = /日$/u;
const ASIDE = /，同时/u;
const SUM = /[，；。][^，；。]{0,2}(?:共计|合计|总计)[^，；。]*$/u;
const TARGET = /力争|争取|确保|计划|拟|[要须应将]/u;
const UNTIL_NOW = /(?:来|[至到]今)$/u;

/**
 * The nearest expression before the figure that may speak of it.
 * @param said expressions of the sentence, in printed order
 * @param text the passage; `at` where the figure stands in it, `start` where its sentence begins
 * @param open the frame that is open where its sentence begins
 */
export function ownTime(
  said: readonly Said[],
  text: string,
  { start, at, timeless, open }: { start: number; at: number; timeless: Timeless; open?: Frame | undefined },
): Own {
  const own: Own = {};
  const last = countBefore(said, ({ word }) => word.at.end, at + 1);
  const before = said.slice(
    countBefore(said, ({ word }) => word.at.start, start),
    last,
  );
  const isListed = before.filter(({ word }) => isBesideNumber(text, word.at.end)).length > 1;
  let isBetween = false;
  for (const [i, { word, frame }] of [...before.entries()].toReversed()) {
    const between = text.slice(word.at.end, at);
    const isSameClause = !CLAUSE_END.test(between);
    // Between the sessions is not during one.
    if (isBetween && isOfSession(word)) continue;
    // 会议期间173件，闭会期间21件，共计194件: the sum is of both.
    if (word.words.startsWith('闭会') && !SUM.test(between)) isBetween = true;
    if (word.kind === 'occasion' && word.reach !== 'sentence') own.occasion ??= frame;
    else if (word.kind === 'base') {
      if (word.link && isSameClause && isNumbered(word.words)) own.base ??= withLink(frame, word.link);
    } else if (
      word.kind === 'attribute' ||
      (word.reach === 'clause' && !isSameClause && !isLead(word, text.slice(start, at), start))
    )
      continue;
    else if (word.reach === 'item' && between.includes('；')) continue;
    else if (word.link === '由' && TURN.test(between)) continue;
    else if (word.link === '是' && between.includes('的')) continue;
    else if (word.kind === 'frequency' && timeless && (open?.isPlan || !isSameClause || !isHead(text, word.at.start)))
      continue;
    // 2022年17件、2023年22件: each has its own number.
    else if (isListed && isBesideNumber(text, word.at.end) && /[、，；]/u.test(between)) continue;
    // 2026年，…；上半年完成20件；推动…: the part of a year ends with its item.
    else if (between.includes('；') && before.slice(0, i).some(({ frame: wider }) => contains(wider.span, frame.span)))
      continue;
    // 将四次会议期间提出的147件建议交给36家单位: the session is that of the suggestions alone.
    else if (isOfSession(word) && OBJECT.test(text.slice(start, word.at.start)) && DONE_TO.test(between)) continue;
    // 在去年6月28日至7月4日的强降雨中，…，同时结合建议…: the sentence turns away from those days.
    else if (DAYS.test(word.words) && ASIDE.test(between)) continue;
    else if (isDeadline(word.words) && (between.includes('；') || !TARGET.test(text.slice(start, at)))) continue;
    else {
      return { ...own, frame: (isNow(word.words) && untilNow(before.slice(0, i), open)) || frame };
    }
  }
  return own;
}

/** 每年汛前，…: said at the beginning of a sentence, of the whole of it. */
function isLead({ kind, at }: Said['word'], before: string, start: number): boolean {
  if (kind !== 'frequency') return false;
  return (
    /^[^，。；]{0,4}，[^，；]*$/u.test(before.slice(at.end - start)) &&
    /^[^，]{0,2}$/u.test(before.slice(0, Math.max(0, at.start - start)))
  );
}

/** 每月走访不少于20户; in 院领导每年走访不少于3次 the norm is for whatever year. */
function isHead(text: string, start: number): boolean {
  return start === 0 || /[，；：。\s]/u.test(text[start - 1] ?? '');
}

function isOfSession({ kind, words }: Said['word']): boolean {
  return kind === 'occasion' || (kind === 'span' && /会议?期间$/u.test(words));
}

function isBesideNumber(text: string, end: number): boolean {
  return /^[\s\d０-９]/u.test(text.slice(end, end + 1));
}

/** 2020年, “十三五”末; the year before is what everything is compared with and adds nothing. */
function isNumbered(words: string): boolean {
  return /\d{4}|十.五/u.test(words);
}

function isNow(words: string): boolean {
  return /^(?:目前|当前|至今|迄今)$/u.test(words);
}

/** 今年以来, …目前: what is so now is so within a time that goes on until now. */
function untilNow(before: readonly Said[], open: Frame | undefined): Frame | undefined {
  const said = before.findLast(
    ({ word }) => word.kind === 'span' && word.reach === 'open' && UNTIL_NOW.test(word.words),
  );
  return said?.frame ?? (open && /以来$|^今年$/u.test(open.stated) ? open : undefined);
}

function withLink(frame: Frame, link: string): Frame {
  const [at] = frame.from;
  return at ? { ...frame, stated: link + frame.stated, from: [{ ...at, start: at.start - link.length }] } : frame;
}
