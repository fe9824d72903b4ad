import type { Origin } from '../reading.ts';

/**
 * What an expression of time does in a text.
 * `span`: 2024年, 今年以来. `asOf`: 截至12月底, 目前. `occasion`: 市九届人大四次会议. `anaphor`: 全年, 当年. `frequency`: 每年.
 * `later`: 下一步, a time to come that is not said.
 * `event`: 2月26日. `base`: what is compared with, 较2020年. `attribute`: of something else, 2022年印发的《…》, 因目前条件所限.
 */
export type TimeKind =
  | 'span'
  | 'asOf'
  | 'occasion'
  | 'anaphor'
  | 'frequency'
  | 'event'
  | 'later'
  | 'base'
  | 'attribute';

/**
 * How far it reaches by itself: on over later sentences, to the end of its sentence, of its item (up to the next ；), of its clause,
 * or to no figure at all.
 */
export type Reach = 'open' | 'sentence' | 'item' | 'clause' | 'none';

/** 12月底前, 2025年底之前: the end of a term. 目前 and 五年前 are none. */
export function isDeadline(words: string): boolean {
  return /[年月日底末初旬度](?:之|以)?前$/u.test(words) && !/^(?:\d{1,2}|\D{1,3})年(?:之|以)?前$/u.test(words);
}

/** A term or its end: 三年内, 开学前. */
export function isTerm(words: string): boolean {
  return /内$|(?<![目当])前$/u.test(words);
}

export interface TimeWord {
  kind: TimeKind;
  reach: Reach;
  /** As printed. */
  words: string;
  at: Origin;
  /** Number of its sentence in its passage, from 0. */
  sentence: number;
  /** What it is compared by, as printed: 较, 比; of a `base` alone. */
  link?: string;
}
