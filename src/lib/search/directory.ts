import { type IssueKey, usualName } from '../bulletin/issue-key.ts';
import type { Rank, SearchArticle } from './article.ts';
import { fold } from './fold.ts';
import { checkOfTexts, toTextFile } from './texts.ts';
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
  /** How many indexes hold the articles. */
  shards: number;
}

export interface DirectoryArticle {
  record: string;
  /** Which of the indexes holds it; see `shardPath`. */
  shard: number;
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
  /** Symbols of all passages together. */
  size: number;
  /** What its texts are compared with when they arrive. */
  check: string;
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

/**
 * The table as it is sent: lists of names, then columns with an entry for each article, because like beside like
 * compresses best.
 */
export interface DirectoryFile {
  units: string[];
  genres: string[];
  stages: string[];
  /** How many issues each index holds. */
  shards: number[];
  /** Serial, number, date and how many articles, newest first; its name where that is not the usual one. */
  issues: [serial: IssueKey, number: number, date: string, articles: number, name?: string][];
  /** Names in the engine. */
  record: string[];
  id: string[];
  /** Places in the lists of names. */
  unit: number[];
  genre: number[];
  /** `tN p5K p7#a1 v2#1`: rank and symbols of each passage in base 36; its id where that does not count on. */
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

/** What is given to the engine for an article. */
export function indexContent(article: SearchArticle): string {
  return indexWords(indexedTexts(article));
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
 * @param shards the issues of each index, newest first
 * @param stages all stages, in the order of the life of a suggestion
 * @param recordOf the name that the engine has given the record of an article
 */
export function toDirectoryFile(
  shards: readonly (readonly DirectoryIssue[])[],
  stages: readonly string[],
  recordOf: (serial: IssueKey, id: string) => string,
): DirectoryFile {
  const issues = shards.flat();
  const all = issues.flatMap(({ rows }) => rows);
  const [units, genres] = [namesOf(all, 'unit'), namesOf(all, 'genre')];
  return {
    units: [...units.keys()],
    genres: [...genres.keys()],
    stages: [...stages],
    shards: shards.map((shard) => shard.length),
    issues: issues.map(({ serial, number, date, rows, name }) =>
      name === undefined || name === usualName({ serial, number, date })
        ? [serial, number, date, rows.length]
        : [serial, number, date, rows.length, name],
    ),
    record: issues.flatMap(({ serial, rows }) => rows.map(({ id }) => recordOf(serial, id))),
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
  const shards = file.shards.flatMap((issues, shard) => Array.from({ length: issues }, () => shard));
  const issues = file.issues.flatMap(([serial, number, date, articles, named], i) => {
    const name = named ?? usualName({ serial, number, date });
    return Array.from({ length: articles }, () => ({ serial, number, date, name, shard: shards[i] ?? 0 }));
  });
  const articles = issues.map((issue, order): DirectoryArticle => {
    const id = file.id[order] ?? '';
    return {
      record: file.record[order] ?? '',
      order,
      ...issue,
      id,
      unit: file.units[file.unit[order] ?? -1] ?? '',
      genre: file.genres[file.genre[order] ?? -1] ?? '',
      check: file.check[order] ?? '',
      ...readPassages(file, order, id),
    };
  });
  const byRecord = new Map(articles.map((article) => [article.record, article]));
  return { articles, byRecord, stages: file.stages, shards: file.shards.length };
}

function readPassages(file: DirectoryFile, order: number, article: string) {
  const figures = new Set((file.figures[order] ?? '').split(' '));
  const told = new Map((file.told[order] ?? '').split(' ').map((entry) => entry.split(':') as [string, string]));
  const counts = { t: 0, h: 0, p: 0 };
  const passages: DirectoryPassage[] = [];
  let start = 0;
  for (const [, kind = '', size = '', named] of (file.passages[order] ?? '').matchAll(
    /([thpv])([0-9a-z]+)(?:#(\w+))?/gu,
  )) {
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
    start += Number.parseInt(size, 36);
  }
  return { passages, size: start };
}
