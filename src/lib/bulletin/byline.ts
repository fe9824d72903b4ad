import type { Byline } from './schema.ts';

/**
 * Who answers for an article: the unit before or after the title, else the one the title begins with,
 * else the one that sent it in. Unknown stays unknown.
 */
export function nameUnits(bylines: readonly Byline[], title: string): { unit?: string; contributor?: string } {
  const named = bylines.filter(({ text }) => !isDateLine(text));
  const beside = named.find((byline) => byline.place !== 'end');
  const end = named.find((byline) => byline.place === 'end');
  const contributor = end && contributorName(end.text);
  const unit = (beside && bareUnit(beside.text)) ?? unitInTitle(title) ?? contributor;
  return { ...(unit && { unit }), ...(contributor && { contributor }) };
}

const DATE_LINE =
  /^[（(]?(?:\d{4}|[〇零○一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日[）)]?$/u;

/** A date and nothing else: 2026年3月24日, （2026年3月24日） below the title of a speech. */
export function isDateLine(text: string): boolean {
  return DATE_LINE.test(text.replace(/\s/gu, ''));
}

/** 省财政厅： and （省财政厅） without their marks. */
function bareUnit(text: string): string {
  return text.replace(/[:：]$/u, '').replace(/^[（(](.*)[）)]$/u, '$1');
}

/** Endings of names of bodies. 会 alone is no such ending: 交办会 and 座谈会 are meetings. */
const UNIT_ENDING =
  '(?:厅|局|委|委员会|常委会|办|办公室|办公厅|政府|中心|公司|集团|大学|学院|工委|联工委|人大|党组|妇联|残联|科协|文联|侨联|工商联|总工会|团省委|' +
  '协会|联合会|学会|商会|研究会|红十字会|法院|检察院|法庭|政协|海关|银行|分行|支行|总队|支队|税务局|管理处|办事处|信访处|建议处|街道|社区|镇|乡|村|市|县|区|州|省|院|台|站|所|社|处|部|厂|校)';
const UNIT_LINE = new RegExp(
  `^[\\p{Script=Han}（）()、·]{2,30}${UNIT_ENDING}(?:[（(][\\p{Script=Han}、]{2,16}[）)])?$`,
  'u',
);

/** A line that names a unit and nothing else: 省高级人民法院, （省财政厅）. */
export function isUnit(text: string): boolean {
  const words = bareUnit(text.replace(/\s/gu, ''));
  return [...words].length <= 30 && UNIT_LINE.test(words);
}

const NAME_BEGINS = /^(?:省|湖南|国网|中国|中央|驻湘|[\p{Script=Han}]{1,4}[市县区州])/u;

/** Begins like the name of a body of the province, though its ending is no known one: 国网湖南电力. */
export function mayBeUnit(text: string): boolean {
  const words = bareUnit(text.replace(/\s/gu, ''));
  return isUnit(words) || (NAME_BEGINS.test(words) && [...words].length <= 16);
}

/** Begins and ends like the name of a body: 省民政厅, but not 把联络站建在社区. */
export function isNamedUnit(text: string): boolean {
  return isUnit(text) && NAME_BEGINS.test(bareUnit(text.replace(/\s/gu, '')));
}

/** A short line with a colon at its end, as a unit stands before a title: 省财政厅：. */
export function endsWithColon(text: string): boolean {
  return /^[^，。；！？,;]{2,32}[:：]$/u.test(text.trim());
}

const CONTRIBUTOR = new RegExp(
  [
    '[（(][^（()）]{2,40}(?:供稿|供)[）)]',
    '(?:供稿|来稿)(?:单位|人)?[:：].{2,40}',
    '[\\p{Script=Han}]{2,30}供稿',
    '[（(](?:供稿|作者|撰稿|执笔|来源|作者单位)[^）)]{1,60}[）)]',
    `[（(][\\p{Script=Han}]{2,24}${UNIT_ENDING}(?:\\s+\\p{Script=Han}{2,4}){0,4}[）)]`,
  ]
    .map((form) => `^${form}$`)
    .join('|'),
  'u',
);

/** 供稿: who sent the article in. */
export function isContributor(text: string): boolean {
  return CONTRIBUTOR.test(text.trim());
}

/** Cuts a 供稿 in brackets off the end of a paragraph. */
export function splitContributor(text: string): [words: string, contributor: string | undefined] {
  const match = /^(.*[。！？”’])\s*([（(][^（()）]{2,40}供稿[）)])$/su.exec(text.trim());
  return match ? [match[1] as string, match[2]] : [text, undefined];
}

/** The contributing body without brackets, labels and names of persons; undefined where only a person is named. */
function contributorName(text: string): string | undefined {
  if (/^[（(]作者(?:系|为|[:：])/u.test(text)) return undefined;
  const words = text
    .replace(/^[（(]|[）)]$/gu, '')
    .replace(/(?:供稿|来稿|作者单位|撰稿|执笔|来源)(?:单位|人)?[:：]?/gu, '');
  const [body = ''] = words.trim().split(/[\s\u3000]+/u);
  return body || undefined;
}

const PLACE_OR_PROVINCE = '(?:(?:湖南)?省|[\\p{Script=Han}]{2,5}?[市县区州])';
const TITLE_UNIT = new RegExp(
  `^(${PLACE_OR_PROVINCE}[\\p{Script=Han}]{0,16}?(?:人大常委会[\\p{Script=Han}]{2,14}?委员会|人大常委会(?:联工委|办公厅)?|人民政府|委员会|发展改革委|厅|局|法院|检察院|办公厅|办公室)|${PLACE_OR_PROVINCE}(?=[:：]))`,
  'u',
);

/** The unit that a title begins with: 省人大常委会 in 省人大常委会召开…交办会. */
export function unitInTitle(title: string): string | undefined {
  return TITLE_UNIT.exec(title)?.[1];
}
