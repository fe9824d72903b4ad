import type { Passage } from '../bulletin/schema.ts';
import { findQuantities, MISREAD, type TraceStep } from './find.ts';

/** A number that is not read, because recognition may have read a sign of it wrongly. */
export interface Misreading {
  /** Of the passage where it stands. */
  passage: string;
  /** The words around it. */
  quote: string;
}

/** A quick look: no other passage can have one. */
const MAY_HOLD = /[lIOoSsBZ|·•‧・。;；:：'"‘’“”_*/‚،٬十百千〇一][\d０-９]|[\d０-９][lIOoSsBZ|]|[.．][\d０-９]{3}/u;

/** Of these no rule reads a number at all: 9S.5%, 12*8件, 12O件. */
const UNREAD =
  /[\d０-９](?:[lIOoSsBZ|]{1,2}(?:[.．·]?[\d０-９]+)?|[*/_][\d０-９]+)(?:[.．][\d０-９]+)?(?:[%％件个条项人次元户家]|[万亿](?=[元件个人]))/gu;

/** Each is shown to a person: the print alone says what the number is. */
export function findMisreadings(passages: readonly Passage[]): Misreading[] {
  return passages.flatMap(({ id, text }) => {
    if (!MAY_HOLD.test(text)) return [];
    const trace: TraceStep[] = [];
    findQuantities(text, trace);
    const dropped = trace
      .filter(({ step }) => step === MISREAD)
      .map(({ start, text: own }) => ({ start, end: start + own.length }));
    const unread = [...text.matchAll(UNREAD)]
      .map(({ 0: own, index }) => ({ start: index, end: index + own.length }))
      .filter(({ start, end }) => !dropped.some((each) => each.start < end && start < each.end));
    return [...dropped, ...unread].map(({ start, end }) => ({
      passage: id,
      quote: text.slice(Math.max(0, start - 6), end + 4),
    }));
  });
}
