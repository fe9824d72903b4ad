import type { Passage } from '../../bulletin/schema.ts';
import type { Origin } from '../reading.ts';
import { contains, type Span } from './calendar.ts';
import { resolve, type Standpoint } from './resolve.ts';
import { scan } from './scan.ts';
import { isDeadline, type TimeWord } from './word.ts';

/** A time that a text states, with the words it was read from. */
export interface Frame {
  stated: string;
  span: Span;
  from: readonly Origin[];
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
  opened: readonly { sentence: number; frame: Frame }[];
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
  const opened: { sentence: number; frame: Frame }[] = [];
  let nearest = outer;
  /** What 期间 points to: a session or some days, too. */
  let pointed: Frame | undefined;
  for (const word of words) {
    const frame = toFrame(word, POINTER.test(word.words) ? (pointed ?? nearest) : nearest, from);
    // 同年 with nothing before it says no time.
    if (!frame) continue;
    said.push({ word, frame });
    if (word.kind === 'event') nearest = frame;
    pointed = word.reach === 'none' || word.kind === 'frequency' ? pointed : frame;
    if (word.reach !== 'open' || word.kind === 'occasion') continue;
    nearest = frame;
    const last = opened.at(-1);
    // 2022年至2024年办理64件，其中2022年17件: the part opens no frame of its own.
    if (last?.sentence === word.sentence && contains(last.frame.span, frame.span)) nearest = last.frame;
    else opened.push({ sentence: word.sentence, frame });
  }
  return {
    passage,
    bySentence: Map.groupBy(said, ({ word }) => word.sentence),
    opened,
    days: said.filter(({ word }) => word.reach === 'sentence' && !isDeadline(word.words)),
    occasions: said.filter(({ word }) => word.kind === 'occasion' && word.reach === 'open'),
  };
}

/** No time of their own: they stand for the frame that is open, or for a year or month of it. */
const POINTER = /^(?:期间|其间|同期)$/u;
const BOUND = /^(?:期间|其间|同期|[当同][年月])$/u;

function toFrame(word: TimeWord, open: Frame | undefined, from: Omit<Standpoint, 'frame'>): Frame | undefined {
  const span = resolve(word.words, word.kind, { ...from, frame: open?.span });
  if (word.kind !== 'anaphor') return { stated: word.words, span, from: [word.at] };
  if (!open && BOUND.test(word.words)) return undefined;
  if (!open) return { stated: word.words, span: {}, from: [word.at] };
  if (POINTER.test(word.words)) return { ...open, from: [...open.from, word.at] };
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
