import type { Figure } from '../../quantity/figure.ts';
import type { Span } from '../../text/sentence.ts';
import type { Terms } from './terms.ts';

/** Where a figure stands in its sentence. All offsets into the text of the passage. */
export interface Site {
  figure: Figure;
  text: string;
  sentence: Span;
  /** Words before the number, back to a mark or the figure before. */
  left: Span;
  /** Words behind the unit, up to a mark or the next figure. */
  right: Span;
  /** From the last ，；：。 or the beginning, whatever figures stand in it. */
  clause: Span;
  /** Words in brackets right before the number, without the brackets: （A类）203件. */
  bracket?: Span;
  /** The number begins what stands in brackets behind the figure before it: 121件（65.1%）. */
  isBracketed: boolean;
}

const MARK: ReadonlySet<string> = new Set('，。；：、（）(),;:！？!?\n“”"《》');
const CLAUSE_MARK: ReadonlySet<string> = new Set('，。；：,;:！？!?\n');
/** Words in a bracket before a number that are a name, no remark. */
const LONGEST_BRACKET = 12;
/** Nothing that is said of a number stands farther from it. */
const FARTHEST = 80;

/** @param figures those of the sentence, in order */
export function sitesOf(text: string, sentence: Span, figures: readonly Figure[], terms: Terms): Site[] {
  const closed = terms.closed(text);
  return figures.map((figure, i) => {
    const from = Math.max(figures[i - 1]?.end ?? sentence.start, sentence.start, figure.start - FARTHEST);
    const to = Math.min(figures[i + 1]?.start ?? sentence.end, sentence.end, figure.end + FARTHEST);
    const bracket = bracketBefore(text, from, figure.start);
    const leftEnd = bracket ? bracket.start - 1 : figure.start;
    const start = backTo(closed, MARK, from, leftEnd);
    return {
      figure,
      text,
      sentence,
      left: { start, end: leftEnd },
      right: { start: figure.end, end: forwardTo(text, figure.end, to) },
      clause: {
        start: backTo(text, CLAUSE_MARK, Math.max(sentence.start, figure.start - FARTHEST), figure.start),
        end: figure.start,
      },
      ...(bracket && { bracket }),
      isBracketed: i > 0 && /^\s*[（(]\s*$/u.test(text.slice(from, figure.start)),
    };
  });
}

export const sliceOf = (text: string, { start, end }: Span) => text.slice(start, end);

function bracketBefore(text: string, from: number, at: number): Span | undefined {
  const last = text[at - 1];
  if (last !== '）' && last !== ')') return undefined;
  const open = Math.max(text.lastIndexOf('（', at), text.lastIndexOf('(', at));
  return open >= from && at - open <= LONGEST_BRACKET + 2 && at - open > 2
    ? { start: open + 1, end: at - 1 }
    : undefined;
}

/** Behind the last mark before an offset; quotation marks around a name are passed where the name ends here. */
function backTo(text: string, mark: ReadonlySet<string>, from: number, at: number): number {
  for (let i = at - 1; i >= from; i--) if (mark.has(text[i] as string)) return i + 1;
  return from;
}

function forwardTo(text: string, at: number, to: number): number {
  for (let i = at; i < to; i++) if (MARK.has(text[i] as string)) return i;
  return to;
}
