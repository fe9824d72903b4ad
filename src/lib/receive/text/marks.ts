import type { TracedLine } from './traced.ts';

/**
 * Marks of Markdown that recognition leaves in a text (CommonMark 0.31), taken off where they can only be marks. Official
 * texts hold the same signs as words: 07**0021 masks digits, >90% is a bound, ____年 is left to be filled in.
 */

const HEADING = /^\s{0,3}(#{1,6})\s+(?=\S)/u;
const ITEM = /^\s*[-*+•·]\s+(?=\S)/u;
/** A quotation; before a number the sign is “more than”. */
const QUOTE = /^\s{0,3}(?:>\s?)+(?!\s*[\d０-９.])/u;
const IMAGE = /!\[[^\]\n]*\]\([^)\n]*\)/gu;
const COMMENT = /<!--.*?-->/gu;
const LINE_BREAK = /<br\s*\/?>/giu;
const ENTITY = /&(?:nbsp|emsp|ensp|lt|gt|amp);/gu;
const ENTITIES: Record<string, string> = {
  '&nbsp;': ' ',
  '&emsp;': ' ',
  '&ensp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};
/** A number set as a formula: $ 98.5\% $. */
const FORMULA = /\$\s*([\d.,]+\s*(?:\\?%)?)\s*\$/gu;
const ESCAPE = /\\([\\`*_{}[\]()#+\-.!|<>~$%&•·])/gu;
const CODE = /(`+)([^`]+)\1/gu;

/** Level of the heading mark that the line begins with; the mark is gone then. */
export function takeHeading(line: TracedLine): number | undefined {
  const found = HEADING.exec(line.text);
  if (found) line.remove('mark', 0, found[0].length);
  return found?.[1]?.length;
}

export function takeQuote(line: TracedLine): void {
  line.remove('mark', 0, QUOTE.exec(line.text)?.[0].length ?? 0);
}

/** True if the line began with the mark of a list item. */
export function takeItem(line: TracedLine): boolean {
  const { text } = line;
  const found = /^\s*\*\*/u.test(text) ? undefined : ITEM.exec(text)?.[0];
  if (found) line.remove('mark', 0, found.length);
  return found !== undefined;
}

/** What was taken out that had words: comments and pictures. */
export interface Taken {
  comments: string[];
  images: string[];
}

/** Takes comments out. @returns their words */
export function takeComments(line: TracedLine): string[] {
  return line.removeAll('comment', COMMENT);
}

/** Takes marks inside a line off. @returns where bold at its beginning ends, and what was taken with its words */
export function takeInline(line: TracedLine): Taken & { boldEnd: number } {
  const comments = takeComments(line);
  const images = line.removeAll('image', IMAGE);
  line.removeAll('web', LINE_BREAK);
  line.substituteAll('entity', ENTITY, (entity) => ENTITIES[entity] ?? entity);
  takePairs(line, FORMULA);
  takePairs(line, CODE);
  const boldEnd = takeStrong(line);
  takePairs(line, ESCAPE);
  return { comments, images, boldEnd: line.text.slice(0, boldEnd).trimEnd().length };
}

/** The last group of a pattern stays, what stands around it goes. */
function takePairs(line: TracedLine, pattern: RegExp): void {
  for (const found of [...line.text.matchAll(pattern)].toReversed()) {
    const [whole] = found;
    const kept = found.at(-1) ?? '';
    const start = found.index + whole.lastIndexOf(kept);
    line.remove('mark', start + kept.length, found.index + whole.length);
    line.remove('mark', found.index, start);
  }
}

interface Delimiter {
  at: number;
  sign: string;
  opens: boolean;
  closes: boolean;
  /** Stands right before a quotation, or right behind one: what encloses it is a mark also within a sentence. */
  opensQuote: boolean;
  closesQuote: boolean;
}

/**
 * Takes `**` and `__` off where they enclose words, or where recognition has lost the other half at the edge of a line.
 * @returns where bold that begins the line ends, in the line as it is then
 */
function takeStrong(line: TracedLine): number {
  const { text } = line;
  const delimiters = [...text.matchAll(/(?<![\\*_])(?:\*\*|__)(?![*_])/gu)].map(
    ({ 0: sign, index }): Delimiter => ({ at: index, sign, ...flanks(text, index, sign) }),
  );
  const taken = new Set<number>();
  let [boldStart, boldEnd] = [-1, -1];
  let open: Delimiter | undefined;
  for (const delimiter of delimiters) {
    if (open && (open.opens ? delimiter.closes : delimiter.closesQuote) && delimiter.sign === open.sign) {
      taken.add(open.at).add(delimiter.at);
      if (!text.slice(0, open.at).trim()) [boldStart, boldEnd] = [open.at, delimiter.at];
      open = undefined;
    } else if (delimiter.opens || (delimiter.opensQuote && !open?.opens)) open = open?.opens ? open : delimiter;
  }
  // Half a pair at the very edge: no word begins or ends so.
  const [first, last] = [delimiters[0], delimiters.at(-1)];
  if (first && !taken.has(first.at) && first.opens && !text.slice(0, first.at).trim()) taken.add(first.at);
  if (
    last &&
    !taken.has(last.at) &&
    last.closes &&
    /[\p{P}]\s*$/u.test(text.slice(0, last.at)) &&
    !text.slice(last.at + 2).trim()
  )
    taken.add(last.at);
  for (const at of [...taken].sort((a, b) => b - a)) line.remove('mark', at, at + 2);
  return boldStart < 0 ? 0 : boldEnd - 2;
}

/**
 * Whether a delimiter can open and close. CommonMark's rule of flanking (6.2) knows no text without blanks, so that here
 * what opens stands at the edge of a word and before a word: 张**提出 and 07**0021 mask, ____年 is to be filled in.
 */
function flanks(text: string, at: number, sign: string): Omit<Delimiter, 'at' | 'sign'> {
  const before = text[at - 1] ?? ' ';
  const after = text[at + 2] ?? ' ';
  const isEdge = (character: string) => /[\s\p{P}\p{S}]/u.test(character);
  const isMask = /[A-Za-z\d０-９]/u.test(before) && /[A-Za-z\d０-９]/u.test(after);
  return {
    opens: isEdge(before) && !/[\s、，。；：！？）》”,;:!?)]/u.test(after),
    closes: !/\s/u.test(before) && !isMask && (sign === '**' || isEdge(after)),
    opensQuote: /[“‘《]/u.test(after),
    closesQuote: /[”’》]/u.test(before),
  };
}
