import { printedPieces } from '../bulletin/printed.ts';
import type { Bulletin } from '../bulletin/schema.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { fault } from '../fault/fault.ts';
import { compare, type Difference } from '../proof/compare.ts';
import type { PlainLine } from '../proof/lines.ts';
import type { Entry } from '../proof/record.ts';

/** What is compared: a bulletin as read from its MDX, and what a plain reader reads of its original. */
export interface Edition {
  bulletin: Bulletin;
  /** Line of the MDX file by id, from `fromMdx`. */
  lines: ReadonlyMap<string, number>;
  file: string;
  original: readonly PlainLine[];
  /** The record of the import. */
  record: readonly Entry[];
  sourceFile: string;
}

/** Differences that are told at once; the first of them makes most of the others. */
const MOST_TOLD = 5;

/**
 * Proves that a bulletin, read with its printed (sic) readings, is its original: character for character, in order, block
 * for block, apart from white space, width of punctuation and what the record of the import names. Nothing means equal.
 */
export function checkFidelity({ bulletin, lines, file, original, record, sourceFile }: Edition): Diagnostic[] {
  const pieces = printedPieces(bulletin);
  const differences = compare(
    original,
    record,
    pieces.map(({ text }) => text),
  );
  return differences.slice(0, MOST_TOLD).map((difference) => describe(difference, sourceFile, pieces, lines, file));
}

function describe(
  { line, block, quote, printed, why }: Difference,
  sourceFile: string,
  pieces: ReturnType<typeof printedPieces>,
  lines: ReadonlyMap<string, number>,
  file: string,
): Diagnostic {
  const place = pieces[block]?.place ?? '报头';
  return fault(
    'text-differs',
    { file, line: lines.get(place) ?? 1, quote: printed || quote },
    { place, why, source: `${sourceFile}:${line}`, received: quote },
  );
}
