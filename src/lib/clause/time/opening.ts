import { isDateLine } from '../../bulletin/byline.ts';
import { isAfter, monthsBefore } from './calendar.ts';
import { isSalutation } from './outline.ts';
import type { Frame, Opened, TimedPassage } from './said.ts';

/** The frame that the beginning of an article or of a section opens for all that follows. */

/** Paragraphs that are looked at in a speech: a sentence to the meeting stands before the year. Elsewhere it is one with a number. */
const AFTER_GREETING = 3;

export class Opening {
  private frame: Frame | undefined;
  private rank = 0;
  private left = 1;
  /** Main headings. */
  private topics = 0;
  private spare = AFTER_GREETING - 1;

  /** A title or a heading says it before any text. */
  addHead({ opened, passage }: TimedPassage): void {
    const frame = opened.at(-1)?.frame;
    if (!frame) return;
    this.take(frame, YEARLY_REPORT.test(passage.text) ? 0.5 : LASTING + 1);
  }

  /** A paragraph of the text, in printed order; the first that opens a frame is taken. */
  addParagraph(timed: TimedPassage): void {
    const { text } = timed.passage;
    if (this.rank >= 1 || this.left === 0 || isDateLine(text)) return;
    if (isSalutation(text)) {
      this.left = AFTER_GREETING;
      return;
    }
    // 3月5日，…召开交办会: news begins with a day that no later paragraph is of.
    const isLeft = timed.days.length > 0 || !isNumbered(timed);
    if (timed.opened.length === 0 && this.spare > 0 && isLeft) this.spare--;
    else this.left--;
    const lasting = timed.opened.filter(({ frame }) => !isVisit(frame));
    for (const opened of Map.groupBy(lasting, ({ sentence }) => sentence).values()) {
      // Of one sentence the last that reaches farthest: 近年来…, 2024年以来…; 全年 only points to what stands before it.
      const named = opened.filter(({ word }) => word.kind !== 'anaphor');
      const best = (named.length > 0 ? named : opened)
        .map(({ frame }) => ({ frame, rank: rankOf(frame) }))
        .toSorted((a, b) => a.rank - b.rank)
        .at(-1);
      if (best) this.take(best.frame, best.rank);
    }
  }

  /** A paragraph with which the text turns to another time: 过去的一年，我们主要做了以下工作。 2026年，我们将… */
  addTurn(timed: TimedPassage): void {
    const turn = turnOf(timed);
    if (!turn) {
      // What a heading says lasts.
      if (this.frame && this.rank <= LASTING && isLater(timed, this.frame)) this.frame = undefined;
      return;
    }
    this.frame = turn;
    this.rank = LASTING + 1;
  }

  /**
   * A main heading. The day of the results, and the session that a title names, are not those of what follows the results: they
   * reach no farther than the first part.
   * @returns true if it is not the first
   */
  addTopic(): boolean {
    this.topics++;
    if (this.topics > 1 && this.frame && isAsOf(this.frame)) this.frame = undefined;
    return this.topics > 1;
  }

  /** What is open; undefined where nothing has been said yet. */
  get open(): Frame | undefined {
    return this.frame;
  }

  private take(frame: Frame, rank: number): void {
    if (rank <= this.rank) return;
    this.frame = frame;
    this.rank = rank;
  }
}

const LASTING = 3;
/** 2026年政府工作报告: the year of the meeting that hears it. */
const YEARLY_REPORT = /年[^，。\d年]{0,16}工作报告/u;
/** What such a paragraph says of those below it. */
const ANNOUNCES =
  /以下|如下|[这几二三四五六七八九十]个?(?:方面|件事|项)|主要(?:做|抓|开展)|工作[。：:]$|任务[。：:]$|目标是?[。：:]$/u;

function turnOf(timed: TimedPassage): Frame | undefined {
  const { opened, passage } = timed;
  const first = opened[0];
  if (!first || !isLead(first, passage.text)) return undefined;
  if (first.frame.isPlan && rankOf(first.frame) === LASTING) return first.frame;
  return ANNOUNCES.test(passage.text) && !isNumbered(timed) ? first.frame : undefined;
}

/** 2023年…。¶今年年初，…: a paragraph that begins when that frame is over. */
function isLater({ opened, passage }: TimedPassage, { span }: Frame): boolean {
  const first = opened[0];
  return first !== undefined && isLead(first, passage.text) && isAfter(first.frame.span, span);
}

/** It stands where the paragraph begins. */
function isLead({ sentence, word }: Opened, text: string): boolean {
  return sentence === 0 && /^[\s\u3000]*$/u.test(text.slice(0, word.at.start));
}

/** True if there are digits beside those of the times. */
function isNumbered({ passage, bySentence }: TimedPassage): boolean {
  let [at, isFound] = [0, false];
  for (const { word } of [...bySentence.values()].flat()) {
    isFound ||= /[\d０-９]/u.test(passage.text.slice(at, word.at.start));
    at = word.at.end;
  }
  return isFound || /[\d０-９]/u.test(passage.text.slice(at));
}

/** 9月8日至19日，调研组走访…: some days of one deed, that reach over nothing else. */
function isVisit({ stated, span: { start, end } }: Frame): boolean {
  if (start && end) return stated.endsWith('日') && start > monthsBefore(end, 1);
  return /日\s?[至到—–~-]{1,2}\s?\d{1,2}\s?日$/u.test(stated);
}

/** A year or more reaches over an article; 近年来 less surely, a month or a day least. */
function rankOf(frame: Frame): number {
  const { stated, span } = frame;
  if (/^(?:近[几些]?年)/u.test(stated)) return 2;
  const { start, end } = span;
  const isWithin = start && end && end.slice(0, 4) === start.slice(0, 4);
  const isMonth = isWithin && start.slice(0, 7) === end.slice(0, 7) && /[月日旬]$/u.test(stated);
  const isShort = isMonth || (isWithin && start.slice(5) !== '01-01');
  return isShort || isAsOf(frame) ? 1 : LASTING;
}

function isAsOf({ stated, span: { start, end } }: Frame): boolean {
  return (!start && end !== undefined) || stated.startsWith('截');
}
