import { fold } from './fold.ts';
import { stretchesAsked } from './guess.ts';
import type { Name } from './names.ts';

/** Longer questions are sentences: their pieces are found by hand. */
const LONGEST = 40;
const SHORTEST = 2;

/**
 * A question that stands nowhere, taken apart into what does: names in it first, then from the left the longest
 * stretches that the texts hold. B类转A类 → B类, A类. Folded, in the order of the question.
 * @param asking words that ask and name nothing
 * @param isHeld whether a folded word stands in any text
 */
export async function piecesOf(
  typed: string,
  names: readonly Name[],
  asking: readonly string[],
  isHeld: (word: string) => Promise<boolean>,
): Promise<string[]> {
  if ([...typed].length > LONGEST) return [];
  const known = new Set(names.map(({ text }) => fold(text)).filter((name) => [...name].length >= SHORTEST));
  const pieces: string[] = [];
  for (const stretch of stretchesAsked(typed, asking)) {
    for (const part of cutAtNames(stretch, known)) {
      if (known.has(part) && (await isHeld(part))) pieces.push(part);
      else pieces.push(...(await longestHeld(part, isHeld)));
    }
  }
  return [...new Set(pieces)].filter((piece) => piece !== fold(typed));
}

/** A stretch with each name in it as a part of its own, the longest name first. */
function cutAtNames(stretch: string, known: ReadonlySet<string>): string[] {
  const [name] = [...known].filter((each) => stretch.includes(each)).sort((a, b) => b.length - a.length);
  if (!name) return [stretch];
  const at = stretch.indexOf(name);
  const [before, behind] = [stretch.slice(0, at), stretch.slice(at + name.length)];
  return [before && cutAtNames(before, known), name, behind && cutAtNames(behind, known)].flat().filter(Boolean);
}

/** A number and a Latin word are never cut: part of another number is another fact. */
const UNITS = /\d[\d.,]*%?|[a-z]{2,}|./gu;

async function longestHeld(part: string, isHeld: (word: string) => Promise<boolean>): Promise<string[]> {
  const units = part.match(UNITS) ?? [];
  const pieces: string[] = [];
  for (let start = 0; start < units.length; ) {
    let longest = '';
    let next = start + 1;
    for (let end = start + 1; end <= units.length; end++) {
      const piece = units.slice(start, end).join('');
      if ([...piece].length < SHORTEST) continue;
      if (!(await isHeld(piece))) break;
      [longest, next] = [piece, end];
    }
    if (longest) pieces.push(longest);
    start = next;
  }
  return pieces;
}
