import { type IssueKey, usualName } from '../bulletin/issue-key.ts';
import type { Rank, SearchArticle } from './article.ts';
import { fold } from './fold.ts';
import { symbolsOf } from './positions/gram.ts';
import { startsOf } from './positions/segment.ts';
import { checkOfTexts, toTextFile } from './texts.ts';

/**
 * The table that tells, for a place in the index, which passage it lies in and what search may narrow by: so that hits are
 * counted, ordered and filtered before a single text is loaded.
 */
export interface Directory {
  /** In the order of the results: newest bulletin first, then as printed. */
  articles: DirectoryArticle[];
  /** The articles of each issue, by the ordinal of the issue in the index: the oldest first. */
  issues: DirectoryArticle[][];
  /** The stages that passages may tell of, in the order of the life of a suggestion. */
  stages: readonly string[];
}

export interface DirectoryArticle {
  /** Place in the order of all articles. */
  order: number;
  serial: IssueKey;
  number: number;
  date: string;
  /** What the issue is called. */
  name: string;
  id: string;
  unit: string;
  genre: string;
  passages: DirectoryPassage[];
  /** The position in the issue behind its last passage. */
  end: number;
  /** What its texts are compared with when they arrive. */
  check: string;
}

export interface DirectoryPassage {
  id: string;
  rank: Rank;
  /** The position in the issue of its first character. */
  start: number;
  stages: readonly string[];
  hasFigures: boolean;
  /** Which of the article's texts it is; the printed reading of a corrected passage is that of the passage. */
  text: number;
}

/**
 * The table as it is sent: lists of names, then columns with an entry for each article, because like beside like
 * compresses best.
 */
export interface DirectoryFile {
  units: string[];
  genres: string[];
  stages: string[];
  /** Serial, number, date and how many articles, newest first; its name where that is not the usual one. */
  issues: [serial: IssueKey, number: number, date: string, articles: number, name?: string][];
  id: string[];
  /** Places in the lists of names. */
  unit: number[];
  genre: number[];
  /** `tN p5K p7#a1 v2#1`: rank and characters of each passage in base 36; its id where that does not count on. */
  passages: string[];
  /** Numbers of the passages that hold figures: `2 5`. */
  figures: string[];
  /** Numbers of passages and the stages that they tell of: `3:2,7 5:0`. */
  told: string[];
  /** Checks of the texts. */
  check: string[];
}

const RANKS = ['t', 'h', 'p'] as const;
/** A printed reading: the next line of the passage before it. */
const PRINTED = 'v';

/** Passages as they go into the index: the printed reading of each corrected one stands behind the others. */
export function indexedTexts(article: SearchArticle): string[] {
  return [...article.passages.map(({ text }) => text), ...printedOf(article).map(({ printed }) => printed)].map(fold);
}

function printedOf(article: SearchArticle): { printed: string; text: number }[] {
  return article.passages.flatMap(({ printed }, text) => (printed === undefined ? [] : [{ printed, text }]));
}

/** What the directory says of an article. */
export interface DirectoryRow {
  id: string;
  unit: string;
  genre: string;
  /** As in the columns of the file. */
  passages: string;
  figures: string;
  told: string;
  check: string;
}

/** @param stages all stages, in the order of the life of a suggestion */
export function toDirectoryRow(article: SearchArticle, stages: readonly string[]): DirectoryRow {
  const { id, unit, genre, passages } = article;
  const told = passages.flatMap((passage, i) =>
    passage.stages.length > 0 ? `${i}:${passage.stages.map((stage) => stages.indexOf(stage)).join(',')}` : [],
  );
  const figures = passages.flatMap(({ hasFigures }, i) => (hasFigures ? i : []));
  return {
    id,
    unit,
    genre,
    passages: writePassages(article),
    figures: figures.join(' '),
    told: told.join(' '),
    check: checkOfTexts(toTextFile(article)),
  };
}

/** An issue with the rows of its articles. */
export interface DirectoryIssue {
  serial: IssueKey;
  number: number;
  date: string;
  /** What the issue is called; the usual name where it is absent. */
  name?: string;
  rows: readonly DirectoryRow[];
}

/**
 * @param issues newest first
 * @param stages all stages, in the order of the life of a suggestion
 */
export function toDirectoryFile(issues: readonly DirectoryIssue[], stages: readonly string[]): DirectoryFile {
  const all = issues.flatMap(({ rows }) => rows);
  const [units, genres] = [namesOf(all, 'unit'), namesOf(all, 'genre')];
  return {
    units: [...units.keys()],
    genres: [...genres.keys()],
    stages: [...stages],
    issues: issues.map(({ serial, number, date, rows, name }) =>
      name === undefined || name === usualName({ serial, number, date })
        ? [serial, number, date, rows.length]
        : [serial, number, date, rows.length, name],
    ),
    id: all.map(({ id }) => id),
    unit: all.map(({ unit }) => units.get(unit) ?? -1),
    genre: all.map(({ genre }) => genres.get(genre) ?? -1),
    passages: all.map(({ passages }) => passages),
    figures: all.map(({ figures }) => figures),
    told: all.map(({ told }) => told),
    check: all.map(({ check }) => check),
  };
}

/** Names with their places in the list of all. */
function namesOf(rows: readonly DirectoryRow[], key: 'unit' | 'genre'): Map<string, number> {
  return new Map([...new Set(rows.map((row) => row[key]))].map((name, i) => [name, i]));
}

function writePassages(article: SearchArticle): string {
  const sizes = indexedTexts(article).map((text) => symbolsOf(text).length.toString(36));
  // Most ids count on from the one before: they need not be sent.
  const counts = RANKS.map(() => 0);
  const own = article.passages.map(({ id, rank }, i) => {
    counts[rank] = (counts[rank] ?? 0) + 1;
    return `${RANKS[rank]}${sizes[i]}${id === countedId(article.id, rank, counts[rank]) ? '' : `#${id}`}`;
  });
  const printed = printedOf(article).map(({ text }, i) => `${PRINTED}${sizes[own.length + i]}#${text}`);
  return [...own, ...printed].join(' ');
}

/** The id of the nth passage of a rank, if all are counted: a2, a2h1, a2p4. */
function countedId(article: string, rank: Rank, count: number): string {
  return rank === 0 ? article : `${article}${RANKS[rank]}${count}`;
}

export function readDirectory(file: DirectoryFile): Directory {
  const articles: DirectoryArticle[] = [];
  const issues = file.issues.map(([serial, number, date, count, named]) => {
    const issue = { serial, number, date, name: named ?? usualName({ serial, number, date }) };
    let start = 0;
    const own = Array.from({ length: count }, () => {
      const order = articles.length;
      const id = file.id[order] ?? '';
      const article: DirectoryArticle = {
        order,
        ...issue,
        id,
        unit: file.units[file.unit[order] ?? -1] ?? '',
        genre: file.genres[file.genre[order] ?? -1] ?? '',
        check: file.check[order] ?? '',
        ...readPassages(file, order, id, start),
      };
      articles.push(article);
      start = article.end;
      return article;
    });
    return own;
  });
  return { articles, issues: issues.reverse(), stages: file.stages };
}

/** The article that an address of a passage leads into: `/issues/679/#a2p1`. */
export function articleAt({ articles }: Directory, address: string): DirectoryArticle | undefined {
  const [, key, id] = /\/issues\/([^/]+)\/[^#]*#(a\d+)/u.exec(address) ?? [];
  return articles.find((article) => String(article.serial) === key && article.id === id);
}

function readPassages(file: DirectoryFile, order: number, article: string, first: number) {
  const figures = new Set((file.figures[order] ?? '').split(' '));
  const told = new Map((file.told[order] ?? '').split(' ').map((entry) => entry.split(':') as [string, string]));
  const counts = { t: 0, h: 0, p: 0 };
  const passages: DirectoryPassage[] = [];
  const entries = [...(file.passages[order] ?? '').matchAll(/([thpv])([0-9a-z]+)(?:#(\w+))?/gu)];
  const starts = startsOf(entries.map(([, , size = '']) => Number.parseInt(size, 36))).map((start) => first + start);
  for (const [i, [, kind = '', , named]] of entries.entries()) {
    const start = starts[i] ?? first;
    const corrected = kind === PRINTED ? passages[Number(named)] : undefined;
    if (corrected) passages.push({ ...corrected, start });
    else {
      const rank = RANKS.indexOf(kind as (typeof RANKS)[number]) as Rank;
      const count = ++counts[kind as keyof typeof counts];
      const text = passages.length;
      const stages = told.get(String(text))?.split(',') ?? [];
      passages.push({
        id: named ?? countedId(article, rank, count),
        rank,
        start,
        stages: stages.map((stage) => file.stages[Number(stage)] ?? ''),
        hasFigures: figures.has(String(text)),
        text,
      });
    }
  }
  return { passages, end: starts.at(-1) ?? first };
}
