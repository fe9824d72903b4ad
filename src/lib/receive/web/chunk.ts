import type { Changes } from '../../document/changes.ts';
import type { Paragraph, Place } from '../../document/model.ts';
import type { RemovalRule } from '../../proof/rules.ts';
import { type Oddities, takeCharacters } from '../text/characters.ts';
import { TracedLine } from '../text/traced.ts';
import { allShifted } from '../word/raised.ts';

/** How words of a page are set. */
export interface Look {
  bold?: true;
  shift?: 'up' | 'down';
  align?: Paragraph['align'];
  /** Points. */
  size?: number;
  /** First line to the right of the others, in widths of a character. */
  indent?: number;
  /** Words that nobody sees or that are no words of the text: why they go. */
  gone?: RemovalRule;
}

/** Words between two ends of a block, in the order of the page. */
export interface Piece {
  text: string;
  look: Look;
}

/** A stretch of the words of a chunk that has one look. */
interface Span {
  start: number;
  end: number;
  look: Look;
}

/** The words of a chunk as a browser sets them: white space of the file is one blank, none at the ends (CSS Text 3, 4.1). */
export function collapse(pieces: readonly Piece[]): { text: string; spans: Span[] } {
  let text = '';
  const spans: Span[] = [];
  for (const { text: raw, look } of pieces) {
    let own = raw.replace(/[ \t\n\r\f]+/gu, ' ');
    if (text === '' || text.endsWith(' ')) own = own.replace(/^ /u, '');
    if (own) spans.push({ start: text.length, end: text.length + own.length, look });
    text += own;
  }
  if (!text.endsWith(' ')) return { text, spans };
  const end = text.length - 1;
  return {
    text: text.slice(0, end),
    spans: spans.map((span) => ({ ...span, end: Math.min(span.end, end) })).filter((span) => span.start < span.end),
  };
}

/** What a chunk of a page becomes: a paragraph, unless none of its words stay. */
export function readChunk(
  pieces: readonly Piece[],
  place: Place,
  changes: Changes,
): { paragraph?: Paragraph; found: Oddities; rest: string } {
  const { text, spans } = collapse(pieces);
  const line = new TracedLine(text, place, changes);
  const bold = new Set<number>();
  for (const { start, end, look } of spans)
    if (look.bold) for (let column = start; column < end; column++) bold.add(column);
  // From the last one on, so that the offsets of those before hold.
  for (const { start, end, look } of spans.toReversed()) {
    const raised = look.shift && allShifted(text.slice(start, end), look.shift);
    if (look.gone) line.remove(look.gone, start, end);
    else if (raised) line.substitute('raised', start, end, raised);
  }
  const isIndented = /^[\u3000\u00a0]{2}/u.test(line.text);
  const found = takeCharacters(line);
  const runs = line.toRunsBy((column) => bold.has(column));
  const own = spans.find(({ look }) => !look.gone)?.look ?? {};
  const size = mostOf(spans);
  const paragraph: Paragraph = {
    kind: 'paragraph',
    place,
    runs,
    whole: true,
    gap: false,
    ...(own.align && { align: own.align }),
    ...(size && { size }),
    ...((isIndented || own.indent) && { indent: isIndented ? 2 : (own.indent as number) }),
  };
  return { ...(runs.length > 0 && { paragraph }), found, rest: line.text };
}

/** The size of most of the characters. */
function mostOf(spans: readonly Span[]): number | undefined {
  const sizes = new Map<number, number>();
  for (const { start, end, look } of spans)
    if (look.size && !look.gone) sizes.set(look.size, (sizes.get(look.size) ?? 0) + end - start);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
}
