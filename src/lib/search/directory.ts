import type { Bulletin } from '../bulletin/schema.ts';
import type { Rank, SearchArticle } from './article.ts';
import { fold } from './fold.ts';
import { indexWords, symbolsOf } from './tokens.ts';

/**
 * The table that tells, for a position in a record of the index, which passage it lies in and what search
 * may narrow by: so that hits are counted, ordered and filtered before a single text is loaded.
 */
export interface Directory {
  /** In the order of the results: newest bulletin first, then as printed. */
  articles: DirectoryArticle[];
  /** By the name that the engine gives the record. */
  byRecord: ReadonlyMap<string, DirectoryArticle>;
  /** The stages that passages may tell of, in the order of the life of a suggestion. */
  stages: readonly string[];
}

export interface DirectoryArticle {
  record: string;
  /** Place in the order of all articles. */
  order: number;
  serial: number;
  number: number;
  date: string;
  id: string;
  unit: string;
  genre: string;
  passages: DirectoryPassage[];
  /** Symbols of all passages together. */
  size: number;
}

export interface DirectoryPassage {
  id: string;
  rank: Rank;
  /** Where its symbols begin in the record. */
  start: number;
  stages: readonly string[];
  hasFigures: boolean;
  /** Which of the article's texts it is; the printed reading of a corrected passage is that of the passage. */
  text: number;
}

/** The table as it is sent: numbers point into the lists of names. */
export interface DirectoryFile {
  units: string[];
  genres: string[];
  stages: string[];
  /** Serial, number and date of each bulletin, newest first, and its articles. */
  issues: [serial: number, number: number, date: string, articles: ArticleRow[]][];
}

/** Name in the engine, id, unit, genre, passages: `p5K*3,7` is text of 200 symbols with figures, stages 3 and 7. */
type ArticleRow = [record: string, id: string, unit: number, genre: number, passages: string];

const RANKS = ['t', 'h', 'p'] as const;
/** A printed reading: the next line of the passage before it. */
const PRINTED = 'v';

/** Passages as they go into the index: the printed reading of each corrected one stands behind the others. */
export function indexedTexts(article: SearchArticle): string[] {
  return [...article.passages.map(({ text }) => text), ...printedOf(article).map(({ printed }) => printed)].map(fold);
}

/** What is given to the engine for an article. */
export function indexContent(article: SearchArticle): string {
  return indexWords(indexedTexts(article));
}

function printedOf(article: SearchArticle): { printed: string; text: number }[] {
  return article.passages.flatMap(({ printed }, text) => (printed === undefined ? [] : [{ printed, text }]));
}

/**
 * @param stages all stages, in the order of the life of a suggestion
 * @param recordOf the name that the engine has given the record of an article
 */
export function toDirectoryFile(
  issues: readonly { bulletin: Pick<Bulletin, 'serial' | 'number' | 'date'>; articles: readonly SearchArticle[] }[],
  stages: readonly string[],
  recordOf: (serial: number, id: string) => string,
): DirectoryFile {
  const all = issues.flatMap(({ articles }) => articles);
  const units = [...new Set(all.map(({ unit }) => unit))];
  const genres = [...new Set(all.map(({ genre }) => genre))];
  const rowOf = (serial: number, article: SearchArticle): ArticleRow => {
    const texts = indexedTexts(article);
    const sizes = texts.map((text) => symbolsOf(text).length.toString(36).toUpperCase());
    const own = article.passages.map(({ id, rank, stages: told, hasFigures }, i) => {
      const named = id === expectedId(article.passages, i, article.id) ? '' : `#${id}`;
      const stage = told.map((name) => stages.indexOf(name)).join(',');
      return `${RANKS[rank]}${sizes[i]}${named}${hasFigures ? '*' : ''}${stage && `@${stage}`}`;
    });
    const printed = printedOf(article).map(({ text }, i) => `${PRINTED}${sizes[own.length + i]}#${text}`);
    const { id, unit, genre } = article;
    return [recordOf(serial, id), id, units.indexOf(unit), genres.indexOf(genre), [...own, ...printed].join(' ')];
  };
  return {
    units,
    genres,
    stages: [...stages],
    issues: issues.map(({ bulletin: { serial, number, date }, articles }) => [
      serial,
      number,
      date,
      articles.map((article) => rowOf(serial, article)),
    ]),
  };
}

/** Most ids count on from the one before: they need not be sent. */
function expectedId(passages: readonly { rank: Rank }[], i: number, article: string): string {
  const rank = passages[i]?.rank ?? 0;
  if (rank === 0) return article;
  const count = passages.slice(0, i + 1).filter((passage) => passage.rank === rank).length;
  return `${article}${RANKS[rank]}${count}`;
}

export function readDirectory(file: DirectoryFile): Directory {
  const articles = file.issues
    .flatMap(([serial, number, date, rows]) => rows.map((row) => ({ serial, number, date, row })))
    .map(({ row, ...issue }, order): DirectoryArticle => {
      const [record, id, unit, genre, sent] = row;
      const { passages, size } = readPassages(sent, id, file.stages);
      return {
        record,
        order,
        ...issue,
        id,
        unit: file.units[unit] ?? '',
        genre: file.genres[genre] ?? '',
        passages,
        size,
      };
    });
  return { articles, byRecord: new Map(articles.map((article) => [article.record, article])), stages: file.stages };
}

function readPassages(sent: string, article: string, stages: readonly string[]) {
  const passages: DirectoryPassage[] = [];
  const counts = { t: 0, h: 0, p: 0 };
  let start = 0;
  for (const [, kind = '', size = '', named, figures, told] of sent.matchAll(
    /([thpv])([0-9A-Z]+)(?:#(\w+))?(\*)?(?:@([\d,]+))?/gu,
  )) {
    const corrected = kind === PRINTED ? passages[Number(named)] : undefined;
    if (corrected) passages.push({ ...corrected, start });
    else {
      const rank = RANKS.indexOf(kind as (typeof RANKS)[number]) as Rank;
      const count = ++counts[kind as keyof typeof counts];
      passages.push({
        id: named ?? (rank === 0 ? article : `${article}${kind}${count}`),
        rank,
        start,
        stages: told ? told.split(',').map((i) => stages[Number(i)] ?? '') : [],
        hasFigures: figures === '*',
        text: passages.length,
      });
    }
    start += Number.parseInt(size, 36);
  }
  return { passages, size: start };
}

/** The passage that a position lies in, by halving. */
export function passageAt(article: DirectoryArticle, position: number): DirectoryPassage | undefined {
  let [low, high] = [0, article.passages.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((article.passages[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return article.passages[low];
}
