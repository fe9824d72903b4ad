import { sentenceIndexAt } from '../../bulletin/passage.ts';
import type { Figure } from '../../quantity/figure.ts';
import { distributed, yearLists } from './distributed.ts';
import { timelessness } from './limit.ts';
import { type Own, ownTime } from './own.ts';
import { countBefore, type Frame, type Outer, openBefore, type Said, type TimedPassage, UNSAID } from './said.ts';

/** The time of one figure: what its sentence says, else what is open. */

/** Characters of a sentence that are looked at on each side of a figure. */
const NEAR = 600;

/** 全省现有…: counted on the day that the text has named for it. */
const STOCK = /现有/u;

const lists = new WeakMap<TimedPassage, ReturnType<typeof yearLists>>();

export function timeInPassage(figure: Figure, timed: TimedPassage, outer: Outer): Frame | undefined {
  const { passage } = timed;
  const { text, sentences } = passage;
  const sentence = sentenceIndexAt(passage, figure.start);
  const start = Math.max(sentences[sentence]?.start ?? 0, figure.start - NEAR);
  const end = Math.min(sentences[sentence]?.end ?? text.length, figure.end + NEAR);
  const timeless = timelessness(figure, text.slice(start, figure.start), text.slice(figure.end, end));
  if (timeless === 'always') return undefined;
  const bracket = inBrackets(timed, sentence, figure.end);
  if (bracket) return bracket;
  const place = { start, at: figure.start, sentence };
  const shared = distributed(passage, listsOf(timed), place);
  if (shared) return shared;
  const total = timed.totals.get(sentence) ?? -1;
  const from = total >= 0 && total < figure.start ? Math.max(start, total) : start;
  const open = openBefore(timed, sentence) ?? outer.frame;
  const own = ownTime(timed.bySentence.get(sentence) ?? [], text, { ...place, start: from, timeless, open });
  const stock = STOCK.test(text.slice(start, figure.start)) ? outer.counted : undefined;
  const frame = own.frame ?? stock ?? carried(timed, sentence, own, outer);
  if (frame === UNSAID || (timeless && !own.frame && !frame?.isPlan)) return undefined;
  return frame && own.base ? joined(frame, own.base) : frame;
}

function listsOf(timed: TimedPassage) {
  const found = lists.get(timed) ?? yearLists(timed.passage);
  lists.set(timed, found);
  return found;
}

/** 86天（2021年）: the time in brackets right behind a figure. */
function inBrackets({ passage, bySentence }: TimedPassage, sentence: number, end: number): Frame | undefined {
  const [bracket, words = ''] = /^[（(]([^（()）]{2,12})[）)]/u.exec(passage.text.slice(end, end + 16)) ?? [];
  if (!bracket) return undefined;
  const found = bySentence
    .get(sentence)
    ?.find(({ word }) => word.at.start === end + 1 && word.at.end === end + 1 + words.length);
  return found && ['span', 'asOf'].includes(found.word.kind) ? found.frame : undefined;
}

/** What sentences before say: a frame that reaches on; else a session of the own sentence; else the nearest day; else a session before. */
function carried(timed: TimedPassage, sentence: number, own: Own, outer: Outer): Frame | undefined {
  const open = openBefore(timed, sentence) ?? outer.frame;
  // 近年来, …。五次会议交办的共114件: what is named in the sentence is nearer than no certain year.
  if (own.occasion && open && /^(?:近|多年|这些年)/u.test(open.stated)) return own.occasion;
  return (
    open ?? own.occasion ?? lastBefore(timed.days, sentence) ?? lastBefore(timed.occasions, sentence) ?? outer.occasion
  );
}

/** The last before a sentence: 目前, 2月26日, a session, for where nothing else is said. */
function lastBefore(all: readonly Said[], sentence: number): Frame | undefined {
  return all[countBefore(all, ({ word }) => word.sentence, sentence) - 1]?.frame;
}

/** 2024年较2020年: the time and what it is compared with. Words that are stated stand first. */
function joined(frame: Frame, base: Frame): Frame {
  const [first, ...others] = frame.from;
  const from = first ? [first, ...base.from, ...others] : base.from;
  return { ...frame, stated: frame.stated + base.stated, from };
}
