import { isContributor, isDateLine, isUnit } from '../bulletin/byline.ts';
import { ordinalLevel } from '../bulletin/ordinal.ts';

/** How the lines of a bulletin show what they are: patterns of the printed form, one place for all. */

const ORDINAL_HAN = '[一二三四五六七八九十]{1,3}';
const ENUMERATION = new RegExp(`^(?:${ORDINAL_HAN}(?:是|要|看|问|则|来)|第${ORDINAL_HAN}[，,、])`, 'u');

/** 一是 …, 一要 …, 第一，… at the beginning: a new item, never the rest of a torn sentence. */
export function isEnumerated(text: string): boolean {
  return ENUMERATION.test(text);
}

/** Ends like a whole sentence, or is a line that nothing continues: 供稿, a signature, a date. */
export function isFinished(text: string): boolean {
  const words = text.trim();
  const isSentence = /(?:[。！？：:…]|(?<=[。！？])[”’）)》】」』])$/u.test(words);
  return isSentence || isContributor(words) || isUnit(words) || isDateLine(words);
}

/** Number of characters without blanks. */
export function lengthOf(text: string): number {
  return [...text.replace(/\s/gu, '')].length;
}

/** The words of a heading or a title, not of a paragraph: no full stop inside, no comma at the end. */
export function isHeadLike(text: string, longest = 60): boolean {
  const words = text.trim();
  if (lengthOf(words) > longest || /。|[；;：:，、,！？]$|[！？][”’）]$/u.test(words)) return false;
  // A section head may hold 、 and ；; a line that begins with no ordinal and holds ； is prose.
  return ordinalLevel(words) !== undefined || !/[；;]/u.test(words);
}

/** Begins with a mark that can only stand inside a sentence: the rest of the line before it. */
export function isRest(text: string): boolean {
  return /^[、，。；：！？）”’》〉」』】,;:!?)]/u.test(text.trim());
}

/** Stops right before a numeral: 超过百分之 | 八十五，办理工作 is one sentence and no item 八十五. */
export function breaksBeforeNumeral(text: string): boolean {
  return /(?:分之|[第近约达共为超过到至])$/u.test(text.trim());
}

/** Words for a part of an article, as it is headed without an ordinal: 主要做法, 下一步打算. */
export function isPartName(text: string): boolean {
  return /(?:做法|情况|概况|启示|成效|打算|背景|体会|经验|措施|问题|成果|特点|亮点)$/u.test(text.trim());
}

/** A short line that stands alone and does not stop in the middle of a phrase. */
export function isShortLine(text: string, longest: number): boolean {
  return isHeadLike(text, longest) && !/(?:\d|[的和与及为把将在对从以是了占达共约超近至“（《])$/u.test(text.trim());
}

/** Signs that staff set before a title or an entry of a list; no words. Characters of a class. */
export const SIGNS = '●○◯◆◇■□▪◻▲△★☆※➢►▶✓';

/** 编者按 in its forms: in brackets of any kind, with a colon, with a blank, alone on its line. */
export function isEditorsNote(text: string): boolean {
  return /^(?:[【〔[〈《（(]\s*编\s*者\s*按\s*[】〕\]〉》）)]|编\s*者\s*按(?:\s*[:：]|\s|$)|按\s*[:：])/u.test(
    text.trim(),
  );
}

export function isContentsHeading(text: string): boolean {
  return /^(?:本期)?(?:要目|目录|目次|导读)$/u.test(text.replace(/[\s【】[\]:：]/gu, ''));
}

/** A subtitle goes on with the title above it. */
export function isSubtitle(text: string): boolean {
  return /^[—―─-]{1,2}(?=\p{Script=Han}|[“《])/u.test(text.trim()) && lengthOf(text) <= 60;
}

/** What is said of the figures at the end of the line above a table: （截至9月底，单位：件）, or 单位：件 behind a blank. */
const TABLE_REMARK = /(?:\s*[（(][^（()）]{1,30}[）)]|\s+(?:计量)?单位\s*[:：]\s*[^，。；]{1,12})$/u;
const TABLE_NUMBER = /^附?[表件]\s*[\d一二三四五六七八九十]*\s*[:：]\s*/u;

/** A short line that can only head a table: 表1 …, 附表：…, … 情况表, … 情况（单位：件）. */
export function isTableTitle(text: string): boolean {
  const words = tableWords(text);
  return (
    isTableHead(text) &&
    (/^附?表\s*[\d一二三四五六七八九十]/u.test(words) || /(?:表|情况|统计|一览|清单|名单)$/u.test(words))
  );
}

/** A short line that may head the table below it by its form alone. */
export function isTableHead(text: string): boolean {
  const words = tableWords(text);
  return words !== '' && isHeadLike(words, 40) && !/[，：:]/u.test(words);
}

/** The name in a line above a table, without 附表1： before it and what is said of its figures behind it. */
function tableWords(text: string): string {
  return text.trim().replace(TABLE_NUMBER, '').replace(TABLE_REMARK, '');
}

/** What the figures of a table are counted in, as it stands above it: 单位：件, （单位：万元）. */
export function isTableMeasure(text: string): boolean {
  return /^[（(]?(?:计量)?单位\s*[:：]\s*[^，。；]{1,12}[）)]?$/u.test(text.trim());
}

/** The word above what is added to a text: 附件：, 附表1：. */
export function isAppendix(text: string): boolean {
  return /^附(?:件|表|录|注|图)?\s*[\d一二三四五六七八九十]*\s*[:：]?$/u.test(text.trim());
}
