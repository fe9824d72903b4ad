import { withoutContacts } from '../bulletin/imprint.ts';
import type { IssueKey } from '../bulletin/issue-key.ts';
import { formatIssue } from '../bulletin/issue-name.ts';
import { printedNumber } from '../bulletin/masthead.ts';
import { printedText } from '../bulletin/passage.ts';
import type { Article, Bulletin, Passage } from '../bulletin/schema.ts';
import { passagesOfArticle, passagesOfBlock } from '../bulletin/walk.ts';
import { formatDate } from '../format.ts';
import type { Correction } from './match.ts';

/** What search knows of a bulletin besides its text: given by the build, so that search depends on no catalogue. */
export interface Facts {
  /** The name of a unit as the list of entities has it. */
  nameOf: (unit: string) => string;
  /** Stages of the life of a suggestion that a passage tells of. */
  stagesOf: (serial: IssueKey, passage: string, text: string) => readonly string[];
  hasFigures: (serial: IssueKey, passage: string) => boolean;
}

/** A passage to be found, with its address. */
export interface SearchPassage {
  id: string;
  rank: Rank;
  text: string;
  /** The reading that was printed, where it has been corrected: it finds the passage too. */
  printed?: string;
  corrections: Correction[];
  stages: readonly string[];
  hasFigures: boolean;
}

/** Titles stand before headings, headings before text. */
export type Rank = 0 | 1 | 2;

/** What is searched as one record: an article, the editor's note, or masthead and imprint. */
export interface SearchArticle {
  /** `a2`, `a0`, `frame`. */
  id: string;
  title: string;
  /** Its present name, by which hits are narrowed. */
  unit: string;
  printedUnit: string;
  genre: string;
  passages: SearchPassage[];
}

/** The articles of a bulletin, then its note, then what stands around them. */
export function toSearchArticles(bulletin: Bulletin, facts: Facts): SearchArticle[] {
  const genre = bulletin.genre ?? '';
  const toFound = (passage: Passage, rank: Rank): SearchPassage => {
    const corrections = passage.marks.filter(({ kind }) => kind === 'choice');
    return {
      id: passage.id,
      rank,
      text: passage.text,
      ...(corrections.length > 0 && { printed: printedText(passage) }),
      corrections: corrections.map(({ start, end, sic }) => ({ start, end, sic })),
      stages: facts.stagesOf(bulletin.serial, passage.id, passage.text),
      hasFigures: facts.hasFigures(bulletin.serial, passage.id),
    };
  };
  const articles = bulletin.articles.map((article) => ({
    id: article.id,
    title: article.title.text,
    unit: article.unit ? facts.nameOf(article.unit) : '',
    printedUnit: article.unit ?? '',
    genre,
    passages: [
      ...passagesOfArticle(article).map((passage) => toFound(passage, rankOf(article, passage))),
      ...article.bylines.map((byline) => plain(article.id, byline.text)),
    ],
  }));
  const note = bulletin.note.flatMap(passagesOfBlock).map((passage) => toFound(passage, 2));
  return [
    ...articles,
    ...(note.length > 0 ? [{ id: 'a0', title: '编者按', unit: '', printedUnit: '', genre, passages: note }] : []),
    { id: 'frame', title: '报头、版记', unit: '', printedUnit: '', genre, passages: frameOf(bulletin) },
  ];
}

function rankOf(article: Article, passage: Passage): Rank {
  if (passage === article.title) return 0;
  return article.blocks.some((block) => block.kind === 'heading' && block.passage === passage) ? 1 : 2;
}

/** Masthead and imprint as the page shows them; editors and how to reach them are not searched for. */
function frameOf(bulletin: Bulletin): SearchPassage[] {
  return [
    plain('masthead', formatIssue(bulletin)),
    plain('masthead', `联络动态 ${printedNumber(bulletin)}`),
    plain('masthead', `${bulletin.issuer}编`),
    plain('masthead', formatDate(bulletin.date)),
    ...withoutContacts(bulletin.imprint).map(({ label, lines }) => plain('imprint', `${label}：${lines.join(' ')}`)),
  ];
}

function plain(id: string, text: string): SearchPassage {
  return { id, rank: 2, text, corrections: [], stages: [], hasFigures: false };
}
