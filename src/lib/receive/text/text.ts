import type { Diagnostic } from '../../diagnostic.ts';
import { Changes } from '../../document/changes.ts';
import type { Block, Cell, Paragraph, Place, Table } from '../../document/model.ts';
import type { Decision, Reading } from '../../document/reading.ts';
import { fault } from '../../fault/fault.ts';
import { findCells } from './cells.ts';
import { findUnknown, type Oddities, takeCharacters } from './characters.ts';
import { cellsOf, countRows, GRIDS, type Grid } from './grid.ts';
import { isIndented, usualIndent } from './indent.ts';
import { takeComments, takeHeading, takeInline, takeItem, takeQuote } from './marks.ts';
import { findPageNumbers, isNumberedPage } from './page-numbers.ts';
import { reportText } from './report.ts';
import { TracedLine } from './traced.ts';
import { unknownCharacter } from './unknown.ts';

const RULE =
  /^\s*(?:[-*_](?:\s*[-*_]){2,}|(?:[－＝＊~～]\s*){3,}|[—―─━═_＿]{3,}|[\s+|:\-=\u2500-\u257f]*[\u2500-\u257f+|][\s+|:\-=\u2500-\u257f]*)\s*$/u;
/** Characters that end a line inside of what a file calls a line: Word's line break saved as text, form feed, NEL, LS, PS. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these controls end lines
const SEPARATOR = /[\u000b\u000c\u0085\u2028\u2029]/gu;

/** A line of the text, or a part of one, before it is known what it is. */
interface Piece {
  line: TracedLine;
  place: Place;
  raw: string;
  gap: boolean;
  startsPage: boolean;
}

/**
 * A text → Document: its lines, with the marks that recognition leaves taken off and remembered. A line of a text may
 * be a paragraph or a printed line; that is decided later.
 * @param text decoded, without a byte order mark; line ends as they came
 */
export function readText(text: string): Reading {
  const changes = new Changes();
  const decisions: Decision[] = [];
  const oddities: { place: Place; found: Oddities; comments: string[]; images: string[] }[] = [];
  const errors: Diagnostic[] = [];
  const pieces = removeLayout(splitLines(text, changes), decisions);
  const usual = usualIndent(pieces.map(({ raw }) => raw));
  const blocks: Block[] = [];
  for (let at = 0; at < pieces.length; ) {
    const cells = findCells(following(pieces, at), pieces[at - 1]?.raw);
    if (cells?.kind === 'scattered') {
      errors.push(scatteredCells(pieces[at - cells.before] as Piece, cells.lines + cells.before));
      at += cells.lines;
      continue;
    }
    if (cells) {
      const own = pieces.slice(at, at + cells.columns * cells.rows);
      blocks.push(toCellTable(own, cells.columns));
      const { place, raw } = own[0] as Piece;
      decisions.push({ kind: 'table', place, quote: raw.trim(), reason: '一格一行，行列数对得上', certainty: 'low' });
      at += own.length;
      continue;
    }
    const grid = GRIDS.find((each) => countRows(rawLines(pieces, at), each) > 0);
    const count = grid ? countRows(rawLines(pieces, at), grid) : 1;
    const own = pieces.slice(at, at + count);
    for (const { line, place } of own) {
      // A character in a comment is not printed, whatever it is: the comment goes as it stands.
      const comments = grid ? [] : takeComments(line);
      const found = takeCharacters(line);
      const unknown = findUnknown(line.text);
      if (unknown) errors.push(unknownCharacter(unknown, line.text, place));
      oddities.push({ place, found, comments, images: [] });
    }
    const [first] = own as [Piece];
    if (grid) {
      blocks.push(toTable(own, grid));
      if (grid === 'commas' || grid === 'blanks')
        decisions.push({
          kind: 'table',
          place: first.place,
          quote: first.raw.trim(),
          reason: '几行里列数相同、多是数',
          certainty: 'medium',
        });
    } else {
      const { paragraph, comments, images } = toParagraph(first, usual);
      const told = oddities.at(-1) as (typeof oddities)[number];
      told.comments.push(...comments);
      told.images.push(...images);
      if (paragraph) blocks.push(paragraph);
      else if (pieces[at + 1]) (pieces[at + 1] as Piece).gap = true;
    }
    at += count;
  }
  const { removals, substitutions } = changes;
  const diagnostics = [...errors, ...reportText(oddities)];
  return {
    ...(errors.length === 0 && { document: { form: 'text', blocks } }),
    removals,
    substitutions,
    decisions,
    diagnostics,
  };
}

function splitLines(text: string, changes: Changes): Piece[] {
  const pieces: Piece[] = [];
  let startsPage = false;
  for (const [index, raw] of text.split(/\r\n|\n|\r/u).entries()) {
    const place = { line: index + 1 };
    let start = 0;
    for (const { 0: sign, index: end } of [...raw.matchAll(SEPARATOR), { 0: '', index: raw.length }]) {
      const own = raw.slice(start, end);
      pieces.push({ line: new TracedLine(own, place, changes, start), place, raw: own, gap: false, startsPage });
      if (sign) changes.remove('invisible', place, sign, end);
      startsPage = sign === '\u000c' || (startsPage && own.trim() === '');
      start = end + sign.length;
    }
  }
  return pieces;
}

/** Takes empty lines, rules and numbers of pages out; what follows one has a gap before it. */
function removeLayout(pieces: readonly Piece[], decisions: Decision[]): Piece[] {
  const numbers = findPageNumbers(pieces.map(({ raw }) => raw));
  const kept: Piece[] = [];
  let gap = true;
  for (const [index, piece] of pieces.entries()) {
    const { raw, line, place } = piece;
    const isRule = RULE.test(raw);
    const isInTable = isRule && /^\s*[|+├┌└╞]/u.test(raw) && !gap;
    if (raw.trim() === '' || isRule || numbers.has(index) || isNumberedPage(raw)) {
      if (isRule) line.remove('ruled-line', raw.length - raw.trimStart().length, raw.trimEnd().length);
      else if (raw.trim()) line.remove('page-number', 0, raw.length);
      if (!isInTable) gap = true;
      continue;
    }
    const isLone = /^\s*[\d０-９]{1,3}\s*$/u.test(raw) && gap && pieces[index + 1]?.raw.trim() === '';
    // Joined to the digits beside it, it would make another number of them.
    if (isLone && (/[\d０-９]\s*$/u.test(kept.at(-1)?.raw ?? '') || /^\s*[\d０-９]/u.test(nextWords(pieces, index)))) {
      const reason = '单独一行的数字，上下文断在数上，当作页码去掉';
      decisions.push({ kind: 'page-number', place, quote: raw.trim(), reason, certainty: 'low' });
      line.remove('page-number', 0, raw.length);
      continue;
    }
    if (isLone)
      decisions.push({
        kind: 'page-number',
        place,
        quote: raw.trim(),
        reason: '单独一行的数字，不成页码的次序，当作正文收入',
        certainty: 'low',
      });
    kept.push({ ...piece, gap });
    gap = false;
  }
  return kept;
}

function nextWords(pieces: readonly Piece[], index: number): string {
  return pieces.slice(index + 1, index + 4).find(({ raw }) => raw.trim() !== '')?.raw ?? '';
}

/** The lines from one on that no gap parts. */
function rawLines(pieces: readonly Piece[], at: number): string[] {
  let end = at + 1;
  while (end < pieces.length && !pieces[end]?.gap && end - at < 500) end++;
  return pieces.slice(at, end).map(({ raw }) => raw);
}

/** Lines from one on, whatever parts them: empty cells leave empty lines. */
function following(pieces: readonly Piece[], at: number): string[] {
  return pieces.slice(at, at + MOST_CELLS).map(({ raw }) => raw);
}

/** Cells of one table that are looked at. */
const MOST_CELLS = 400;

function toCellTable(pieces: readonly Piece[], columns: number): Table {
  const [first] = pieces as [Piece];
  const cells = pieces.map(({ line, place }): Cell => {
    const runs = line.toRuns();
    return { paragraphs: [{ kind: 'paragraph', place, runs, whole: true, gap: false }], across: 1, down: 1 };
  });
  const rows = Array.from({ length: cells.length / columns }, (_, i) => cells.slice(i * columns, (i + 1) * columns));
  return { kind: 'table', place: first.place, rows, heads: 1, gap: first.gap };
}

function scatteredCells({ raw, place }: Piece, lines: number): Diagnostic {
  return fault('scattered-cells', { line: place.line, quote: raw.trim() }, { count: lines });
}

function toTable(pieces: readonly Piece[], grid: Grid): Table {
  const [first] = pieces as [Piece];
  const rows = pieces.map(({ line, place }): Cell[] => {
    // Signs between cells are taken out from the last one on, so that the offsets before them hold.
    const spans = cellsOf(line.text, grid) ?? [];
    const cells = spans.map(([start, end]) => line.slice(start, end));
    for (const [i, [, end]] of [...spans.entries()].toReversed())
      line.remove('separator', end, spans[i + 1]?.[0] ?? line.text.length);
    line.remove('separator', 0, spans[0]?.[0] ?? 0);
    return cells.map((cell) => {
      takeInline(cell);
      const runs = cell.toRuns();
      return {
        paragraphs: runs.length > 0 ? [{ kind: 'paragraph', place, runs, whole: true, gap: false }] : [],
        across: 1,
        down: 1,
      };
    });
  });
  return { kind: 'table', place: first.place, rows, heads: 1, gap: first.gap };
}

function toParagraph({ line, place, raw, gap, startsPage }: Piece, usual: number) {
  takeQuote(line);
  const outline = takeHeading(line);
  const item = !outline && takeItem(line);
  const { boldEnd, comments, images } = takeInline(line);
  const runs = line.toRuns(0, boldEnd);
  const paragraph: Paragraph = {
    kind: 'paragraph',
    place,
    runs,
    whole: false,
    gap,
    ...(startsPage && { startsPage: true }),
    ...(outline && { outline }),
    ...(item && { item: true }),
    ...(isIndented(line.text, usual) && { indent: 2 }),
  };
  return { ...(runs.length > 0 && { paragraph }), comments, images, raw };
}
