import type { Passage } from '../../bulletin/schema.ts';
import type { Origin } from '../reading.ts';
import { contains, isAfter, type Span } from './calendar.ts';
import { resolve, type Standpoint, yearsAhead } from './resolve.ts';
import { scan } from './scan.ts';
import { totalsOf } from './total.ts';
import { isTerm, type TimeWord } from './word.ts';

/** A time that a text states, with the words it was read from. */
export interface Frame {
  stated: string;
  span: Span;
  from: readonly Origin[];
  /** Said of what is to come: the wanted numbers below it are of this time, too. */
  isPlan?: boolean;
}

/** What is open where a passage begins. */
export interface Outer {
  frame: Frame | undefined;
  /** A session, where no frame is open. */
  occasion: Frame | undefined;
  /** The last day up to which something was counted. */
  counted: Frame | undefined;
}

/** 下一步: from here on no time holds. */
export const UNSAID: Frame = { stated: '', span: {}, from: [] };

/** A frame that a sentence opens. */
export interface Opened {
  sentence: number;
  frame: Frame;
  word: TimeWord;
}

/** An expression with what it means where it stands. */
export interface Said {
  word: TimeWord;
  frame: Frame;
}

/** A passage read from its beginning to its end: what each expression means, and which frame is open after each sentence. */
export interface TimedPassage {
  passage: Passage;
  /** Expressions by the number of their sentence. */
  bySentence: ReadonlyMap<number, readonly Said[]>;
  /** Frames that sentences open, in printed order. */
  opened: readonly Opened[];
  /** Where a sentence adds up what it has listed by years, by the number of the sentence. */
  totals: ReadonlyMap<number, number>;
  /** Days and as-of days that reach to the end of their sentence. */
  days: readonly Said[];
  /** Sessions by name. */
  occasions: readonly Said[];
}

/**
 * @param outer the frame that is open where the passage begins
 * @param words the expressions, where they are not those of a running text (heads of a table)
 */
export function readPassage(
  passage: Passage,
  outer: Frame | undefined,
  from: Omit<Standpoint, 'frame'>,
  words: readonly TimeWord[] = scan(passage),
): TimedPassage {
  const said: Said[] = [];
  const opened: Opened[] = [];
  const totals = totalsOf(passage, words);
  let nearest = outer;
  /** What was open before a list by years, and is so again behind its sum. */
  let resumed: { until: number; frame: Frame | undefined } | undefined;
  /** What 期间 points to: a session or some days, too. */
  let pointed: Frame | undefined;
  for (const word of words) {
    const total = totals.get(word.sentence);
    if (resumed && word.at.start > resumed.until) {
      nearest = resumed.frame;
      resumed = undefined;
    } else if (total && word.at.start < total) resumed ??= { until: total, frame: nearest };
    const open = POINTER.test(word.words) && word.reach === 'sentence' ? (pointed ?? nearest) : nearest;
    const frame = toFrame(word, open, from, isWholeOfPlan(word, opened.at(-1)?.frame));
    // 同年 with nothing before it says no time.
    if (!frame) continue;
    said.push({ word, frame });
    if (word.kind === 'event') nearest = frame;
    pointed = word.reach === 'none' || word.kind === 'frequency' ? pointed : frame;
    const year = yearOfPoint(word, passage, from);
    if (year && (!nearest || isAfter(year.span, nearest.span))) {
      opened.push({ sentence: word.sentence, frame: year, word });
      nearest = year;
    }
    // 当年 says no more than the year that is open.
    if (word.reach !== 'open' || word.kind === 'occasion' || (nearest && BACK.test(word.words))) continue;
    nearest = frame;
    const last = opened.at(-1);
    // 2022年至2024年办理64件，其中2022年17件: the part opens no frame of its own; nor does 去年有3家，前年是8家 go back for good.
    const isAside = last && (contains(last.frame.span, frame.span) || goesBack(last.frame, frame));
    if (last?.sentence === word.sentence && isAside) nearest = last.frame;
    else
      opened.push({
        sentence: word.sentence,
        frame: frame !== UNSAID && isPlanned(passage, word) ? { ...frame, isPlan: true } : frame,
        word,
      });
  }
  return {
    passage,
    totals,
    bySentence: Map.groupBy(said, ({ word }) => word.sentence),
    // 2022年3件，2023年4件，加起来7件: none of the years is open behind it.
    opened:
      totals.size > 0 ? opened.filter(({ sentence, word }) => word.at.start > (totals.get(sentence) ?? -1)) : opened,
    days: said.filter(({ word }) => word.reach === 'sentence' && word.kind !== 'occasion' && !isTerm(word.words)),
    occasions: said.filter(({ word }) => word.kind === 'occasion' && word.reach !== 'clause'),
  };
}

/** 去年, then 前年: earlier, also where nobody knows in which year the text was written. */
function goesBack(from: Frame, to: Frame): boolean {
  return isAfter(from.span, to.span) || (yearsAhead(from.stated) ?? Number.NaN) > (yearsAhead(to.stated) ?? Number.NaN);
}

/** 今年汛前，…: at the head of a sentence a point of time says which year is spoken of. */
function yearOfPoint({ words, at, sentence }: TimeWord, passage: Passage, from: Omit<Standpoint, 'frame'>) {
  const year = /^(?:[今去]年|\d{4}\s?年)(?=.*(?:初|前后?)$)/u.exec(words)?.[0];
  const isHead = passage.text.slice(passage.sentences[sentence]?.start ?? 0, at.start).trim() === '';
  if (!year || !isHead) return undefined;
  return { stated: year, span: resolve(year, 'span', from), from: [{ ...at, end: at.start + year.length }] };
}

/** 2026年的目标是：全年…: within one plan 全年 is the year that the sentence names. */
function isWholeOfPlan({ words }: TimeWord, open: Frame | undefined): boolean {
  return words.startsWith('全年') && open?.isPlan === true;
}

/** Words of a sentence that speaks of what is to come. */
const PLAN = /目标|计划|打算|力争|安排|任务|争取|确保|开局|将(?:继续|持续|重点|进一步)/u;

function isPlanned({ text, sentences }: Passage, { at, sentence }: TimeWord): boolean {
  return PLAN.test(text.slice(at.end, Math.min(sentences[sentence]?.end ?? text.length, at.end + FAR)));
}

/** Characters behind a time in which the plan is told. */
const FAR = 80;

/** No time of their own: they stand for the frame that is open, or for a year or month of it. */
const POINTER = /^(?:期间|其间|同期)$/u;
const BACK = /^[当同][年月]$/u;
const BOUND = /^(?:期间|其间|同期|[当同][年月])$/u;

/** A year that is named elsewhere, up to its end. */
const YEAR_END = /^年(?:[底末][之以]?前|内)$/u;

function isYear({ stated }: Frame): boolean {
  return /^(?:[今去明上本全当]年度?|\d{4}\s?年度?)$/u.test(stated);
}

function toFrame(
  word: TimeWord,
  open: Frame | undefined,
  from: Omit<Standpoint, 'frame'>,
  isSame: boolean,
): Frame | undefined {
  const span = resolve(word.words, word.kind, { ...from, frame: open?.span });
  if (word.kind === 'later') return UNSAID;
  // 2026年，…年底前: no more than the year that is open.
  if (YEAR_END.test(word.words) && open && isYear(open)) return { ...open, from: [...open.from, word.at] };
  if (word.kind !== 'anaphor') return { stated: word.words, span, from: [word.at] };
  const isOpen = open && open !== UNSAID;
  if (!isOpen && BOUND.test(word.words)) return undefined;
  if (!isOpen) return { stated: word.words, span: {}, from: [word.at] };
  if (POINTER.test(word.words) || isSame) return { ...open, from: [...open.from, word.at] };
  const isOfFrame = span.start !== undefined || span.end !== undefined;
  return { stated: word.words, span, from: isOfFrame ? [word.at, ...open.from] : [word.at] };
}

/** The frame that is open where a sentence of the passage begins; undefined if the passage has opened none before it. */
export function openBefore({ opened }: TimedPassage, sentence: number): Frame | undefined {
  return opened[countBefore(opened, (each) => each.sentence, sentence) - 1]?.frame;
}

/** How many of a list in rising order lie before a limit, found by halves: a paragraph may have thousands. */
export function countBefore<Item>(items: readonly Item[], place: (item: Item) => number, limit: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(items[middle] as Item) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
