import { permalink } from '../bulletin/id.ts';
import { withoutContacts } from '../bulletin/imprint.ts';
import type { Article, Bulletin } from '../bulletin/schema.ts';
import { passagesOfArticle, passagesOfBlock } from '../bulletin/walk.ts';
import { formatIssue } from '../format.ts';
import { fold, PASSAGE_END, SEPARATOR, tokenise } from './fold.ts';
import { QUOTE } from './query.ts';

/** What is put into the index for one article: plain data, so that the index can be any engine's. */
export interface SearchRecord {
  url: string;
  content: string;
  meta: Record<string, string>;
}

/** A passage as the browser gets it back with a hit. */
export type Found = readonly [id: string, text: string];

/** One record an article: title, bylines and passages, each with its address. */
export function toRecords(bulletin: Bulletin): SearchRecord[] {
  const records = bulletin.articles.map((article) =>
    toRecord(bulletin, article.id, titleOf(article), foundIn(article)),
  );
  const note = bulletin.note.flatMap(passagesOfBlock).map((passage): Found => [passage.id, passage.text]);
  const noteRecord = note.length > 0 ? [toRecord(bulletin, 'a0', { title: '编者按', unit: '' }, note)] : [];
  const frame = toRecord(bulletin, 'masthead', { title: '报头、版记', unit: '' }, foundInFrame(bulletin));
  return [...records, ...noteRecord, frame];
}

function titleOf(article: Article) {
  return { title: article.title.text, unit: article.unit ?? '' };
}

/** Masthead and imprint; editors and how to reach them are not searched for. */
function foundInFrame(bulletin: Bulletin): Found[] {
  return [
    ['masthead', formatIssue(bulletin)],
    ['masthead', bulletin.masthead.join(' ')],
    ...withoutContacts(bulletin.imprint).map((field): Found => ['imprint', `${field.label}：${field.lines.join(' ')}`]),
  ];
}

function foundIn(article: Article): Found[] {
  const bylines = article.bylines.map((byline) => [article.id, byline.text] as const);
  return [...passagesOfArticle(article).map((passage) => [passage.id, passage.text] as const), ...bylines];
}

function toRecord(
  bulletin: Bulletin,
  id: string,
  { title, unit }: { title: string; unit: string },
  passages: readonly Found[],
): SearchRecord {
  const { serial, number, date } = bulletin;
  const content = passages.map(([, text]) => indexForm(text)).join(`${SEPARATOR}${PASSAGE_END}${SEPARATOR}`);
  const meta = {
    title,
    unit,
    serial: String(serial),
    number: String(number),
    date,
    passages: JSON.stringify(passages),
  };
  // Pagefind keeps one record an address.
  return { url: permalink(serial, id), content, meta };
}

function indexForm(text: string): string {
  return tokenise(fold(text).replaceAll('"', QUOTE));
}

/** Every character of the records that is neither letter nor digit: Pagefind drops them unless they are listed. */
export function markCharacters(records: readonly SearchRecord[]): string {
  const characters = new Set(records.flatMap((record) => [...record.content]));
  characters.delete(SEPARATOR);
  return [...characters]
    .filter((c) => !/[\p{L}\p{N}\s]/u.test(c))
    .sort()
    .join('');
}
