import { readMention } from '../bulletin/supplement.ts';
import { foldWidth, readNumeral } from '../text/numeral.ts';
import { tidy } from '../text/width.ts';

/** What one line of a printed masthead (报头) states. */

const NAME = /^[《〈]?联络动态[》〉]?$/u;
const NUMBER = /(?<!总)(?:\d{4}年)?第(\d+|[一二三四五六七八九十百千万亿零〇两]+)期/u;
const SERIAL = /总第?(\d+|[一二三四五六七八九十百千万亿零〇两]+)期/u;
const DATES =
  /(\d{4}|[〇零一二三四五六七八九]{4})[年.](\d{1,2}|[一二三四五六七八九十]{1,3})[月.](?:(\d{1,2}|[一二三四五六七八九十]{1,3})日?)(?:星期[一二三四五六日天])?/gu;
const PINYIN = /^[A-Z]{8,}$/u;
/** Whatever stands before 编 has edited it; without that word the name of a body says so. */
const ISSUER =
  /^(?:(?:主办|编印|编辑|编)[:：]?(.{2,40}?)|(.{2,40}?)(?:主办|主编|编印|编辑|编发|编)|(.{2,40}?(?:委员会|办公厅|办公室|人大常委会|联工委|工委|编辑部))(?:印发|印)?)$/u;
/** Remarks on handling that may stand in a masthead: 内部资料 注意保存. */
const REMARK = /^(?:内部|机密|秘密|注意保存|妥善保管|资料|参阅|增刊|专刊|份号)/u;
/** What a supplement is about, beside the word, is no longer than this. */
const LONGEST_SUBJECT = 16;
/** Signs that stand between the name, the word 增刊 and its number. */
const LOOSE = /^[·•・—－\-:：〔〕[\]【】]+|[·•・—－\-:：〔〕[\]【】]+$/gu;

export type Field = 'number' | 'serial' | 'date' | 'issuer' | 'supplement' | 'year';
/** One statement of a masthead line: which field, and its value; of a supplement where its number stands, if it has one. */
export type Statement = readonly [Field, string | number];

/** Reads what one line of a masthead states; undefined for a line that belongs to no masthead. */
export function readMastheadLine(text: string): Statement[] | undefined {
  const tidied = foldWidth(tidy(text));
  // Recognition may read the 〇 of a year as a circle.
  const line = withoutBlanks(tidied).replace(/[○◯O](?=[〇零○◯O一二三四五六七八九]{0,3}年)/gu, '〇');
  const statements: Statement[] = [];
  const serial = SERIAL.exec(line)?.[1];
  if (serial) statements.push(['serial', readNumeral(serial) ?? Number.NaN]);
  const mention = readMention(tidied);
  // What the word 增刊 says with it has been read: its year is no date, its number no 期号 of another kind.
  const other = mention ? withoutBlanks(mention.rest) : line.replace(SERIAL, '');
  if (mention) statements.push(['supplement', mention.isNumberBefore ? 'before' : 'behind']);
  if (mention?.year !== undefined) statements.push(['year', mention.year]);
  if (mention?.number !== undefined) statements.push(['number', mention.number]);
  const number = NUMBER.exec(other)?.[1];
  if (number) statements.push(['number', readNumeral(number) ?? Number.NaN]);
  for (const date of other.matchAll(DATES)) statements.push(['date', toIsoDate(date)]);
  const left = other
    .replace(NUMBER, '')
    .replace(DATES, '')
    .replace(/[（）()、，]/gu, '');
  const rest = mention ? left.replace(LOOSE, '') : left;
  const named = ISSUER.exec(rest)?.slice(1).find(Boolean);
  // What holds the name of a bulletin, or a number of one, is more than an issuer.
  const issuer = named && !/期|[《》〈〉]|联络动态/u.test(named) ? named : undefined;
  if (issuer) statements.push(['issuer', issuer]);
  const isOfMasthead = issuer || rest === '' || REMARK.test(rest) || NAME.test(rest) || PINYIN.test(rest);
  // 增刊（代表建议办理专辑）: what the supplement is about stands beside it.
  return isOfMasthead || (mention?.isSetApart && rest.length <= LONGEST_SUBJECT) ? statements : undefined;
}

/** 第一号, 之二, （三）: a number that stands alone in its line, beside the line that says 增刊. */
const LONE =
  /^[（(〔[]?(?:第|之)(\d{1,3}|[一二三四五六七八九十百零〇]+)[期号辑集册]?[）)〕\]]?$|^(?:[（(〔[](\d{1,3}|[一二三四五六七八九十百零〇]+)[）)〕\]]|(\d{1,3}|[一二三四五六七八九十百零〇]+)[号辑集册])$/u;

export function readLoneNumber(text: string): number | undefined {
  const numeral = LONE.exec(withoutBlanks(foldWidth(tidy(text))))
    ?.slice(1)
    .find(Boolean);
  return numeral === undefined ? undefined : readNumeral(numeral);
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/gu, '');
}

function toIsoDate([, year = '', month = '', day = '']: RegExpExecArray): string {
  const pad = (numeral: string, width: number) => String(readNumeral(numeral) ?? '').padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
