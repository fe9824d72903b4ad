import { isShown, isShownInMasthead, UNLABELLED } from '../bulletin/imprint.ts';
import { printedText } from '../bulletin/passage.ts';
import type { Article, Block, Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOfBlock } from '../bulletin/walk.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { foldForComparison } from '../text/width.ts';
import { readLines } from './lines.ts';
import { readMasthead } from './masthead.ts';

/** A stretch of text with the place it comes from. */
interface Piece {
  text: string;
  /** An address in the bulletin, or the name of a part of its front matter. */
  place: string;
  /** Readers do not see it, apart from so many characters at its beginning: the label and its colon. */
  withheldFrom?: number;
}

/** The folded text of all pieces, with the offset at which each begins. */
interface Folded {
  text: string;
  starts: number[];
}

/** How much of the texts a message shows before the first difference, and after it. */
const BEFORE = 8;
const AFTER = 16;

/** What is compared: a bulletin as read from its MDX, and the source that it names. */
export interface Edition {
  bulletin: Bulletin;
  /** Line of the MDX file by id, from `fromMdx`. */
  lines: ReadonlyMap<string, number>;
  file: string;
  source: string;
  sourceFile: string;
}

/**
 * Proves that a bulletin, read with its printed (sic) readings, is its source: character for character,
 * in order, apart from white space, width of punctuation and marks of recognition. One diagnostic names
 * the first difference; none means equal.
 */
export function checkFidelity(edition: Edition): Diagnostic[] {
  const { bulletin, file, sourceFile } = edition;
  const sourceLines = readLines(edition.source);
  const pieces = printedPieces(bulletin);
  const printed = fold(pieces);
  const received = fold(sourceLines.map((line) => ({ text: line.text, place: String(line.number) })));
  const at = firstDifference(printed.text, received.text);
  if (at === undefined) return [];
  const sourceLine = sourceLines[ownerAt(received, at)]?.number ?? 1;
  const place = pieces[ownerAt(printed, at)]?.place ?? '报头';
  const around = (folded: Folded) => folded.text.slice(Math.max(0, at - BEFORE), at + AFTER);
  return [
    {
      code: 'text-differs',
      severity: 'error',
      file,
      line: edition.lines.get(place) ?? 1,
      quote: around(printed),
      message: `${place} 与来件不一致：${sourceFile}:${sourceLine} 是“${around(received)}”，这里是`,
      repair: '对照来件恢复原文；确是印错的，用 <choice><sic>印出来的</sic><corr>更正</corr></choice> 标出。',
    },
  ];
}

/** The structured fields of the front matter must say what the printed masthead says. */
export function checkMasthead(bulletin: Bulletin, file: string): Diagnostic[] {
  const lines = bulletin.masthead.map((text, i) => ({ number: i + 1, text, gap: true, indented: false }));
  const { masthead } = readMasthead(lines, file);
  return (['serial', 'number', 'date', 'issuer'] as const)
    .filter((field) => masthead?.[field] !== bulletin[field])
    .map((field) => ({
      code: 'masthead-differs',
      severity: 'error',
      file,
      line: 1,
      quote: String(bulletin[field]),
      message: `元数据 ${field} 与印出的报头（${masthead?.[field] ?? '读不出'}）不一致`,
      repair: '对照来件，改正 masthead 各行或这一项。',
    }));
}

function firstDifference(a: string, b: string): number | undefined {
  if (a === b) return undefined;
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at++;
  return at;
}

/** The piece that holds an offset; the last one behind the end. */
function ownerAt({ text, starts }: Folded, at: number): number {
  const inside = Math.min(at, text.length - 1);
  // Of pieces that fold to nothing and begin at one offset, the last is the one that holds it.
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= inside),
  );
}

/** The bulletin in printed order, piece by piece, in its printed readings. */
export function printedPieces(bulletin: Bulletin): Piece[] {
  const front = bulletin.masthead.map((text) => ({
    text,
    place: '报头',
    ...(!isShownInMasthead(text) && { withheldFrom: headOf(text) }),
  }));
  const { heading, titles } = bulletin.contents ?? { heading: '', titles: [] };
  const contents = [heading, ...titles].map((text) => ({ text, place: '要目' }));
  const imprint = bulletin.imprint.flatMap((field) =>
    field.lines.map((line, i) => {
      const { label, bare } = field;
      const head = i > 0 || label === UNLABELLED ? '' : bare ? label : `${label}：`;
      const isHidden = !isShown(field, i);
      return { text: head + line, place: `版记“${label}”`, ...(isHidden && { withheldFrom: head.length }) };
    }),
  );
  const note = bulletin.note.flatMap(blockPieces);
  return [
    ...front,
    ...(bulletin.contents?.afterNote ? [...note, ...contents] : [...contents, ...note]),
    ...bulletin.articles.flatMap(articlePieces),
    ...imprint,
  ];
}

/** The label of a line with its colon, where it has one. */
function headOf(text: string): number {
  return (/^[^:：]*[:：]/u.exec(text)?.[0] ?? '').length;
}

function articlePieces(article: Article): Piece[] {
  const bylines = (where: string) =>
    article.bylines
      .filter((byline) => byline.place === where)
      .map((byline) => ({ text: byline.text, place: article.id }));
  return [
    ...bylines('before'),
    passagePiece(article.title),
    ...bylines('after'),
    ...article.blocks.flatMap(blockPieces),
    ...bylines('end'),
  ];
}

function blockPieces(block: Block): Piece[] {
  return passagesOfBlock(block).map(passagePiece);
}

function passagePiece(passage: Passage): Piece {
  return { text: printedText(passage), place: passage.id };
}

function fold(pieces: readonly Piece[]): Folded {
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    text += foldForComparison(piece.text);
  }
  return { text, starts };
}
