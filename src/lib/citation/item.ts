import { isSupplement, titleOfKey } from '../bulletin/issue-key.ts';
import { formatIssue } from '../bulletin/issue-name.ts';
import type { Article, Bulletin } from '../bulletin/schema.ts';

/** What can be cited, as CSL-JSON: the one source of every citation format. */

export interface CslItem {
  /** ASCII, unique on the site; also the key in BibTeX. */
  id: string;
  /** `webpage` is [EB/OL] in GB/T 7714, `article-journal` [J/OL], `dataset` [DS/OL]. */
  type: 'webpage' | 'article-journal' | 'dataset';
  title: string;
  author: CslName[];
  issued: CslDate;
  URL: string;
  language: 'zh-CN';
  'container-title'?: string;
  /** Number within the year; of a supplement 增刊1. */
  issue?: string;
  publisher?: string;
  'publisher-place'?: string;
  note?: string;
}

/** A body, never a person: the bulletin names no authors. */
export interface CslName {
  literal: string;
}

export interface CslDate {
  'date-parts': [[year: number, month: number, day: number]];
}

/** What of a bulletin is needed to cite it. */
type CitedBulletin = Pick<Bulletin, 'serial' | 'number' | 'date' | 'issuer'> & Partial<Pick<Bulletin, 'masthead'>>;
/** What of an article is needed to cite it. */
type CitedArticle = Pick<Article, 'id' | 'unit' | 'contributor'> & { title: { text: string } };

const PERIODICAL = '联络动态';
/** Seat of the publisher. */
const PLACE = '长沙';
/** Who answers for what this site computed: not the publisher of the bulletin. */
const COMPILER = '《联络动态》非官方整理本';

/** One issue of the bulletin. */
export function bulletinItem(bulletin: CitedBulletin, url: string): CslItem {
  const { serial, date, issuer } = bulletin;
  return {
    id: `lldt-${serial}`,
    type: 'webpage',
    title: `${PERIODICAL}：${formatIssue(bulletin)}`,
    author: [{ literal: issuer }],
    issued: toDate(date),
    publisher: publisherOf(issuer),
    'publisher-place': PLACE,
    URL: url,
    language: 'zh-CN',
  };
}

/** One article of a bulletin; its author is the unit that answers for it, else who sent it in, else the issuer. */
export function articleItem(bulletin: CitedBulletin, article: CitedArticle, url: string): CslItem {
  const { serial, number, date, issuer } = bulletin;
  return {
    id: `lldt-${serial}-${article.id}`,
    type: 'article-journal',
    title: oneLine(article.title.text),
    author: [{ literal: fullName(article.unit ?? article.contributor ?? issuer, issuer) }],
    issued: toDate(date),
    'container-title': PERIODICAL,
    issue: isSupplement(serial) ? `增刊${number}` : String(number),
    ...(!isSupplement(serial) && { note: titleOfKey(serial) }),
    URL: url,
    language: 'zh-CN',
  };
}

/** One chart or data set of this site; `id` is that of the site, such as `chart-b-to-a`. */
export function datasetItem({
  id,
  title,
  date,
  url,
}: {
  id: string;
  title: string;
  date: string;
  url: string;
}): CslItem {
  return {
    id: `lldt-${id}`,
    type: 'dataset',
    title: oneLine(title),
    author: [{ literal: COMPILER }],
    issued: toDate(date),
    URL: url,
    language: 'zh-CN',
  };
}

function toDate(iso: string): CslDate {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return { 'date-parts': [[year, month, day]] };
}

/** 湖南省人大常委会代表工作委员会 → 湖南省人大常委会: the body whose committee edits the bulletin. */
function publisherOf(issuer: string): string {
  return /^.*?人大常委会/u.exec(issuer)?.[0] ?? issuer;
}

/** 省财政厅 → 湖南省财政厅: outside the bulletin nobody knows which province is meant. */
function fullName(unit: string, issuer: string): string {
  const province = /^\p{Script=Han}+?省/u.exec(issuer)?.[0] ?? '省';
  return unit.replace(/^省/u, province);
}

/** A printed title of two lines, held apart by an ideographic space, as one line with a plain space. */
function oneLine(title: string): string {
  return title.trim().replace(/\s+/gu, ' ');
}
