import type { Reach, TimeKind } from './word.ts';

/** Words that say a time, as official texts use them, by what they do. Blanks that a file has set beside figures are allowed. */

const HAN = '[一二三四五六七八九十两]';
const COUNT = `(?:\\d{1,2}|${HAN}{1,3})`;
const YEAR = '(?<!\\d)(?:(?:19|20)\\d{2}|[一二][〇○零一二三四五六七八九]{3})';
const TO = '\\s?[至到—–~-]{1,2}\\s?';
const MONTH = '(?:(?<![\\d.])(?:1[0-2]|0?[1-9])\\s?月份?|元月)';
const DAY = '\\d{1,2}\\s?日';
const RELATIVE = '(?:今年|去年|上年度?|前年|本年度?|明年|次年)';
const QUARTER = '(?:第?[一二三四1-4]季度|前[二三两]季度)';
const HALF = '(?:上半年|下半年)';
/** A year by its number or seen from the text. */
const WHICH = `(?:${YEAR}\\s?年|${RELATIVE})`;
/** Beginning of a clause. */
const CLAUSE = '(?<=^|[，。；：、（(,;:\\s])';

/** A year, or a part of it. */
const PART = `(?:${MONTH}(?:\\s?${DAY}|[上中下]旬)?|${QUARTER}|${HALF}|前(?:\\d{1,2}|${HAN})个月)`;
/** 截至当年12月底: a year that the text has named stands before the point as well. */
const POINT = `(?:(?:${WHICH}|[当同]年)\\s?)?(?:${MONTH}\\s?(?:${DAY}|[底末初]|[上中下]旬)?|${QUARTER}末?|年[底末])|(?:${WHICH}|[当同]年)\\s?[底末]|[本上下]?月[底末]|${YEAR}\\s?年`;
const NOW = '(?:目前|当前|如今)';
/** Part of a year by the weather, and what schools call it. */
const SEASON = '(?:[春夏秋冬][季天]?(?:学期)?)';
const BODY = '(?:人大常委会|常委会|人大|人民代表大会|政府|党委)';
const LEVEL = '[省市县区州]';
const CONGRESS = `${LEVEL}?(?:第)?${HAN}{1,3}届(?:全国|${LEVEL})?(?:人大|人民代表大会)(?:常委会)?`;
const SESSION = `(?:第)?${HAN}{1,3}次(?:全体)?会议`;
/** 施行, 起诉: 起 is no end of a time there. */
const SINCE = '(?:起|开始)(?!施行|实施|执行|[诉草步用获底航运飞])';
const HOLIDAY = '(?:疫情|春节|国庆节?|中秋节?|端午节?|清明节?|元旦|[“"](?:五一|十一)[”"]|暑[假期]|寒假|汛期|节假日)';

/** What a term is set by, beside months: 汛前, 入冬前, 开学前. */
const TURN = `(?:${HOLIDAY}|主?汛期?|[春夏秋冬][耕种播收灌]|入[春夏秋冬汛]|[开放]学|年关)`;
/** 今年汛前, 今年春节前后; 提前, 目前 are no such times. */
const BEFORE_TURN = `(?:${SEASON}?${TURN}前后?|[^，。；：、\\d]{1,4}(?<![提目当以之空日])前后?(?=[，,]))`;

export interface Form {
  kind: TimeKind;
  reach: Reach;
  pattern: string;
}

const form = (kind: TimeKind, reach: Reach, ...patterns: string[]): Form => ({
  kind,
  reach,
  pattern: patterns.join('|'),
});

/** Tried in this order at each place: what is longer and surer stands first. */
export const FORMS: readonly Form[] = [
  // 省十三届人大以来, 市六届人大五次会议期间; without these words a session is an occasion.
  form('span', 'open', `${CONGRESS}(?:${SESSION})?以来|${CONGRESS}期间`),
  // A session lasts some days: what it is said of stands in its sentence.
  form('span', 'sentence', `${CONGRESS}${SESSION}期间`),
  form('span', 'sentence', `${WHICH}\\s?[^，。；：、\\d]{1,6}期间`),
  form('occasion', 'open', `${CONGRESS}${SESSION}`),
  form('span', 'open', `本届(?:${LEVEL}?${BODY})?(?:以来|期间|任期内)|本届(?:任期内?)?|任期(?:内|以来)`),
  // As-of days before spans: 截至2024年底.
  form('asOf', 'open', `(?:截至|截止)\\s?(?:${NOW}|现在|今[日天]|${POINT})`),
  form('asOf', 'sentence', `(?:${POINT})(?:之前|以前|前(?!后|[二三两\\d]{1,2}(?:个月|季度)))`),
  // 到2027年，…: a goal is dated by the words with which it is set.
  form('span', 'open', `(?:${CLAUSE}|(?<=力争|争取|确保))到${YEAR}\\s?年(?!年?[底末]|[春夏秋冬\\d])`),
  form('asOf', 'sentence', `${CLAUSE}至(?:${WHICH}\\s?)?(?:(?:${MONTH}\\s?|${QUARTER}|年)?[底末]|${MONTH}[上中下]旬)`),
  form('span', 'open', `(?:${WHICH}\\s?${PART}?|${MONTH})(?:\\s?${DAY})?${SINCE}`),
  form('span', 'sentence', `(?:${WHICH}|[当同]年)\\s?${BEFORE_TURN}|${CLAUSE}${TURN}前后?`),
  form('span', 'sentence', `${WHICH}年?内|(?<![\\d${HAN.slice(1, -1)}几半多个])年内`, `(?<=在)${COUNT}年(?:之|以)?内`),
  form('span', 'open', `(?:${WHICH})?${HOLIDAY}(?:假期)?期间|(?:${WHICH})?${HOLIDAY}(?:假期|当[天日])`),
  // 2021—2023年, 2024年1月至2025年3月, 2019年至今.
  form('span', 'open', `${WHICH}(?:${MONTH}(?:${DAY})?)?(?:以)?[至到—-]{1,2}今`),
  form(
    'span',
    'open',
    `${YEAR}\\s?年?(?:${MONTH}(?:${DAY})?)?${TO}(?:${YEAR}\\s?年?)?(?:${MONTH}(?:${DAY})?|${DAY})?(?<=[年月日])(?:度|期?间)?`,
    `(?:${WHICH}\\s?)?(?:\\d{1,2}${TO}${MONTH}|${MONTH}(?:${DAY})?${TO}(?:${MONTH}(?:${DAY})?|${DAY}))`,
  ),
  form(
    'asOf',
    'open',
    `${WHICH}\\s?(?:${MONTH}|${QUARTER})?年?[底末]|${MONTH}[底末]|${QUARTER}末|(?<=^|[，。；（(,;]|在|到|至)年[底末](?!考)`,
  ),
  // 2022年9月启动以来.
  form('span', 'open', `${WHICH}\\s?(?:${MONTH}(?:${DAY})?)?[^，。；：、\\d]{1,6}以来`),
  form('event', 'sentence', `(?:${WHICH}\\s?)?${MONTH}\\s?${DAY}`),
  form('span', 'sentence', `(?:${WHICH}\\s?)?${MONTH}(?:初|前后)|${WHICH}\\s?(?:年?初(?!以来)|年中)`),
  form('span', 'clause', `${WHICH}同期`),
  form('span', 'open', `${WHICH}全年`, `${WHICH}\\s?${SEASON}`),
  form(
    'span',
    'open',
    `${WHICH}\\s?(?:年?初)?以来|(?:${WHICH}|[当同]年)\\s?${PART}(?:以来)?|${YEAR}\\s?(?:年度|财年|学年)|${YEAR}\\s?年|年初以来`,
  ),
  form('span', 'sentence', `${CLAUSE}(?:年[初中](?=[，,])|近日)`, '(?<=[由从到至])年[初中]'),
  form('span', 'open', `${RELATIVE}(?!级)`, '去冬今春|今冬明春'),
  form('span', 'open', `${MONTH}(?:[上中下]旬)?(?:以来)?|${QUARTER}|${HALF}|${CLAUSE}[前头](?:\\d{1,2}|${HAN})个月`),
  form('span', 'open', `[“"]?十[一二三四五六七]五[”"]?(?:规划)?(?:时期|期间|以来)`),
  form('asOf', 'open', `[“"]?十[一二三四五六七]五[”"]?(?:规划)?(?:期?末|收官)`),
  form('span', 'open', `(?:上|本|20|21|二十|二十一)世纪(?:(?:${HAN}十|\\d0)年代)?(?:初|末|中期)?`),
  // 近三年来, 过去五年, 五年来, 五年共.
  form('span', 'open', `(?:近|最近|过去|这)(?:的)?(?:${COUNT})(?:个)?(?:年|月)(?:多)?(?:来|以来|间|里)?`),
  form('span', 'open', `${COUNT}(?:个)?(?:年|月)(?:多)?(?:来|以来|间)(?!访)`),
  form('span', 'open', `(?:今后|未来)${COUNT}(?:个)?(?:年|月)内?`, '新的?一年|来年'),
  form('span', 'sentence', `${CLAUSE}${COUNT}年(?:之|以)?前(?=，)`),
  form('anaphor', 'open', `${CLAUSE}${COUNT}年(?=共|累计|总共|总计|合计|分别|，)`),
  form('span', 'clause', `连续${COUNT}年(?!$)`),
  form('span', 'open', '近[几些]?年来?|多年来|这些年来?'),
  form('occasion', 'clause', '(?:大会|会议|人代会|[“"]?两会[”"]?)期间|闭会期间'),
  // 党的二十大以来, 机构改革以来.
  form(
    'span',
    'open',
    `(?<=(?:^|[，。；：、（(,;:\\s])自?)(?![自长]|一直|有史|历史|现?[将就对把])[^，。；：、（(,;:\\s]{2,12}以来`,
  ),
  form('anaphor', 'open', '全年度?|当年|同年|当月|同月'),
  form('anaphor', 'sentence', `${CLAUSE}(?:期间|其间|同期)`),
  form('asOf', 'sentence', `${NOW}|${CLAUSE}(?:至今|迄今)`),
  form('span', 'sentence', '(?:上|本)(?:周|个?月)(?![都均末])'),
  // 一年多支出240万元: of any year.
  form('frequency', 'sentence', `${CLAUSE}一年(?=[可能要约]|多?[支节增减收花](?![来间]))`),
  // No day is named, and none before it holds any longer.
  form('later', 'open', `${CLAUSE}(?:下一?步|下一?阶段|今后(?=[，,]))`),
  form('frequency', 'clause', '每年度?|每月|每季度?|每周|每半年|每学期'),
];
