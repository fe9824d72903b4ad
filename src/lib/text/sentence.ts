/** A stretch of a text: offsets in UTF-16 code units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

const TERMINATOR = new Set('。！？');
const CLOSER = new Set('”’）》〉」』】〕)"');
const OPEN = new Map([
  ['（', '）'],
  ['《', '》'],
  ['〈', '〉'],
  ['〔', '〕'],
  ['【', '】'],
]);
/** All that can open or end a sentence; nothing else needs a look. */
const MARKS = new RegExp(`[${[...TERMINATOR, ...OPEN.keys(), ...OPEN.values()].join('')}]`, 'gu');

/**
 * Sentences of a paragraph: each ends with 。！？ and the closing marks behind it. A full stop inside
 * brackets or a title does not end a sentence. The spans cover the whole text without a gap.
 */
export function findSentences(text: string): Span[] {
  const spans: Span[] = [];
  const waiting: string[] = [];
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (index < start) continue;
    const closing = OPEN.get(mark);
    if (closing) waiting.push(closing);
    else if (waiting.at(-1) === mark) waiting.pop();
    if (!TERMINATOR.has(mark) || isOpen(text, index, waiting)) continue;
    let end = index + 1;
    while (end < text.length && (CLOSER.has(text[end] as string) || TERMINATOR.has(text[end] as string))) end++;
    spans.push({ start, end });
    start = end;
    waiting.length = 0;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** A bracket that never closes in the rest of the paragraph does not hold the sentence open. */
function isOpen(text: string, at: number, waiting: readonly string[]): boolean {
  const closing = waiting.at(-1);
  if (!closing) return false;
  const found = text.indexOf(closing, at);
  return found > at + 1 && found - at < 200;
}
