import { printedText, toPrintedOffset } from '../bulletin/passage.ts';
import { printedPieces } from '../bulletin/printed.ts';
import type { Bulletin, Mark } from '../bulletin/schema.ts';
import { passagesOf } from '../bulletin/walk.ts';
import type { PlainLine } from '../proof/lines.ts';
import type { Entry } from '../proof/record.ts';
import { inOrder, type Part, partsOf } from '../proof/stream.ts';
import { foldCharacter, foldForComparison } from '../text/width.ts';

/**
 * The received file laid beside the edition, stretch by stretch (collation, as textual critics say): what was
 * kept, what was put in order by rule, what an editor has marked.
 */

/** Classes of systematic normalisation; each is a rule of the import, applied everywhere. */
export const NORMALISATIONS = ['width', 'blank', 'space', 'join', 'mark', 'written'] as const;
export type Normalisation = (typeof NORMALISATIONS)[number];

/** A mark, counted from 0 in its passage. */
export interface MarkRef {
  index: number;
  kind: Mark['kind'];
}

/** A stretch of the received file. All stretches of a file, one behind the other, are the file. */
export interface Stretch {
  received: string;
  /** What the edition prints for it, before any correction. */
  printed: string;
  /** The rule that made the difference; absent where there is none. */
  rule?: Normalisation;
  /** Address of the passage, or the name of a part of the front matter; absent between passages. */
  place?: string;
  /** The mark of an editor that the stretch carries. */
  mark?: MarkRef;
}

/** A character of the edition, as printed. */
interface Printed {
  character: string;
  place: string;
  /** White space that the edition prints before it. */
  blank: string;
  isFirst: boolean;
  mark?: MarkRef;
  /** A mark that stands right before it and prints nothing. */
  empty?: MarkRef;
}

/**
 * Collates a bulletin with what a plain reader reads of its original. Both must agree (see `checkFidelity`).
 * @param original lines of the source
 * @param received the source as it came, where it is a text: its line ends and its byte order mark are kept then
 */
export function collate(
  bulletin: Bulletin,
  original: readonly PlainLine[],
  record: readonly Entry[],
  received = '',
): Stretch[] {
  const byLine = Map.groupBy(record, ({ line }) => line);
  const lines = new Map(original.map((plain) => [plain.line, partsOf(plain, byLine.get(plain.line) ?? []).parts]));
  // Characters of the edition belong to the lines in its own order; the stretches follow that of the file.
  const waiting = printedCharacters(bulletin);
  const printed = new Map<number, Printed[]>();
  let at = 0;
  for (const { line } of inOrder(original, record)) {
    const count = (lines.get(line) ?? []).reduce((sum, { written }) => sum + countFolded(written), 0);
    printed.set(line, waiting.slice(at, at + count));
    at += count;
  }
  const collation = new Collation();
  const ends = received.match(/\r\n|\n|\r/gu) ?? [];
  if (received.startsWith('\ufeff')) collation.drop('\ufeff');
  for (const [i, { line }] of original.entries()) {
    collation.line(lines.get(line) ?? [], printed.get(line) ?? []);
    // The last line of a text may have no end.
    collation.drop(received ? (ends[i] ?? '') : '\n');
  }
  return collation.finish();
}

function countFolded(text: string): number {
  return [...foldForComparison(text)].length;
}

/** Puts stretches together: what is dropped waits until it is known what stands behind it. */
class Collation {
  private readonly stretches: Stretch[] = [];
  private waiting = '';
  private previous: Printed | undefined;

  drop(text: string): void {
    this.waiting += text;
  }

  /** The parts of a line, and the characters that the edition prints for them. */
  line(parts: readonly Part[], printed: readonly Printed[]): void {
    let at = 0;
    for (const { received, written } of parts) {
      if (received === written)
        for (const character of received) {
          if (foldCharacter(character)) this.character(character, printed[at++]);
          else this.drop(character);
        }
      else if (written === '') this.drop(received);
      else {
        const [first] = printed.slice(at);
        this.settle(first);
        this.push({ received, printed: written, rule: 'written', ...(first && { place: first.place }) });
        at += countFolded(written);
      }
    }
  }

  private character(received: string, printed: Printed | undefined): void {
    if (!printed) {
      this.drop(received);
      return;
    }
    this.settle(printed);
    this.push({
      received,
      printed: printed.character,
      place: printed.place,
      ...(received !== printed.character && { rule: 'width' as const }),
      ...(printed.mark !== undefined && { mark: printed.mark }),
    });
  }

  finish(): Stretch[] {
    this.settle();
    return this.stretches;
  }

  /** Says what became of the text that was dropped before a character. */
  private settle(next?: Printed): void {
    const { previous } = this;
    const isInside = next !== undefined && !next.isFirst && next.place === previous?.place;
    const mark = isInside && next.mark && next.mark === previous?.mark ? { mark: next.mark } : {};
    const place = isInside ? { place: next.place, ...mark } : {};
    const parts = this.waiting ? (this.waiting.match(/\s+|[^\s]+/gu) ?? []) : [];
    for (const part of parts) {
      if (part.trim()) this.push({ received: part, printed: '', rule: 'mark', ...place });
      else if (!isInside) this.push({ received: part, printed: part });
      else if (parts.length === 1 && next.blank) {
        const rule = part === next.blank ? {} : { rule: 'space' as const };
        this.push({ received: part, printed: next.blank, ...rule, ...place });
      } else this.push({ received: part, printed: '', rule: /[\r\n]/u.test(part) ? 'join' : 'blank', ...place });
    }
    this.waiting = '';
    if (next?.empty !== undefined) this.push({ received: '', printed: '', mark: next.empty, place: next.place });
    this.previous = next;
  }

  private push(stretch: Stretch): void {
    const last = this.stretches.at(-1);
    const isSame = last && !last.rule && !stretch.rule && last.place === stretch.place && last.mark === stretch.mark;
    if (!isSame) this.stretches.push(stretch);
    else {
      last.received += stretch.received;
      last.printed += stretch.printed;
    }
  }
}

/** The edition as printed, character by character, without white space. */
function printedCharacters(bulletin: Bulletin): Printed[] {
  const passages = new Map(passagesOf(bulletin).map((passage) => [passage.id, passage]));
  return printedPieces(bulletin).flatMap(({ text, place }) => {
    const passage = passages.get(place);
    const isPassage = passage !== undefined && printedText(passage) === text;
    const marks = isPassage
      ? passage.marks.map((mark, index) => ({
          ref: { index, kind: mark.kind },
          start: toPrintedOffset(passage, mark.start),
          length: mark.sic.length,
        }))
      : [];
    return charactersOf(text, place, marks);
  });
}

function charactersOf(
  text: string,
  place: string,
  marks: readonly { ref: MarkRef; start: number; length: number }[],
): Printed[] {
  const characters: Printed[] = [];
  const nothing = marks.filter(({ length }) => length === 0);
  let [offset, blank] = [0, ''];
  for (const character of text) {
    const mark = marks.find(({ start, length }) => offset >= start && offset < start + length);
    offset += character.length;
    if (!foldCharacter(character)) {
      blank += character;
      continue;
    }
    const isFirst = characters.length === 0;
    characters.push({ character, place, blank, isFirst, ...(mark && { mark: mark.ref }) });
    // What prints nothing stands before the next character; behind the last one there is none.
    const [empty] = nothing[0] && (nothing[0].start < offset || offset === text.length) ? nothing.splice(0, 1) : [];
    if (empty) Object.assign(characters.at(-1) as Printed, { empty: empty.ref });
    blank = '';
  }
  return characters;
}

/** How often each rule was at work in a file: width by characters, the others by places. */
export function countNormalisations(stretches: readonly Stretch[]): Record<Normalisation, number> {
  const counts = Object.fromEntries(NORMALISATIONS.map((rule) => [rule, 0])) as Record<Normalisation, number>;
  for (const { rule } of stretches) if (rule) counts[rule]++;
  return counts;
}
