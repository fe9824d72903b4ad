import type { Draft } from './draft.ts';

const LONGEST = 24;

/** What is measured as a short phrase: the noun phrase beside the number, else its stage, its part and the head that was carried to it. */
export function subjectOf({ head, of, stage, part, phrase, isOwn, figure }: Draft): string | undefined {
  if (isOwn && phrase && phrase.length >= 2) return phrase.slice(-LONGEST);
  if (!head) return undefined;
  const front = part?.text ?? (figure.kind === 'count' ? stage?.text : of?.text) ?? '';
  const words = head.text.startsWith(front) || front.endsWith(head.text) ? head.text : front + head.text;
  return words.length >= 2 ? words.slice(-LONGEST) : undefined;
}
