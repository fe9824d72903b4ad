import { readNumeral } from '../../text/numeral.ts';
import type { Candidate, Rule } from '../candidate.ts';
import { UNIT_LIST, type Unit } from '../lexicon.ts';
import { HAN_AMOUNTS, HAN_DIGITS } from '../signs.ts';
import { readUnit } from '../unit.ts';
import { finish, noTail, readTail } from './number-unit.ts';

/**
 * A run of Han digits, with 余 or 多 and a second group behind it (三千二百余, 一千多万). What it begins with is looked at first,
 * because what must not stand before it takes longer.
 */
const NUMERAL =
  /(?=[负零〇一二两三四五六七八九十百千万亿])(?<![第初周星期\d零〇一二两三四五六七八九十百千万亿几数点])负?[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?/gu;

/**
 * Han numerals are mostly no quantities: enumerators (一是), levels (三级), names (十四五, 三个三). They are
 * read as quantities only where the language leaves no doubt: before a unit of measurement (五岁, 十斤,
 * 十五美元), above ten before a measure word for things and persons
 * (二十一件), or when the numeral has hundreds or more (三千二百余件, 两百名).
 */
export const hanUnit: Rule = {
  name: 'han-unit',
  finds:
    '汉字数字：后接计量单位（五岁、十斤、十五美元），十以上的件数人数（二十一件、二十余个、三千二百余件；不含“十余件”）',
  needs: [HAN_AMOUNTS],
  find: (text) =>
    mayHoldCount(text) ? [...text.matchAll(NUMERAL)].flatMap((match) => readAt(text, match.index, match[0])) : [],
};

function readAt(text: string, start: number, run: string): Candidate[] {
  if (!mayCount(text, start, run)) return [];
  const numeral = longestNumeral(run);
  const value = numeral && readNumeral(numeral);
  if (numeral === undefined || typeof value !== 'number') return readPlace(text, start, run);
  const numeralEnd = start + numeral.length;
  const tail = numeral === run ? readTail(text, numeralEnd) : noTail(numeralEnd);
  const direct = readUnit(text, numeralEnd);
  const found = direct ?? readUnit(text, tail.end);
  const bare = { rule: 'han-unit', start, numeralEnd, value };
  const candidate = finish(text, bare, direct ? { ...tail, end: numeralEnd, factor: 1 } : tail, found);
  // Only the pass that joins ranges can tell whether 一 in 一到五个 is meant as a number.
  const isEnd = /[至到]/u.test((text[candidate.end] ?? '') + (text[start - 1] ?? ''));
  if (!found) {
    if (tail.factor > 1 || isBound(text, start, tail.end)) return [candidate];
    return isEnd ? [{ ...candidate, isWeak: true }] : [];
  }
  const amount = Math.abs(value * (direct ? 1 : tail.factor));
  if (isMeant(text, start, found, amount, numeral, tail.isOver)) return [candidate];
  return isEnd ? [{ ...candidate, isWeak: true }] : [];
}

/** 近千, 百余: a bare place counts where the words around it say that about so many are meant; 上千 and 数百 say no number. */
const PLACES: Readonly<Record<string, number>> = {
  百: 100,
  千: 1000,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  百亿: 1e10,
  千亿: 1e11,
};

function readPlace(text: string, start: number, run: string): Candidate[] {
  const value = PLACES[run];
  if (value === undefined) return [];
  const numeralEnd = start + run.length;
  const over = /^[余多]/u.test(text[numeralEnd] ?? '') ? 1 : 0;
  const isNear = /[近超逾]$/u.test(text.slice(start - 1, start)) && !/[最附远临]/u.test(text[start - 2] ?? '');
  if (!over && !isNear) return [];
  const found = readUnit(text, numeralEnd + over);
  if (
    !found ||
    found.unit.kind === 'duration' ||
    found.unit.kind === 'multiple' ||
    AMBIGUOUS_PLACE.has(found.unit.name)
  )
    return [];
  const tail = { ...noTail(numeralEnd + over), isOver: over > 0 };
  return [finish(text, { rule: 'han-unit', start, numeralEnd, value }, tail, found)];
}

/** The longest beginning of a run that is a numeral: 一百 of 一百千瓦. */
function longestNumeral(run: string): string | undefined {
  for (let length = Math.min(run.length, 40); length > 0; length--) {
    const numeral = run.slice(0, length);
    if (readNumeral(numeral) !== undefined) return numeral;
  }
  return undefined;
}

const MEASURING: ReadonlySet<Unit['kind']> = new Set([
  'percent',
  'points',
  'money',
  'mass',
  'length',
  'area',
  'volume',
  'age',
  'multiple',
  'energy',
  'power',
  'voltage',
  'frequency',
  'temperature',
  'speed',
  'concentration',
]);
const FIRST_OF_UNIT = new Set(UNIT_LIST.filter(({ kind }) => MEASURING.has(kind)).map(({ name }) => name[0]));

/** 十五, 二十, 二十一: above ten, and before what is counted one by one. */
const TEENS = /^(?:[二三四五六七八九]十[一二三四五六七八九]?|十[一二三四五六七八九])$/u;
const COUNTED = '件票名人家个项次场户位所座台辆份篇期起宗批组支条处';

// 个 of 个百分点 and 大 of 大卡 stand behind every second numeral; in Han digits nobody writes those units.
const INITIALS = [...FIRST_OF_UNIT]
  .filter((c) => c && /\p{Script=Han}/u.test(c) && !'个大基度新百人'.includes(c))
  .join('');
const COUNT = new RegExp(
  `[${HAN_DIGITS}](?:[余多几]|[至到或及以]|[${INITIALS}成]|个百分)|十[一二三四五六七八九]?[${COUNTED}]|[近超逾][百千万亿]|[一二两三四五六七八九十][百千万亿]`,
  'u',
);

/** A quick look: false for the many texts whose Han numerals are all 一是, 三个, 五级. */
export function mayHoldCount(text: string): boolean {
  return COUNT.test(text);
}

/** Most Han numerals can be told from the next character to be none: 一是, 三个, 五级. */
function mayCount(text: string, start: number, run: string): boolean {
  const next = text[start + run.length] ?? '';
  const isLarge = run.length > 1 && /[百千万亿]/u.test(run);
  return (
    isLarge ||
    (TEENS.test(run) && COUNTED.includes(next)) ||
    FIRST_OF_UNIT.has(next) ||
    /[余多几至到以或及]/u.test(next) ||
    /[至到过于足少]/u.test(text[start - 1] ?? '') ||
    (/^[百千万亿]+$/u.test(run) && /[近超逾]/u.test(text[start - 1] ?? ''))
  );
}

/** 百余分 and 千余面 are more often words than measures. */
const AMBIGUOUS_PLACE = new Set(['分', '方', '度', '里', '克', '面']);

/** Units whose sign is a common word too: 一分, 一方, 一度, 两方, 里 in 这里. */
const AMBIGUOUS = new Set(['分', '方', '度', '里', '升', '克', '元', '兆', '伏', '瓦', '米', '亩']);

function isMeant(
  text: string,
  start: number,
  found: { unit: Unit; end: number },
  value: number,
  numeral: string,
  isOver: boolean,
): boolean {
  if (isQuoted(text, start, found.end)) return false;
  const { kind, name } = found.unit;
  const next = text[found.end] ?? '';
  if (MEASURING.has(kind)) {
    if (!AMBIGUOUS.has(name)) return numeral !== '一' || (kind !== 'multiple' && kind !== 'length');
    return value >= 10 || (name !== '分' && name !== '方' && name !== '度' && !/\p{Script=Han}/u.test(next));
  }
  // 二十余个, 三十余天 say a number; 十余件 says none.
  if (isOver && numeral.length > 1) return true;
  if (kind !== 'count') return false;
  if (TEENS.test(numeral))
    return COUNTED.includes(name[0] as string) && !/^(?:会议|全会|代表)/u.test(text.slice(found.end));
  // 千家万户, 万里长城: a bare place is no numeral, and hundreds in a set phrase have another measure word behind.
  return value >= 100 && /[百千万亿]/u.test(numeral) && numeral.length >= 2;
}

/** A name in quotation marks: “十个一”, “百日攻坚”. */
function isQuoted(text: string, start: number, end: number): boolean {
  return (
    /[“"《‘]\s*$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    /^[^“”"《》]{0,8}[”"》’]/u.test(text.slice(end, end + 10))
  );
}

/** A number without a unit counts only with words that bound it. */
function isBound(text: string, start: number, end: number): boolean {
  return (
    /(?:超过|多于|高于|大于|少于|低于|不足|不到|至少|不少于|不超过|突破)了?$/u.test(
      text.slice(Math.max(0, start - 5), start),
    ) || /^(?:或者|或|及)?以[上下]/u.test(text.slice(end, end + 5))
  );
}
