import { isShown, isShownInMasthead, UNLABELLED } from './imprint.ts';
import { printedText } from './passage.ts';
import type { Article, Block, Bulletin, Passage } from './schema.ts';
import { passagesOfBlock } from './walk.ts';

/** A stretch of text with the place it comes from. */
export interface Piece {
  text: string;
  /** An address in the bulletin, or the name of a part of its front matter. */
  place: string;
  /** Readers do not see it, apart from so many characters at its beginning: the label and its colon. */
  withheldFrom?: number;
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
