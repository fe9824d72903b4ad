import type { PlainLine } from './lines.ts';

/** A character of a page, in points from the left and the bottom of the page as it is shown. */
export interface PlacedCharacter {
  /** The ordinal of the character in the page as the file draws it. */
  index: number;
  text: string;
  left: number;
  right: number;
  baseline: number;
  size: number;
}

/** A gap of this many sizes parts two lines at one height: columns, cells, a date at the margin. */
const WIDEST_GAP = 0.7;
/** Base lines this many sizes apart are one: a raised figure belongs to its line, the next line does not. */
const SAME_LINE = 0.5;

/** A line of a page with the characters it is made of. */
export interface PageLine {
  characters: PlacedCharacter[];
}

/**
 * The lines of a page: characters on one base line, from left to right, parted where a wide gap is. Lines come in the
 * order in which the file draws their first character. What is a head, a number or a note is not asked.
 */
export function readPageLines(characters: readonly PlacedCharacter[]): PageLine[] {
  const lines = groupByBaseline(characters).flatMap(splitAtGaps);
  const first = (line: PageLine) => line.characters.reduce((least, { index }) => Math.min(least, index), Infinity);
  return lines
    .map((line) => ({ line, first: first(line) }))
    .sort((a, b) => a.first - b.first)
    .map(({ line }) => line);
}

/** The line as it stands in a document. @param corner of the page as it is shown: its left edge and its top */
export function toPlainLine(
  { characters }: PageLine,
  page: number,
  line: number,
  corner: readonly [left: number, top: number] = [0, 0],
): PlainLine {
  const [left, right, base, size] = characters.reduce(
    ([l, r, b, s], each) => [
      Math.min(l, each.left),
      Math.max(r, each.right),
      Math.min(b, each.baseline),
      Math.max(s, each.size),
    ],
    [Infinity, -Infinity, Infinity, 0],
  );
  const bottom = corner[1] - base;
  const at = { left: left - corner[0], right: right - corner[0], top: bottom - size * 0.88, bottom };
  return { line, page, text: characters.map(({ text }) => text).join(''), at };
}

/** From the top down, so that the time stays in proportion to the characters. */
function groupByBaseline(characters: readonly PlacedCharacter[]): PlacedCharacter[][] {
  const groups: PlacedCharacter[][] = [];
  // The largest character holds the line: figures above and below it may be further from each other than from it.
  let holder: PlacedCharacter | undefined;
  for (const character of characters.toSorted((a, b) => b.baseline - a.baseline || a.index - b.index)) {
    const reach = holder ? Math.max(holder.size, character.size) * SAME_LINE : 0;
    if (holder && holder.baseline - character.baseline <= reach) groups.at(-1)?.push(character);
    else {
      groups.push([character]);
      holder = undefined;
    }
    if (!holder || character.size > holder.size) holder = character;
  }
  return groups;
}

function splitAtGaps(group: readonly PlacedCharacter[]): PageLine[] {
  const lines: PageLine[] = [];
  let end = -Infinity;
  let size = 0;
  for (const character of group.toSorted((a, b) => a.left - b.left || a.index - b.index)) {
    const line = lines.at(-1);
    if (line && character.left - end <= WIDEST_GAP * Math.max(size, character.size)) line.characters.push(character);
    else {
      lines.push({ characters: [character] });
      end = -Infinity;
    }
    end = Math.max(end, character.right);
    size = character.size;
  }
  return lines;
}
