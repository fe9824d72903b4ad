/** What a reader takes for one number: its digits, its fraction, its sign of percentage, the word that it counts. */

const DIGITS = '[0-9０-９]';
const HAN = '〇○零一二三四五六七八九十百千万亿两';
/** Longer measures first: 人次 is not 人 and 次. */
const MEASURE =
  '个百分点|平方米|立方米|平方公里|人次|公里|公顷|年度|周年|个月|万元|亿元|[年月日号期届次个件项名位人条篇章节级类种批轮天周岁元倍成所家户处场份间只台辆座支队组团亩吨米里页字句步环大]';
const TAIL = `[十百千万亿]*[余多几]?(?:${MEASURE})?`;
const ARABIC = `${DIGITS}+(?:[.,:：/．]${DIGITS}+)*[%％‰℃]?${TAIL}`;
const CHINESE = `(?:第[${HAN}]+|(?:百|千|万)分之[${HAN}]+|[${HAN}]{2,}|[${HAN}]+(?=点[${HAN}]))(?:(?:点|分之)[${HAN}]+)?`;
const SOURCE = `第?${ARABIC}(?:[—–~～-]+${ARABIC})?|${CHINESE}[余多几]?(?:${MEASURE})?`;

/** Matches such a stretch; a single 一 or 三 is mostly part of a word and none. */
export const numberRuns = () => new RegExp(SOURCE, 'gu');
